#include "explore/missing_links.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>

namespace baroscape {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
/// How much dearer a gap that is going to be tried becomes for the next path.
constexpr double kPenalty = 10;

/// The pieces of the graph, seen from the two ends: all minima of a piece are reached for nothing once one is.
class Routes {
 public:
  Routes(const LinkGraph& graph, const std::function<double(int, int)>& cost)
      : graph_(graph),
        cost_(cost),
        piece_(pieces_of(graph)),
        members_(static_cast<std::size_t>(graph.minima)),
        penalised_(static_cast<std::size_t>(graph.minima)) {
    for (int i = 0; i < graph.minima; ++i) {
      if (graph.allowed[static_cast<std::size_t>(i)]) members_[static_cast<std::size_t>(piece_[i])].push_back(i);
    }
  }

  /// Gaps of the cheapest path, or none when the ends are joined or nothing joins them. Dense Dijkstra: every allowed
  /// pair is a possible edge.
  std::vector<std::pair<int, int>> cheapest(int from, int to) {
    const auto n = static_cast<std::size_t>(graph_.minima);
    std::vector<double> reached(n, kInfinity);  // by minimum
    std::vector<int> before(n, -1);             // where the gap that leads to a minimum starts; −1: a link does
    std::vector<int> entry(n, -1);              // minimum through which the path enters a piece
    std::vector<char> done(n, false);
    reach_piece(from, 0.0, reached, done, entry);
    std::vector<int> frontier = members_[static_cast<std::size_t>(piece_[from])];
    while (entry[static_cast<std::size_t>(piece_[to])] < 0) {
      for (const int i : frontier) relax(i, reached, before, done);
      int next = -1;
      for (int j = 0; j < graph_.minima; ++j) {
        const auto k = static_cast<std::size_t>(j);
        if (done[k] || !graph_.allowed[k] || reached[k] == kInfinity) continue;
        if (next < 0 || reached[k] < reached[static_cast<std::size_t>(next)]) next = j;
      }
      if (next < 0) return {};
      reach_piece(next, reached[static_cast<std::size_t>(next)], reached, done, entry);
      frontier = members_[static_cast<std::size_t>(piece_[next])];
    }
    std::vector<std::pair<int, int>> gaps;
    for (int here = entry[static_cast<std::size_t>(piece_[to])]; piece_[here] != piece_[from];) {
      const int start = before[static_cast<std::size_t>(here)];
      gaps.emplace_back(std::min(start, here), std::max(start, here));
      here = entry[static_cast<std::size_t>(piece_[start])];
    }
    return gaps;
  }

  void penalise(std::pair<int, int> gap) {
    ++penalties_[gap];
    penalised_[static_cast<std::size_t>(gap.first)] = penalised_[static_cast<std::size_t>(gap.second)] = true;
  }

 private:
  void reach_piece(int minimum, double cost, std::vector<double>& reached, std::vector<char>& done,
                   std::vector<int>& entry) const {
    entry[static_cast<std::size_t>(piece_[minimum])] = minimum;
    for (const int i : members_[static_cast<std::size_t>(piece_[minimum])]) {
      reached[static_cast<std::size_t>(i)] = cost;
      done[static_cast<std::size_t>(i)] = true;
    }
  }

  void relax(int i, std::vector<double>& reached, std::vector<int>& before, const std::vector<char>& done) const {
    const double here = reached[static_cast<std::size_t>(i)];
    for (int j = 0; j < graph_.minima; ++j) {
      const auto k = static_cast<std::size_t>(j);
      if (done[k] || !graph_.allowed[k]) continue;
      double cost = cost_(i, j);
      if (penalised_[static_cast<std::size_t>(i)] && penalised_[k]) {
        const auto penalty = penalties_.find({std::min(i, j), std::max(i, j)});
        if (penalty != penalties_.end()) cost *= kPenalty * penalty->second;
      }
      if (here + cost < reached[k]) {
        reached[k] = here + cost;
        before[k] = i;
      }
    }
  }

  const LinkGraph& graph_;
  const std::function<double(int, int)>& cost_;
  std::vector<int> piece_;
  std::vector<std::vector<int>> members_;  ///< allowed minima of each piece
  std::map<std::pair<int, int>, int> penalties_;
  std::vector<char> penalised_;  ///< minima with a gap in penalties_
};

}  // namespace

std::vector<int> pieces_of(const LinkGraph& graph) {
  std::vector<int> piece(static_cast<std::size_t>(graph.minima));
  std::iota(piece.begin(), piece.end(), 0);
  const auto root = [&](int i) {
    while (piece[static_cast<std::size_t>(i)] != i) {
      int& up = piece[static_cast<std::size_t>(i)];
      up = piece[static_cast<std::size_t>(up)];
      i = up;
    }
    return i;
  };
  for (const auto& [i, j] : graph.links) {
    const int a = root(i), b = root(j);
    piece[static_cast<std::size_t>(std::max(a, b))] = std::min(a, b);
  }
  for (int i = 0; i < graph.minima; ++i) piece[static_cast<std::size_t>(i)] = root(i);
  return piece;
}

std::vector<std::pair<int, int>> missing_links(const LinkGraph& graph, int from, int to,
                                               const std::function<double(int, int)>& cost, std::size_t most) {
  Routes routes(graph, cost);
  std::vector<std::pair<int, int>> chosen;
  for (std::size_t path = 0; path < 2 * most && chosen.size() < most; ++path) {
    const auto gaps = routes.cheapest(from, to);
    if (gaps.empty()) break;
    for (const auto& gap : gaps) {
      routes.penalise(gap);
      const bool fresh = std::find(chosen.begin(), chosen.end(), gap) == chosen.end();
      if (fresh && chosen.size() < most) chosen.push_back(gap);
    }
  }
  return chosen;
}

}  // namespace baroscape
