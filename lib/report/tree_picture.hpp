// The disconnectivity tree as a picture.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "landscape/disconnectivity.hpp"
#include "landscape/landscape.hpp"
#include "landscape/tree_pruning.hpp"
#include "report/unit_names.hpp"

namespace baroscape {

/// A number that each minimum has.
struct MinimumValues {
  std::string name, unit;  ///< of an axis or a legend; the unit may be empty
  std::map<std::int64_t, double> of;
};

/// What branches are coloured by: a value, as a scale, or what group minima belong to.
struct TreeColouring {
  MinimumValues values;  ///< empty: by group
  std::string group_name;
  std::map<std::int64_t, std::string> groups;  ///< minima without one are grey
};

struct TreePictureOptions {
  std::optional<int> levels;  ///< merge heights rounded up to this many equal levels; exact heights when absent
  std::optional<double> lowest, highest;  ///< enthalpy range drawn; the landscape's own when absent
  /// Lowest branch first, the largest basin in the middle, or by the mean of `ordered_by` over the minima of a branch.
  enum class Order { energy, size, value } order = Order::energy;
  MinimumValues ordered_by;
  std::optional<MinimumValues> across;  ///< the horizontal axis: every minimum stands where its value is
  enum class Labels { none, id, rank } labels = Labels::id;
  std::map<std::int64_t, std::string> marks;  ///< minimum id → what is written in its marker, e.g. "1", "2 3"
  std::optional<TreeColouring> colouring;
  std::set<std::int64_t> seen_once;  ///< minima whose branches are dashed
  TreeSelection selection;
  std::string quantity;  ///< the vertical axis, without its unit; empty: energy or enthalpy
  std::string title, caption;
  UnitNames units;
  double width = 860, height = 560;  ///< px
};

/// What there is to be seen, for a reader who has not met such a tree.
std::string tree_caption(const Landscape& landscape, const TreePictureOptions& options);

/// A complete SVG document, `options.caption` and what is left out below. InputError where there is nothing to draw (no minima, or none that is selected), and for
/// `across` together with levels or a range.
std::string tree_svg(const Landscape& landscape, const TreePictureOptions& options);

}  // namespace baroscape
