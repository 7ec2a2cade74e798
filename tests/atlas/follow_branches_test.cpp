#include "atlas/follow_branches.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "atlas/stationary_points.hpp"
#include "atoms/alignment.hpp"
#include "atoms/connectivity.hpp"
#include "landscape/recognition.hpp"
#include "numeric/clusters.hpp"
#include "numeric/plane_families.hpp"
#include "search/acceptance.hpp"
#include "search/newton.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

using stationary_points::lennard_jones;

bool same_isomer(const std::vector<int>& species, const FollowResult& a, const FollowResult& b) {
  Recognition known(species);
  known.add(1, a.points.back().enthalpy, a.positions);
  return known.find(b.points.back().enthalpy, b.positions).has_value();
}

/// The balance that any way keeps: H changes by the volume work and by what is dropped at slides.
double imbalance(const FollowResult& way) {
  double dropped = 0;
  for (const Slide& slide : way.slides) dropped += slide.enthalpy_dropped;
  return way.points.back().enthalpy - way.points.front().enthalpy - way.volume_work + dropped;
}

void expect_same_slides(const FollowResult& way, const FollowResult& steps, const std::string& name) {
  ASSERT_EQ(way.slides.size(), steps.slides.size()) << name;
  for (std::size_t k = 0; k < way.slides.size(); ++k) {
    // Steps end at 1e-6, and a few of those beyond.
    EXPECT_NEAR(way.slides[k].pressure, steps.slides[k].pressure, 5e-6) << name;
    // Dropped at pressures 5e-6 apart, where volumes differ by less than 10, and with H at the fold itself unknown to
    // the steps by (5e-6)^{3/2}.
    EXPECT_NEAR(way.slides[k].enthalpy_dropped, steps.slides[k].enthalpy_dropped, 1e-4) << name;
  }
}

/// Small steps with re-minimisation arrive at the same minima, up and down, wherever they do not jump. Returns how
/// often they did.
int compare_maps(int atoms, double atom_radius) {
  const auto& known = lennard_jones(atoms, atom_radius);
  const auto surface = make_surface(known.system);
  int differences = 0;
  for (const double pressure : {0.7, 2.0, 5.0, 10.0}) {
    for (const Minimum& minimum : known.minima) {
      const std::string name = "LJ" + std::to_string(atoms) + " from " + std::to_string(minimum.enthalpy) + ", P " +
                               std::to_string(pressure);
      const FollowResult up = follow_branches(*surface, minimum.positions, 0, pressure);
      EXPECT_TRUE(up.converged) << name;
      if (!up.converged) continue;
      EXPECT_EQ(polish(*surface, up.positions, pressure).index(), 0) << name;
      EXPECT_NEAR(imbalance(up), 0, 1e-9) << name;
      const FollowResult steps = follow(*surface, minimum.positions, 0, pressure);
      if (same_isomer(known.system.species, up, steps)) {
        expect_same_slides(up, steps, name);
      } else {
        ++differences;
      }
      const FollowResult down = follow_branches(*surface, up.positions, pressure, 0);
      EXPECT_TRUE(down.converged) << name;
      const FollowResult steps_down = follow(*surface, up.positions, pressure, 0);
      EXPECT_TRUE(same_isomer(known.system.species, down, steps_down)) << name;
      expect_same_slides(down, steps_down, name);
    }
  }
  return differences;
}

// The one difference: where C3v is lost at P = 9.42, follow() relaxes by L-BFGS, which steps over a ridge; the next
// test shows which of the two is right.
TEST(FollowBranches, MapsOfLj7AreThoseOfSmallStepsWhereThoseDoNotJump) {
  EXPECT_LE(compare_maps(7, 0.0), 1);
  EXPECT_EQ(compare_maps(7, 0.5), 0);
}

