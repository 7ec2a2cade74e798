#include "search/continuation.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "numeric/clusters.hpp"
#include "numeric/plain_surfaces.hpp"
#include "search/branch_switching.hpp"
#include "search/branches.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

using branches::follow_plane;
using branches::plane_options;
using numeric::kCritical;

TEST(Continuation, GoesThroughAFoldAndReturnsAsTheSaddle) {
  const auto family = numeric::fold_family();
  const Branch branch = follow_plane(family, std::sqrt(kCritical), 0, 0, +1);
  EXPECT_EQ(branch.end, BranchEnd::range);
  EXPECT_EQ(branch.points.front().index, 0);
  EXPECT_EQ(branch.points.back().index, 1);
  EXPECT_DOUBLE_EQ(branch.points.back().lambda, 0.0);
  // Every point on its curve: x² = λ_c − λ.
  for (const BranchPoint& point : branch.points) {
    EXPECT_NEAR(point.x(0) * point.x(0), kCritical - point.lambda, 1e-9);
    EXPECT_NEAR(point.x(2), -point.lambda / 4, 1e-9);
    EXPECT_NEAR(point.enthalpy - point.lambda * point.volume, point.energy(), 1e-15);
  }
}

TEST(Continuation, EveryPointAtAPressureIsFoundInOrder) {
  const auto family = numeric::fold_family();
  const Branch branch = follow_plane(family, std::sqrt(kCritical), 0, 0, +1);
  for (const double lambda : {0.0, 0.3, 1.1, 1.69, 1.69999}) {
    const auto points = points_at(family, branch, lambda);
    ASSERT_EQ(points.size(), 2u) << lambda;
    const double x = std::sqrt(kCritical - lambda);
    EXPECT_NEAR(points[0].x(0), x, 1e-9 / x);
    EXPECT_NEAR(points[1].x(0), -x, 1e-9 / x);
    EXPECT_EQ(points[0].index, 0);
    EXPECT_EQ(points[1].index, 1);
    // H = ⅔x³ − x·x² − λ²/8, and V its derivative.
    EXPECT_NEAR(points[0].enthalpy, -2.0 / 3 * x * x * x - lambda * lambda / 8, 1e-12);
    EXPECT_NEAR(points[0].volume, x - lambda / 4, 1e-9 / x);
    EXPECT_NEAR(points[0].volume_slope(), -1 / (2 * x) - 0.25, 1e-6 / (x * x * x));
  }
  EXPECT_TRUE(points_at(family, branch, 1.8).empty());
}

TEST(Continuation, AClosedBranchEndsWhereItBegan) {
  ContinuationOptions options = plane_options();
  options.low = -5;
  const auto family = numeric::closed_family();
  const Branch branch = follow_plane(family, 0, 1, 0, +1, options);
  EXPECT_EQ(branch.end, BranchEnd::closed);
  ASSERT_EQ(branch.events.size(), 4u);
  for (const BranchEvent& event : branch.events) {
    EXPECT_EQ(event.critical.kind, CriticalKind::fold);
    EXPECT_NEAR(std::abs(event.critical.lambda), 1.0, 1e-8);
  }
  // Once around the circle, no more: λ = −2xy is passed four times at λ = ½.
  EXPECT_EQ(points_at(family, branch, 0.5).size(), 4u);
}

TEST(Continuation, SaysWhyItEnds) {
  const auto family = numeric::fold_family();
  EXPECT_EQ(follow_plane(family, 40, 0, 0, +1).end, BranchEnd::no_start);
  ContinuationOptions few = plane_options();
  few.largest_count = 3;
  EXPECT_EQ(follow_plane(family, 1.3, 0, 0, +1, few).end, BranchEnd::too_many_steps);
  const auto start = BranchStart::towards(numeric::in_plane(std::sqrt(kCritical), 0, 0), 0, +1);
  const Branch apart =
      follow_branch(family, start, plane_options(), [](const Eigen::VectorXd& x) { return x(2) > -0.25; });
  EXPECT_EQ(apart.end, BranchEnd::fell_apart);
  EXPECT_GE(apart.points.back().lambda, 1.0);
  EXPECT_LE(apart.points.back().lambda, 1.0 + plane_options().largest_step);
  ContinuationOptions minima_only = plane_options();
  minima_only.end_where_index_changes = true;
  const Branch minimum = follow_plane(family, 1.3, 0, 0, +1, minima_only);
  EXPECT_EQ(minimum.end, BranchEnd::index_changed);
  EXPECT_NEAR(minimum.points.back().lambda, kCritical, 1e-8);
  for (int k = 0; k <= static_cast<int>(BranchEnd::too_many_steps); ++k) {
    EXPECT_STRNE(describe(static_cast<BranchEnd>(k)), "unknown end");
  }
}

