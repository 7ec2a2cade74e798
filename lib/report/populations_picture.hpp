// Which minima hold the ensemble at each stage: initial, loaded, annealed, cooled, unloaded.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "protocol/pressure_map.hpp"
#include "report/stage_bars.hpp"
#include "report/treatment_figures.hpp"
#include "report/unit_names.hpp"

namespace baroscape {

/// One treatment and its stages.
struct PopulationRow {
  double pressure = 0, temperature = 0, delta_energy = 0;
  std::vector<StageBar> bars;
};

/// The treatments that tell the most: the mildest of those that gain the most, and that which ages the most. Fewer
/// where nothing gains or nothing ages, none where no populations were kept.
std::vector<PopulationRow> population_rows(const StartResults& results, const std::vector<PressureMap>& maps);

struct PopulationsPictureOptions {
  std::string title, caption;
  UnitNames units;
  double width = 860;   ///< px
  double height = 190;  ///< of each row of bars
};

/// A complete SVG document: a row of stacked bars for each treatment. `energies` are those of the minima at P = 0: the
/// lower a minimum, the lower and darker it stands. InputError without a bar (nothing to draw).
std::string populations_svg(const std::vector<PopulationRow>& rows, const std::map<std::int64_t, double>& energies,
                            const PopulationsPictureOptions& options = {});

/// What it shows, in words.
std::string populations_caption(const std::vector<PopulationRow>& rows, const std::map<std::int64_t, double>& energies,
                                const UnitNames& units);

}  // namespace baroscape