TEST(FollowBranches, EveryWayDownFromTheThreefoldEventOfLj7LeadsToOneMinimum) {
  const auto& known = lennard_jones(7, 0.0);
  const auto surface = make_surface(known.system);
  int events = 0;
  for (const Minimum& minimum : known.minima) {
    const Branch branch = follow_branch(*surface, BranchStart::towards(minimum.positions, 0, +1));
    for (const BranchEvent& event : branch.events) {
      const CriticalPoint& critical = event.critical;
      if (critical.kind != CriticalKind::threefold) continue;
      ++events;
      const FollowResult way = follow_branches(*surface, minimum.positions, 0, 10);
      ASSERT_EQ(way.slides.size(), 1u);
      RandomStream random(7, 1);
      for (int k = 0; k < 12; ++k) {
        const double angle = 2 * M_PI * k / 12;
        const Eigen::VectorXd start = numeric::perturbed(
            critical.x + 0.02 * critical.modes * Eigen::Vector2d(std::cos(angle), std::sin(angle)), 1e-3, random);
        Counts counts;
        const PolishResult end = descend_to_minimum(*surface, start, critical.lambda, AcceptanceOptions{}, counts);
        EXPECT_NEAR(critical.enthalpy - end.enthalpy, way.slides[0].enthalpy_dropped, 1e-9);
      }
    }
  }
  EXPECT_EQ(events, 1);
}

TEST(FollowBranches, MapsOfLj8AreThoseOfSmallSteps) {
  EXPECT_EQ(compare_maps(8, 0.5), 0);
}

TEST(SlowFollowBranches, MapsOfLj9AreThoseOfSmallSteps) {
  EXPECT_EQ(compare_maps(9, 0.5), 0);
}

TEST(FollowBranches, WhereAMinimumSplitsOneImageIsFollowedWithoutASlide) {
  const auto family = numeric::pitchfork_family(1.0);
  ContinuationOptions options;
  options.newton.lambda_scale = 1;
  const FollowResult way = follow_branches(family, numeric::in_plane(0, 0, 0), 0, 3, options);
  ASSERT_TRUE(way.converged);
  EXPECT_TRUE(way.slides.empty());
  // ⅞x² = 3λ/2 − λ_c.
  EXPECT_NEAR(std::abs(way.positions(0)), std::sqrt((4.5 - numeric::kCritical) / 0.875), 1e-8);
}

TEST(FollowBranches, WhereTwoImagesMergeTheSymmetricMinimumGoesOnWithoutASlide) {
  const auto family = numeric::pitchfork_family(1.0);
  ContinuationOptions options;
  options.newton.lambda_scale = 1;
  const double x = std::sqrt((4.5 - numeric::kCritical) / 0.875);
  for (const double sign : {1.0, -1.0}) {
    const FollowResult way = follow_branches(family, numeric::in_plane(sign * x, -3 - x * x / 4, 3), 3, 0, options);
    ASSERT_TRUE(way.converged);
    EXPECT_TRUE(way.slides.empty());
    EXPECT_NEAR(way.positions(0), 0.0, 1e-8);
    EXPECT_NEAR(imbalance(way), 0, 1e-9);
  }
}

const SameState kSamePlace = [](const Eigen::VectorXd& a, const Eigen::VectorXd& b) { return (a - b).norm() < 1e-6; };

double weights(const std::vector<WeightedWay>& ways) {
  double sum = 0;
  for (const WeightedWay& one : ways) sum += one.weight;
  return sum;
}

TEST(FollowBranches, BothWaysDownHaveHalfOfTheWeightWhereTheyLeadToDifferentMinima) {
  const double a = 0.3;
  const auto family = numeric::lopsided_family(a);
  ContinuationOptions options;
  options.newton.lambda_scale = 1;
  const auto ways = follow_all_branches(family, numeric::in_plane(0, 0, 0), 0, 1.8, kSamePlace, options);
  ASSERT_EQ(ways.size(), 2u);
  EXPECT_EQ(weights(ways), 1.0);
  for (const WeightedWay& one : ways) {
    EXPECT_EQ(one.weight, 0.5);
    ASSERT_TRUE(one.way.converged);
    ASSERT_EQ(one.way.slides.size(), 1u);
    EXPECT_NEAR(one.way.slides[0].pressure, numeric::kCritical, 1e-8);
    EXPECT_NEAR(imbalance(one.way), 0, 1e-9);
  }
  // −x³ + ax⁴ + x⁵ = 0 at the slide: one on each side, the left one lower.
  const double root = std::sqrt(a * a / 4 + 1);
  const auto dropped = [&](double x) { return x * x * x * x * (0.25 - a * x / 5 - x * x / 6); };
  EXPECT_NEAR(ways[0].way.slides[0].enthalpy_dropped, dropped(-a / 2 - root), 1e-9);
  EXPECT_NEAR(ways[1].way.slides[0].enthalpy_dropped, dropped(-a / 2 + root), 1e-9);
  // The lower one alone is what following one way gives.
  const FollowResult one = follow_branches(family, numeric::in_plane(0, 0, 0), 0, 1.8, options);
  EXPECT_NEAR((one.positions - ways[0].way.positions).norm(), 0, 1e-9);
}

