// What cycles of loading and unloading do, against the pressure to which they lead.
#pragma once

#include <string>
#include <vector>

#include "protocol/amplitudes.hpp"
#include "report/unit_names.hpp"

namespace baroscape {

struct AmplitudePictureOptions {
  std::string title, caption;
  UnitNames units;
  double width = 860;   ///< px
  double height = 160;  ///< of each of the two frames
};

/// A complete SVG document: the share of the minima that return to themselves after one turn, and below it how the mean
/// energy of each start changes by one turn and by many. Curves are those of one atlas and differ in their starts.
/// InputError when no curve has a range (nothing to draw).
std::string amplitude_svg(const std::vector<AmplitudeCurve>& curves, const AmplitudePictureOptions& options = {});

/// What it shows, in words.
std::string amplitude_caption(const std::vector<AmplitudeCurve>& curves, const UnitNames& units);

}  // namespace baroscape
