#include "explore/stopping.hpp"

#include <algorithm>
#include <numeric>

namespace baroscape {
namespace {

constexpr StartKind kSaddleKinds[] = {StartKind::minimum, StartKind::transition_state, StartKind::random};

std::int64_t searches_of(StartKind kind, const std::array<std::array<std::int64_t, kOutcomes>, kStartKinds>& outcomes) {
  const auto& row = outcomes[static_cast<std::size_t>(kind)];
  return std::accumulate(row.begin(), row.end(), std::int64_t{0});
}

}  // namespace

double worst_coverage(const std::vector<Tally>& transition_states,
                      const std::array<std::array<std::int64_t, kOutcomes>, kStartKinds>& outcomes, double target) {
  double worst = 1.0;
  for (const StartKind kind : kSaddleKinds) {
    const auto k = static_cast<std::size_t>(kind);
    const std::int64_t searches = searches_of(kind, outcomes);
    // Without transition states there is nothing to start from; the other kinds decide.
    if (kind == StartKind::transition_state && transition_states.empty()) continue;
    if (static_cast<double>(searches) * (1.0 - target) < kProof) return 0.0;
    std::int64_t hits = 0, once = 0;
    for (const Tally& tally : transition_states) {
      hits += tally.hits[k];
      const std::int64_t others = kind == StartKind::random ? tally.total() - tally.hits[k] : 0;
      if (tally.hits[k] == 1 && others == 0) ++once;
    }
    if (hits > 0) worst = std::min(worst, 1.0 - static_cast<double>(once) / static_cast<double>(hits));
  }
  return worst;
}

double searches_to_prove(const std::array<std::array<std::int64_t, kOutcomes>, kStartKinds>& outcomes, double target) {
  double most = 0;
  for (const StartKind kind : kSaddleKinds) {
    // Towards the end each kind gets at least a sixteenth of the searches (explore/plan.cpp).
    most = std::max(most, 16.0 * (kProof / (1.0 - target) - static_cast<double>(searches_of(kind, outcomes))));
  }
  return most;
}

std::string reached_limit(const CensusLimits& limits, std::int64_t minima, std::int64_t transition_states,
                          std::int64_t searches, bool sweep_done, double coverage) {
  if (limits.minima && minima >= *limits.minima) return "minima";
  if (limits.transition_states && transition_states >= *limits.transition_states) return "transition_states";
  if (limits.searches && searches >= *limits.searches) return "searches";
  if (limits.coverage && sweep_done && coverage >= *limits.coverage) return "coverage";
  return "";
}

}  // namespace baroscape
