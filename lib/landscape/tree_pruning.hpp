// Parts of a disconnectivity tree: some of its minima, one of its basins, or what is deep enough to matter.
#pragma once

#include <cstdint>
#include <optional>
#include <set>

#include "landscape/disconnectivity.hpp"

namespace baroscape {

/// What is kept. Merges stay at the heights they have in the whole landscape.
struct TreeSelection {
  std::optional<std::set<std::int64_t>> minima;  ///< these alone
  std::optional<std::int64_t> connected_to;      ///< what can reach this minimum …
  std::optional<double> below;                   ///< … without rising above this enthalpy; else by any known path
  /// Branches whose lowest minimum lies less than this below where they join a lower one are left out (the elder's rule
  /// of persistent homology: H. Edelsbrunner, D. Letscher and A. Zomorodian, Discrete Comput. Geom. 28, 511 (2002)).
  double persistence = 0;
};

struct PrunedTree {
  DisconnectivityTree tree;
  int not_selected = 0;  ///< minima that are none of those asked for
  int shallow = 0;       ///< minima that lie in branches of too little persistence
};

/// Minima that are asked for and not there are none of the tree's.
PrunedTree pruned(const DisconnectivityTree& tree, const TreeSelection& selection);

}  // namespace baroscape
