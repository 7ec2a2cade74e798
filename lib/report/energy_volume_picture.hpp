// Energy against volume of states 1, 2, 3, with the way 1 → 2 → 3.
#pragma once

#include <string>
#include <vector>

#include "protocol/anneal.hpp"
#include "report/unit_names.hpp"

namespace baroscape {

struct EnergyVolumeOptions {
  double width = 620, height = 400;  ///< px, without the caption
  std::string title, caption;
  bool names = true;  ///< say beside each marker which minimum it is
};

/// A complete SVG document. E (ε) is the energy without PV, V (σ³) the volume, of state 2 those it has under pressure.
/// The axes span `all` (so that several pictures can be compared) and the anneal itself.
std::string energy_volume_svg(const AnnealOutcome& outcome, const std::vector<AnnealOutcome>& all,
                              const UnitNames& units, const EnergyVolumeOptions& options = {});

}  // namespace baroscape
