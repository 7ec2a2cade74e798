// The same census, bit for bit, whatever the number of threads and however often it was interrupted.
#include <gtest/gtest.h>

#include "explore/census.hpp"
#include "explore/plan.hpp"
#include "surface/system.hpp"

namespace baroscape {
namespace {

const std::int64_t kSearches = searches_before(32);

CensusOptions options_for(int threads) {
  CensusOptions options;
  options.key = {0.1, 7};
  options.until.searches = kSearches;
  options.threads = threads;
  return options;
}

void expect_same_point(const StationaryPoint& a, const StationaryPoint& b) {
  EXPECT_EQ(a.id, b.id);
  EXPECT_TRUE(a.positions == b.positions);
  EXPECT_EQ(a.enthalpy, b.enthalpy);
  EXPECT_EQ(a.energy, b.energy);
  EXPECT_EQ(a.volume, b.volume);
  EXPECT_EQ(a.point_group_order, b.point_group_order);
  EXPECT_EQ(a.log_product, b.log_product);
  EXPECT_EQ(a.log_product_mass, b.log_product_mass);
}

void expect_same(const CensusResult& a, const CensusResult& b) {
  ASSERT_EQ(a.landscape.minima().size(), b.landscape.minima().size());
  ASSERT_EQ(a.landscape.transition_states().size(), b.landscape.transition_states().size());
  for (std::size_t k = 0; k < a.landscape.minima().size(); ++k) {
    const Minimum &one = a.landscape.minima()[k], &other = b.landscape.minima()[k];
    expect_same_point(one, other);
    EXPECT_EQ(one.bulk_modulus, other.bulk_modulus);
    EXPECT_EQ(one.lowest_omega2, other.lowest_omega2);
  }
  for (std::size_t k = 0; k < a.landscape.transition_states().size(); ++k) {
    const TransitionState &one = a.landscape.transition_states()[k], &other = b.landscape.transition_states()[k];
    expect_same_point(one, other);
    EXPECT_EQ(one.minimum_a, other.minimum_a);
    EXPECT_EQ(one.minimum_b, other.minimum_b);
    EXPECT_EQ(one.omega2_negative, other.omega2_negative);
  }
  EXPECT_EQ(a.minimum_tallies, b.minimum_tallies);
  EXPECT_EQ(a.transition_state_tallies, b.transition_state_tallies);
  EXPECT_EQ(a.outcomes, b.outcomes);
  EXPECT_EQ(a.searches, b.searches);
  EXPECT_EQ(a.counts.gradients, b.counts.gradients);
  EXPECT_EQ(a.counts.hessians, b.counts.hessians);
  EXPECT_EQ(a.stopped_by, b.stopped_by);
}

const CensusResult& reference() {
  static const CensusResult result = [] {
    MemoryJournal journal;
    return census(lennard_jones_cluster(7), options_for(1), journal);
  }();
  return result;
}

TEST(Determinism, ThreadsMakeNoDifference) {
  ASSERT_GT(reference().landscape.transition_states().size(), 8u);
  for (const int threads : {2, 3}) {
    MemoryJournal journal;
    expect_same(reference(), census(lennard_jones_cluster(7), options_for(threads), journal));
  }
}

TEST(Determinism, LanesMakeNoDifference) {
  for (const LaneWidth lanes : {LaneWidth::one, LaneWidth::four, LaneWidth::eight}) {
    if (!is_supported(lanes)) continue;
    CensusOptions options = options_for(2);
    options.lanes = lanes;
    MemoryJournal journal;
    expect_same(reference(), census(lennard_jones_cluster(7), options, journal));
  }
}

TEST(Determinism, NeitherMakesADifferenceWhereSearchesUseGradientsAlone) {
  const System system = lennard_jones_cluster(33);
  CensusOptions options = options_for(1);
  options.until.searches = 64;  // random starts and quenches
  MemoryJournal first;
  const CensusResult expected = census(system, options, first);
  EXPECT_GT(expected.landscape.transition_states().size(), 10u);
  for (const LaneWidth lanes : {LaneWidth::one, LaneWidth::four}) {
    if (!is_supported(lanes)) continue;
    options.threads = lanes == LaneWidth::four ? 2 : 1;
    options.lanes = lanes;
    MemoryJournal journal;
    expect_same(expected, census(system, options, journal));
  }
}

TEST(Determinism, InterruptionsMakeNoDifference) {
  for (const int windows_at_a_time : {1, 3}) {
    MemoryJournal journal;
    CensusResult result;
    int runs = 0;
    do {
      int left = windows_at_a_time;
      result =
          census(lennard_jones_cluster(7), options_for(2), journal, [&](const CensusStatus&) { return --left > 0; });
      ASSERT_LE(++runs, 40);
    } while (result.stopped_by == "interrupted");
    EXPECT_GE(runs, 3);
    expect_same(reference(), result);
  }
}

TEST(Determinism, WhatTheJournalHoldsIsWhatTheCensusReturns) {
  MemoryJournal journal;
  const CensusResult result = census(lennard_jones_cluster(7), options_for(2), journal);
  const CensusHistory& history = journal.history();
  EXPECT_EQ(history.windows, 32);
  EXPECT_EQ(history.searches, result.searches);
  EXPECT_EQ(history.outcomes, result.outcomes);
  EXPECT_EQ(history.counts.gradients, result.counts.gradients);
  EXPECT_EQ(history.minimum_tallies, result.minimum_tallies);
  EXPECT_EQ(history.transition_state_tallies, result.transition_state_tallies);
  EXPECT_EQ(history.minima.size(), result.landscape.minima().size());
  EXPECT_EQ(history.transition_states.size(), result.landscape.transition_states().size());
  std::int64_t searches = 0;
  for (const auto& kind : result.outcomes) {
    for (const std::int64_t number : kind) searches += number;
  }
  EXPECT_EQ(searches, result.searches);
}

/// Notes how many searches of each kind every window held.
class KindsJournal : public MemoryJournal {
 public:
  void record(const CensusKey& key, const WindowRecord& window) override {
    std::array<std::int64_t, kStartKinds> totals{};
    for (std::size_t kind = 0; kind < kStartKinds; ++kind) {
      for (const std::int64_t number : window.outcomes[kind]) totals[kind] += number;
    }
    kinds.push_back(totals);
    found.push_back(!window.new_minima.empty());
    MemoryJournal::record(key, window);
  }
  std::vector<std::array<std::int64_t, kStartKinds>> kinds;  ///< totals at the end of each window
  std::vector<bool> found;
};

TEST(Determinism, StatesOfAWindowAreUsedWhenItIsTheirTurn) {
  KindsJournal journal;
  census(lennard_jones_cluster(7), options_for(3), journal);
  ASSERT_GT(journal.kinds.size(), static_cast<std::size_t>(kLag));
  ASSERT_TRUE(journal.found[0]);
  const auto minimum = static_cast<std::size_t>(StartKind::minimum);
  EXPECT_EQ(journal.kinds[kLag - 1][minimum], 0);
  EXPECT_GT(journal.kinds[kLag][minimum], 0);
}

TEST(Determinism, AnotherSeedIsAnotherCensus) {
  CensusOptions options = options_for(2);
  options.key.seed = 8;
  MemoryJournal journal;
  EXPECT_NE(census(lennard_jones_cluster(7), options, journal).outcomes, reference().outcomes);
}

}  // namespace
}  // namespace baroscape
