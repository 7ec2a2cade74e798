#include "landscape/coverage.hpp"

#include <gtest/gtest.h>

namespace baroscape {
namespace {

TEST(Coverage, OfACountedExampleIsWhatTheFormulasGiveByHand) {
  // 7 states hit 1, 1, 1, 2, 2, 5, 8 times: n = 20, n₁ = 3, n₂ = 2.
  const CoverageEstimate estimate = estimate_coverage({1, 5, 1, 2, 8, 1, 2, 0});
  EXPECT_EQ(estimate.hits, 20);
  EXPECT_EQ(estimate.states, 7);
  EXPECT_EQ(estimate.singletons, 3);
  EXPECT_EQ(estimate.doubletons, 2);
  EXPECT_DOUBLE_EQ(estimate.good_turing, 0.85);
  EXPECT_DOUBLE_EQ(estimate.chao1, 8.0);  // 7 + 3·2/(2·3)
}

TEST(Coverage, Chao1NeedsNoDoubletons) {
  // The bias-corrected form stays finite at n₂ = 0, where the classical n₁²/(2n₂) does not.
  const CoverageEstimate estimate = estimate_coverage({1, 1, 1, 1});
  EXPECT_DOUBLE_EQ(estimate.good_turing, 0);
  EXPECT_DOUBLE_EQ(estimate.chao1, 10);  // 4 + 4·3/2
}

TEST(Coverage, IsCompleteWhenNothingWasFoundOnlyOnce) {
  const CoverageEstimate estimate = estimate_coverage({2, 3, 40});
  EXPECT_DOUBLE_EQ(estimate.good_turing, 1);
  EXPECT_DOUBLE_EQ(estimate.chao1, 3);
}

TEST(Coverage, OfNoHitsAtAllIsZero) {
  for (const std::vector<std::int64_t>& hits : {std::vector<std::int64_t>{}, std::vector<std::int64_t>{0, 0}}) {
    const CoverageEstimate estimate = estimate_coverage(hits);
    EXPECT_EQ(estimate.states, 0);
    EXPECT_EQ(estimate.good_turing, 0);
    EXPECT_EQ(estimate.chao1, 0);
  }
}

TEST(CaptureRecapture, IsLincolnPetersen) {
  // Laplace's way of counting: 160 in the first, 155 in the second, 150 in both.
  EXPECT_DOUBLE_EQ(capture_recapture(160, 155, 150).value(), 160.0 * 155.0 / 150.0);
  EXPECT_DOUBLE_EQ(capture_recapture(165, 165, 165).value(), 165);
}

TEST(CaptureRecapture, SaysNothingWithoutSharedStates) {
  EXPECT_EQ(capture_recapture(3, 4, 0), std::nullopt);
}

}  // namespace
}  // namespace baroscape
