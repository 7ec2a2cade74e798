#include "landscape/coverage.hpp"

namespace baroscape {

CoverageEstimate estimate_coverage(const std::vector<std::int64_t>& hits_per_state) {
  CoverageEstimate estimate;
  for (const std::int64_t hits : hits_per_state) {
    if (hits <= 0) continue;
    estimate.hits += hits;
    estimate.states += 1;
    if (hits == 1) estimate.singletons += 1;
    if (hits == 2) estimate.doubletons += 1;
  }
  const double n1 = static_cast<double>(estimate.singletons);
  const double n2 = static_cast<double>(estimate.doubletons);
  if (estimate.hits > 0) estimate.good_turing = 1 - n1 / static_cast<double>(estimate.hits);
  estimate.chao1 = static_cast<double>(estimate.states) + n1 * (n1 - 1) / (2 * (n2 + 1));
  return estimate;
}

std::optional<double> capture_recapture(std::int64_t first, std::int64_t second, std::int64_t shared) {
  if (shared <= 0) return std::nullopt;
  return static_cast<double>(first) * static_cast<double>(second) / static_cast<double>(shared);
}

}  // namespace baroscape
