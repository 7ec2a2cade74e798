// The census of periodic cells: nothing above the surface knows the difference.
#include <gtest/gtest.h>

#include "core/error.hpp"
#include "explore/census.hpp"
#include "explore/path_frames.hpp"
#include "explore/verify.hpp"
#include "landscape/journal.hpp"
#include "landscape/lowest_path.hpp"
#include "numeric/clusters.hpp"
#include "search/acceptance.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

System cell(CellShape shape) {
  System system = numeric::kob_andersen_cluster(6, 2);
  system.lennard_jones.cutoff = {CutoffKind::smooth, 2.0};
  system.cell = Cell::make(std::cbrt(8 / 1.2) * Eigen::Matrix3d::Identity(), shape, 8);
  return system;
}

CensusResult run(const System& system, const CensusOptions& options) {
  MemoryJournal journal;
  return census(system, options, journal);
}

CensusOptions options_for(std::int64_t searches, int threads) {
  CensusOptions options;
  options.key = {5.0, 3};
  options.until.searches = searches;
  options.threads = threads;
  return options;
}

TEST(CellCensus, EveryStateIsOneAndTheThreadsDoNotMatter) {
  const System system = cell(CellShape::isotropic);
  const CensusResult one = run(system, options_for(320, 1)), two = run(system, options_for(320, 2));
  ASSERT_GT(one.landscape.minima().size(), 5U);
  ASSERT_GT(one.landscape.transition_states().size(), 10U);
  ASSERT_EQ(one.landscape.minima().size(), two.landscape.minima().size());
  ASSERT_EQ(one.landscape.transition_states().size(), two.landscape.transition_states().size());
  for (std::size_t i = 0; i < one.landscape.minima().size(); ++i) {
    EXPECT_EQ(one.landscape.minima()[i].enthalpy, two.landscape.minima()[i].enthalpy);
  }
  const VerifyReport report = verify(system, one.landscape, 2);
  EXPECT_TRUE(report.problems.empty()) << report.problems.front();
}

TEST(CellCensus, FullCellsAreVerifiedToo) {
  const System system = cell(CellShape::full);
  const CensusResult found = run(system, options_for(192, 2));
  ASSERT_GT(found.landscape.transition_states().size(), 3U);
  const VerifyReport report = verify(system, found.landscape, 2);
  EXPECT_TRUE(report.problems.empty()) << report.problems.front();
}

TEST(CellCensus, ALocalLandscapeHoldsItsStartAndNothingTooHigh) {
  const System system = cell(CellShape::isotropic);
  const CensusResult whole = run(system, options_for(192, 2));
  CensusOptions options = options_for(192, 2);
  LocalStart local{whole.landscape.minima().front().positions, 3.0};
  options.local = std::make_shared<const LocalStart>(local);
  const CensusResult around = run(system, options);
  const double start = whole.landscape.minima().front().enthalpy;
  ASSERT_GT(around.landscape.transition_states().size(), 3U);
  EXPECT_NEAR(around.landscape.minima().front().enthalpy, start, 1e-9);
  for (const Minimum& minimum : around.landscape.minima()) EXPECT_LE(minimum.enthalpy, start + 3.0);
  for (const TransitionState& state : around.landscape.transition_states()) EXPECT_LE(state.enthalpy, start + 3.0);
}

TEST(CellCensus, ALocalLandscapeGoesOnFromItsOwnStartAlone) {
  const System system = cell(CellShape::isotropic);
  const CensusResult whole = run(system, options_for(192, 2));
  CensusOptions options = options_for(64, 2);
  options.local = std::make_shared<const LocalStart>(LocalStart{whole.landscape.minima()[0].positions});
  MemoryJournal journal;
  census(system, options, journal);
  options.until.searches = 128;
  EXPECT_EQ(census(system, options, journal).searches, 128);
  options.local = std::make_shared<const LocalStart>(LocalStart{whole.landscape.minima()[1].positions});
  EXPECT_THROW(census(system, options, journal), InputError);
}

TEST(CellPaths, AreFilmsWithoutJumps) {
  for (const CellShape shape : {CellShape::isotropic, CellShape::full}) {
    const System system = cell(shape);
    const CensusResult found = run(system, options_for(320, 2));
    const auto& minima = found.landscape.minima();
    std::optional<LandscapePath> longest;
    for (const Minimum& minimum : minima) {
      auto path = lowest_path(found.landscape, minima.front().id, minimum.id);
      if (path && (!longest || path->minima.size() > longest->minima.size())) longest = std::move(path);
    }
    ASSERT_TRUE(longest);
    ASSERT_GT(longest->transition_states.size(), 2U);
    const double step = 0.05;
    const PathFrames film = path_frames(system, found.landscape, *longest, step);
    EXPECT_EQ(film.without_descent, 0);
    // Frames are `step` apart, but for the pushes off the saddles and the relaxations at the ends.
    for (std::size_t k = 1; k < film.frames.size(); ++k) {
      EXPECT_LT(film.frames[k].length - film.frames[k - 1].length, 3 * step) << k << " of " << film.frames.size();
    }
  }
}

}  // namespace
}  // namespace baroscape
