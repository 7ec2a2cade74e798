// Saddle searches, descents and polishing: the same bits at one, four and eight lanes, whatever the neighbours do; and
// right against dense diagonalisation.
#include <gtest/gtest.h>

#include <limits>

#include "numeric/clusters.hpp"
#include "search/find_saddle.hpp"
#include "search/internal_space.hpp"
#include "search/make_engine.hpp"
#include "search/steepest_descent.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

class LaneSearches : public ::testing::TestWithParam<LaneWidth> {
 protected:
  void SetUp() override {
    if (!is_supported(GetParam())) GTEST_SKIP() << "this processor lacks the instructions";
  }
  std::unique_ptr<Engine> engine(const System& system) const { return make_engine(system, GetParam()); }
  void find_saddles_like_one_search_by_itself(bool keep_symmetry);
};

/// Starts around the minimum of LJ7, some along a mode, some without direction, one not finite, one torn apart.
struct Starts {
  Starts(const Surface<double>& surface, int count) {
    RandomStream random(31, 1);
    const PolishResult minimum = numeric::relaxed(surface, numeric::near_global_minimum(7), 1.0);
    for (int k = 0; k < count; ++k) {
      directions.emplace_back();
      if (k % 3 != 0) directions.back() = minimum.spectrum.modes.col(k % 15);
      x.push_back(numeric::perturbed(minimum.x, 0.1, random));
      if (k % 3 != 0) x.back() += 0.1 * directions.back();
    }
    x[5](2) = std::numeric_limits<double>::quiet_NaN();
    x[6].head<3>() *= 20.0;
  }
  std::vector<Eigen::VectorXd> x, directions;
};

void LaneSearches::find_saddles_like_one_search_by_itself(bool keep_symmetry) {
  const System system = lennard_jones_cluster(7);
  const auto surface = make_reference_surface(system);
  const Starts starts(*surface, 25);
  SaddleOptions options;
  options.keep_symmetry = keep_symmetry;
  options.farthest_neighbour = 2.55;
  options.max_iterations = 60;
  std::vector<Eigen::VectorXd> ends = starts.x;
  std::vector<SaddleTask> tasks(ends.size());
  for (std::size_t k = 0; k < ends.size(); ++k) {
    tasks[k].start = tasks[k].result = ends[k].data();
    tasks[k].direction = starts.directions[k].size() > 0 ? starts.directions[k].data() : nullptr;
    tasks[k].pressure = k % 2 == 0 ? 1.0 : 0.0;
  }
  engine(system)->find_saddles(tasks.data(), static_cast<int>(tasks.size()), options);
  int converged = 0;
  for (std::size_t k = 0; k < ends.size(); ++k) {
    const SaddleResult alone = find_saddle(*surface, starts.x[k], tasks[k].pressure, starts.directions[k], options);
    EXPECT_EQ(tasks[k].reason, alone.reason) << k;
    EXPECT_EQ(tasks[k].hessians, alone.counts.hessians) << k;
    if (alone.reason == SaddleReason::not_finite) continue;
    EXPECT_EQ(tasks[k].enthalpy, alone.enthalpy) << k;
    EXPECT_TRUE(ends[k] == alone.x) << k;
    if (alone.reason != SaddleReason::converged) continue;
    ++converged;
    EXPECT_EQ(spectrum(*surface, ends[k], tasks[k].pressure).index(), 1);
  }
  EXPECT_EQ(tasks[5].reason, SaddleReason::not_finite);
  EXPECT_EQ(tasks[6].reason, SaddleReason::abandoned);
  EXPECT_GT(converged, 12);
}

TEST_P(LaneSearches, FindSaddlesLikeOneSearchByItself) {
  find_saddles_like_one_search_by_itself(false);
  find_saddles_like_one_search_by_itself(true);
}

