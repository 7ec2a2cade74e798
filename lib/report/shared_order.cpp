#include "report/shared_order.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

namespace baroscape {
namespace {

constexpr double kNowhere = std::numeric_limits<double>::infinity();
/// Improving an order compares at most so many pairs of lines, a third of a second's work.
constexpr std::int64_t kMostComparisons = 400'000'000;
/// What crossbars as long as all trees are wide cost, in crossings: of orders with equally many the tidier one.
constexpr double kLengthCost = 0.5;

struct Stem {
  double x = 0, from = 0, to = 0;  ///< from the lower end up
};
struct Bar {
  double left = 0, right = 0, height = 0;
};

std::int64_t crossings(const std::vector<Stem>& stems, const std::vector<Bar>& bars) {
  std::int64_t count = 0;
  for (const Bar& bar : bars) {
    for (const Stem& stem : stems) {
      count += static_cast<std::int64_t>(stem.x > bar.left) & static_cast<std::int64_t>(stem.x < bar.right) &
               static_cast<std::int64_t>(stem.from < bar.height) & static_cast<std::int64_t>(stem.to > bar.height);
    }
  }
  return count;
}

/// A tree whose leaves are told by the number of their branch.
class NumberedTree {
 public:
  NumberedTree(const BranchTree& given, const std::map<std::int64_t, int>& numbers) : tree_(given.tree) {
    for (const DisconnectivityNode& node : tree_.nodes) {
      leaf_.push_back(node.children.empty() ? numbers.at(given.branches.at(node.minimum)) : -1);
      stems_.push_back({0, node.enthalpy, node.parent < 0 ? kNowhere : tree_.nodes[node.parent].enthalpy});
      if (!node.children.empty()) bars_.push_back({0, 0, node.enthalpy});
    }
    deepest_ = tree_.nodes.empty() ? 0 : tree_.nodes[tree_.roots.front()].lowest;
  }

  std::int64_t comparisons() const { return static_cast<std::int64_t>(stems_.size() * bars_.size()); }

  double cost(const std::vector<int>& place) {
    double length = 0;
    std::size_t bar = 0;
    // A merge comes after what it joins.
    for (std::size_t k = 0; k < stems_.size(); ++k) {
      if (leaf_[k] >= 0) {
        stems_[k].x = place[static_cast<std::size_t>(leaf_[k])];
        continue;
      }
      double left = kNowhere, right = -kNowhere;
      for (const int child : tree_.nodes[k].children) {
        const double x = stems_[static_cast<std::size_t>(child)].x;
        left = std::min(left, x);
        right = std::max(right, x);
      }
      stems_[k].x = 0.5 * (left + right);
      bars_[bar].left = left;
      bars_[bar++].right = right;
      length += right - left;
    }
    const auto size = static_cast<double>(place.size() * std::max<std::size_t>(1, bars_.size()));
    return static_cast<double>(crossings(stems_, bars_)) + kLengthCost * length / size;
  }

  /// Gives each pair of leaves the share of all leaves that is below the merge where they meet, 1 in different pieces.
  template <class Take>
  void common_shares(const Take& take) const {
    std::vector<std::vector<int>> below(tree_.nodes.size());
    for (std::size_t k = 0; k < tree_.nodes.size(); ++k) {
      if (leaf_[k] >= 0) below[k] = {leaf_[k]};
      join(tree_.nodes[k].children, below, below[k], share(tree_.nodes[k].leaves), take);
    }
    std::vector<int> all;
    join(tree_.roots, below, all, 1, take);
  }

  /// Each leaf's height above the lowest.
  template <class Take>
  void depths(const Take& take) const {
    for (std::size_t k = 0; k < leaf_.size(); ++k) {
      if (leaf_[k] >= 0) take(leaf_[k], tree_.nodes[k].enthalpy - deepest_);
    }
  }

 private:
  float share(int leaves) const {
    return static_cast<float>(leaves) / static_cast<float>(std::max<std::size_t>(1, stems_.size() - bars_.size()));
  }

  template <class Take>
  static void join(const std::vector<int>& nodes, std::vector<std::vector<int>>& below, std::vector<int>& all,
                   float share, const Take& take) {
    for (const int node : nodes) {
      std::vector<int>& more = below[static_cast<std::size_t>(node)];
      for (const int a : all) {
        for (const int b : more) take(a, b, share);
      }
      all.insert(all.end(), more.begin(), more.end());
      more = {};
    }
  }

