#include "explore/profile.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include "explore/census_runs.hpp"

namespace baroscape {
namespace {

void spend(double seconds) {
  const auto begin = std::chrono::steady_clock::now();
  while (std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count() < seconds) continue;
}

double total(const CensusProfile& profile) {
  return std::accumulate(profile.seconds.begin(), profile.seconds.end(), 0.0);
}

TEST(StageClock, TimeBelongsToTheStageEnteredLast) {
  const auto begin = std::chrono::steady_clock::now();
  StageClock clock(Stage::starting);
  spend(0.002);
  {
    const auto outer = clock.visit(Stage::descending);
    spend(0.002);
    {
      const auto inner = clock.visit(Stage::recognising);
      spend(0.002);
    }
    spend(0.002);
  }
  const CensusProfile profile = clock.profile();
  const double elapsed = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  EXPECT_GE(profile.seconds[static_cast<int>(Stage::starting)], 0.002);
  EXPECT_GE(profile.seconds[static_cast<int>(Stage::descending)], 0.004);
  EXPECT_GE(profile.seconds[static_cast<int>(Stage::recognising)], 0.002);
  EXPECT_EQ(profile.seconds[static_cast<int>(Stage::merging)], 0.0);
  EXPECT_LE(total(profile), elapsed);
}

TEST(CensusProfile, EveryStageOfACensusIsSeen) {
  const CensusResult& result = census_runs::lj7();
  for (int k = 0; k < kStages; ++k) EXPECT_GT(result.profile.seconds[k], 0.0) << kStageNames[k];
}

}  // namespace
}  // namespace baroscape
