#include "kinetics/network.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace baroscape {

std::vector<std::size_t> pieces_of(const Network& network) {
  std::vector<std::size_t> parent(network.states());
  std::iota(parent.begin(), parent.end(), std::size_t{0});
  const auto top = [&](std::size_t state) {
    while (parent[state] != state) state = parent[state] = parent[parent[state]];
    return state;
  };
  for (const Link& link : network.links) {
    const std::size_t a = top(link.a), b = top(link.b);
    // The lower number stays on top, so that a piece is met first at the state it is named after.
    parent[std::max(a, b)] = std::min(a, b);
  }
  std::vector<std::size_t> piece(network.states());
  std::size_t count = 0;
  for (std::size_t state = 0; state < piece.size(); ++state) {
    const std::size_t first = top(state);
    piece[state] = first == state ? count++ : piece[first];
  }
  return piece;
}

double log_sum(const std::vector<double>& values) {
  double largest = -std::numeric_limits<double>::infinity();
  for (const double value : values) largest = std::max(largest, value);
  if (!std::isfinite(largest)) return largest;
  double sum = 0;
  for (const double value : values) sum += std::exp(value - largest);
  return largest + std::log(sum);
}

}  // namespace baroscape
