#include "search/acceptance.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "numeric/clusters.hpp"
#include "numeric/plain_surfaces.hpp"
#include "search/descent_path.hpp"
#include "search/find_saddle.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

using numeric::PlaneSurface;

/// f = (x² − 1)² + y²(1 − 2x²) + 2y⁴: a saddle at 0 whose symmetric descent along y = 0 ends at (±1, 0), saddles again;
/// the minima lie beside them at x² = 3/2, y² = 1/2.
PlaneSurface saddle_above_saddles() {
  return PlaneSurface([](double x, double y) {
    const double a = x * x - 1, b = 1 - 2 * x * x;
    return PlaneSurface::Value{a * a + y * y * b + 2 * y * y * y * y,
                               4 * x * a - 4 * x * y * y,
                               2 * y * b + 8 * y * y * y,
                               12 * x * x - 4 - 4 * y * y,
                               -8 * x * y,
                               2 * b + 24 * y * y};
  });
}

TEST(Acceptance, ATransitionStateComesWithTheMinimaOnBothSides) {
  // f = cos x + y²: the pass at x = 0 between the minima at ±π.
  const PlaneSurface surface([](double x, double y) {
    return PlaneSurface::Value{std::cos(x) + y * y, -std::sin(x), 2 * y, -std::cos(x), 0, 2};
  });
  const Acceptance result = accept_transition_state(surface, Eigen::Vector2d(0.01, 0.01), 0.0);
  EXPECT_EQ(result.reason, AcceptanceReason::accepted);
  EXPECT_LE(result.saddle.x.norm(), 1e-12);
  EXPECT_NEAR(result.side_a.x(0), M_PI, 1e-9);
  EXPECT_NEAR(result.side_b.x(0), -M_PI, 1e-9);
  EXPECT_EQ(result.side_a.index(), 0);
}

TEST(Acceptance, ADescentThatEndsOnAnotherSaddleStillCounts) {
  const PlaneSurface surface = saddle_above_saddles();
  ASSERT_EQ(polish(surface, Eigen::Vector2d(1, 0), 0.0).index(), 1);
  const Acceptance result = accept_transition_state(surface, Eigen::Vector2d(0, 0), 0.0);
  EXPECT_EQ(result.reason, AcceptanceReason::accepted);
  for (const PolishResult& side : {result.side_a, result.side_b}) {
    EXPECT_TRUE(side.converged);
    EXPECT_EQ(side.index(), 0);
    EXPECT_NEAR(std::abs(side.x(1)), std::sqrt(0.5), 1e-9);
  }
  EXPECT_NEAR(result.side_a.x(0), std::sqrt(1.5), 1e-9);
  EXPECT_NEAR(result.side_b.x(0), -std::sqrt(1.5), 1e-9);
}

TEST(Acceptance, ASoftSaddleIsPushedFarEnough) {
  // f = x⁴ − 1e-3 x² + y²: λ = −2e-3, barrier 2.5e-7, minima at ±0.0224.
  const PlaneSurface surface([](double x, double y) {
    return PlaneSurface::Value{
        x * x * x * x - 1e-3 * x * x + y * y, 4 * x * x * x - 2e-3 * x, 2 * y, 12 * x * x - 2e-3, 0, 2};
  });
  const Acceptance result = accept_transition_state(surface, Eigen::Vector2d(0, 0), 0.0);
  EXPECT_EQ(result.reason, AcceptanceReason::accepted);
  EXPECT_NEAR(result.side_a.x(0), std::sqrt(5e-4), 1e-6);
  EXPECT_NEAR(result.side_b.x(0), -std::sqrt(5e-4), 1e-6);
}

TEST(Acceptance, RefusesMinimaMaximaAndPointsThatAreNotStationary) {
  const PlaneSurface hill([](double x, double y) {
    return PlaneSurface::Value{
        std::cos(x) + 1.3 * std::cos(y), -std::sin(x), -1.3 * std::sin(y), -std::cos(x), 0, -1.3 * std::cos(y)};
  });
  EXPECT_EQ(accept_transition_state(hill, Eigen::Vector2d(M_PI, M_PI), 0.0).reason, AcceptanceReason::wrong_index);
  EXPECT_EQ(accept_transition_state(hill, Eigen::Vector2d(0, 0), 0.0).reason, AcceptanceReason::wrong_index);
  EXPECT_EQ(accept_transition_state(hill, Eigen::Vector2d(0, M_PI), 0.0).reason, AcceptanceReason::accepted);
  const PlaneSurface slope([](double x, double y) {
    return PlaneSurface::Value{std::exp(x) + y * y, std::exp(x), 2 * y, std::exp(x), 0, 2};
  });
  EXPECT_EQ(accept_transition_state(slope, Eigen::Vector2d(0, 0), 0.0).reason, AcceptanceReason::not_stationary);
}

