#include "landscape/journal.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "landscape/hand_made.hpp"

namespace baroscape {
namespace {

using testing_landscape::minimum;
using testing_landscape::transition_state;

const CensusKey kKey{0, 1};

TEST(MemoryJournal, StartsEmpty) {
  MemoryJournal journal;
  EXPECT_EQ(journal.replay(kKey).windows, 0);
  EXPECT_TRUE(journal.replay(kKey).minima.empty());
}

TEST(MemoryJournal, GivesBackEveryWindowInOrder) {
  MemoryJournal journal;
  WindowRecord first;
  first.searches = 8;
  first.new_minima = {minimum(1, -3), minimum(2, -2)};
  first.new_transition_states = {transition_state(1, -1, 1, 2)};
  Tally twice;
  twice.hits = {2, 0, 0, 0};
  first.minimum_tallies = {{1, twice}};
  first.counts.gradients = 100;
  journal.record(kKey, first);

  WindowRecord second;
  second.window = 1;
  second.searches = 16;
  second.new_minima = {minimum(3, -1)};
  Tally often;
  often.hits = {5, 1, 0, 2};
  often.self_hits = 4;
  second.minimum_tallies = {{3, twice}, {1, often}};
  second.outcomes[1][2] = 7;
  second.counts.gradients = 250;
  journal.record(kKey, second);
  journal.close(kKey, "coverage");

  const CensusHistory history = journal.replay(kKey);
  EXPECT_EQ(history.windows, 2);
  EXPECT_EQ(history.searches, 16);
  ASSERT_EQ(history.minima.size(), 3u);
  EXPECT_EQ(history.minima[2].enthalpy, -1);
  EXPECT_EQ(history.minimum_window, (std::vector<std::int64_t>{0, 0, 1}));
  EXPECT_EQ(history.transition_state_window, (std::vector<std::int64_t>{0}));
  ASSERT_EQ(history.minimum_tallies.size(), 3u);
  EXPECT_EQ(history.minimum_tallies[0], often);    // the latest tally stands
  EXPECT_EQ(history.minimum_tallies[1], Tally{});  // found, never hit again
  EXPECT_EQ(history.minimum_tallies[2], twice);
  EXPECT_EQ(history.transition_state_tallies.size(), 1u);
  EXPECT_EQ(history.outcomes[1][2], 7);
  EXPECT_EQ(history.counts.gradients, 250);  // totals, not sums
  EXPECT_EQ(history.stopped_by, "coverage");
}

TEST(MemoryJournal, RefusesAWindowOutOfOrder) {
  MemoryJournal journal;
  WindowRecord window;
  window.window = 1;
  EXPECT_THROW(journal.record(kKey, window), std::logic_error);
}

TEST(Tally, TotalLeavesOutFallsBackToTheStart) {
  Tally tally;
  tally.hits = {1, 2, 3, 4};
  tally.self_hits = 100;
  EXPECT_EQ(tally.total(), 10);
}

}  // namespace
}  // namespace baroscape
