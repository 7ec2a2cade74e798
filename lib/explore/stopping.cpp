#include "explore/stopping.hpp"

#include <algorithm>
#include <numeric>

namespace baroscape {

double worst_coverage(const std::vector<Tally>& transition_states,
                      const std::array<std::array<std::int64_t, kOutcomes>, kStartKinds>& outcomes, double target) {
  double worst = 1.0;
  for (const StartKind kind : {StartKind::minimum, StartKind::transition_state, StartKind::random}) {
    const auto k = static_cast<std::size_t>(kind);
    const std::int64_t searches = std::accumulate(outcomes[k].begin(), outcomes[k].end(), std::int64_t{0});
    // Without transition states there is nothing to start from; the other kinds decide.
    if (kind == StartKind::transition_state && transition_states.empty()) continue;
    if (static_cast<double>(searches) * (1.0 - target) < 1.0) return 0.0;
    std::vector<std::int64_t> hits;
    for (const Tally& tally : transition_states) hits.push_back(tally.hits[k]);
    const CoverageEstimate estimate = estimate_coverage(hits);
    if (estimate.hits > 0) worst = std::min(worst, estimate.good_turing);
  }
  return worst;
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