  const DisconnectivityTree& tree_;
  std::vector<int> leaf_;  ///< number of the branch by node, −1 for merges
  std::vector<Stem> stems_;
  std::vector<Bar> bars_;
  double deepest_ = 0;
};

/// Leaves 0 … n − 1 and, above them, n − 1 pairs.
struct Clusters {
  std::vector<std::pair<int, int>> pairs;
  std::vector<double> depth;  ///< of the lowest leaf, by node
  int leaves = 0;
};

/// Average linkage by chains of nearest neighbours (F. Murtagh, Computer Journal 26, 354 (1983)).
Clusters cluster(std::vector<float> distance, std::vector<double> depth) {
  const std::size_t n = depth.size();
  Clusters result{{}, std::move(depth), static_cast<int>(n)};
  std::vector<int> node(n), size(n, 1);  // of the row's cluster; 0: taken up by another
  std::iota(node.begin(), node.end(), 0);
  std::vector<std::size_t> chain;
  while (result.pairs.size() + 1 < n) {
    if (chain.empty())
      chain.push_back(static_cast<std::size_t>(std::ranges::find_if(size, [](int s) { return s > 0; }) - size.begin()));
    const std::size_t a = chain.back();
    // The one before in the chain wins a tie, so that the chain ends.
    std::size_t nearest = chain.size() > 1 ? chain[chain.size() - 2] : n;
    float best = nearest < n ? distance[a * n + nearest] : std::numeric_limits<float>::infinity();
    for (std::size_t b = 0; b < n; ++b) {
      if (b == a || size[b] == 0 || distance[a * n + b] >= best) continue;
      nearest = b;
      best = distance[a * n + b];
    }
    if (chain.size() < 2 || nearest != chain[chain.size() - 2]) {
      chain.push_back(nearest);
      continue;
    }
    chain.resize(chain.size() - 2);
    const auto both = static_cast<float>(size[a] + size[nearest]);
    for (std::size_t b = 0; b < n; ++b) {
      if (b == a || b == nearest || size[b] == 0) continue;
      const float mean = (static_cast<float>(size[a]) * distance[a * n + b] +
                          static_cast<float>(size[nearest]) * distance[nearest * n + b]) /
                         both;
      distance[a * n + b] = distance[b * n + a] = mean;
    }
    result.depth.push_back(std::min(result.depth[static_cast<std::size_t>(node[a])],
                                    result.depth[static_cast<std::size_t>(node[nearest])]));
    result.pairs.emplace_back(node[a], node[nearest]);
    node[a] = static_cast<int>(result.depth.size() - 1);
    size[a] += size[nearest];
    size[nearest] = 0;
  }
  return result;
}

class Orderer {
 public:
  explicit Orderer(const std::vector<BranchTree>& trees) {
    std::map<std::int64_t, int> numbers;
    for (const BranchTree& tree : trees) {
      for (const DisconnectivityNode& node : tree.tree.nodes) {
        if (node.children.empty()) numbers[tree.branches.at(node.minimum)] = 0;
      }
    }
    for (auto& [branch, number] : numbers) {
      number = static_cast<int>(branches_.size());
      branches_.push_back(branch);
    }
    for (const BranchTree& tree : trees) trees_.emplace_back(tree, numbers);
  }

  std::vector<std::int64_t> order() {
    if (branches_.empty()) return {};
    clusters_ = consensus();
    for (auto& [left, right] : clusters_.pairs) {
      // The lowest branch first.
      if (clusters_.depth[static_cast<std::size_t>(right)] < clusters_.depth[static_cast<std::size_t>(left)]) {
        std::swap(left, right);
      }
    }
    order_ = leaves_in_order();
    cost_ = cost(order_);
    while (turn_pairs()) {
    }
    while (move_branches()) {
    }
    std::vector<std::int64_t> ids;
    for (const int number : order_) ids.push_back(branches_[static_cast<std::size_t>(number)]);
    return ids;
  }

