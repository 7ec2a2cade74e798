#include "landscape/disconnectivity.hpp"

#include <algorithm>
#include <boost/pending/disjoint_sets.hpp>
#include <map>
#include <utility>

namespace baroscape {
namespace {

/// The forest while it grows: sets of minima joined so far, and the node at the top of each.
class Grower {
 public:
  explicit Grower(const Landscape& landscape)
      : landscape_(landscape),
        rank_(landscape.minima().size()),
        parent_(landscape.minima().size()),
        sets_(rank_.data(), parent_.data()),
        top_(landscape.minima().size()) {
    for (std::size_t i = 0; i < top_.size(); ++i) {
      sets_.make_set(i);
      top_[i] = static_cast<int>(i);
      DisconnectivityNode leaf;
      leaf.enthalpy = leaf.lowest = landscape.minima()[i].enthalpy;
      leaf.minimum = landscape.minima()[i].id;
      tree_.nodes.push_back(leaf);
    }
  }

  /// Joins everything that transition states of one enthalpy join: one node for each group, however many branches.
  void join(const std::vector<const TransitionState*>& states) {
    std::vector<std::pair<std::size_t, std::int64_t>>
        joined;  // a set as it was, and the transition state that took it in
    for (const TransitionState* state : states) {
      const std::size_t a = sets_.find_set(*landscape_.index_of_minimum(state->minimum_a));
      const std::size_t b = sets_.find_set(*landscape_.index_of_minimum(state->minimum_b));
      if (a == b) continue;
      joined.emplace_back(a, state->id);
      joined.emplace_back(b, state->id);
      sets_.link(a, b);
    }
    std::map<std::size_t, int> merge_of;
    for (const auto& [before, transition_state] : joined) {
      const std::size_t now = sets_.find_set(before);
      const auto [entry, is_new] = merge_of.try_emplace(now, static_cast<int>(tree_.nodes.size()));
      if (is_new) {
        tree_.nodes.emplace_back();
        tree_.nodes.back().enthalpy = states.front()->enthalpy;
        tree_.nodes.back().transition_state = transition_state;
      }
      if (tree_.nodes[top_[before]].parent < 0) {
        tree_.nodes[top_[before]].parent = entry->second;
        tree_.nodes[entry->second].children.push_back(top_[before]);
      }
    }
    for (const auto& [set, node] : merge_of) {
      top_[set] = node;
      finish(tree_.nodes[node]);
    }
  }

  DisconnectivityTree result() {
    for (std::size_t i = 0; i < tree_.nodes.size(); ++i) {
      if (tree_.nodes[i].parent < 0) tree_.roots.push_back(static_cast<int>(i));
    }
    lowest_first(tree_.roots);
    return std::move(tree_);
  }

 private:
  void lowest_first(std::vector<int>& nodes) const {
    std::sort(nodes.begin(), nodes.end(), [this](int a, int b) {
      return std::pair(tree_.nodes[a].lowest, a) < std::pair(tree_.nodes[b].lowest, b);
    });
  }

  void finish(DisconnectivityNode& merge) const {
    lowest_first(merge.children);
    merge.lowest = tree_.nodes[merge.children.front()].lowest;
    merge.leaves = 0;
    for (const int child : merge.children) merge.leaves += tree_.nodes[child].leaves;
  }

  const Landscape& landscape_;
  DisconnectivityTree tree_;
  std::vector<int> rank_;
  std::vector<std::size_t> parent_;
  boost::disjoint_sets<int*, std::size_t*> sets_;
  std::vector<int> top_;  ///< node at the top of the set that this minimum stands for
};

}  // namespace

DisconnectivityTree disconnectivity_tree(const Landscape& landscape) {
  std::vector<const TransitionState*> ascending;
  for (const TransitionState& state : landscape.transition_states()) ascending.push_back(&state);
  std::sort(ascending.begin(), ascending.end(), [](const TransitionState* a, const TransitionState* b) {
    return std::pair(a->enthalpy, a->id) < std::pair(b->enthalpy, b->id);
  });

  Grower grower(landscape);
  for (auto first = ascending.begin(); first != ascending.end();) {
    const double height = (*first)->enthalpy;
    const auto last = std::find_if(first + 1, ascending.end(),
                                   [height](const TransitionState* state) { return state->enthalpy != height; });
    grower.join({first, last});
    first = last;
  }
  return grower.result();
}

}  // namespace baroscape
