// The way from one state to another at several pressures: where a basin becomes a saddle.
#pragma once

#include <string>
#include <vector>

#include "report/path_picture.hpp"

namespace baroscape {

/// The path at one pressure; ids as in ProfilePoint.
struct PressureProfile {
  double pressure = 0;
  std::vector<ProfilePoint> points;  ///< along the path
};

struct ProfilesPictureOptions {
  std::string title, caption;
  std::string from_mark = "1", to_mark = "2";  ///< of the states the paths lead from and to
  UnitNames units;
  double width = 860;   ///< px
  double height = 300;  ///< of the frame
};

/// A complete SVG document: H above its value at the beginning of each path against the share of the path's length, so
/// that paths of different lengths can be compared; minima and transition states marked. Two points at least in each
/// profile, one profile at least; otherwise an InputError (nothing to draw).
std::string profiles_svg(const std::vector<PressureProfile>& profiles, const ProfilesPictureOptions& options = {});

}  // namespace baroscape