// A parameter that is no pressure: H is not linear in it, so ∂H/∂λ changes with λ at fixed x as well.
TEST(Continuation, FollowsAFamilyThatIsNotLinearInItsParameter) {
  ContinuationOptions options = plane_options();
  options.low = -3;
  const auto family = numeric::circle_family();
  const Branch branch = follow_plane(family, 1, 0, 0, +1, options);
  EXPECT_EQ(branch.end, BranchEnd::closed);
  ASSERT_EQ(branch.events.size(), 2u);
  for (const BranchEvent& event : branch.events) {
    EXPECT_EQ(event.critical.kind, CriticalKind::fold);
    EXPECT_NEAR(std::abs(event.critical.lambda), 1.0, 1e-8);
  }
  for (const BranchPoint& point : branch.points) EXPECT_NEAR(std::hypot(point.x(0), point.lambda), 1.0, 1e-9);
  for (const double lambda : {-0.9, -0.2, 0.4, 0.99}) {
    const auto points = points_at(family, branch, lambda);
    ASSERT_EQ(points.size(), 2u) << lambda;
    for (const BranchPoint& point : points) {
      // H = ∓⅔(1 − λ²)^{3/2} − λ²/8 with its first and second derivatives, − where the minimum is.
      const double x = point.x(0), mu = 1 - lambda * lambda;
      EXPECT_NEAR(std::abs(x), std::sqrt(mu), 1e-9);
      EXPECT_NEAR(point.enthalpy, -2.0 / 3 * x * mu - lambda * lambda / 8, 1e-12);
      EXPECT_NEAR(point.volume, 2 * lambda * x - lambda / 4, 1e-9);
      EXPECT_NEAR(point.volume_slope(), 2 * x - 2 * lambda * lambda / x - 0.25, 1e-6 / mu);
      EXPECT_EQ(point.index, x > 0 ? 0 : 1);
    }
  }
}

TEST(Continuation, ABeadOnATurningHoopLeavesTheBottomAtTheCriticalRate) {
  const auto family = numeric::hoop_family();
  ContinuationOptions options = plane_options();
  options.high = 3;
  const Branch bottom = follow_plane(family, 0, 0, 0.2, +1, options);
  ASSERT_EQ(bottom.events.size(), 1u);
  const CriticalPoint& critical = bottom.events[0].critical;
  EXPECT_NEAR(critical.lambda, 1.0, 1e-8);
  EXPECT_EQ(critical.kind, CriticalKind::supercritical_pitchfork);
  const auto starts = side_branches(family, critical, options);
  ASSERT_EQ(starts.size(), 1u);
  const Branch side = follow_branch(family, starts[0], options);
  EXPECT_EQ(side.end, BranchEnd::range);
  EXPECT_NEAR(side.points.back().lambda, 3.0, 1e-12);
  EXPECT_EQ(side.points.back().index, 0);
  for (const BranchPoint& point : side.points) {
    EXPECT_NEAR(std::cos(point.x(0)) * point.lambda * point.lambda, 1.0, 1e-8);
  }
}

TEST(Continuation, CountsWhatItAsksFor) {
  const auto surface = make_surface(lennard_jones_cluster(7));
  const Eigen::VectorXd x = numeric::relaxed(*surface, numeric::near_global_minimum(7), 0.0).x;
  const numeric::CountingSurface counting(*surface);
  const Branch branch = follow_branch(counting, BranchStart::towards(x, 0, +1));
  EXPECT_EQ(branch.end, BranchEnd::range);
  EXPECT_EQ(branch.counts.gradients, counting.gradients);
  EXPECT_EQ(branch.counts.hessians, counting.hessians);
  // Two to three a step.
  EXPECT_LE(branch.counts.hessians, 3 * static_cast<std::int64_t>(branch.points.size()));
}

