#include "kinetics/elimination_order.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cstdint>

namespace baroscape {
namespace {

/// A core of this size is factorised faster than its sparsity could be made use of.
constexpr std::size_t kSmallCore = 48;
/// The rest counts as dense when even its state of fewest neighbours is joined to this share of it. A resolvent of
/// random networks of 1000 states and 4000 links, and 1510 and 29,400, takes 2.3 and 48 ms with 0.3, 2.6 and 45 with
/// 0.5, 3.3 and 55 with 0.7.
constexpr double kDense = 0.5;

/// A symmetric graph as rows of bits.
class Neighbours {
 public:
  explicit Neighbours(std::size_t states) : words_((states + 63) / 64), bits_(states * words_) {}

  void join(std::size_t a, std::size_t b) {
    set(a, b);
    set(b, a);
  }

  std::size_t degree(std::size_t state) const {
    std::size_t count = 0;
    for (std::size_t w = 0; w < words_; ++w) count += static_cast<std::size_t>(std::popcount(row(state)[w]));
    return count;
  }

  std::vector<std::size_t> of(std::size_t state) const {
    std::vector<std::size_t> list;
    for (std::size_t w = 0; w < words_; ++w) {
      for (std::uint64_t left = row(state)[w]; left != 0; left &= left - 1) {
        list.push_back(64 * w + static_cast<std::size_t>(std::countr_zero(left)));
      }
    }
    return list;
  }

  /// Joins all neighbours of a state to each other and takes the state out.
  void eliminate(std::size_t state, const std::vector<std::size_t>& neighbours) {
    for (const std::size_t other : neighbours) {
      for (std::size_t w = 0; w < words_; ++w) row(other)[w] |= row(state)[w];
      clear(other, other);
      clear(other, state);
    }
  }

 private:
  const std::uint64_t* row(std::size_t state) const { return bits_.data() + state * words_; }
  std::uint64_t* row(std::size_t state) { return bits_.data() + state * words_; }
  void set(std::size_t a, std::size_t b) { row(a)[b / 64] |= std::uint64_t{1} << (b % 64); }
  void clear(std::size_t a, std::size_t b) { row(a)[b / 64] &= ~(std::uint64_t{1} << (b % 64)); }

  std::size_t words_;
  std::vector<std::uint64_t> bits_;
};

}  // namespace

EliminationOrder::EliminationOrder(std::size_t states, const std::vector<std::pair<std::size_t, std::size_t>>& links)
    : links_(links.size()) {
  Neighbours graph(states);
  for (const auto& [a, b] : links) {
    assert(a != b && a < states && b < states);
    graph.join(a, b);
  }
  std::vector<std::size_t> degree(states), rest(states), order;
  for (std::size_t state = 0; state < states; ++state) {
    degree[state] = graph.degree(state);
    rest[state] = state;
  }
  std::vector<std::vector<std::size_t>> neighbours_of;  // states, in the order of elimination
  while (rest.size() > kSmallCore) {
    // Ties go to the lowest number, so that the order is a function of the network.
    const auto next =
        std::min_element(rest.begin(), rest.end(), [&](std::size_t a, std::size_t b) { return degree[a] < degree[b]; });
    if (static_cast<double>(degree[*next]) > kDense * static_cast<double>(rest.size())) break;
    const std::size_t state = *next;
    rest.erase(next);
    std::vector<std::size_t> neighbours = graph.of(state);
    graph.eliminate(state, neighbours);
    for (const std::size_t other : neighbours) degree[other] = graph.degree(other);
    order.push_back(state);
    neighbours_of.push_back(std::move(neighbours));
  }
  order.insert(order.end(), rest.begin(), rest.end());

  place_.resize(states);
  for (std::size_t k = 0; k < states; ++k) place_[order[k]] = k;
  std::vector<std::vector<std::uint32_t>> later(neighbours_of.size()), earlier(states);
  for (std::size_t k = 0; k < later.size(); ++k) {
    for (const std::size_t state : neighbours_of[k]) later[k].push_back(static_cast<std::uint32_t>(place_[state]));
    std::sort(later[k].begin(), later[k].end());
    for (const std::uint32_t other : later[k]) earlier[other].push_back(static_cast<std::uint32_t>(k));
  }
  std::vector<std::vector<Departure>> departures(states);
  for (std::size_t link = 0; link < links.size(); ++link) {
    const auto number = static_cast<std::uint32_t>(link);
    const std::size_t a = place_[links[link].first], b = place_[links[link].second];
    departures[a].push_back({static_cast<std::uint32_t>(b), number, true});
    departures[b].push_back({static_cast<std::uint32_t>(a), number, false});
  }
  later_ = Rows(later);
  earlier_ = Rows(earlier);
  departures_ = Rows(departures);
}

}  // namespace baroscape