TEST(FollowBranches, ImagesCountAsOneWay) {
  const auto family = numeric::lopsided_family(0);
  ContinuationOptions options;
  options.newton.lambda_scale = 1;
  const SameState image = [](const Eigen::VectorXd& a, const Eigen::VectorXd& b) {
    return std::abs(std::abs(a(0)) - std::abs(b(0))) < 1e-6;
  };
  const auto ways = follow_all_branches(family, numeric::in_plane(0, 0, 0), 0, 1.8, image, options);
  ASSERT_EQ(ways.size(), 1u);
  EXPECT_EQ(ways[0].weight, 1.0);
}

// Both ways down from a pitchfork are images of each other, and so are their ends: with isomers counted once no slide
// of a cluster splits, as far as LJ7 and LJ8 go.
TEST(FollowBranches, NoSlideOfASmallClusterLeadsToTwoIsomers) {
  for (const int atoms : {7, 8}) {
    const auto& known = lennard_jones(atoms, 0.0);
    const auto surface = make_surface(known.system);
    const SameState same = [&](const Eigen::VectorXd& a, const Eigen::VectorXd& b) {
      return align(known.system.species, a, b).has_value();
    };
    for (const Minimum& minimum : known.minima) {
      const auto ways = follow_all_branches(*surface, minimum.positions, 0, 10, same);
      ASSERT_EQ(ways.size(), 1u) << minimum.enthalpy;
      EXPECT_TRUE(ways[0].way.converged);
    }
  }
}

TEST(FollowBranches, SaysWhenItCannotGoOn) {
  // Beyond the fold of x³/3 − μx there is no minimum at all.
  const auto family = numeric::fold_family();
  ContinuationOptions options;
  options.newton.lambda_scale = 1;
  const FollowResult way =
      follow_branches(family, numeric::in_plane(std::sqrt(numeric::kCritical), 0, 0), 0, 3, options);
  EXPECT_FALSE(way.converged);
  EXPECT_NEAR(way.points.back().pressure, numeric::kCritical, 1e-8);
}

TEST(FollowBranches, WhereABranchEndsOnOneOfHigherSymmetryTheMinimumGoesOnThere) {
  const auto family = numeric::pitchfork_family(1.125);
  // Two minima at x² = λ_c/2 − … down to 2λ_c/3, one at x = 0 below.
  const double from = numeric::kCritical, x2 = from / 2;
  const Eigen::Vector3d side = numeric::in_plane(std::sqrt(x2), -from - x2 / 4, from);
  for (const double sign : {1.0, -1.0}) {
    const FollowResult way = follow_branches(family, Eigen::Vector3d(sign * side(0), side(1), side(2)), from, 0.0);
    ASSERT_TRUE(way.converged);
    EXPECT_TRUE(way.slides.empty());
    EXPECT_NEAR(way.points.back().pressure, 0.0, 1e-12);
    EXPECT_LT(way.positions.norm(), 1e-8);
    EXPECT_NEAR(imbalance(way), 0, 1e-12);
  }
}

TEST(FollowBranches, EvaporationUnderTensionEndsWithTheLastPressure) {
  const auto& known = lennard_jones(7, 0.5);
  const auto surface = make_surface(known.system);
  const FollowResult way = follow_branches(*surface, known.minima[0].positions, 0, -50, {},
                                           [](const auto& x) { return is_connected(x, kContactDistance); });
  EXPECT_FALSE(way.converged);
  EXPECT_LT(way.points.back().pressure, 0.0);
  EXPECT_GT(way.points.back().pressure, -50.0);
}

}  // namespace
}  // namespace baroscape
