// One order from left to right for the trees of several pressures, so that the same branch can stand at the same place
// in all of them.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "landscape/disconnectivity.hpp"
#include "report/tree_layout.hpp"

namespace baroscape {

/// A tree, and which branch of the atlas each of its minima is on.
struct BranchTree {
  DisconnectivityTree tree;
  std::map<std::int64_t, std::int64_t> branches;  ///< by id of the minimum, for every leaf; no branch twice
};

/// Every branch once, from left to right, such that lines of the trees cross each other seldom: what merges soon at
/// many pressures stands together (average linkage), then single branches and whole groups change places as long as
/// that helps, within a limited amount of work. The same trees always give the same order.
std::vector<std::int64_t> shared_order(const std::vector<BranchTree>& trees);

/// How often the stem of a branch or merge passes through the crossbar of a merge it does not belong to.
std::int64_t crossings(const TreeLayout& layout);

}  // namespace baroscape