/// dH/dP = V and d²H/dP² = −∇V·A⁺·∇V, by five-point differences of H along the branch: at h = 0.01 their own error is
/// h⁴/30 of the fifth derivative of H, rounding 1e-14·30/h² = 3e-9.
void expect_identities(const Surface<double>& surface, const Branch& branch, double pressure) {
  constexpr double h = 0.01;
  double enthalpy[5];
  std::optional<BranchPoint> here;
  for (int k = -2; k <= 2; ++k) {
    const auto points = points_at(surface, branch, pressure + k * h);
    ASSERT_EQ(points.size(), 1u);
    enthalpy[k + 2] = points[0].enthalpy;
    if (k == 0) here = points[0];
  }
  const double slope = (enthalpy[0] - 8 * enthalpy[1] + 8 * enthalpy[3] - enthalpy[4]) / (12 * h);
  const double curvature =
      (-enthalpy[0] + 16 * enthalpy[1] - 30 * enthalpy[2] + 16 * enthalpy[3] - enthalpy[4]) / (12 * h * h);
  Eigen::VectorXd gradient(here->x.size());
  const double volume = surface.conjugate(here->x.data(), pressure, gradient.data());
  const double expected = -gradient.dot(pseudo_solve(spectrum(surface, here->x, pressure), gradient));
  EXPECT_NEAR(slope, volume, 1e-6);
  EXPECT_NEAR(here->volume, volume, 1e-12);
  EXPECT_NEAR(curvature, expected, 1e-6);
  EXPECT_NEAR(here->volume_slope(), expected, 1e-9);
}

TEST(Continuation, EnthalpyChangesByTheVolumeUpAndDown) {
  for (const double atom_radius : {0.0, 0.5}) {
    const auto surface = make_surface(lennard_jones_cluster(7, atom_radius));
    const Eigen::VectorXd x = numeric::relaxed(*surface, numeric::near_global_minimum(7), 0.0).x;
    const Branch up = follow_branch(*surface, BranchStart::towards(x, 0, +1));
    ASSERT_EQ(up.end, BranchEnd::range);
    const Branch down = follow_branch(*surface, BranchStart::towards(up.points.back().x, 10, -1));
    ASSERT_EQ(down.end, BranchEnd::range);
    for (const Branch* branch : {&up, &down}) {
      for (const double pressure : {0.1, 1.0, 3.3, 7.0, 9.9}) expect_identities(*surface, *branch, pressure);
    }
    // Newton's method leaves 1e-10/30 of softest mode; rotations on the way add up nowhere, being projected out.
    EXPECT_LT((down.points.back().x - x).norm(), 1e-5);
    EXPECT_NEAR(down.points.back().enthalpy, up.points.front().enthalpy, 1e-11);
  }
}

TEST(Continuation, TheStepDoesNotChangeTheBranch) {
  const auto surface = make_surface(lennard_jones_cluster(7, 0.0));
  const Eigen::VectorXd x = numeric::relaxed(*surface, numeric::near_global_minimum(7), 0.0).x;
  ContinuationOptions fine;
  fine.largest_step = 0.01;
  const Branch coarse = follow_branch(*surface, BranchStart::towards(x, 0, +1));
  const Branch detailed = follow_branch(*surface, BranchStart::towards(x, 0, +1), fine);
  EXPECT_GT(detailed.points.size(), 1.5 * static_cast<double>(coarse.points.size()));
  for (const double pressure : {0.5, 5.0, 10.0}) {
    const auto a = points_at(*surface, coarse, pressure), b = points_at(*surface, detailed, pressure);
    ASSERT_EQ(a.size(), 1u);
    ASSERT_EQ(b.size(), 1u);
    EXPECT_NEAR(a[0].enthalpy, b[0].enthalpy, 1e-12 * std::abs(a[0].enthalpy) + 1e-12);
    EXPECT_LT((a[0].lowest - b[0].lowest).norm(), 1e-6);
  }
}

/// A branch that comes as near as 1e-3 to another: the step must shorten rather than land there.
TEST(Continuation, DoesNotJumpToANeighbour) {
  // f = x³/3 − μx is unfolded from the pitchfork x³ = μx by 1e-4: two branches pass each other at √1e-4 = 0.01.
  const numeric::PlaneFamily family([](double x, double y, double lambda) {
    const double mu = lambda - 1.0, shift = 1e-5;
    return numeric::PlaneFamily::Value{x * x * x * x / 4 - mu * x * x / 2 - shift * x + y * y / 2,
                                       x * x * x - mu * x - shift,
                                       y,
                                       3 * x * x - mu,
                                       0,
                                       1,
                                       -x * x / 2,
                                       -x,
                                       0};
  });
  // From λ = 0, x ≈ −shift/μ > 0, the only real root goes over into +√μ; −√μ is never reached, nor is the saddle.
  const Branch branch = follow_plane(family, 1e-5, 0, 0, +1);
  EXPECT_EQ(branch.end, BranchEnd::range);
  EXPECT_TRUE(branch.events.empty());
  EXPECT_EQ(branch.points.back().index, 0);
  EXPECT_NEAR(branch.points.back().x(0), 2.0, 1e-5);
}

}  // namespace
}  // namespace baroscape
