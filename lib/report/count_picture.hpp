// How many minima and transition states there are at each pressure.
#pragma once

#include <string>
#include <vector>

#include "atlas/atlas_record.hpp"
#include "report/unit_names.hpp"

namespace baroscape {

struct CountPictureOptions {
  std::string title, caption;
  UnitNames units;
  double width = 860;   ///< px
  double height = 160;  ///< of each of the two frames
};

/// Where the number of branches of this index changes: the number from each pressure on. It begins at atlas.from and
/// does not count what ends there.
struct CountStep {
  double pressure = 0;
  int count = 0;
};
std::vector<CountStep> count_steps(const AtlasRecord& atlas, int index);

/// A complete SVG document: one staircase for minima and one for transition states, with the events that make the steps
/// between them and, as circles, what a census found at an explored pressure. InputError without any branch.
std::string count_svg(const AtlasRecord& atlas, const CountPictureOptions& options = {});

}  // namespace baroscape
