#include "explore/connect.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "atoms/connectivity.hpp"
#include "explore/basin_hopping.hpp"
#include "explore/census_runs.hpp"
#include "explore/path_frames.hpp"
#include "explore/verify.hpp"
#include "landscape/characterise.hpp"
#include "numeric/clusters.hpp"
#include "search/acceptance.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

/// Only two minima, with ids 1 and 2.
Landscape two_of(const Minimum& first, const Minimum& second, double pressure = 0) {
  Landscape landscape(pressure);
  landscape.add(first);
  Minimum other = second;
  Minimum one = first;
  one.id = 1;
  other.id = 2;
  Landscape result(pressure);
  result.add(one);
  result.add(other);
  return result;
}

ConnectOptions options_for(int threads = 1) {
  ConnectOptions options;
  options.key = {0, 1, 2, 1};
  options.patience = 15;
  options.threads = threads;
  return options;
}

void expect_same(const Landscape& a, const Landscape& b) {
  ASSERT_EQ(a.minima().size(), b.minima().size());
  ASSERT_EQ(a.transition_states().size(), b.transition_states().size());
  for (std::size_t k = 0; k < a.minima().size(); ++k) {
    EXPECT_TRUE(a.minima()[k].positions == b.minima()[k].positions) << "minimum " << k;
  }
  for (std::size_t k = 0; k < a.transition_states().size(); ++k) {
    const TransitionState &s = a.transition_states()[k], &t = b.transition_states()[k];
    EXPECT_TRUE(s.positions == t.positions && s.minimum_a == t.minimum_a && s.minimum_b == t.minimum_b)
        << "transition state " << k;
  }
}

/// Every pair of LJ7's minima, from nothing but the two, against the minimax paths of the complete landscape.
TEST(Connect, FindsTheLowestPathBetweenAnyTwoMinimaOfLj7) {
  const System system = lennard_jones_cluster(7);
  const Landscape& complete = census_runs::lj7().landscape;
  for (std::size_t i = 0; i < 4; ++i) {
    for (std::size_t j = i + 1; j < 4; ++j) {
      MemoryConnectionStore store(two_of(complete.minima()[i], complete.minima()[j]));
      const ConnectResult result = connect(system, options_for(), store);
      ASSERT_TRUE(result.path) << i << " " << j;
      EXPECT_EQ(result.stopped_by, "patience");
      EXPECT_NEAR(result.progress.highest, *minimax_enthalpy(complete, i, j), 1e-8) << i << " " << j;
      EXPECT_EQ(highest_point(result.landscape, *result.path).enthalpy, result.progress.highest);
      EXPECT_LE(result.progress.highest, result.progress.first_highest);
      EXPECT_TRUE(verify(system, result.landscape, 1).problems.empty());
    }
  }
}

/// The two lowest minima of LJ9.
Landscape two_of_lj9() {
  static const Landscape landscape = [] {
    CensusOptions options;
    options.key.seed = 1;
    options.until.minima = 12;
    MemoryJournal journal;
    const Landscape found = census(lennard_jones_cluster(9), options, journal).landscape;
    const std::vector<int> ranks = found.minimum_ranks();
    const auto ranked = [&](int rank) {
      return found.minima()[static_cast<std::size_t>(std::find(ranks.begin(), ranks.end(), rank) - ranks.begin())];
    };
    return two_of(ranked(1), ranked(10));
  }();
  return landscape;
}

TEST(Connect, DoesNotDependOnThreadsOrInterruptions) {
  const System system = lennard_jones_cluster(9);
  MemoryConnectionStore one(two_of_lj9()), two(two_of_lj9()), interrupted(two_of_lj9());
  const ConnectResult reference = connect(system, options_for(1), one);
  ASSERT_TRUE(reference.path);
  ASSERT_GE(reference.progress.rounds, 15);
  const ConnectResult threaded = connect(system, options_for(2), two);
  expect_same(reference.landscape, threaded.landscape);
  EXPECT_EQ(reference.progress.counts.gradients, threaded.progress.counts.gradients);
  // Stopped in the middle of every third round, over and over.
  ConnectResult resumed;
  int runs = 0;
  do {
    int calls = 0;
    resumed = connect(system, options_for(2), interrupted, [&](const ConnectStatus&) { return ++calls < 8; });
    ASSERT_LT(++runs, 100);
  } while (resumed.stopped_by == "interrupted");
  EXPECT_GT(runs, 3);
  expect_same(reference.landscape, resumed.landscape);
  EXPECT_EQ(reference.progress.rounds, resumed.progress.rounds);
  EXPECT_EQ(reference.progress.searches, resumed.progress.searches);
  EXPECT_EQ(reference.progress.lowered_in_round, resumed.progress.lowered_in_round);
  EXPECT_EQ(reference.progress.counts.gradients, resumed.progress.counts.gradients);
  EXPECT_EQ(reference.progress.counts.hessians, resumed.progress.counts.hessians);
}

TEST(Connect, EndsForTheReasonAsked) {
  const System system = lennard_jones_cluster(9);
  ConnectOptions join_only = options_for();
  join_only.patience = 0;
  MemoryConnectionStore first(two_of_lj9());
  const ConnectResult joined = connect(system, join_only, first);
  EXPECT_EQ(joined.stopped_by, "patience");
  EXPECT_EQ(joined.progress.joined_in_round, joined.progress.rounds);
  ConnectOptions one_round = options_for();
  one_round.rounds = 1;
  one_round.bands = 1;
  one_round.searches = 0;
  MemoryConnectionStore second(two_of_lj9());
  EXPECT_EQ(connect(system, one_round, second).stopped_by, "rounds");
  ConnectOptions generous = options_for();
  generous.below = joined.progress.first_highest + 1e-6;
  MemoryConnectionStore third(two_of_lj9());
  EXPECT_EQ(connect(system, generous, third).stopped_by, "below");
  ConnectOptions nothing = options_for();
  nothing.bands = nothing.searches = 0;
  MemoryConnectionStore fourth(two_of_lj9());
  const ConnectResult none = connect(system, nothing, fourth);
  EXPECT_EQ(none.stopped_by, "exhausted");
  EXPECT_FALSE(none.path);
  ConnectOptions hurried = options_for();
  hurried.seconds = 1e-9;
  MemoryConnectionStore fifth(two_of_lj9());
  EXPECT_EQ(connect(system, hurried, fifth).stopped_by, "seconds");
}

