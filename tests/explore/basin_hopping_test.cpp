#include "explore/basin_hopping.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "explore/hop_step.hpp"
#include "explore/kept_in_memory.hpp"
#include "numeric/clusters.hpp"
#include "numeric/reference_data.hpp"

namespace baroscape {
namespace {

double global_minimum(int atoms) {
  for (const auto& row : numeric::read_table("lj_global_minima.csv")) {
    if (row.at("atoms") == atoms) return row.at("energy");
  }
  return 0;
}

HopOptions options_for(int atoms, int threads = 1) {
  HopOptions options;
  options.runs = 6;
  options.quenches = 2000;
  options.target = global_minimum(atoms);
  options.threads = threads;
  return options;
}

TEST(BasinHopping, FindsTheGlobalMinimaOfSmallClusters) {
  for (const int atoms : {7, 13, 19}) {
    KeptInMemory store;
    const HopResult result = basin_hopping(lennard_jones_cluster(atoms), options_for(atoms), store);
    EXPECT_EQ(result.stopped_by, "target") << atoms;
    for (const HopRun& run : result.runs) {
      EXPECT_TRUE(run.reached_target);
      ASSERT_FALSE(run.kept.empty());
      EXPECT_NEAR(run.kept.front().first, global_minimum(atoms), 1e-5);
      const Minimum& lowest = store.minima[static_cast<std::size_t>(run.kept.front().second - 1)];
      EXPECT_EQ(lowest.enthalpy, run.kept.front().first) << "the id names this minimum";
      EXPECT_GT(lowest.lowest_omega2, 0);
      EXPECT_TRUE(std::is_sorted(run.kept.begin(), run.kept.end()));
      EXPECT_LE(run.lowest_quench, run.quenches);
    }
  }
}

void expect_same(const std::vector<HopRun>& a, const std::vector<HopRun>& b) {
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t r = 0; r < a.size(); ++r) {
    EXPECT_TRUE(a[r].positions == b[r].positions) << "run " << r;
    EXPECT_EQ(a[r].quenches, b[r].quenches);
    EXPECT_EQ(a[r].lowest, b[r].lowest);
    EXPECT_EQ(a[r].accepted, b[r].accepted);
    EXPECT_EQ(a[r].gradients, b[r].gradients);
    ASSERT_EQ(a[r].kept.size(), b[r].kept.size());
    for (std::size_t k = 0; k < a[r].kept.size(); ++k) EXPECT_EQ(a[r].kept[k].first, b[r].kept[k].first);
  }
}

TEST(BasinHopping, DoesNotDependOnThreadsInterruptionsOrOtherRuns) {
  const System system = lennard_jones_cluster(15);
  HopOptions options = options_for(15);
  options.target.reset();
  options.quenches = 650;  // not whole blocks
  options.runs = 20;
  KeptInMemory one, two, stopped, fewer;
  const HopResult reference = basin_hopping(system, options, one);
  EXPECT_EQ(reference.stopped_by, "quenches");
  options.threads = 2;
  expect_same(reference.runs, basin_hopping(system, options, two).runs);
  HopResult resumed;
  int starts = 0;
  do {
    int calls = 0;
    resumed = basin_hopping(system, options, stopped, [&](const HopStatus&) { return ++calls < 3; });
    ASSERT_LT(++starts, 50);
  } while (resumed.stopped_by == "interrupted");
  EXPECT_GT(starts, 2);
  expect_same(reference.runs, resumed.runs);
  options.runs = 3;
  HopResult few = basin_hopping(system, options, fewer);
  expect_same({reference.runs.begin(), reference.runs.begin() + 3}, few.runs);
}

TEST(HopStep, MovesNoCoordinateFartherThanAsked) {
  RandomStream random(1, 1);
  const Eigen::VectorXd x = numeric::near_global_minimum(13);
  const Eigen::VectorXd moved = displaced(x, 0.3, random);
  EXPECT_LE((moved - x).cwiseAbs().maxCoeff(), 0.3);
  EXPECT_GT((moved - x).cwiseAbs().minCoeff(), 0);
}

TEST(HopStep, PutsTheLooseAtomSomewhereElseOnTheSurface) {
  const System system = lennard_jones_cluster(14);
  Eigen::VectorXd x(42);
  x << numeric::near_global_minimum(13), 1.5, 0.9, 0.3;
  RandomStream random(2, 1);
  const Eigen::VectorXd moved = with_surface_atoms_moved(system, x, random);
  int changed = 0;
  for (int i = 0; i < 14; ++i) {
    const Eigen::Vector3d before = x.segment<3>(3 * i) - (x.segment<3>(36) - moved.segment<3>(36));
    if ((moved.segment<3>(3 * i) - before).norm() > 1e-9) ++changed;
  }
  EXPECT_GE(changed, 1);
  EXPECT_LE(changed, 3);
  const Eigen::Vector3d loose = x.segment<3>(39) - (x.segment<3>(36) - moved.segment<3>(36));
  EXPECT_GT((moved.segment<3>(39) - loose).norm(), 1e-3) << "the fourteenth has the fewest neighbours";
}

/// 20 runs from random starts: those that fail within 20,000 quenches are counted in bench/README.md.
TEST(SlowBasinHopping, ReachesTheTruncatedOctahedronOfLj38) {
  KeptInMemory store;
  HopOptions options = options_for(38, 2);
  options.runs = 20;
  options.quenches = 20000;
  const HopResult result = basin_hopping(lennard_jones_cluster(38), options, store);
  const auto reached =
      std::count_if(result.runs.begin(), result.runs.end(), [](const HopRun& r) { return r.reached_target; });
  EXPECT_GE(reached, 18);
}

}  // namespace
}  // namespace baroscape
