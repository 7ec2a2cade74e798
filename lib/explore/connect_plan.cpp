#include "explore/connect_plan.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace baroscape {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
/// Bands between the same two minima before they are given up.
constexpr std::int64_t kMostBands = 3;
/// Dijkstra's search looks at every pair of minima; more than this are not planned with.
constexpr std::size_t kMostPlanned = 1200;

class Planner {
 public:
  Planner(const Landscape& landscape, const StructureDistances& distances, const Attempts& attempts,
          std::optional<double> lid, const ConnectOptions& options)
      : landscape_(landscape),
        distances_(distances),
        attempts_(attempts),
        lid_(lid.value_or(kInfinity)),
        options_(options) {
    from_ = static_cast<int>(*landscape.index_of_minimum(options.key.from));
    to_ = static_cast<int>(*landscape.index_of_minimum(options.key.to));
    choose_minima();
    banded_.assign(landscape.minima().size(), false);
    for (const auto& [pair, count] : attempts) {
      if (pair.second == 0) continue;
      for (const std::int64_t id : {pair.first, pair.second}) banded_[*landscape.index_of_minimum(id)] = true;
    }
  }

  ConnectPlan plan() {
    ConnectPlan plan;
    const auto cost = [this](int i, int j) { return gap_cost(i, j); };
    for (const auto& [i, j] : missing_links(graph_, from_, to_, cost, static_cast<std::size_t>(options_.bands))) {
      plan.bands.emplace_back(static_cast<std::size_t>(i), static_cast<std::size_t>(j));
    }
    plan.searches = choose_searches();
    return plan;
  }

 private:
  std::int64_t tried(std::int64_t a, std::int64_t b) const {
    const auto found = attempts_.find({a, b});
    return found == attempts_.end() ? 0 : found->second;
  }

  /// Minima below the lid; of too many, those between the two ends.
  void choose_minima() {
    const auto& minima = landscape_.minima();
    graph_.minima = static_cast<int>(minima.size());
    graph_.allowed.assign(minima.size(), false);
    std::vector<int> below;
    for (int i = 0; i < graph_.minima; ++i) {
      if (minima[static_cast<std::size_t>(i)].enthalpy < lid_) below.push_back(i);
    }
    if (below.size() > kMostPlanned) {
      const auto detour = [&](int i) { return distances_(from_, i) + distances_(i, to_); };
      std::nth_element(below.begin(), below.begin() + kMostPlanned, below.end(),
                       [&](int i, int j) { return std::pair(detour(i), i) < std::pair(detour(j), j); });
      below.resize(kMostPlanned);
    }
    for (const int i : below) graph_.allowed[static_cast<std::size_t>(i)] = true;
    graph_.allowed[static_cast<std::size_t>(from_)] = graph_.allowed[static_cast<std::size_t>(to_)] = true;
    for (const TransitionState& state : landscape_.transition_states()) {
      if (!(state.enthalpy < lid_) || state.minimum_a == state.minimum_b) continue;
      graph_.links.emplace_back(static_cast<int>(*landscape_.index_of_minimum(state.minimum_a)),
                                static_cast<int>(*landscape_.index_of_minimum(state.minimum_b)));
    }
  }

  /// Grows with the square of the distance, so that several short gaps cost less than a long one.
  double gap_cost(int i, int j) const {
    const double distance = distances_(i, j), cost = distance * distance + 1e-6;
    if (!banded_[static_cast<std::size_t>(i)] || !banded_[static_cast<std::size_t>(j)]) return cost;
    const std::int64_t a = landscape_.minima()[static_cast<std::size_t>(i)].id;
    const std::int64_t b = landscape_.minima()[static_cast<std::size_t>(j)].id;
    const std::int64_t bands = tried(std::min(a, b), std::max(a, b));
    return bands >= kMostBands ? kInfinity : cost * static_cast<double>(1 + 3 * bands);
  }

  /// From the pieces of both ends in turn: minima near the other side and seldom searched from.
  std::vector<std::size_t> choose_searches() const {
    const std::vector<int> piece = pieces_of(graph_);
    std::vector<int> ends[2];
    for (int i = 0; i < graph_.minima; ++i) {
      const auto k = static_cast<std::size_t>(i);
      const bool is_end = i == from_ || i == to_;
      if (!is_end && !(landscape_.minima()[k].enthalpy < lid_)) continue;
      if (piece[k] == piece[static_cast<std::size_t>(from_)]) ends[0].push_back(i);
      if (piece[k] == piece[static_cast<std::size_t>(to_)]) ends[1].push_back(i);
    }
    std::vector<std::size_t> chosen;
    for (int side = 0; side < 2; ++side) {
      const int other = side == 0 ? to_ : from_;
      using Rated = std::pair<double, int>;
      std::vector<Rated> rated;
      for (const int i : ends[side]) {
        const auto searches = static_cast<double>(tried(landscape_.minima()[static_cast<std::size_t>(i)].id, 0));
        rated.emplace_back(distances_(i, other) * (1 + searches / kSearchesThatDouble), i);
      }
      const auto wanted = static_cast<std::size_t>(options_.searches / 2);
      const std::size_t starts = std::min(rated.size(), std::max<std::size_t>(1, wanted / kEach));
      std::partial_sort(rated.begin(), rated.begin() + static_cast<std::ptrdiff_t>(starts), rated.end());
      for (std::size_t k = 0; k < wanted; ++k) chosen.push_back(static_cast<std::size_t>(rated[k % starts].second));
    }
    return chosen;
  }

  static constexpr double kSearchesThatDouble = 8;  ///< searches from a minimum that count like twice the distance
  static constexpr std::size_t kEach = 2;           ///< searches from one minimum in a round

  const Landscape& landscape_;
  const StructureDistances& distances_;
  const Attempts& attempts_;
  double lid_;
  const ConnectOptions& options_;
  int from_ = 0, to_ = 0;
  LinkGraph graph_;
  std::vector<char> banded_;  ///< minima that any band was tried from: others need no look at the attempts
};

}  // namespace

ConnectPlan plan_round(const Landscape& landscape, const StructureDistances& distances, const Attempts& attempts,
                       std::optional<double> lid, const ConnectOptions& options) {
  return Planner(landscape, distances, attempts, lid, options).plan();
}

}  // namespace baroscape
