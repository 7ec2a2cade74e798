#include "landscape/disconnectivity.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <random>

#include "landscape/hand_made.hpp"

namespace baroscape {
namespace {

using testing_landscape::minimum;
using testing_landscape::transition_state;
using testing_landscape::two_pieces;

TEST(DisconnectivityTree, MergesAtTheExactHeightsOfTheLowestConnections) {
  const DisconnectivityTree tree = disconnectivity_tree(two_pieces());
  ASSERT_EQ(tree.nodes.size(), 8u);  // 5 leaves, 3 merges
  EXPECT_EQ(tree.nodes[0].minimum, 7);
  EXPECT_TRUE(tree.nodes[0].children.empty());
  const DisconnectivityNode& first = tree.nodes[5];
  EXPECT_EQ(first.enthalpy, -2);
  EXPECT_EQ(first.transition_state, 3);
  EXPECT_EQ(first.minimum, 0);
  EXPECT_EQ(first.children, (std::vector<int>{1, 2}));
  const DisconnectivityNode& second = tree.nodes[6];
  EXPECT_EQ(second.enthalpy, -1);
  EXPECT_EQ(second.transition_state, 2);
  EXPECT_EQ(second.children, (std::vector<int>{0, 5}));  // lowest branch first
  EXPECT_EQ(second.lowest, -4);
  EXPECT_EQ(second.leaves, 3);
  EXPECT_EQ(tree.nodes[5].parent, 6);
  EXPECT_EQ(tree.roots, (std::vector<int>{6, 7}));
}

TEST(DisconnectivityTree, EqualHeightsMakeOneNodeWithSeveralChildren) {
  Landscape landscape;
  for (int id = 1; id <= 6; ++id) landscape.add(minimum(id, -id));
  landscape.add(transition_state(1, 1, 1, 2));
  landscape.add(transition_state(2, 1, 3, 4));
  landscape.add(transition_state(3, 1, 2, 3));  // joins what the first two joined
  landscape.add(transition_state(4, 1, 1, 4));  // closes a ring: nothing new
  landscape.add(transition_state(5, 1, 5, 6));  // same height, another group
  const DisconnectivityTree tree = disconnectivity_tree(landscape);
  ASSERT_EQ(tree.nodes.size(), 8u);
  EXPECT_EQ(tree.roots, (std::vector<int>{tree.nodes[5].parent, tree.nodes[0].parent}));
  EXPECT_EQ(tree.nodes[tree.roots[1]].children, (std::vector<int>{3, 2, 1, 0}));
  EXPECT_EQ(tree.nodes[tree.roots[1]].leaves, 4);
  EXPECT_EQ(tree.nodes[tree.roots[1]].transition_state, 1);
  EXPECT_EQ(tree.nodes[tree.roots[0]].transition_state, 5);
}

TEST(DisconnectivityTree, DegenerateRearrangementsMergeNothing) {
  Landscape landscape;
  landscape.add(minimum(1, 0));
  landscape.add(transition_state(1, 1, 1, 1));
  const DisconnectivityTree tree = disconnectivity_tree(landscape);
  EXPECT_EQ(tree.nodes.size(), 1u);
  EXPECT_EQ(tree.roots, (std::vector<int>{0}));
}

TEST(DisconnectivityTree, OfAnEmptyLandscapeIsEmpty) {
  EXPECT_TRUE(disconnectivity_tree(Landscape()).nodes.empty());
  EXPECT_TRUE(disconnectivity_tree(Landscape()).roots.empty());
}

/// The height at which two leaves meet in the tree.
std::optional<double> meeting_height(const DisconnectivityTree& tree, int a, int b) {
  for (int up = a; up >= 0; up = tree.nodes[up].parent) {
    for (int other = b; other >= 0; other = tree.nodes[other].parent) {
      if (up == other) return tree.nodes[up].enthalpy;
    }
  }
  return std::nullopt;
}

TEST(DisconnectivityTree, AgreesWithMinimaxPathsOnRandomGraphs) {
  std::mt19937 random(1);
  for (int graph = 0; graph < 30; ++graph) {
    Landscape landscape;
    const int minima = 12;
    for (int id = 1; id <= minima; ++id) landscape.add(minimum(id, -5.0 - static_cast<double>(random() % 100) / 50));
    for (int id = 1; id <= 14; ++id) {  // few enough that pieces remain, heights on a grid so that ties occur
      landscape.add(transition_state(id, -static_cast<double>(random() % 8), 1 + static_cast<int>(random() % minima),
                                     1 + static_cast<int>(random() % minima)));
    }
    const DisconnectivityTree tree = disconnectivity_tree(landscape);
    for (int a = 0; a < minima; ++a) {
      const auto heights = minimax_enthalpies_to(landscape, static_cast<std::size_t>(a));
      for (int b = 0; b < minima; ++b) EXPECT_EQ(meeting_height(tree, a, b), heights[static_cast<std::size_t>(b)]);
    }
  }
}

}  // namespace
}  // namespace baroscape
