// Connections and basin hopping in the archive: what they add to the union, and where they go on.
#include "archive/samples.hpp"

namespace baroscape {
namespace {

/// Minima 1…3 and transition states 1…3 of a census, then a round that finds one known and one new state of each kind.
class Connections : public testing::Test {
 protected:
  Connections() : archive_(Archive::open(folder_.file(), sample_provenance())) {
    archive_.record(CensusKey{0, 1}, first_window(0));
    archive_.close(CensusKey{0, 1}, "coverage");
  }

  static ConnectionRound round(std::int64_t number) {
    ConnectionRound round;
    round.minima = {found_again(sample_minimum(2, 0), -1), sample_minimum(static_cast<int>(70 + number), -2)};
    round.transition_states = {found_again(sample_transition_state(1, 0, 1, 2), 0),
                               sample_transition_state(static_cast<int>(70 + number), 0, -2, 3)};
    round.transition_states[0].minimum_a = 1;
    round.transition_states[0].minimum_b = -1;
    round.attempts = {{1, 3, number}, {2, 0, 5}};
    round.progress.rounds = number;
    round.progress.bands = 8 * number;
    round.progress.searches = 40 * number;
    round.progress.counts = {1000 * number, 10 * number};
    return round;
  }

  const ConnectionKey key_{0, 1, 3, UINT64_MAX};
  TemporaryFolder folder_;
  Archive archive_;
};

TEST_F(Connections, StatesJoinTheUnionAndKnownOnesKeepTheirIds) {
  const RecordedIds ids = archive_.record(key_, round(1));
  EXPECT_EQ(ids.minima, (std::vector<std::int64_t>{2, 4}));
  EXPECT_EQ(ids.transition_states, (std::vector<std::int64_t>{1, 4}));
  const Landscape landscape = archive_.known(0);
  ASSERT_EQ(landscape.minima().size(), 4u);
  ASSERT_EQ(landscape.transition_states().size(), 4u);
  expect_same(landscape.minimum(2), sample_minimum(2, 2));
  expect_same(landscape.minimum(4), sample_minimum(71, 4));
  expect_same(landscape.transition_states()[3], sample_transition_state(71, 4, 4, 3));
  EXPECT_EQ(archive_.summary(0).minima, 4);
  EXPECT_TRUE(archive_.check_records().empty());
}

TEST_F(Connections, GoOnFromWhatWasRecordedAfterReopening) {
  archive_.record(key_, round(1));
  ConnectionRound second = round(2);
  second.progress.joined_in_round = second.progress.lowered_in_round = 2;
  second.progress.first_highest = -1.25;
  second.progress.highest = -1.5;
  archive_.record(key_, second);
  archive_.close(key_, second.progress, "interrupted");
  const auto expect_recorded = [&](const ConnectionHistory& history) {
    EXPECT_EQ(history.progress.rounds, 2);
    EXPECT_EQ(history.progress.bands, 16);
    EXPECT_EQ(history.progress.searches, 80);
    EXPECT_EQ(history.progress.joined_in_round, 2);
    EXPECT_EQ(history.progress.first_highest, -1.25);
    EXPECT_EQ(history.progress.highest, -1.5);
    EXPECT_EQ(history.progress.counts.gradients, 2000);
    EXPECT_EQ(history.progress.counts.hessians, 20);
    EXPECT_EQ(history.stopped_by, "interrupted");
    ASSERT_EQ(history.attempts.size(), 2u);
    EXPECT_EQ(history.attempts[0].minimum_b, 3);
    EXPECT_EQ(history.attempts[0].count, 2);
    EXPECT_EQ(history.attempts[1].minimum_a, 2);
    EXPECT_EQ(history.attempts[1].minimum_b, 0);
  };
  expect_recorded(archive_.resume(key_));
  archive_ = Archive::open(folder_.file("other.db"), sample_provenance());
  expect_recorded(Archive::open_for_reading(folder_.file()).resume(key_));
}

TEST_F(Connections, AreKnownByPressureEndsAndSeed) {
  archive_.record(key_, round(1));
  for (const ConnectionKey& other : {ConnectionKey{0, 3, 1, UINT64_MAX}, ConnectionKey{0, 1, 3, 1},
                                     ConnectionKey{1, 1, 3, UINT64_MAX}, ConnectionKey{0, 1, 2, UINT64_MAX}}) {
    const ConnectionHistory history = archive_.resume(other);
    EXPECT_EQ(history.progress.rounds, 0);
    EXPECT_EQ(history.progress.joined_in_round, -1);
    EXPECT_TRUE(history.attempts.empty());
  }
}

TEST_F(Connections, ARoundOutOfOrderOrWithAStrangerLeavesNothing) {
  EXPECT_THROW(archive_.record(key_, round(2)), std::logic_error);
  ConnectionRound stranger = round(1);
  stranger.transition_states[1].minimum_a = -3;
  EXPECT_THROW(archive_.record(key_, stranger), std::logic_error);
  EXPECT_EQ(archive_.landscape(0).minima().size(), 3u);
  EXPECT_EQ(archive_.record(key_, round(1)).minima, (std::vector<std::int64_t>{2, 4})) << "and it still works";
  EXPECT_TRUE(archive_.check_records().empty());
}

HopRun sample_run(std::int64_t number, std::int64_t quenches) {
  HopRun run;
  run.run = number;
  run.quenches = quenches;
  run.positions = sample_minimum(5, 0).positions;
  run.enthalpy = -3;
  run.lowest = -4;
  run.lowest_quench = quenches - 1;
  run.accepted = quenches / 2;
  run.gradients = 100 * quenches;
  return run;
}

TEST_F(Connections, RunsOfBasinHoppingGoOnFromWhatWasRecorded) {
  const HopKey key{0, 7};
  HopBlock block;
  block.minima = {found_again(sample_minimum(3, 0), -1), sample_minimum(80, -2)};
  block.runs = {sample_run(0, 50), sample_run(1, 50)};
  block.runs[0].kept = {{-4.0, -2}, {-3.5, -1}};
  EXPECT_EQ(archive_.record(key, block), (std::vector<std::int64_t>{3, 4}));
  block.minima = {sample_minimum(81, -1)};
  block.runs = {sample_run(0, 100)};
  block.runs[0].reached_target = true;
  block.runs[0].kept = {{-5.0, -1}, {-4.0, 4}};
  EXPECT_EQ(archive_.record(key, block), std::vector<std::int64_t>{5});
  const std::vector<HopRun> runs = archive_.resume(key);
  ASSERT_EQ(runs.size(), 2u);
  EXPECT_EQ(runs[0].quenches, 100);
  EXPECT_TRUE(runs[0].reached_target);
  EXPECT_EQ(runs[0].kept, (std::vector<std::pair<double, std::int64_t>>{{-5.0, 5}, {-4.0, 4}}));
  EXPECT_EQ(runs[1].quenches, 50);
  EXPECT_TRUE(runs[1].positions == sample_run(1, 50).positions);
  EXPECT_TRUE(runs[1].kept.empty());
  EXPECT_TRUE(archive_.resume(HopKey{0, 8}).empty());
  EXPECT_TRUE(archive_.resume(HopKey{1, 7}).empty());
  EXPECT_EQ(archive_.landscape(0).minima().size(), 5u);
  EXPECT_TRUE(archive_.check_records().empty());
}

}  // namespace
}  // namespace baroscape
