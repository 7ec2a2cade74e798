// Two seeds at one pressure: blind to each other, merged in the landscape and in the statistics.
#include "archive/samples.hpp"

namespace baroscape {
namespace {

// Seed 2 finds minima 3, 1 of seed 1 and one of its own, and transition states 2, 1 (with sides exchanged) and an own
// one.
WindowRecord second_seed() {
  WindowRecord window;
  window.searches = 8;
  window.new_minima = {found_again(sample_minimum(3, 0), 1), found_again(sample_minimum(1, 0), 2),
                       sample_minimum(60, 3)};
  window.new_transition_states = {found_again(sample_transition_state(2, 0, 0, 0), 1),
                                  found_again(sample_transition_state(1, 0, 0, 0), 2),
                                  sample_transition_state(60, 3, 3, 1)};
  window.new_transition_states[0].minimum_a = 1;
  window.new_transition_states[0].minimum_b = 3;
  window.new_transition_states[1].minimum_a = window.new_transition_states[1].minimum_b = 2;
  window.minimum_tallies = {{1, Tally{{1, 0, 0, 0}, 0}}, {2, Tally{{2, 0, 0, 0}, 0}}, {3, Tally{{1, 0, 0, 0}, 0}}};
  window.transition_state_tallies = {
      {1, Tally{{0, 0, 4, 0}, 7}}, {2, Tally{{0, 0, 0, 1}, 0}}, {3, Tally{{0, 0, 0, 1}, 0}}};
  window.outcomes[0] = {3, 1, 0, 0, 0, 0, 0};
  window.counts = {1000, 10};
  return window;
}

class TwoSeeds : public testing::Test {
 protected:
  TwoSeeds() : archive_(Archive::open(folder_.file(), sample_provenance())) {
    archive_.record({0, 1}, first_window(0));
    archive_.close({0, 1}, "coverage");
    archive_.record({0, UINT64_MAX}, second_seed());
    archive_.close({0, UINT64_MAX}, "searches");
  }

  TemporaryFolder folder_;
  Archive archive_;
};

TEST_F(TwoSeeds, SharedStatesKeepTheirIdsAndFirstCoordinates) {
  const Landscape landscape = archive_.landscape(0);
  ASSERT_EQ(landscape.minima().size(), 4u);
  for (int id = 1; id <= 3; ++id) expect_same(landscape.minimum(id), sample_minimum(id, id));
  expect_same(landscape.minimum(4), sample_minimum(60, 4));
  ASSERT_EQ(landscape.transition_states().size(), 4u);
  expect_same(landscape.transition_states()[1], sample_transition_state(2, 2, 2, 3));
  expect_same(landscape.transition_states()[3], sample_transition_state(60, 4, 4, 3));
}

TEST_F(TwoSeeds, EachReplaysItsOwnNumbersAndOrder) {
  MemoryJournal journal;
  journal.record({0, UINT64_MAX}, second_seed());
  journal.close({0, UINT64_MAX}, "searches");
  expect_same(archive_.replay({0, UINT64_MAX}), journal.history());
  MemoryJournal first;
  first.record({0, 1}, first_window(0));
  first.close({0, 1}, "coverage");
  expect_same(archive_.replay({0, 1}), first.history());
  EXPECT_TRUE(archive_.check_records().empty());
}

TEST_F(TwoSeeds, GoOnByTurnsAfterReopening) {
  archive_ = Archive::open_for_reading(folder_.file());  // lets go of the writer
  Archive archive = Archive::open(folder_.file(), sample_provenance());
  archive.record({0, 1}, next_window(56, 1));  // local 4 is what the second seed found as its third: sample 60
  EXPECT_EQ(archive.landscape(0).minima().size(), 4u);
  EXPECT_EQ(archive.landscape(0).transition_states().size(), 4u);
  expect_same(archive.replay({0, 1}).minima[3], sample_minimum(60, 4));
  EXPECT_TRUE(archive.check_records().empty());
}

TEST_F(TwoSeeds, TheSummaryAddsUpBothAndLeavesSelfHitsOut) {
  const PressureSummary summary = archive_.summary(0);
  EXPECT_EQ(summary.minima, 4);
  EXPECT_EQ(summary.transition_states, 4);
  EXPECT_EQ(summary.searches, 24);
  EXPECT_EQ(summary.seeds, (std::vector<std::uint64_t>{1, UINT64_MAX}));
  EXPECT_EQ(summary.stopped_by, "searches");
  EXPECT_EQ(summary.counts.gradients, 13345);
  EXPECT_EQ(summary.counts.hessians, 688);
  EXPECT_EQ(summary.outcomes[0][0], 6);
  EXPECT_EQ(summary.outcomes[1][1], 3);
  // Hits: transition state 1: 1 + 1, 2: 3 + 4, 3: none, 4: 1.
  EXPECT_EQ(summary.coverage.hits, 10);
  EXPECT_EQ(summary.coverage.states, 3);
  EXPECT_EQ(summary.coverage.singletons, 1);
  EXPECT_EQ(summary.coverage.doubletons, 1);
  EXPECT_DOUBLE_EQ(summary.coverage.good_turing, 0.9);
  ASSERT_EQ(summary.by_kind.size(), static_cast<std::size_t>(kStartKinds));
  // Quenches find minima: 1: 2 + 2, 2: 4, 3: 6 + 1, 4: 1.
  EXPECT_EQ(summary.by_kind[0].hits, 16);
  EXPECT_EQ(summary.by_kind[0].states, 4);
  EXPECT_EQ(summary.by_kind[1].hits, 3);
  EXPECT_EQ(summary.by_kind[2].hits, 5);
  EXPECT_EQ(summary.by_kind[3].hits, 2);
  ASSERT_TRUE(summary.capture_recapture.has_value());
  EXPECT_DOUBLE_EQ(*summary.capture_recapture, 3.0 * 3.0 / 2.0);
}

TEST_F(TwoSeeds, OneSeedHasNoCaptureRecapture) {
  archive_.record({5, 1}, first_window(100));
  EXPECT_FALSE(archive_.summary(5).capture_recapture.has_value());
}

}  // namespace
}  // namespace baroscape
