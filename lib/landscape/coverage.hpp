// How complete is a census? Statistics of how often each state was found.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace baroscape {

/// From the number of times each known state was hit (zeros are left out).
struct CoverageEstimate {
  std::int64_t hits = 0;        ///< n, all hits
  std::int64_t states = 0;      ///< states hit at least once
  std::int64_t singletons = 0;  ///< n₁, hit exactly once
  std::int64_t doubletons = 0;  ///< n₂, hit exactly twice
  /// Good–Turing 1 − n₁/n: the chance that the next hit is on a known state (Good, Biometrika 40, 237 (1953)). 0 when n
  /// = 0.
  double good_turing = 0;
  /// Chao1, bias-corrected: S + n₁(n₁−1)/(2(n₂+1)), a lower bound on the number of states (Chao, Scand. J. Stat. 11,
  /// 265 (1984)).
  double chao1 = 0;
};

CoverageEstimate estimate_coverage(const std::vector<std::int64_t>& hits_per_state);

/// Lincoln–Petersen n₁n₂/n₁₂ from two independent censuses that share n₁₂ states; nothing when they share none.
std::optional<double> capture_recapture(std::int64_t first, std::int64_t second, std::int64_t shared);

}  // namespace baroscape