TEST(Connect, AMinimumThatIsNotThereIsRefused) {
  ConnectOptions options = options_for();
  options.key.to = 17;
  MemoryConnectionStore store(two_of_lj9());
  EXPECT_THROW(connect(lennard_jones_cluster(9), options, store), std::logic_error);
}

TEST(Connect, WorksUnderPressureAndForTwoSpecies) {
  const System system = numeric::kob_andersen_cluster(5, 3);
  const double pressure = 1.0;
  const auto surface = make_surface(system);
  std::vector<Minimum> minima;
  for (std::uint64_t k = 0; k < 200 && minima.size() < 2; ++k) {
    RandomStream random(4, k);
    const PolishResult end = numeric::relaxed(*surface, shapes::random_cluster(random, 8), pressure);
    if (!end.converged || end.index() != 0 || !is_connected(end.x, kContactDistance)) continue;
    minima.push_back(characterise_minimum(system, *surface, end, pressure));
    if (minima.size() == 2 && std::abs(minima[0].enthalpy - minima[1].enthalpy) < 1e-3) minima.pop_back();
  }
  ASSERT_EQ(minima.size(), 2u);
  MemoryConnectionStore store(two_of(minima[0], minima[1], pressure));
  ConnectOptions options = options_for(2);
  options.key.pressure = pressure;
  const ConnectResult result = connect(system, options, store);
  ASSERT_TRUE(result.path);
  EXPECT_TRUE(verify(system, result.landscape, 1).problems.empty());
}

TEST(PathFrames, MakeOneContinuousFilm) {
  const System system = lennard_jones_cluster(7);
  const Landscape& landscape = census_runs::lj7().landscape;
  const auto surface = make_surface(system);
  const std::vector<int> ranks = landscape.minimum_ranks();
  const auto id = [&](int rank) {
    return landscape.minima()[static_cast<std::size_t>(std::find(ranks.begin(), ranks.end(), rank) - ranks.begin())].id;
  };
  const auto path = lowest_path(landscape, id(4), id(1));
  ASSERT_TRUE(path);
  const PathFrames film = path_frames(system, landscape, *path);
  EXPECT_EQ(film.without_descent, 0);
  EXPECT_EQ(film.frames.front().id, id(4));
  EXPECT_EQ(film.frames.back().id, id(1));
  Eigen::VectorXd gradient(21);
  std::vector<std::int64_t> minima, saddles;
  for (std::size_t k = 0; k < film.frames.size(); ++k) {
    const PathFrame& frame = film.frames[k];
    EXPECT_NEAR(surface->evaluate(frame.positions.data(), 0.0, gradient.data()), frame.enthalpy, 1e-8);
    if (frame.kind == PathFrame::Kind::minimum) minima.push_back(frame.id);
    if (frame.kind == PathFrame::Kind::transition_state) saddles.push_back(frame.id);
    if (k == 0) continue;
    const double step = (frame.positions - film.frames[k - 1].positions).norm();
    EXPECT_LE(step, 0.06) << "frame " << k << ": no jumps, no relabelling between frames";
    EXPECT_NEAR(frame.length - film.frames[k - 1].length, step, 1e-12);
  }
  EXPECT_EQ(minima, path->minima);
  EXPECT_EQ(saddles, path->transition_states);
}

/// The target of the field: LJ38 from its two funnel bottoms, −169.71 or so at best (Doye, Miller & Wales, JCP 110,
/// 6896 (1999): barriers 4.22 and 3.54).
TEST(SlowConnect, Lj38FromBothFunnelBottoms) {
  const System system = lennard_jones_cluster(38);
  const auto surface = make_surface(system);
  const PolishResult octahedron = numeric::relaxed(*surface, numeric::near_global_minimum(38), 0.0);
  struct Store : HopStore {
    std::vector<HopRun> resume(const HopKey&) override { return {}; }
    std::vector<std::int64_t> record(const HopKey&, const HopBlock& block) override {
      for (const Minimum& minimum : block.minima) {
        if (std::abs(minimum.enthalpy + 173.252378) < 1e-5) icosahedral = minimum;
      }
      return std::vector<std::int64_t>(block.minima.size(), 1);
    }
    Minimum icosahedral;
  } hop_store;
  HopOptions hop;
  hop.runs = 16;
  hop.threads = 2;
  basin_hopping(system, hop, hop_store, [&](const HopStatus&) { return hop_store.icosahedral.positions.size() == 0; });
  ASSERT_GT(hop_store.icosahedral.positions.size(), 0);
  MemoryConnectionStore store(two_of(characterise_minimum(system, *surface, octahedron, 0.0), hop_store.icosahedral));
  ConnectOptions options = options_for(2);
  options.patience = 60;
  options.below = -169.70;
  const ConnectResult result = connect(system, options, store);
  ASSERT_TRUE(result.path);
  EXPECT_NEAR(result.landscape.minimum(1).enthalpy, -173.928427, 1e-6);
  EXPECT_LE(result.progress.highest, -169.70);
}

}  // namespace
}  // namespace baroscape