TEST(Acceptance, RefusesASaddleThatHasNoMinimumOnOneSide) {
  // f = x³ − 3x + y²: saddle at x = −1, minimum at +1, no bottom to the left.
  const PlaneSurface surface([](double x, double y) {
    return PlaneSurface::Value{x * x * x - 3 * x + y * y, 3 * x * x - 3, 2 * y, 6 * x, 0, 2};
  });
  EXPECT_EQ(accept_transition_state(surface, Eigen::Vector2d(-1, 0), 0.0).reason, AcceptanceReason::no_minimum);
}

TEST(Acceptance, CountsEverythingItAsksFor) {
  const auto surface = make_surface(lennard_jones_cluster(7));
  const PolishResult minimum = numeric::relaxed(*surface, numeric::near_global_minimum(7), 0.0);
  SaddleResult saddle;
  for (Eigen::Index mode = 0; saddle.reason != SaddleReason::converged && mode < 15; ++mode) {
    const Eigen::VectorXd direction = minimum.spectrum.modes.col(mode);
    saddle = find_saddle(*surface, minimum.x + 0.1 * direction, 0.0, direction);
  }
  ASSERT_EQ(saddle.reason, SaddleReason::converged);
  const numeric::CountingSurface counting(*surface);
  const Acceptance result = accept_transition_state(counting, saddle.x, 0.0);
  EXPECT_EQ(result.counts.gradients, counting.gradients);
  EXPECT_EQ(result.counts.hessians, counting.hessians);
  EXPECT_EQ(result.reason, AcceptanceReason::accepted) << describe(result.reason);
  EXPECT_LT(result.side_a.enthalpy, result.saddle.enthalpy);
  EXPECT_LT(result.side_b.enthalpy, result.saddle.enthalpy);
}

TEST(RelaxToMinimum, LeavesTheSaddleItStopsAt) {
  const PlaneSurface surface = saddle_above_saddles();
  Counts counts;
  const PolishResult end = relax_to_minimum(surface, Eigen::Vector2d(0.6, 0), 0.0, {}, counts);
  EXPECT_TRUE(end.converged);
  EXPECT_EQ(end.index(), 0);
  EXPECT_NEAR(std::abs(end.x(1)), std::sqrt(0.5), 1e-9);
  EXPECT_GT(counts.gradients, 0);
}

TEST(DescendToMinimum, FollowsTheValleyThatARelaxationMayLeave) {
  // A double well in y that opens beyond x = 1 on the way down from the saddle at 0; the valley floor leads to +√½ only
  // through the tilt 0.02·y, which every path of steepest descent follows.
  const PlaneSurface surface([](double x, double y) {
    const double a = 0.5 - x;  // curvature across the way: positive before the ridge parts, negative after
    return PlaneSurface::Value{-x * x / 2 + x * x * x * x / 16 + a * y * y / 2 + y * y * y * y / 4 - 0.02 * x * y,
                               -x + x * x * x / 4 - y * y / 2 - 0.02 * y,
                               a * y + y * y * y - 0.02 * x,
                               -1 + 0.75 * x * x,
                               -y - 0.02,
                               a + 3 * y * y};
  });
  Counts counts;
  const PolishResult end = descend_to_minimum(surface, Eigen::Vector2d(0.01, 0), 0.0, {}, counts);
  ASSERT_TRUE(end.converged);
  EXPECT_EQ(end.index(), 0);
  EXPECT_GT(end.x(0), 1.0);
  EXPECT_GT(end.x(1), 0.5);
  EXPECT_GT(counts.hessians, 10);
}

/// Against steps that are exact for the local quadratic model, put together from its eigenvectors (Page & McIver).
TEST(DescendToMinimum, EndsWhereAnotherIntegratorOfTheSamePathEnds) {
  const auto surface = make_surface(lennard_jones_cluster(8));
  RandomStream random(61, 1);
  DescentOptions fine;
  fine.step = 0.02;
  fine.max_steps = 5000;
  std::set<long> minima;
  for (int k = 0; k < 10; ++k) {
    const Eigen::VectorXd start = shapes::random_cluster(random, 8);
    Counts counts;
    const DescentPath path = descent_path(*surface, start, 0.0, fine);
    ASSERT_TRUE(path.arrived);
    const PolishResult end = descend_to_minimum(*surface, start, 0.0, {}, counts);
    ASSERT_TRUE(end.converged);
    EXPECT_NEAR(end.enthalpy, polish(*surface, path.x.back(), 0.0).enthalpy, 1e-9) << k;
    minima.insert(std::lround(1e6 * end.enthalpy));
  }
  EXPECT_GE(minima.size(), 3u);
}

}  // namespace
}  // namespace baroscape
