#include "search/descent_path.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "numeric/clusters.hpp"
#include "numeric/plain_surfaces.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

TEST(DescentPath, FollowsTheExactCurveOfAQuadraticBowl) {
  // f = (x² + 4y²)/2: steepest descent keeps y ∝ x⁴.
  const numeric::PlaneSurface surface(
      [](double x, double y) { return numeric::PlaneSurface::Value{0.5 * x * x + 2 * y * y, x, 4 * y, 1, 0, 4}; });
  const DescentPath path = descent_path(surface, Eigen::Vector2d(1, 1), 0.0);
  ASSERT_TRUE(path.arrived);
  for (std::size_t k = 0; k < path.x.size(); ++k) {
    EXPECT_NEAR(path.x[k](1), std::pow(path.x[k](0), 4), 1e-9);
    if (k > 0) {
      EXPECT_LT(path.enthalpies[k], path.enthalpies[k - 1]);
      EXPECT_LE((path.x[k] - path.x[k - 1]).norm(), 0.1 + 1e-9);
    }
  }
}

/// Largest distance of a point of one path to the nearest of another.
double deviation(const DescentPath& path, const DescentPath& truth) {
  double largest = 0;
  for (const Eigen::VectorXd& x : path.x) {
    double nearest = 1e300;
    for (const Eigen::VectorXd& y : truth.x) nearest = std::min(nearest, (x - y).norm());
    largest = std::max(largest, nearest);
  }
  return largest;
}

TEST(DescentPath, ConvergesToTheTrueCurveOfAClusterAsTheStepShrinks) {
  const auto surface = make_surface(lennard_jones_cluster(7));
  const PolishResult minimum = numeric::relaxed(*surface, numeric::near_global_minimum(7), 0.0);
  RandomStream random(1, 0);
  const Eigen::VectorXd start = numeric::perturbed(minimum.x, 0.08, random);
  const auto with_step = [&](double step) {
    DescentOptions options;
    options.step = step;
    options.max_steps = 10000;
    return descent_path(*surface, start, 0.0, options);
  };
  const DescentPath truth = with_step(0.001);
  const DescentPath usual = with_step(0.05);
  ASSERT_TRUE(usual.arrived && truth.arrived);
  EXPECT_LE(deviation(usual, truth), 0.02);
  EXPECT_LE(deviation(with_step(0.0125), truth), 0.25 * deviation(usual, truth) + 0.0005)
      << "points of truth are 0.001 apart";
  EXPECT_NEAR(usual.enthalpies.back(), minimum.enthalpy, 1e-5);
}

TEST(DescentPath, CountsWhatItAsksFor) {
  const auto surface = make_surface(lennard_jones_cluster(7));
  RandomStream random(1, 0);
  const Eigen::VectorXd start = numeric::perturbed(numeric::near_global_minimum(7), 0.1, random);
  const numeric::CountingSurface counting(*surface);
  const DescentPath path = descent_path(counting, start, 0.0);
  EXPECT_EQ(path.counts.gradients, counting.gradients);
  EXPECT_EQ(path.counts.hessians, counting.hessians);
}

}  // namespace
}  // namespace baroscape