 private:
  Clusters consensus() const {
    const std::size_t n = branches_.size();
    std::vector<float> sum(n * n, 0.0F), together(n * n, 0.0F);
    std::vector<double> depth(n, kNowhere);
    for (const NumberedTree& tree : trees_) {
      tree.common_shares([&](int a, int b, float share) {
        for (const auto& [row, column] : {std::pair(a, b), std::pair(b, a)}) {
          const std::size_t place = static_cast<std::size_t>(row) * n + static_cast<std::size_t>(column);
          sum[place] += share;
          together[place] += 1;
        }
      });
      tree.depths([&](int leaf, double above) {
        double& known = depth[static_cast<std::size_t>(leaf)];
        known = std::min(known, above);
      });
    }
    // Branches that never meet are no reason to stand together.
    for (std::size_t k = 0; k < sum.size(); ++k) sum[k] = together[k] > 0 ? sum[k] / together[k] : 1.0F;
    return cluster(std::move(sum), std::move(depth));
  }

  std::vector<int> leaves_in_order() const {
    std::vector<int> order, open = {static_cast<int>(clusters_.depth.size()) - 1};
    while (!open.empty()) {
      const int node = open.back();
      open.pop_back();
      if (node < clusters_.leaves) {
        order.push_back(node);
        continue;
      }
      const auto& [left, right] = clusters_.pairs[static_cast<std::size_t>(node - clusters_.leaves)];
      open.push_back(right);
      open.push_back(left);
    }
    return order;
  }

  double cost(const std::vector<int>& order) {
    std::vector<int> place(order.size());
    for (std::size_t k = 0; k < order.size(); ++k) place[static_cast<std::size_t>(order[k])] = static_cast<int>(k);
    double sum = 0;
    for (NumberedTree& tree : trees_) {
      sum += tree.cost(place);
      comparisons_ += tree.comparisons();
    }
    return sum;
  }

  bool may_go_on() const { return comparisons_ < kMostComparisons; }

  bool take_if_better(std::vector<int> order) {
    const double changed = cost(order);
    if (changed >= cost_ - 1e-9) return false;
    cost_ = changed;
    order_ = std::move(order);
    return true;
  }

  /// Groups change sides. The large ones first.
  bool turn_pairs() {
    bool better = false;
    for (std::size_t k = clusters_.pairs.size(); k-- > 0 && may_go_on();) {
      std::swap(clusters_.pairs[k].first, clusters_.pairs[k].second);
      if (take_if_better(leaves_in_order())) {
        better = true;
      } else {
        std::swap(clusters_.pairs[k].first, clusters_.pairs[k].second);
      }
    }
    return better;
  }

  /// Single branches and neighbouring two or three of them move elsewhere.
  bool move_branches() {
    bool better = false;
    for (std::size_t length = 1; length <= 3 && length < order_.size(); ++length) {
      for (std::size_t from = 0; from + length <= order_.size(); ++from) {
        for (std::size_t to = 0; to + length <= order_.size() && may_go_on(); ++to) {
          if (to == from) continue;
          std::vector<int> moved = order_;
          const auto first = moved.begin() + static_cast<std::ptrdiff_t>(std::min(from, to)),
                     last = moved.begin() + static_cast<std::ptrdiff_t>(std::max(from, to) + length);
          std::rotate(
              first,
              to > from ? first + static_cast<std::ptrdiff_t>(length) : last - static_cast<std::ptrdiff_t>(length),
              last);
          better = take_if_better(std::move(moved)) || better;
        }
      }
    }
    return better;
  }

  std::vector<std::int64_t> branches_;  ///< ids by number
  std::vector<NumberedTree> trees_;
  Clusters clusters_;
  std::vector<int> order_;
  double cost_ = 0;
  std::int64_t comparisons_ = 0;
};

}  // namespace

std::vector<std::int64_t> shared_order(const std::vector<BranchTree>& trees) {
  return Orderer(trees).order();
}

std::int64_t crossings(const TreeLayout& layout) {
  std::vector<Stem> stems;
  std::map<int, Bar> bars;  // by node
  for (const PlacedNode& node : layout.nodes) {
    stems.push_back({node.column, node.enthalpy, kNowhere});
    if (node.parent < 0) continue;
    const PlacedNode& parent = layout.nodes[static_cast<std::size_t>(node.parent)];
    stems.back().to = parent.enthalpy;
    Bar& bar = bars.try_emplace(node.parent, Bar{kNowhere, -kNowhere, parent.enthalpy}).first->second;
    bar.left = std::min(bar.left, node.column);
    bar.right = std::max(bar.right, node.column);
  }
  std::vector<Bar> list;
  for (const auto& [node, bar] : bars) list.push_back(bar);
  return crossings(stems, list);
}

}  // namespace baroscape
