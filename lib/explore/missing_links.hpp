// Which pairs of minima should a band try to join, so that two given minima become connected? (Carr, Trygubenko &
// Wales, JCP 122, 234903 (2005).)
#pragma once

#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

namespace baroscape {

/// Minima as numbers 0 … n−1.
struct LinkGraph {
  int minima = 0;
  std::vector<char> allowed;               ///< [n] minima a path may use
  std::vector<std::pair<int, int>> links;  ///< pairs joined already
};

/// Pairs not joined that Dijkstra's shortest path from `from` to `to` runs over, path after path until there are
/// `most`: a link costs nothing, a gap cost(i, j) > 0 (infinite: not to be tried). The gaps of a path cost ten times as
/// much for the paths that follow. Fewer when no path is left; empty when links alone suffice.
std::vector<std::pair<int, int>> missing_links(const LinkGraph& graph, int from, int to,
                                               const std::function<double(int, int)>& cost, std::size_t most);

/// Piece of each minimum under the links: the smallest number in it.
std::vector<int> pieces_of(const LinkGraph& graph);

}  // namespace baroscape
