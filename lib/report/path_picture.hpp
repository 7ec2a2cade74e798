// The enthalpy along a path from minimum to minimum, as a picture.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "report/unit_names.hpp"

namespace baroscape {

struct ProfilePoint {
  double length = 0;         ///< along the path, σ
  double enthalpy = 0;       ///< ε
  std::int64_t minimum = 0;  ///< id when this point is a minimum
  std::int64_t saddle = 0;   ///< id when it is a transition state
};

struct PathPictureOptions {
  std::string title, caption;
  UnitNames units;
  double width = 860, height = 440;  ///< px
};

/// A complete SVG document: H against the length of the path, minima and transition states marked, the ends and the
/// highest point named, with the barriers both ways as the caption when none is given. `points` along the path, at
/// least two; otherwise an InputError (nothing to draw).
std::string path_svg(const std::vector<ProfilePoint>& points, const PathPictureOptions& options = {});

}  // namespace baroscape
