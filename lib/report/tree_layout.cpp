#include "report/tree_layout.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <string>
#include <tuple>
#include <utility>

#include "core/error.hpp"
#include "report/markup.hpp"

namespace baroscape {
namespace {

/// Empty columns between the pieces of a landscape.
constexpr double kGap = 1.0;

class Placer {
 public:
  Placer(const DisconnectivityTree& tree, const TreePictureOptions& options) : tree_(tree), options_(options) {
    if (options.order != TreePictureOptions::Order::value) return;
    mean_.resize(tree.nodes.size());
    for (const int root : tree.roots) mean_below(root);
  }

  TreeLayout place() {
    choose_range();
    layout_.pieces = static_cast<int>(tree_.roots.size());
    std::vector<int> tops;
    for (const int root : tree_.roots) collect_below_ceiling(root, tops);
    for (const int top : arranged(tops, false)) {
      if (!layout_.nodes.empty()) next_column_ += kGap;
      place_branch(top, -1, false);
    }
    layout_.columns = next_column_;
    if (options_.levels) layout_.fan = level_step();
    if (layout_.nodes.empty()) {
      throw InputError("disconnectivity tree: no minimum lies below the highest enthalpy to be drawn, " +
                       number(layout_.highest) + "; the lowest minimum is at " + number(lowest_minimum_));
    }
    return std::move(layout_);
  }

 private:
  void choose_range() {
    if (tree_.nodes.empty())
      throw InputError("disconnectivity tree: the landscape has no minima, so there is nothing to draw");
    if (options_.levels && *options_.levels < 1) {
      throw InputError("disconnectivity tree: levels: " + std::to_string(*options_.levels) +
                       " is not allowed, 1 or more are");
    }
    lowest_minimum_ = tree_.nodes[tree_.roots.front()].lowest;
    double highest = lowest_minimum_;
    for (const DisconnectivityNode& node : tree_.nodes) highest = std::max(highest, node.enthalpy);
    layout_.lowest = options_.lowest.value_or(lowest_minimum_);
    layout_.highest = options_.highest.value_or(highest);
    if (layout_.lowest < layout_.highest) return;
    if (options_.lowest || options_.highest) {
      throw InputError("disconnectivity tree: range from " + number(layout_.lowest) + " to " + number(layout_.highest) +
                       " is empty; the landscape lies between " + number(lowest_minimum_) + " and " + number(highest));
    }
    layout_.highest = layout_.lowest + 1;  // one minimum, or several equal ones: some height for the branch to stand in
  }

  double level_step() const { return (layout_.highest - layout_.lowest) / *options_.levels; }

  /// Merge heights, rounded up to a level when levels are asked for. The allowance keeps a height that is a level where
  /// it is.
  double height(int node) const {
    const double exact = tree_.nodes[node].enthalpy;
    if (!options_.levels || tree_.nodes[node].minimum != 0) return exact;
    const double step = level_step();
    return layout_.lowest + step * std::ceil((exact - layout_.lowest) / step - 1e-9);
  }

  /// Merges above the ceiling are cut away; their branches leave the picture at the top.
  void collect_below_ceiling(int node, std::vector<int>& tops) {
    if (tree_.nodes[node].enthalpy <= layout_.highest) {
      tops.push_back(node);
      return;
    }
    if (tree_.nodes[node].children.empty()) ++layout_.hidden;
    for (const int child : tree_.nodes[node].children) collect_below_ceiling(child, tops);
  }

  /// Children of a merge; those that merge at the same level hand up their own.
  void collect_children(int node, double level, std::vector<int>& children) const {
    for (const int child : tree_.nodes[node].children) {
      if (tree_.nodes[child].minimum == 0 && height(child) >= level) {
        collect_children(child, level, children);
      } else {
        children.push_back(child);
      }
    }
  }

  /// Of the value that branches are ordered by, over the minima below.
  double mean_below(int node) {
    const DisconnectivityNode& one = tree_.nodes[node];
    double sum = 0;
    for (const int child : one.children) sum += mean_below(child) * tree_.nodes[child].leaves;
    if (one.children.empty()) {
      const auto value = options_.ordered_by.of.find(one.minimum);
      sum = value == options_.ordered_by.of.end() ? 0 : value->second;
    }
    return mean_[static_cast<std::size_t>(node)] = sum / one.leaves;
  }

