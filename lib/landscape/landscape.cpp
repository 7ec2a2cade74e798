#include "landscape/landscape.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <limits>
#include <numeric>
#include <stdexcept>
#include <utility>

namespace baroscape {
namespace {

using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property,
                                    boost::property<boost::edge_weight_t, double>>;

/// Minima are vertices in the order of minima(); each transition state is an edge that weighs its enthalpy. Degenerate
/// rearrangements lead nowhere and are left out.
Graph graph_of(const Landscape& landscape) {
  Graph graph(landscape.minima().size());
  for (const TransitionState& state : landscape.transition_states()) {
    if (state.minimum_a == state.minimum_b) continue;
    boost::add_edge(*landscape.index_of_minimum(state.minimum_a), *landscape.index_of_minimum(state.minimum_b),
                    state.enthalpy, graph);
  }
  return graph;
}

std::optional<std::size_t> find_index(const std::unordered_map<std::int64_t, std::size_t>& index, std::int64_t id) {
  const auto found = index.find(id);
  if (found == index.end()) return std::nullopt;
  return found->second;
}

template <class State>
std::vector<int> ranks(const std::vector<State>& states) {
  std::vector<std::size_t> order(states.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::pair(states[a].enthalpy, states[a].id) < std::pair(states[b].enthalpy, states[b].id);
  });
  std::vector<int> rank(states.size());
  for (std::size_t k = 0; k < order.size(); ++k) rank[order[k]] = static_cast<int>(k) + 1;
  return rank;
}

}  // namespace

void Landscape::add(Minimum minimum) {
  if (!minimum_index_.emplace(minimum.id, minima_.size()).second) {
    throw std::logic_error("Landscape::add: minimum " + std::to_string(minimum.id) + " is in the landscape already");
  }
  minima_.push_back(std::move(minimum));
}

void Landscape::add(TransitionState transition_state) {
  const std::string name = "Landscape::add: transition state " + std::to_string(transition_state.id);
  for (const std::int64_t side : {transition_state.minimum_a, transition_state.minimum_b}) {
    if (!minimum_index_.contains(side)) {
      throw std::logic_error(name + " joins minimum " + std::to_string(side) + ", which is not in the landscape");
    }
  }
  if (!transition_state_index_.emplace(transition_state.id, transition_states_.size()).second) {
    throw std::logic_error(name + " is in the landscape already");
  }
  transition_states_.push_back(std::move(transition_state));
}

std::optional<std::size_t> Landscape::index_of_minimum(std::int64_t id) const {
  return find_index(minimum_index_, id);
}

std::optional<std::size_t> Landscape::index_of_transition_state(std::int64_t id) const {
  return find_index(transition_state_index_, id);
}

std::vector<int> Landscape::minimum_ranks() const {
  return ranks(minima_);
}

std::vector<int> Landscape::transition_state_ranks() const {
  return ranks(transition_states_);
}

std::optional<std::size_t> Landscape::global_minimum() const {
  if (minima_.empty()) return std::nullopt;
  const auto lowest = std::min_element(minima_.begin(), minima_.end(), [](const Minimum& a, const Minimum& b) {
    return std::pair(a.enthalpy, a.id) < std::pair(b.enthalpy, b.id);
  });
  return static_cast<std::size_t>(lowest - minima_.begin());
}

std::vector<int> connected_components(const Landscape& landscape) {
  const Graph graph = graph_of(landscape);
  std::vector<int> component(boost::num_vertices(graph));
  if (!component.empty()) {
    boost::connected_components(graph,
                                boost::make_iterator_property_map(component.begin(), get(boost::vertex_index, graph)));
  }
  return component;
}

std::vector<std::optional<double>> minimax_enthalpies_to(const Landscape& landscape, std::size_t target) {
  // Dijkstra's algorithm with `max` in place of the sum; any weight is "positive" when the path of no steps is −∞.
  constexpr double infinity = std::numeric_limits<double>::infinity();
  const Graph graph = graph_of(landscape);
  std::vector<double> highest(boost::num_vertices(graph));
  boost::dijkstra_shortest_paths(
      graph, target,
      boost::distance_map(boost::make_iterator_property_map(highest.begin(), get(boost::vertex_index, graph)))
          .distance_combine([](double a, double b) { return std::max(a, b); })
          .distance_zero(-infinity)
          .distance_inf(infinity));
  std::vector<std::optional<double>> result(highest.size());
  for (std::size_t i = 0; i < highest.size(); ++i) {
    if (highest[i] < infinity) result[i] = highest[i];
  }
  result[target] = landscape.minima()[target].enthalpy;
  return result;
}

std::optional<double> minimax_enthalpy(const Landscape& landscape, std::size_t from, std::size_t to) {
  return minimax_enthalpies_to(landscape, to)[from];
}

}  // namespace baroscape
