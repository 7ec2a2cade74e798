// Critical points of families where they are known in closed form.
#include "search/critical_point.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "search/branch_switching.hpp"
#include "search/branches.hpp"
#include "search/exponents.hpp"
#include "search/reduced_surface.hpp"

namespace baroscape {
namespace {

using branches::follow_plane;
using branches::plane_options;
using numeric::kCritical;

/// The error that is given covers the deviation, with a factor for what one extrapolation's spread can tell of it; and
/// it is small enough to tell the kinds apart, which differ by ½ at least.
void expect_agreement(const Measured& measured, double expected, const char* what) {
  EXPECT_LE(std::abs(measured.value - expected), 10 * measured.error + 1e-9) << what << " is " << measured.value;
  EXPECT_LE(measured.error, 1e-3) << what;
}

void expect_exponents(const Surface<double>& family, const CriticalPoint& critical) {
  const Exponents measured = measure_exponents(family, critical, plane_options());
  const ExpectedExponents expected = expected_exponents(critical.kind);
  ASSERT_TRUE(measured.measured);
  expect_agreement(measured.eigenvalue, expected.eigenvalue, "exponent of the eigenvalue");
  expect_agreement(measured.barrier, expected.barrier, "exponent of the barrier");
  expect_agreement(measured.work_ratio, expected.work_ratio, "work ratio");
  expect_agreement(measured.curvature_ratio, expected.curvature_ratio, "ratio of curvatures");
}

TEST(CriticalPoint, FoldIsFoundAndConfirmed) {
  const auto family = numeric::fold_family();
  const Branch branch = follow_plane(family, std::sqrt(kCritical), 0, 0, +1);
  ASSERT_EQ(branch.events.size(), 1u);
  const CriticalPoint& critical = branch.events[0].critical;
  EXPECT_EQ(critical.kind, CriticalKind::fold);
  EXPECT_NEAR(critical.lambda, kCritical, 1e-8 * kCritical);
  EXPECT_TRUE(critical.turning);
  EXPECT_EQ(critical.index_before, 0);
  EXPECT_EQ(critical.index_after, 1);
  // v = (1, 0, 0) and ∇V = (1, 0, 1).
  EXPECT_NEAR(critical.coupling, std::sqrt(0.5), 1e-8);
  EXPECT_NEAR(std::abs(critical.cubic), 2.0, 1e-6);
  EXPECT_TRUE(side_branches(family, critical, plane_options()).empty());
  expect_exponents(family, critical);
}

TEST(CriticalPoint, PitchforksOfBothKinds) {
  for (const double s : {-1.0, 1.0}) {
    const auto family = numeric::pitchfork_family(s);
    const Branch branch = follow_plane(family, 0, 0, 0, +1);
    EXPECT_EQ(branch.end, BranchEnd::range);
    ASSERT_EQ(branch.events.size(), 1u);
    const CriticalPoint& critical = branch.events[0].critical;
    EXPECT_EQ(critical.kind, s > 0 ? CriticalKind::supercritical_pitchfork : CriticalKind::subcritical_pitchfork);
    EXPECT_NEAR(critical.lambda, 2 * kCritical / 3, 1e-8 * kCritical);
    EXPECT_FALSE(critical.turning);
    EXPECT_LT(critical.coupling, 1e-8);
    // The relaxed y takes ⅛ off s; f = (s − ⅛)x⁴/4 has the fourth derivative 6(s − ⅛).
    EXPECT_NEAR(critical.quartic, 6 * (s - 0.125), 1e-5);
    EXPECT_NEAR(critical.cubic, 0, 1e-8);
    expect_exponents(family, critical);
  }
}

TEST(CriticalPoint, SideBranchesOfAPitchforkExistOnTheRightSide) {
  for (const double s : {-1.0, 1.0}) {
    const auto family = numeric::pitchfork_family(s);
    const CriticalPoint critical = follow_plane(family, 0, 0, 0, +1).events.at(0).critical;
    const auto starts = side_branches(family, critical, plane_options());
    ASSERT_EQ(starts.size(), 1u);
    const Branch side = follow_branch(family, starts[0], plane_options());
    EXPECT_EQ(side.end, BranchEnd::range);
    EXPECT_TRUE(side.events.empty());
    EXPECT_EQ(side.points.front().index, s > 0 ? 0 : 1);
    EXPECT_DOUBLE_EQ(side.points.back().lambda, s > 0 ? 5.0 : 0.0);
    for (const BranchPoint& point : side.points) {
      // (s − ⅛)x² = 3λ/2 − λ_c.
      EXPECT_NEAR((s - 0.125) * point.x(0) * point.x(0), 1.5 * point.lambda - kCritical, 1e-8);
    }
  }
}

TEST(CriticalPoint, ASideBranchEndsAtThePitchforkItCameFrom) {
  const auto family = numeric::pitchfork_family(1.0);
  const double x = std::sqrt((1.5 * 3 - kCritical) / 0.875);
  const Branch side =
      follow_branch(family, BranchStart::towards(Eigen::Vector3d(x, -3 - x * x / 4, -0.75), 3, -1), plane_options());
  EXPECT_EQ(side.end, BranchEnd::symmetric);
  ASSERT_EQ(side.events.size(), 1u);
  const CriticalPoint& critical = side.events[0].critical;
  EXPECT_EQ(critical.kind, CriticalKind::supercritical_pitchfork);
  EXPECT_TRUE(critical.turning);
  EXPECT_NEAR(critical.lambda, 2 * kCritical / 3, 1e-8 * kCritical);
  expect_exponents(family, critical);
}

TEST(CriticalPoint, ThreefoldEventFromTheSymmetricState) {
  const auto family = numeric::threefold_family();
  const Branch branch = follow_plane(family, 0, 0, 0, +1);
  ASSERT_EQ(branch.events.size(), 1u);
  const CriticalPoint& critical = branch.events[0].critical;
  EXPECT_EQ(critical.kind, CriticalKind::threefold);
  EXPECT_EQ(critical.modes.cols(), 2);
  EXPECT_EQ(critical.index_before, 0);
  EXPECT_EQ(critical.index_after, 2);
  EXPECT_NEAR(critical.lambda, kCritical, 1e-8 * kCritical);
  EXPECT_NEAR(critical.cubic, 2.0, 1e-5);
  expect_exponents(family, critical);
  // One branch on either side, both of index 1 there.
  const auto starts = side_branches(family, critical, plane_options());
  ASSERT_EQ(starts.size(), 2u);
  EXPECT_LT((starts[0].lambda - kCritical) * (starts[1].lambda - kCritical), 0);
  for (const BranchStart& start : starts) {
    EXPECT_EQ(follow_branch(family, start, plane_options()).points.front().index, 1);
  }
}

TEST(CriticalPoint, AThreefoldEventIsNoticedByTheBranchThatPassesThrough) {
  const auto family = numeric::threefold_family();
  // On y = 0: μ = −x − x²; at λ = 2.4 that is x = −½ + √(¼ + 0.7).
  const Branch branch = follow_plane(family, -0.5 + std::sqrt(0.95), 0, 2.4, -1);
  EXPECT_EQ(branch.end, BranchEnd::range);
  ASSERT_EQ(branch.events.size(), 2u);
  EXPECT_EQ(branch.events[0].critical.kind, CriticalKind::threefold);
  EXPECT_NEAR(branch.events[0].critical.lambda, kCritical, 1e-8 * kCritical);
  EXPECT_EQ(branch.events[0].critical.index_before, 1);
  EXPECT_EQ(branch.events[0].critical.index_after, 1);
  EXPECT_EQ(branch.events[1].critical.kind, CriticalKind::fold);
  EXPECT_NEAR(branch.events[1].critical.lambda, kCritical - 0.25, 1e-8 * kCritical);
  for (const BranchEvent& event : branch.events) expect_exponents(family, event.critical);
}

TEST(CriticalPoint, AModeOfAFourfoldAxisHasTwoKindsOfSideBranches) {
  const double e = 0.5;
  const auto family = numeric::fourfold_family(e);
  const Branch branch = follow_plane(family, 0, 0, 0, +1);
  ASSERT_EQ(branch.events.size(), 1u);
  const CriticalPoint& critical = branch.events[0].critical;
  EXPECT_EQ(critical.kind, CriticalKind::multiple);
  EXPECT_EQ(critical.index_after, 2);
  EXPECT_NEAR(critical.lambda, kCritical, 1e-8 * kCritical);
  const auto starts = side_branches(family, critical, plane_options());
  ASSERT_EQ(starts.size(), 2u);
  int minima = 0;
  for (const BranchStart& start : starts) {
    const Branch side = follow_branch(family, start, plane_options());
    EXPECT_EQ(side.end, BranchEnd::range);
    const BranchPoint& end = side.points.back();
    EXPECT_DOUBLE_EQ(end.lambda, 5.0);
    const double squared = end.x.head<2>().squaredNorm(), mu = kCritical - 5;
    EXPECT_NEAR(squared, end.index == 0 ? -2 * mu / (1 + e) : -mu, 1e-8);
    minima += end.index == 0;
  }
  EXPECT_EQ(minima, 1);
  const Exponents measured = measure_exponents(family, critical, plane_options());
  ASSERT_TRUE(measured.measured);
  expect_agreement(measured.eigenvalue, 1, "exponent of the eigenvalue");
  expect_agreement(measured.barrier, 2, "exponent of the barrier");
  expect_agreement(measured.work_ratio, 2, "work ratio");
}

TEST(ReducedSurface, RelaxesEverythingAcross) {
  // Along x, with y and z relaxed: (μ − λ/2)a + (s − ⅛)a³.
  const double s = 1, lambda = 0.4, mu = kCritical - lambda;
  const auto family = numeric::pitchfork_family(s);
  const Eigen::Vector3d origin(0, -lambda, -lambda / 4);
  for (const double a : {-0.3, 0.01, 0.2}) {
    Counts counts;
    const auto gradient = reduced_gradient(family, origin, lambda, Eigen::MatrixXd(Eigen::Vector3d::UnitX()),
                                           Eigen::VectorXd::Constant(1, a), counts);
    ASSERT_TRUE(gradient.has_value());
    EXPECT_NEAR((*gradient)(0), (mu - lambda / 2) * a + (s - 0.125) * a * a * a, 1e-12);
    EXPECT_GT(counts.hessians, 0);
  }
}

TEST(ReducedSurface, SaysWhenNothingRelaxes) {
  const auto family = numeric::pitchfork_family(1);
  Counts counts;
  EXPECT_FALSE(reduced_gradient(family, Eigen::Vector3d(0, 0, 0), std::nan(""),
                                Eigen::MatrixXd(Eigen::Vector3d::UnitX()), Eigen::VectorXd::Constant(1, 0.1), counts)
                   .has_value());
}

TEST(CriticalPoint, EveryKindHasAName) {
  for (int k = 0; k <= static_cast<int>(CriticalKind::multiple); ++k) {
    EXPECT_STRNE(describe(static_cast<CriticalKind>(k)), "unknown kind");
  }
}

}  // namespace
}  // namespace baroscape
