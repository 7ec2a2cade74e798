// One path between two states, at the pressure it belongs to and at another one: where a basin becomes a saddle.
#pragma once

#include <string>

#include "protocol/path_profile.hpp"
#include "report/unit_names.hpp"

namespace baroscape {

struct ProfilesPictureOptions {
  std::string title, caption;
  std::string from_mark = "1", to_mark = "2";  ///< of the states the path leads from and to
  UnitNames units;
  double width = 860;   ///< px
  double height = 300;  ///< of the frame
};

/// A complete SVG document: H of the same structures at both pressures, above its value at the beginning, against the
/// distance along the path. The states of the path are marked, at the other pressure as what becomes of them there.
/// Two points at least; otherwise an InputError (nothing to draw).
std::string profiles_svg(const PathProfile& profile, const ProfilesPictureOptions& options = {});

}  // namespace baroscape