TEST_P(LaneSearches, DescendLikeOneDescentByItself) {
  const System system = lennard_jones_cluster(7);
  const auto surface = make_reference_surface(system);
  RandomStream random(41, 1);
  std::vector<Eigen::VectorXd> x;
  for (int k = 0; k < 25; ++k) x.push_back(shapes::random_cluster(random, 7));
  x[5](2) = std::numeric_limits<double>::quiet_NaN();
  std::vector<Eigen::VectorXd> ends = x;
  std::vector<DescentTask> tasks(ends.size());
  for (std::size_t k = 0; k < ends.size(); ++k) {
    tasks[k].start = tasks[k].result = ends[k].data();
    tasks[k].pressure = k % 2 == 0 ? 1.0 : 0.0;
    tasks[k].gradient_tolerance = k % 3 == 0 ? 1e-8 : 0.0;
  }
  engine(system)->descend(tasks.data(), static_cast<int>(tasks.size()), {});
  for (std::size_t k = 0; k < ends.size(); ++k) {
    SteepestDescent<double, float> alone(*surface, {});
    alone.load(0, x[k].data(), tasks[k].pressure, tasks[k].gradient_tolerance);
    while (!alone.finished(0)) alone.step();
    Eigen::VectorXd end = x[k];
    DescentTask task;
    alone.take(0, end.data(), task.enthalpy, task.gradient_rms, task.gradients, task.hessians, task.arrived);
    EXPECT_EQ(tasks[k].gradients, task.gradients) << k;
    EXPECT_EQ(tasks[k].hessians, task.hessians) << k;
    EXPECT_EQ(tasks[k].arrived, task.arrived) << k;
    EXPECT_EQ(tasks[k].arrived, k != 5) << k;
    if (!task.arrived) continue;
    EXPECT_TRUE(ends[k] == end) << k;
    EXPECT_EQ(tasks[k].enthalpy, task.enthalpy) << k;
    EXPECT_LE(tasks[k].gradient_rms, k % 3 == 0 ? 1e-8 : 1e-6) << k;
  }
}

TEST_P(LaneSearches, PolishLikeDenseDiagonalisation) {
  for (const System& system : {lennard_jones_cluster(7), numeric::kob_andersen_cluster(5, 2)}) {
    const auto surface = make_reference_surface(system);
    RandomStream random(31, 2);
    std::vector<Eigen::VectorXd> x, modes, pivots;
    for (int k = 0; k < 40; ++k) {
      // Stationary points of any index: where a saddle search ends before it is quite there.
      SaddleOptions options;
      options.gradient_rms = 1e-3;
      x.push_back(find_saddle(*surface, shapes::random_cluster(random, 7), 2.0, {}, options).x);
      modes.emplace_back(21);
      pivots.emplace_back(21);
    }
    std::vector<Eigen::VectorXd> starts = x;
    std::vector<PolishTask> tasks(x.size());
    for (std::size_t k = 0; k < x.size(); ++k) {
      tasks[k].start = tasks[k].result = x[k].data();
      tasks[k].mode = modes[k].data();
      tasks[k].pivots = pivots[k].data();
      tasks[k].pressure = 2.0;
    }
    engine(system)->polish(tasks.data(), static_cast<int>(tasks.size()), {});
    int converged = 0;
    for (std::size_t k = 0; k < x.size(); ++k) {
      if (!tasks[k].point.converged) continue;
      ++converged;
      const Spectrum dense = spectrum(*surface, x[k], 2.0);
      EXPECT_LE(tasks[k].point.gradient_rms, 1e-9);
      EXPECT_EQ(tasks[k].point.index, dense.index());
      // Rounding of the reduction: 1e-16·n² of the largest eigenvalue, some 1000.
      EXPECT_NEAR(tasks[k].point.lowest, dense.values(0), 1e-10);
      if (dense.index() <= 1) {
        const double expected = dense.values.tail(15 - dense.index()).array().log().sum();
        EXPECT_NEAR(log_product(*surface, x[k], pivots[k], tasks[k].point), expected, 1e-9);
      }
      EXPECT_NEAR(std::abs(modes[k].dot(dense.modes.col(0))), 1.0, 1e-8);
      const PolishResult alone = polish(*surface, starts[k], 2.0);
      if (alone.converged) {
        EXPECT_NEAR(alone.enthalpy, tasks[k].point.enthalpy, 1e-9);
      }
    }
    EXPECT_GT(converged, 15);
  }
}

TEST(LogProduct, OfALinearPairIsThatOfItsOneMode) {
  const System system = lennard_jones_cluster(2);
  const auto surface = make_reference_surface(system);
  Eigen::VectorXd x(6), pivots(6);
  x << 0, 0, 0, 1.1, 0, 0;
  PolishTask task;
  task.start = task.result = x.data();
  task.pivots = pivots.data();
  make_engine(system)->polish(&task, 1, {});
  ASSERT_TRUE(task.point.converged);
  const double omega2 = spectrum(*surface, x, 0.0).values(0);
  EXPECT_NEAR(log_product(*surface, x, pivots, task.point), std::log(omega2), 1e-12);
}

INSTANTIATE_TEST_SUITE_P(Lanes, LaneSearches, ::testing::Values(LaneWidth::one, LaneWidth::four, LaneWidth::eight));

}  // namespace
}  // namespace baroscape
