#include "report/tree_layout.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "core/error.hpp"
#include "report/made_up.hpp"

namespace baroscape {
namespace {

using testing_report::minimum;
using testing_report::transition_state;

/// Random, in several pieces, with equal heights among the merges.
Landscape random_landscape(unsigned seed) {
  std::mt19937 random(seed);
  Landscape landscape(0);
  for (int id = 1; id <= 40; ++id) landscape.add(minimum(id, 0, -10 - static_cast<double>(random() % 300) / 100, 1));
  for (int id = 1; id <= 60; ++id) {
    landscape.add(transition_state(id, -9 + static_cast<double>(random() % 40) / 10,
                                   1 + static_cast<int>(random() % 40), 1 + static_cast<int>(random() % 40)));
  }
  return landscape;
}

struct Segment {
  double x1, y1, x2, y2;
};

/// The lines as the picture draws them: slanted down by the fan, then straight.
std::vector<Segment> lines(const TreeLayout& layout) {
  std::vector<Segment> result;
  for (const PlacedNode& node : layout.nodes) {
    if (node.parent < 0) continue;
    const PlacedNode& parent = layout.nodes[node.parent];
    const double knee = std::max(parent.enthalpy - layout.fan, node.enthalpy);
    result.push_back({parent.column, parent.enthalpy, node.column, knee});
    result.push_back({node.column, knee, node.column, node.enthalpy});
  }
  return result;
}

double side(const Segment& line, double x, double y) {
  return (line.x2 - line.x1) * (y - line.y1) - (line.y2 - line.y1) * (x - line.x1);
}

/// Proper crossings only: lines may share ends.
bool cross(const Segment& a, const Segment& b) {
  const double tiny = 1e-9;
  const double b1 = side(a, b.x1, b.y1), b2 = side(a, b.x2, b.y2), a1 = side(b, a.x1, a.y1), a2 = side(b, a.x2, a.y2);
  return std::min(b1, b2) < -tiny && std::max(b1, b2) > tiny && std::min(a1, a2) < -tiny && std::max(a1, a2) > tiny;
}

TEST(TreeLayout, BranchesNeverCross) {
  using Order = TreePictureOptions::Order;
  for (unsigned seed = 1; seed <= 5; ++seed) {
    const DisconnectivityTree tree = disconnectivity_tree(random_landscape(seed));
    for (const Order order : {Order::energy, Order::size}) {
      for (const std::optional<int> levels : {std::optional<int>{}, std::optional<int>{7}, std::optional<int>{40}}) {
        TreePictureOptions options;
        options.order = order;
        options.levels = levels;
        const std::vector<Segment> all = lines(lay_out(tree, options));
        for (std::size_t a = 0; a < all.size(); ++a) {
          for (std::size_t b = 0; b < a; ++b) ASSERT_FALSE(cross(all[a], all[b])) << seed << ' ' << levels.value_or(0);
        }
      }
    }
  }
}

TEST(TreeLayout, HoldsEveryMinimumOnceInAColumnOfItsOwn) {
  const Landscape landscape = random_landscape(2);
  const TreeLayout layout = lay_out(disconnectivity_tree(landscape), {});
  std::vector<std::int64_t> ids;
  std::vector<double> columns;
  for (const PlacedNode& node : layout.nodes) {
    if (node.minimum == 0) continue;
    ids.push_back(node.minimum);
    columns.push_back(node.column);
    EXPECT_EQ(node.enthalpy, landscape.minimum(node.minimum).enthalpy);
  }
  EXPECT_TRUE(std::is_sorted(columns.begin(), columns.end()));
  for (std::size_t k = 1; k < columns.size(); ++k) EXPECT_GE(columns[k] - columns[k - 1], 1);
  std::sort(ids.begin(), ids.end());
  ASSERT_EQ(ids.size(), 40u);
  EXPECT_EQ(std::unique(ids.begin(), ids.end()), ids.end());
}

TEST(TreeLayout, LevelsRoundMergesUpAndJoinWhatMeetsThere) {
  Landscape landscape(0);
  for (int id = 1; id <= 3; ++id) landscape.add(minimum(id, 0, -4.0 + 0.1 * (id - 1), 1));
  landscape.add(transition_state(1, -1.9, 1, 2));  // both round up to −1 of the levels −3, −2, −1, 0
  landscape.add(transition_state(2, -1.5, 2, 3));
  TreePictureOptions options;
  options.levels = 4;
  options.lowest = -4;
  options.highest = 0;
  const TreeLayout layout = lay_out(disconnectivity_tree(landscape), options);
  ASSERT_EQ(layout.nodes.size(), 4u);
  EXPECT_DOUBLE_EQ(layout.nodes[0].enthalpy, -1);
  for (int k = 1; k <= 3; ++k) EXPECT_EQ(layout.nodes[static_cast<std::size_t>(k)].parent, 0);
  EXPECT_DOUBLE_EQ(layout.fan, 1);
}

TEST(TreeLayout, AMergeThatIsALevelStaysThere) {
  Landscape landscape(0);
  landscape.add(minimum(1, 0, 0, 1));
  landscape.add(minimum(2, 0, 0.1, 1));
  landscape.add(transition_state(1, 0.3, 1, 2));  // 0.3/0.1 is a little more than 3 in binary
  TreePictureOptions options;
  options.levels = 10;
  options.lowest = 0;
  options.highest = 1;
  EXPECT_NEAR(lay_out(disconnectivity_tree(landscape), options).nodes[0].enthalpy, 0.3, 1e-12);
}

TEST(TreeLayout, ACeilingCutsMergesAndHidesMinimaAboveIt) {
  Landscape landscape(0);
  landscape.add(minimum(1, 0, -4, 1));
  landscape.add(minimum(2, 0, -3, 1));
  landscape.add(minimum(3, 0, -1, 1));
  landscape.add(transition_state(1, -2, 1, 2));
  landscape.add(transition_state(2, 0, 2, 3));
  TreePictureOptions options;
  options.highest = -2.5;
  const TreeLayout layout = lay_out(disconnectivity_tree(landscape), options);
  ASSERT_EQ(layout.nodes.size(), 2u);
  EXPECT_EQ(layout.nodes[0].parent, -1);
  EXPECT_EQ(layout.nodes[1].parent, -1);
  EXPECT_EQ(layout.hidden, 1);
  EXPECT_EQ(layout.pieces, 1);
}

TEST(TreeLayout, SizeOrderPutsTheLargestBasinInTheMiddle) {
  Landscape landscape(0);
  for (int id = 1; id <= 5; ++id) landscape.add(minimum(id, 0, -10.0 - id, 1));
  landscape.add(transition_state(1, -2, 1, 2));
  landscape.add(transition_state(2, -2, 2, 3));  // 1, 2, 3 together
  landscape.add(transition_state(3, 0, 3, 4));
  landscape.add(transition_state(4, 0, 4, 5));  // 4 and 5 to it at one height
  TreePictureOptions options;
  options.order = TreePictureOptions::Order::size;
  const TreeLayout layout = lay_out(disconnectivity_tree(landscape), options);
  for (const PlacedNode& node : layout.nodes) {
    if (node.minimum == 0) {
      EXPECT_DOUBLE_EQ(node.column, 2.5);
    } else if (node.minimum > 3) {
      EXPECT_TRUE(node.column == 0.5 || node.column == 4.5) << node.column;
    }
  }
}

TEST(TreeLayout, RefusesNonsenseInPlainWords) {
  Landscape landscape(0);
  landscape.add(minimum(1, 0, -4, 1));
  const DisconnectivityTree tree = disconnectivity_tree(landscape);
  TreePictureOptions no_levels, upside_down, too_low;
  no_levels.levels = 0;
  upside_down.lowest = 1;
  upside_down.highest = 0;
  too_low.lowest = -8;
  too_low.highest = -5;
  for (const TreePictureOptions& options : {no_levels, upside_down, too_low})
    EXPECT_THROW(lay_out(tree, options), InputError);
  EXPECT_THROW(lay_out({}, {}), InputError);
}

}  // namespace
}  // namespace baroscape
