#include "atlas/crossings.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "atlas/stationary_points.hpp"
#include "numeric/plane_families.hpp"
#include "search/continuation.hpp"
#include "search/newton.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

using numeric::kCritical;

/// f = x⁴/4 − x²/2 + (λ − λ_c)x: two wells that are images of each other at λ_c, where they cross with V = ±1 − λ/4.
numeric::PlaneFamily two_wells() {
  return numeric::PlaneFamily([](double x, double y, double lambda) {
    const double tilt = lambda - kCritical;
    return numeric::PlaneFamily::Value{
        x * x * x * x / 4 - x * x / 2 + tilt * x + y * y / 2, x * x * x - x + tilt, y, 3 * x * x - 1, 0, 1, x, 1, 0};
  });
}

ContinuationOptions plane_range() {
  ContinuationOptions options;
  options.high = 5;
  options.newton.lambda_scale = 1;
  return options;
}

/// From λ_c, down and up again over all λ: the branch of the whole S-shaped curve.
Branch whole_curve(const numeric::PlaneFamily& family) {
  const Branch part =
      follow_branch(family, BranchStart::towards(numeric::in_plane(1, 0, kCritical), kCritical, -1), plane_range());
  const BranchPoint& end = part.points.back();
  return follow_branch(family, {end.x, end.lambda, -end.x_rate, -end.lambda_rate}, plane_range());
}

TEST(Crossings, OfTwoWellsAreWhereTheyAreImages) {
  const auto family = two_wells();
  const Branch branch = whole_curve(family);
  ASSERT_EQ(branch.end, BranchEnd::range);
  const std::vector<Arm> minima = arms_of(branch, 0);
  ASSERT_EQ(minima.size(), 2u);
  EXPECT_EQ(arms_of(branch, 1).size(), 1u);
  const auto found = crossings(family, minima[0], minima[1]);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_NEAR(found[0].pressure, kCritical, 1e-12 * (1 + kCritical));
  EXPECT_NEAR(found[0].volume_change, -2.0, 1e-10);
  EXPECT_NEAR(found[0].enthalpy, -0.25 - kCritical * kCritical / 8, 1e-10);
  const auto back = crossings(family, minima[1], minima[0]);
  ASSERT_EQ(back.size(), 1u);
  EXPECT_NEAR(back[0].volume_change, 2.0, 1e-10);
}

TEST(Crossings, TheLowestWellChangesThereAndStaysToItsEnd) {
  const auto family = two_wells();
  const Branch branch = whole_curve(family);
  const std::vector<Arm> minima = arms_of(branch, 0);
  ASSERT_EQ(minima.size(), 2u);
  const auto sequence = lowest_sequence(family, minima, 0, 5);
  ASSERT_EQ(sequence.size(), 2u);
  EXPECT_EQ(sequence[0].arm, 0u);
  EXPECT_EQ(sequence[0].from, 0.0);
  EXPECT_NEAR(sequence[0].to, kCritical, 1e-11);
  EXPECT_EQ(sequence[1].arm, 1u);
  EXPECT_EQ(sequence[1].to, 5.0);
  // One well alone is the lowest wherever it is: up to its fold at λ_c + 2/√27.
  const auto alone = lowest_sequence(family, {minima[0]}, 0, 5);
  ASSERT_EQ(alone.size(), 1u);
  EXPECT_NEAR(alone[0].to, kCritical + 2 / std::sqrt(27.0), 1e-8);
}

TEST(Arm, IsOneStateAsAFunctionOfPressure) {
  const auto family = two_wells();
  const Branch branch = whole_curve(family);
  const Arm arm = arms_of(branch, 0).at(0);
  EXPECT_FALSE(state_at(family, arm, -0.1).has_value());
  EXPECT_FALSE(state_at(family, arm, 4.0).has_value());
  for (const double lambda : {0.0, 0.7, 1.9, 2.0}) {
    const auto state = state_at(family, arm, lambda);
    ASSERT_TRUE(state.has_value());
    EXPECT_EQ(state->index, 0);
    EXPECT_GT(state->x(0), 0);
    // A cubic knows less than the rule that chose the steps, whose error goes with the next power.
    EXPECT_NEAR(interpolated(arm, lambda).enthalpy, state->enthalpy, 1e-6);
    EXPECT_NEAR(interpolated(arm, lambda).volume, state->volume, 1e-4);
  }
}

/// Arms of all minima, and the branches they refer to.
struct Minima {
  std::vector<Branch> branches;
  std::vector<Arm> arms;
};

Minima arms_from(const stationary_points::Known& known, const Surface<double>& surface) {
  Minima result;
  for (const Minimum& minimum : known.minima) {
    result.branches.push_back(follow_branch(surface, BranchStart::towards(minimum.positions, 0, +1)));
  }
  for (const Branch& branch : result.branches) {
    for (const Arm& arm : arms_of(branch, 0)) result.arms.push_back(arm);
  }
  return result;
}

// design: physics, section 7: of LJ6 to LJ11 only LJ8 and LJ9 exchange their lowest minimum under pressure.
TEST(Crossings, OnlyLj8AndLj9ExchangeTheirLowestMinimum) {
  for (const int atoms : {7, 8, 9}) {
    const auto& known = stationary_points::lennard_jones(atoms, 0.5);
    const auto surface = make_surface(known.system);
    const Minima minima = arms_from(known, *surface);
    const auto sequence = lowest_sequence(*surface, minima.arms, 0, 10);
    EXPECT_EQ(sequence.size() > 1, atoms != 7) << "LJ" << atoms;
    for (std::size_t k = 0; k + 1 < sequence.size(); ++k) {
      const double pressure = sequence[k].to;
      EXPECT_EQ(sequence[k + 1].from, pressure);
      // At the crossing both minima, relaxed there without any continuation, have one enthalpy, and pressure goes on to
      // favour the smaller one.
      const auto before = state_at(*surface, minima.arms[sequence[k].arm], pressure);
      const auto after = state_at(*surface, minima.arms[sequence[k + 1].arm], pressure);
      ASSERT_TRUE(before && after);
      const PolishResult a = polish(*surface, before->x, pressure), b = polish(*surface, after->x, pressure);
      EXPECT_EQ(a.index(), 0);
      EXPECT_EQ(b.index(), 0);
      EXPECT_NEAR(a.enthalpy, b.enthalpy, 1e-10 * std::abs(a.enthalpy));
      EXPECT_LT(after->volume, before->volume);
    }
    // The lowest of the sequence is the lowest of all, at pressures in between.
    for (const double pressure : {0.05, 1.0, 2.5, 4.9, 9.0}) {
      double lowest = 1e300, in_sequence = 1e300;
      for (const Arm& arm : minima.arms) {
        if (const auto state = state_at(*surface, arm, pressure)) lowest = std::min(lowest, state->enthalpy);
      }
      for (const LowestOver& over : sequence) {
        if (over.from <= pressure && pressure < over.to) {
          in_sequence = state_at(*surface, minima.arms[over.arm], pressure)->enthalpy;
        }
      }
      EXPECT_NEAR(lowest, in_sequence, 1e-10 * (1 + std::abs(lowest)));
    }
  }
}

}  // namespace
}  // namespace baroscape
