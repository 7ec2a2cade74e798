#include "report/shared_order.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "report/made_up.hpp"

namespace baroscape {
namespace {

using testing_report::minimum;
using testing_report::transition_state;

/// Random, in one piece or several; ids first, first + 1, …
Landscape random_landscape(unsigned seed, int size, int states) {
  std::mt19937 random(seed);
  Landscape landscape(0);
  for (int id = 1; id <= size; ++id) landscape.add(minimum(id, 0, -10 - static_cast<double>(random() % 300) / 100, 1));
  for (int id = 1; id <= states; ++id) {
    landscape.add(transition_state(id, -9 + static_cast<double>(random() % 4000) / 1000,
                                   1 + static_cast<int>(random() % static_cast<unsigned>(size)),
                                   1 + static_cast<int>(random() % static_cast<unsigned>(size))));
  }
  return landscape;
}

/// The minima are on the branches of their ids.
BranchTree tree_of(const Landscape& landscape) {
  BranchTree tree{disconnectivity_tree(landscape), {}};
  for (const Minimum& state : landscape.minima()) tree.branches[state.id] = state.id;
  return tree;
}

std::int64_t crossings_of(const std::vector<BranchTree>& trees, const std::vector<std::int64_t>& order) {
  std::map<std::int64_t, double> place;
  for (std::size_t k = 0; k < order.size(); ++k) place[order[k]] = static_cast<double>(k) + 0.5;
  std::int64_t sum = 0;
  for (const BranchTree& tree : trees) {
    std::map<std::int64_t, double> columns;
    for (const auto& [id, branch] : tree.branches) columns[id] = place.at(branch);
    sum += crossings(lay_out_in_columns(tree.tree, columns));
  }
  return sum;
}

TEST(SharedOrder, OfOneTreeHasNoCrossings) {
  for (unsigned seed = 1; seed <= 5; ++seed) {
    for (const int states : {12, 60, 200}) {
      const std::vector<BranchTree> trees = {tree_of(random_landscape(seed, 30, states))};
      EXPECT_EQ(crossings_of(trees, shared_order(trees)), 0) << seed << ' ' << states;
    }
  }
}

TEST(SharedOrder, OfOneTreeManyTimesHasNoCrossings) {
  const BranchTree tree = tree_of(random_landscape(3, 20, 60));
  const std::vector<BranchTree> trees = {tree, tree, tree};
  EXPECT_EQ(crossings_of(trees, shared_order(trees)), 0);
}

TEST(SharedOrder, HoldsEveryBranchOfAnyTreeOnceAndIsAlwaysTheSame) {
  Landscape few(5);
  few.add(minimum(7, 5, -3, 1));
  few.add(minimum(200, 5, -2, 1));
  few.add(transition_state(1, -1, 7, 200));
  const std::vector<BranchTree> trees = {tree_of(random_landscape(1, 25, 60)), tree_of(few)};
  std::vector<std::int64_t> order = shared_order(trees);
  EXPECT_EQ(order, shared_order(trees));
  std::sort(order.begin(), order.end());
  ASSERT_EQ(order.size(), 26u);
  EXPECT_EQ(std::unique(order.begin(), order.end()), order.end());
  EXPECT_EQ(order.back(), 200);
  EXPECT_TRUE(shared_order({}).empty());
}

TEST(SharedOrder, HasFewerCrossingsThanTheOrderOfEnthalpies) {
  // A few minima of one landscape after the other vanish, and heights change: what pressure does.
  std::vector<BranchTree> trees;
  std::mt19937 random(5);
  const Landscape first = random_landscape(2, 25, 60);
  for (int step = 0; step < 4; ++step) {
    Landscape next(step);
    for (const Minimum& state : first.minima()) {
      if (state.id > 4 * step)
        next.add(minimum(state.id, 0, state.energy + static_cast<double>(random() % 100) / 100, 1));
    }
    for (TransitionState state : first.transition_states()) {
      if (std::min(state.minimum_a, state.minimum_b) <= 4 * step) continue;
      state.enthalpy += static_cast<double>(random() % 60) / 100;
      next.add(state);
    }
    trees.push_back(tree_of(next));
  }
  std::vector<std::int64_t> by_enthalpy;
  for (const Minimum& state : first.minima()) by_enthalpy.push_back(state.id);
  std::sort(by_enthalpy.begin(), by_enthalpy.end(),
            [&](auto a, auto b) { return first.minimum(a).energy < first.minimum(b).energy; });
  EXPECT_LT(2 * crossings_of(trees, shared_order(trees)), crossings_of(trees, by_enthalpy));
}

TEST(SharedOrder, OfManyBranchesIsQuick) {
  const std::vector<BranchTree> trees = {tree_of(random_landscape(1, 1500, 6000)),
                                         tree_of(random_landscape(1, 900, 3000))};
  EXPECT_EQ(shared_order(trees).size(), 1500u);
}

TEST(Crossings, AreCountedWhereAStemPassesThroughACrossbar) {
  Landscape landscape(0);
  for (int id = 1; id <= 3; ++id) landscape.add(minimum(id, 0, -4, 1));
  landscape.add(transition_state(1, -3, 1, 3));
  landscape.add(transition_state(2, -2, 1, 2));
  const DisconnectivityTree tree = disconnectivity_tree(landscape);
  EXPECT_EQ(crossings(lay_out_in_columns(tree, {{1, 0.5}, {2, 1.5}, {3, 2.5}})), 1)
      << "the stem of 2 through the bar of 1 and 3";
  EXPECT_EQ(crossings(lay_out_in_columns(tree, {{1, 0.5}, {2, 2.5}, {3, 1.5}})), 0);
}

}  // namespace
}  // namespace baroscape