  /// Lowest branch first, by value, or the largest in the middle and the others to its right and left in turn.
  std::vector<int> arranged(std::vector<int> branches, bool left_first) const {
    const auto& nodes = tree_.nodes;
    if (options_.order == TreePictureOptions::Order::energy) {
      std::sort(branches.begin(), branches.end(),
                [&](int a, int b) { return std::pair(nodes[a].lowest, a) < std::pair(nodes[b].lowest, b); });
      return branches;
    }
    if (options_.order == TreePictureOptions::Order::value) {
      std::sort(branches.begin(), branches.end(), [&](int a, int b) {
        return std::tuple(mean_[static_cast<std::size_t>(a)], nodes[a].lowest, a) <
               std::tuple(mean_[static_cast<std::size_t>(b)], nodes[b].lowest, b);
      });
      return branches;
    }
    std::sort(branches.begin(), branches.end(), [&](int a, int b) {
      return std::tuple(-nodes[a].leaves, nodes[a].lowest, a) < std::tuple(-nodes[b].leaves, nodes[b].lowest, b);
    });
    std::deque<int> around;
    for (const int branch : branches) {
      if (left_first) {
        around.push_front(branch);
      } else {
        around.push_back(branch);
      }
      left_first = !left_first;
    }
    return {around.begin(), around.end()};
  }

  /// Places a branch and everything below it; gives the index it got.
  int place_branch(int node, int parent, bool left_first) {
    const int index = static_cast<int>(layout_.nodes.size());
    PlacedNode placed;
    placed.minimum = tree_.nodes[node].minimum;
    placed.enthalpy = height(node);
    placed.parent = parent;
    layout_.nodes.push_back(placed);
    const double first = next_column_;
    if (placed.minimum != 0) {
      next_column_ += 1;
    } else {
      std::vector<int> children;
      collect_children(node, placed.enthalpy, children);
      for (const int child : arranged(children, left_first)) place_branch(child, index, !left_first);
    }
    layout_.nodes[index].column = (first + next_column_) / 2;
    return index;
  }

  const DisconnectivityTree& tree_;
  const TreePictureOptions& options_;
  TreeLayout layout_;
  std::vector<double> mean_;  ///< by node, where branches are ordered by value
  double lowest_minimum_ = 0;
  double next_column_ = 0;
};

/// Places a node and all below it; gives the index it got.
int place_below(const DisconnectivityTree& tree, int node, int parent, const std::map<std::int64_t, double>& columns,
                TreeLayout& layout) {
  const DisconnectivityNode& given = tree.nodes[node];
  const auto index = static_cast<int>(layout.nodes.size());
  PlacedNode placed;
  placed.minimum = given.minimum;
  placed.enthalpy = given.enthalpy;
  placed.parent = parent;
  if (given.children.empty()) placed.column = columns.at(given.minimum);
  layout.nodes.push_back(placed);
  layout.lowest = std::min(layout.lowest, given.enthalpy);
  layout.highest = std::max(layout.highest, given.enthalpy);
  if (given.children.empty()) return index;
  double first = 0, last = 0;
  for (std::size_t k = 0; k < given.children.size(); ++k) {
    const int child = place_below(tree, given.children[k], index, columns, layout);
    const double column = layout.nodes[child].column;
    first = k == 0 ? column : std::min(first, column);
    last = k == 0 ? column : std::max(last, column);
  }
  layout.nodes[index].column = 0.5 * (first + last);
  return index;
}

}  // namespace

TreeLayout lay_out(const DisconnectivityTree& tree, const TreePictureOptions& options) {
  return Placer(tree, options).place();
}

TreeLayout lay_out_in_columns(const DisconnectivityTree& tree, const std::map<std::int64_t, double>& columns) {
  if (tree.nodes.empty())
    throw InputError("disconnectivity tree: the landscape has no minima, so there is nothing to draw");
  TreeLayout layout;
  layout.lowest = layout.highest = tree.nodes[tree.roots.front()].lowest;
  layout.pieces = static_cast<int>(tree.roots.size());
  for (const int root : tree.roots) place_below(tree, root, -1, columns, layout);
  for (const auto& [minimum, column] : columns) layout.columns = std::max(layout.columns, column + 0.5);
  if (layout.lowest == layout.highest) layout.highest = layout.lowest + 1;
  return layout;
}

}  // namespace baroscape
