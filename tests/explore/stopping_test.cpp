#include "explore/stopping.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>

#include "explore/plan.hpp"

namespace baroscape {
namespace {

using Outcomes = std::array<std::array<std::int64_t, kOutcomes>, kStartKinds>;

constexpr auto kMinimum = static_cast<std::size_t>(StartKind::minimum);
constexpr auto kTransitionState = static_cast<std::size_t>(StartKind::transition_state);
constexpr auto kRandom = static_cast<std::size_t>(StartKind::random);

/// Plenty of searches from every kind of start.
Outcomes many() {
  Outcomes outcomes{};
  for (auto& kind : outcomes) kind[static_cast<std::size_t>(Outcome::known_state)] = 10000;
  return outcomes;
}

Tally tally(std::int64_t minimum, std::int64_t transition_state, std::int64_t random, std::int64_t self = 0) {
  Tally t;
  t.hits[kMinimum] = minimum;
  t.hits[kTransitionState] = transition_state;
  t.hits[kRandom] = random;
  t.self_hits = self;
  return t;
}

TEST(WorstCoverage, IsThatOfTheKindOfStartThatSawLeast) {
  EXPECT_EQ(worst_coverage({tally(50, 50, 50), tally(50, 50, 50)}, many(), 0.99), 1.0);
  EXPECT_EQ(worst_coverage({tally(50, 50, 50), tally(50, 1, 50)}, many(), 0.99), 1 - 1.0 / 51);
  EXPECT_EQ(worst_coverage({tally(4, 50, 50), tally(1, 50, 50)}, many(), 0.99), 1 - 1.0 / 5);
}

TEST(WorstCoverage, OfRandomStartsCountsWhatNoOtherHasMet) {
  EXPECT_EQ(worst_coverage({tally(50, 50, 3), tally(50, 0, 1)}, many(), 0.99), 1.0);
  EXPECT_EQ(worst_coverage({tally(50, 50, 3), tally(0, 0, 1)}, many(), 0.99), 1 - 1.0 / 4);
}

TEST(WorstCoverage, LeavesOutSearchesThatFellBack) {
  EXPECT_EQ(worst_coverage({tally(50, 1, 50, 1000), tally(50, 3, 50, 1000)}, many(), 0.99), 1 - 1.0 / 4);
}

TEST(WorstCoverage, AKindThatWasHardlyTriedIsNotCovered) {
  Outcomes outcomes = many();
  outcomes[kRandom] = {};
  outcomes[kRandom][static_cast<std::size_t>(Outcome::not_converged)] = 499;
  EXPECT_EQ(worst_coverage({tally(50, 50, 50)}, outcomes, 0.99), 0.0);
  outcomes[kRandom][static_cast<std::size_t>(Outcome::not_converged)] = 501;
  EXPECT_EQ(worst_coverage({tally(50, 50, 50)}, outcomes, 0.99), 1.0);
}

TEST(WorstCoverage, WithoutTransitionStatesTheOtherKindsDecide) {
  Outcomes outcomes = many();
  outcomes[kTransitionState] = {};
  EXPECT_EQ(worst_coverage({}, outcomes, 0.99), 1.0);
}

TEST(ReachedLimit, NamesTheLimit) {
  CensusLimits limits;
  EXPECT_EQ(reached_limit(limits, 1000, 1000, 1000, true, 1.0), "");
  limits.minima = 4;
  EXPECT_EQ(reached_limit(limits, 3, 1000, 1000, true, 1.0), "");
  EXPECT_EQ(reached_limit(limits, 4, 0, 0, false, 0.0), "minima");
  limits = {};
  limits.transition_states = 12;
  EXPECT_EQ(reached_limit(limits, 9, 11, 1000, true, 1.0), "");
  EXPECT_EQ(reached_limit(limits, 9, 12, 1000, true, 1.0), "transition_states");
  limits = {};
  limits.searches = 512;
  EXPECT_EQ(reached_limit(limits, 9, 12, 256, true, 1.0), "");
  EXPECT_EQ(reached_limit(limits, 9, 12, 512, true, 1.0), "searches");
  limits = {};
  limits.coverage = 0.99;
  EXPECT_EQ(reached_limit(limits, 9, 12, 512, true, 0.98), "");
  EXPECT_EQ(reached_limit(limits, 9, 12, 512, false, 1.0), "");  // some mode has not been followed yet
  EXPECT_EQ(reached_limit(limits, 9, 12, 512, true, 0.99), "coverage");
}

TEST(Census, StopsAtEachLimit) {
  const auto stopped = [](auto CensusLimits::*limit, auto value) {
    CensusOptions options;
    options.until.*limit = value;
    MemoryJournal journal;
    const CensusResult result = census(lennard_jones_cluster(6), options, journal);
    EXPECT_EQ(result.stopped_by, journal.history().stopped_by);
    return result;
  };
  EXPECT_EQ(stopped(&CensusLimits::minima, 2).stopped_by, "minima");
  EXPECT_EQ(stopped(&CensusLimits::transition_states, 3).stopped_by, "transition_states");
  const CensusResult searches = stopped(&CensusLimits::searches, 300);
  EXPECT_EQ(searches.stopped_by, "searches");
  EXPECT_EQ(searches.searches, 320);  // limits are read when a window ends
  EXPECT_EQ(stopped(&CensusLimits::coverage, 0.9).stopped_by, "coverage");
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(stopped(&CensusLimits::seconds, 0.2).stopped_by, "seconds");
  EXPECT_LT(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(), 30);
}

TEST(Census, ThatStopsOnCoverageHasFoundHardlyAnythingInItsLastThird) {
  CensusOptions options;
  options.until.coverage = 0.98;
  MemoryJournal journal;
  const CensusResult result = census(lennard_jones_cluster(8), options, journal);
  const CensusHistory history = journal.history();
  ASSERT_EQ(result.stopped_by, "coverage");
  const auto late = std::count_if(
      history.transition_state_window.begin(), history.transition_state_window.end(),
      [&](std::int64_t window) { return 3 * searches_before(window + 1) > 2 * result.searches; });
  EXPECT_LE(static_cast<double>(late), 0.02 * static_cast<double>(history.transition_states.size()));
}

TEST(Census, ThatHasReachedItsLimitReturnsAtOnceAndGoesOnForAHigherOne) {
  CensusOptions options;
  options.until.searches = 512;
  MemoryJournal journal;
  const System system = lennard_jones_cluster(5);
  census(system, options, journal);
  const auto gradients = journal.history().counts.gradients;
  const CensusResult again = census(system, options, journal);
  EXPECT_EQ(again.stopped_by, "searches");
  EXPECT_EQ(journal.history().counts.gradients, gradients);
  options.until.searches = 1024;
  EXPECT_EQ(census(system, options, journal).searches, 1024);
  EXPECT_EQ(journal.history().windows, 16);
}

}  // namespace
}  // namespace baroscape
