// Every branch of the atlas: enthalpy against pressure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "atlas/atlas_record.hpp"
#include "report/unit_names.hpp"

namespace baroscape {

/// A state's marker on a branch.
struct BranchMark {
  double pressure = 0;
  std::int64_t branch = 0;
  std::string mark;  ///< "1", "2", "3"
};

struct BranchPictureOptions {
  std::string title, caption;
  /// Absent: drawn unless there are more than 1500 of them, which nobody could tell apart.
  std::optional<bool> transition_states;
  std::vector<BranchMark> marks;
  UnitNames units;
  double width = 860;   ///< px
  double height = 300;  ///< of a frame; there is a second one where most events fill a small range
};

/// A complete SVG document: H of every branch above that of the lowest minimum, minima and transition states told
/// apart, every event and change of order marked. InputError when no minimum was followed (nothing to draw).
std::string branch_svg(const AtlasRecord& atlas, const BranchPictureOptions& options = {});

}  // namespace baroscape
