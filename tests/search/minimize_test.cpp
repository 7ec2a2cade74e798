#include "search/minimize.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "numeric/clusters.hpp"
#include "numeric/plain_surfaces.hpp"
#include "numeric/reference_data.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

class Minimize : public ::testing::TestWithParam<MinimizeMethod> {
 protected:
  RandomStream random_{11, 1};
};

TEST_P(Minimize, ReachesTheKnownGlobalMinimaFromNearby) {
  for (const int atoms : {4, 5, 6, 7, 13, 38}) {
    const auto surface = make_surface(lennard_jones_cluster(atoms));
    for (const double amplitude : {0.0, 0.02, 0.05}) {
      const Eigen::VectorXd start = numeric::perturbed(numeric::near_global_minimum(atoms), amplitude, random_);
      const MinimizeResult end = minimize(*surface, start, 0.0, {}, GetParam());
      EXPECT_TRUE(end.converged()) << atoms << " atoms: " << describe(end.reason);
      EXPECT_LE(end.gradient_rms, end.reason == StopReason::converged ? 1e-9 : 1e-6);
      EXPECT_NEAR(end.enthalpy, numeric::global_minimum(atoms), 1e-6) << atoms << " atoms";
    }
  }
}

TEST_P(Minimize, ReportsWhatTheSurfaceSaysAtTheEnd) {
  const auto surface = make_surface(numeric::kob_andersen_cluster(8, 4));
  const Eigen::VectorXd start = shapes::random_cluster(random_, 12);
  const MinimizeResult end = minimize(*surface, start, 2.0, {}, GetParam());
  Eigen::VectorXd gradient(36);
  EXPECT_EQ(surface->evaluate(end.x.data(), 2.0, gradient.data()), end.enthalpy);
  EXPECT_NEAR(std::sqrt(gradient.squaredNorm() / 36), end.gradient_rms, 1e-15);
}

TEST_P(Minimize, CountsEveryGradientItAsksFor) {
  const auto surface = make_surface(lennard_jones_cluster(10));
  for (int round = 0; round < 5; ++round) {
    const numeric::CountingSurface counting(*surface);
    const MinimizeResult end = minimize(counting, shapes::random_cluster(random_, 10), 1.0, {}, GetParam());
    EXPECT_EQ(end.counts.gradients, counting.gradients);
    EXPECT_EQ(end.counts.hessians, 0);
    EXPECT_GT(counting.gradients, 10);
  }
}

TEST_P(Minimize, StopsWhenItsEvaluationsAreUsedUp) {
  const auto surface = make_surface(lennard_jones_cluster(10));
  MinimizeOptions options;
  for (const int limit : {1, 2, 7}) {
    options.max_evaluations = limit;
    const numeric::CountingSurface counting(*surface);
    const MinimizeResult end = minimize(counting, shapes::random_cluster(random_, 10), 0.0, options, GetParam());
    EXPECT_EQ(end.reason, StopReason::evaluations);
    EXPECT_FALSE(end.converged());
    EXPECT_EQ(counting.gradients, limit);
  }
}

TEST_P(Minimize, SaysSoWhenTheStartHasNoEnthalpy) {
  const auto surface = make_surface(lennard_jones_cluster(4));
  Eigen::VectorXd start = numeric::near_global_minimum(4);
  start(2) = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(minimize(*surface, start, 0.0, {}, GetParam()).reason, StopReason::not_finite);
  start = numeric::near_global_minimum(4);
  start.segment<3>(0) = start.segment<3>(3);
  EXPECT_EQ(minimize(*surface, start, 0.0, {}, GetParam()).reason, StopReason::not_finite);
}

TEST_P(Minimize, EndsByRoundingWhenMoreIsAskedForThanRoundingLeaves) {
  const auto surface = make_surface(lennard_jones_cluster(38));
  MinimizeOptions options;
  options.gradient_rms = 1e-17;
  const Eigen::VectorXd start = numeric::perturbed(numeric::near_global_minimum(38), 0.03, random_);
  const MinimizeResult end = minimize(*surface, start, 0.0, options, GetParam());
  EXPECT_EQ(end.reason, StopReason::roundoff_limited) << describe(end.reason);
  EXPECT_TRUE(end.converged());
  EXPECT_LT(end.counts.gradients, options.max_evaluations / 2);
  EXPECT_NEAR(end.enthalpy, numeric::global_minimum(38), 1e-6);
  EXPECT_LE(end.gradient_rms, 1e-6);
}

TEST_P(Minimize, AStartThatIsAMinimumCostsOneGradient) {
  const auto surface = make_surface(lennard_jones_cluster(7));
  const Eigen::VectorXd minimum = numeric::relaxed(*surface, numeric::near_global_minimum(7), 0.0).x;
  const MinimizeResult end = minimize(*surface, minimum, 0.0, {}, GetParam());
  EXPECT_EQ(end.reason, StopReason::converged);
  EXPECT_EQ(end.counts.gradients, 1);
  EXPECT_TRUE(end.x == minimum);
}

INSTANTIATE_TEST_SUITE_P(Methods, Minimize, ::testing::Values(MinimizeMethod::lbfgs, MinimizeMethod::nlopt_lbfgs),
                         [](const auto& info) {
                           return std::string(info.param == MinimizeMethod::lbfgs ? "Own" : "NLopt");
                         });

TEST(MinimizeSteps, NeverGoFartherThanAllowed) {
  // f = −1000 x: the gradient alone would lead as far as it is told.
  const numeric::PlaneSurface slope(
      [](double x, double) { return numeric::PlaneSurface::Value{-1000 * x, -1000, 0, 0, 0, 0}; });
  MinimizeOptions options;
  options.max_evaluations = 51;
  options.largest_step = 0.05;
  const MinimizeResult end = minimize(slope, Eigen::Vector2d(0, 0), 0.0, options);
  EXPECT_GT(end.x(0), 1.0);
  EXPECT_LE(end.x(0), 50 * 0.05 + 1e-12);
}

TEST(MinimizeReasons, EachHasItsSentence) {
  for (const StopReason reason : {StopReason::not_called, StopReason::converged, StopReason::roundoff_limited,
                                  StopReason::evaluations, StopReason::not_finite}) {
    EXPECT_STRNE(describe(reason), "unknown reason");
  }
  EXPECT_EQ(MinimizeResult{}.reason, StopReason::not_called);
  EXPECT_FALSE(MinimizeResult{}.converged());
}

}  // namespace
}  // namespace baroscape
