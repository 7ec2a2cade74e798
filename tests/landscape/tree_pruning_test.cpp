#include "landscape/tree_pruning.hpp"

#include <gtest/gtest.h>

#include <map>
#include <random>

#include "landscape/hand_made.hpp"

namespace baroscape {
namespace {

using testing_landscape::minimum;
using testing_landscape::transition_state;

/// 1 (−10) and 2 (−9) join at −5; 3 (−8) and 4 (−7.9) at −7.5; both at −2; 5 (−6) at −1; 6 (−20) stands alone.
Landscape example() {
  Landscape landscape;
  const double enthalpies[] = {-10, -9, -8, -7.9, -6, -20};
  for (int id = 1; id <= 6; ++id) landscape.add(minimum(id, enthalpies[id - 1]));
  landscape.add(transition_state(1, -5, 1, 2));
  landscape.add(transition_state(2, -7.5, 3, 4));
  landscape.add(transition_state(3, -2, 2, 3));
  landscape.add(transition_state(4, -1, 5, 1));
  return landscape;
}

/// Heights at which every two minima of a tree join.
std::map<std::pair<std::int64_t, std::int64_t>, double> joins(const DisconnectivityTree& tree) {
  std::map<std::pair<std::int64_t, std::int64_t>, double> heights;
  for (std::size_t a = 0; a < tree.nodes.size(); ++a) {
    for (std::size_t b = 0; b < tree.nodes.size(); ++b) {
      if (tree.nodes[a].minimum == 0 || tree.nodes[b].minimum <= tree.nodes[a].minimum) continue;
      std::set<int> above;
      for (int k = static_cast<int>(a); k >= 0; k = tree.nodes[k].parent) above.insert(k);
      int k = static_cast<int>(b);
      while (k >= 0 && !above.contains(k)) k = tree.nodes[k].parent;
      if (k >= 0) heights[{tree.nodes[a].minimum, tree.nodes[b].minimum}] = tree.nodes[k].enthalpy;
    }
  }
  return heights;
}

std::set<std::int64_t> minima_of(const DisconnectivityTree& tree) {
  std::set<std::int64_t> ids;
  for (const DisconnectivityNode& node : tree.nodes) {
    if (node.minimum != 0) ids.insert(node.minimum);
  }
  return ids;
}

TEST(TreePruning, OfNothingLeavesTheTree) {
  const DisconnectivityTree tree = disconnectivity_tree(example());
  const PrunedTree same = pruned(tree, {});
  EXPECT_EQ(joins(same.tree), joins(tree));
  EXPECT_EQ(same.not_selected, 0);
  EXPECT_EQ(same.tree.nodes[same.tree.roots[0]].minimum, 6) << "lowest first";
}

TEST(TreePruning, SelectedMinimaJoinWhereTheyDoAmongAll) {
  TreeSelection selection;
  selection.minima = {2, 4, 5, 99};
  const PrunedTree part = pruned(disconnectivity_tree(example()), selection);
  EXPECT_EQ(minima_of(part.tree), (std::set<std::int64_t>{2, 4, 5}));
  EXPECT_EQ(part.not_selected, 3);
  const auto heights = joins(part.tree);
  EXPECT_EQ(heights.at({2, 4}), -2);
  EXPECT_EQ(heights.at({2, 5}), -1);
}

TEST(TreePruning, AConnectedPartIsWhatCanBeReachedBelow) {
  TreeSelection selection;
  selection.connected_to = 4;
  EXPECT_EQ(minima_of(pruned(disconnectivity_tree(example()), selection).tree),
            (std::set<std::int64_t>{1, 2, 3, 4, 5}));
  selection.below = -2;
  EXPECT_EQ(minima_of(pruned(disconnectivity_tree(example()), selection).tree), (std::set<std::int64_t>{1, 2, 3, 4}));
  selection.below = -2.001;
  EXPECT_EQ(minima_of(pruned(disconnectivity_tree(example()), selection).tree), (std::set<std::int64_t>{3, 4}));
}

TEST(TreePruning, PersistenceKeepsTheElderOfTwoBranches) {
  TreeSelection selection;
  selection.persistence = 1;
  const PrunedTree deep = pruned(disconnectivity_tree(example()), selection);
  EXPECT_EQ(minima_of(deep.tree), (std::set<std::int64_t>{1, 2, 3, 5, 6})) << "4 is 0.4 deep, 3 is 6";
  EXPECT_EQ(deep.shallow, 1);
  selection.persistence = 5.5;
  const PrunedTree deeper = pruned(disconnectivity_tree(example()), selection);
  EXPECT_EQ(minima_of(deeper.tree), (std::set<std::int64_t>{1, 3, 6}));
  EXPECT_EQ(deeper.shallow, 3);
  EXPECT_EQ(deeper.not_selected, 0);
}

TEST(TreePruning, WhatPersistsIsWhatNoOneLowerReachesSooner) {
  // Against the definition: a minimum stays if it must climb at least D to reach any lower one.
  std::mt19937 random(5);
  std::uniform_real_distribution<double> height(0, 10);
  Landscape landscape;
  for (int id = 1; id <= 40; ++id) landscape.add(minimum(id, -height(random)));
  for (int k = 1; k <= 120; ++k) {
    const int a = 1 + static_cast<int>(random() % 40), b = 1 + static_cast<int>(random() % 40);
    landscape.add(transition_state(k, height(random), a, b));
  }
  const DisconnectivityTree tree = disconnectivity_tree(landscape);
  const auto heights = joins(tree);
  for (const double least : {1.0, 4.0, 8.0}) {
    std::set<std::int64_t> expected;
    for (const Minimum& one : landscape.minima()) {
      bool stays = true;
      for (const Minimum& other : landscape.minima()) {
        const auto join = heights.find(std::minmax(one.id, other.id));
        if (other.enthalpy < one.enthalpy && join != heights.end() && join->second - one.enthalpy < least)
          stays = false;
      }
      if (stays) expected.insert(one.id);
    }
    TreeSelection selection;
    selection.persistence = least;
    EXPECT_EQ(minima_of(pruned(tree, selection).tree), expected) << least;
  }
}

}  // namespace
}  // namespace baroscape
