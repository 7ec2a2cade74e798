#include "search/preconditioned_lbfgs.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "numeric/clusters.hpp"
#include "numeric/plain_surfaces.hpp"
#include "numeric/reference_data.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

TEST(PreconditionedLbfgs, ReachesTheKnownGlobalMinimaFromNearby) {
  RandomStream random(63, 1);
  for (const int atoms : {4, 5, 6, 7, 13, 38}) {
    const auto surface = make_surface(lennard_jones_cluster(atoms));
    for (const double amplitude : {0.0, 0.02, 0.05}) {
      const Eigen::VectorXd start = numeric::perturbed(numeric::near_global_minimum(atoms), amplitude, random);
      const MinimizeResult end = minimize_preconditioned(*surface, start, 0.0);
      EXPECT_TRUE(end.converged()) << atoms << " atoms: " << describe(end.reason);
      EXPECT_LE(end.gradient_rms, end.reason == StopReason::converged ? 1e-9 : 1e-6);
      EXPECT_NEAR(end.enthalpy, numeric::global_minimum(atoms), 1e-6) << atoms << " atoms";
    }
  }
}

TEST(PreconditionedLbfgs, TakesFarFewerGradientsThanPlainOne) {
  const auto surface = make_surface(lennard_jones_cluster(38));
  RandomStream random(63, 2);
  MinimizeOptions options;
  options.gradient_rms = 1e-6;
  std::int64_t plain = 0, preconditioned = 0;
  for (int round = 0; round < 10; ++round) {
    const Eigen::VectorXd start = shapes::random_cluster(random, 38);
    plain += minimize(*surface, start, 0.0, options).counts.gradients;
    const MinimizeResult end = minimize_preconditioned(*surface, start, 0.0, options);
    EXPECT_EQ(end.reason, StopReason::converged);
    preconditioned += end.counts.gradients;
  }
  EXPECT_LT(preconditioned, 0.6 * static_cast<double>(plain));
}

TEST(PreconditionedLbfgs, ReportsWhatTheSurfaceSaysAtTheEndAndCountsEveryGradient) {
  const auto surface = make_surface(numeric::kob_andersen_cluster(8, 4));
  RandomStream random(63, 3);
  for (int round = 0; round < 5; ++round) {
    const numeric::CountingSurface counting(*surface);
    const MinimizeResult end = minimize_preconditioned(counting, shapes::random_cluster(random, 12), 2.0);
    EXPECT_TRUE(end.converged());
    EXPECT_EQ(end.counts.gradients, counting.gradients);
    EXPECT_EQ(counting.hessians, 0);
    Eigen::VectorXd gradient(36);
    EXPECT_EQ(surface->evaluate(end.x.data(), 2.0, gradient.data()), end.enthalpy);
    EXPECT_NEAR(std::sqrt(gradient.squaredNorm() / 36), end.gradient_rms, 1e-15);
  }
}

TEST(PreconditionedLbfgs, SaysWhyItStopped) {
  const auto surface = make_surface(lennard_jones_cluster(10));
  RandomStream random(63, 4);
  const Eigen::VectorXd start = shapes::random_cluster(random, 10);
  MinimizeOptions options;
  for (const int limit : {1, 2, 7}) {
    options.max_evaluations = limit;
    const MinimizeResult end = minimize_preconditioned(*surface, start, 0.0, options);
    EXPECT_EQ(end.reason, StopReason::evaluations);
    EXPECT_EQ(end.counts.gradients, limit);
  }
  options.max_evaluations = 10000;
  options.gradient_rms = 1e-18;
  EXPECT_EQ(minimize_preconditioned(*surface, start, 0.0, options).reason, StopReason::roundoff_limited);
  Eigen::VectorXd coincident = start;
  coincident.segment<3>(0) = coincident.segment<3>(3);
  EXPECT_EQ(minimize_preconditioned(*surface, coincident, 0.0).reason, StopReason::not_finite);
}

}  // namespace
}  // namespace baroscape
