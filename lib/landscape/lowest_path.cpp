#include "landscape/lowest_path.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>
#include <utility>

namespace baroscape {
namespace {

/// Union–find with path halving.
class Pieces {
 public:
  explicit Pieces(std::size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }
  std::size_t of(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  /// False when both were in one piece already.
  bool join(std::size_t i, std::size_t j) {
    i = of(i);
    j = of(j);
    parent_[i] = j;
    return i != j;
  }

 private:
  std::vector<std::size_t> parent_;
};

std::size_t index_of(const Landscape& landscape, std::int64_t id) {
  const auto index = landscape.index_of_minimum(id);
  if (!index) throw std::logic_error("lowest_path: minimum " + std::to_string(id) + " is not in the landscape");
  return *index;
}

struct Edge {
  std::size_t to, state;
};

/// The minimum spanning tree of the piece `from` lies in, grown (Kruskal) until `to` is in it.
std::vector<std::vector<Edge>> spanning_tree(const Landscape& landscape, std::size_t from, std::size_t to) {
  const auto& states = landscape.transition_states();
  std::vector<std::size_t> order(states.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) {
    return std::pair(states[i].enthalpy, states[i].id) < std::pair(states[j].enthalpy, states[j].id);
  });
  Pieces pieces(landscape.minima().size());
  std::vector<std::vector<Edge>> tree(landscape.minima().size());
  for (const std::size_t k : order) {
    if (pieces.of(from) == pieces.of(to)) break;
    const std::size_t a = *landscape.index_of_minimum(states[k].minimum_a);
    const std::size_t b = *landscape.index_of_minimum(states[k].minimum_b);
    if (!pieces.join(a, b)) continue;
    tree[a].push_back({b, k});
    tree[b].push_back({a, k});
  }
  return tree;
}

}  // namespace

std::optional<LandscapePath> lowest_path(const Landscape& landscape, std::int64_t from, std::int64_t to) {
  const std::size_t first = index_of(landscape, from), last = index_of(landscape, to);
  const auto tree = spanning_tree(landscape, first, last);
  // Backwards from the target, so that the path is read off forwards.
  constexpr auto kNone = static_cast<std::size_t>(-1);
  std::vector<Edge> onwards(tree.size(), Edge{kNone, kNone});
  std::vector<std::size_t> queue{last};
  onwards[last].to = last;
  for (std::size_t next = 0; next < queue.size() && onwards[first].to == kNone; ++next) {
    for (const Edge& edge : tree[queue[next]]) {
      if (onwards[edge.to].to != kNone) continue;
      onwards[edge.to] = {queue[next], edge.state};
      queue.push_back(edge.to);
    }
  }
  if (onwards[first].to == kNone) return std::nullopt;
  LandscapePath path;
  path.minima.push_back(from);
  for (std::size_t here = first; here != last; here = onwards[here].to) {
    path.transition_states.push_back(landscape.transition_states()[onwards[here].state].id);
    path.minima.push_back(landscape.minima()[onwards[here].to].id);
  }
  return path;
}

const TransitionState& highest_point(const Landscape& landscape, const LandscapePath& path) {
  const TransitionState* highest = nullptr;
  for (const std::int64_t id : path.transition_states) {
    const TransitionState& state = landscape.transition_states()[*landscape.index_of_transition_state(id)];
    if (highest == nullptr || state.enthalpy > highest->enthalpy) highest = &state;
  }
  if (highest == nullptr) throw std::logic_error("highest_point: the path has no transition state");
  return *highest;
}

}  // namespace baroscape
