// The disconnectivity tree: which minima can reach each other below which enthalpy (Becker & Karplus, JCP 106, 1495
// (1997)).
#pragma once

#include <cstdint>
#include <vector>

#include "landscape/landscape.hpp"

namespace baroscape {

/// A node is a leaf (one minimum) or the height at which two or more branches merge.
struct DisconnectivityNode {
  double enthalpy = 0;                ///< of the minimum, or of the lowest transition state that joins the children
  std::int64_t minimum = 0;           ///< id for a leaf, 0 for a merge
  std::int64_t transition_state = 0;  ///< id of the joining transition state for a merge, 0 for a leaf
  int parent = -1;                    ///< index of the merge above, −1 for a root
  std::vector<int> children;          ///< indices, lowest branch first; empty for a leaf
  double lowest = 0;                  ///< enthalpy of the lowest minimum below
  int leaves = 1;                     ///< number of minima below
};

/// All nodes; leaves first, in the order of landscape.minima(). A landscape in several pieces has several roots.
struct DisconnectivityTree {
  std::vector<DisconnectivityNode> nodes;
  std::vector<int> roots;  ///< lowest first
};

/// Exact merge heights, by Kruskal's algorithm on the transition states in ascending order.
DisconnectivityTree disconnectivity_tree(const Landscape& landscape);

}  // namespace baroscape
