// ΔE over the sweep of pressures and temperatures: where annealing ages, where it rejuvenates.
#pragma once

#include <string>

#include "report/treatment_figures.hpp"

namespace baroscape {

struct GainMapOptions {
  std::string title, caption;
  double width = 860;  ///< px
};

/// A complete SVG document: one field for each (P, T), blue where the sample has aged and orange where it is
/// rejuvenated, with its ΔE, and a line between the two. InputError when there is no outcome (nothing to draw).
std::string gain_map_svg(const StartResults& results, const GainMapOptions& options = {});

std::string gain_map_caption(const StartResults& results);

}  // namespace baroscape
