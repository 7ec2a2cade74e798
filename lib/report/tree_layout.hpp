// Where the branches of a disconnectivity tree go, before anything is drawn: columns across, enthalpies up.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "landscape/disconnectivity.hpp"
#include "report/tree_picture.hpp"

namespace baroscape {

struct PlacedNode {
  double column = 0;    ///< of a leaf its own (0.5, 1.5, …, more between pieces); of a merge the middle of its leaves
  double enthalpy = 0;  ///< where the branch ends or the children merge
  double fan = 0;  ///< merges only: the children's slanted lines come down by at most this much, so that none cross
  std::int64_t minimum = 0;  ///< id for a leaf, 0 for a merge
  int parent = -1;  ///< index into nodes, smaller than the node's own; −1 for what leaves the picture at the top
};

struct TreeLayout {
  std::vector<PlacedNode> nodes;
  double columns = 0;              ///< width of the whole
  double lowest = 0, highest = 0;  ///< enthalpy range of what is placed, not empty
  /// How far lines slant down from a merge before they run straight: one level, as in print, which all children reach,
  /// so that none cross; 0 for exact heights, where children may merge just below and only right angles keep clear of
  /// them.
  double fan = 0;
  int hidden = 0;  ///< minima above the range, left out
  int pieces = 0;  ///< of the landscape
};

/// Uses levels, lowest, highest, order and ordered_by of the options. Throws InputError for an empty tree, levels below 1, a range
/// that is empty or upside down, and a range that hides every minimum.
TreeLayout lay_out(const DisconnectivityTree& tree, const TreePictureOptions& options);

/// Exact heights, and every leaf in the column that is given for its minimum (by id, each must be there); a merge
/// stands midway between its outermost children, and lines may cross. Throws InputError for an empty tree.
TreeLayout lay_out_in_columns(const DisconnectivityTree& tree, const std::map<std::int64_t, double>& columns);

}  // namespace baroscape
