#include "search/newton.hpp"

#include <gtest/gtest.h>

#include "numeric/clusters.hpp"
#include "numeric/plain_surfaces.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

TEST(Polish, ConvergesQuadratically) {
  RandomStream random(12, 1);
  for (const double pressure : {0.0, 3.0}) {
    const auto surface = make_surface(lennard_jones_cluster(7));
    const PolishResult minimum = numeric::relaxed(*surface, numeric::near_global_minimum(7), pressure);
    ASSERT_TRUE(minimum.converged);
    const Eigen::VectorXd start = numeric::perturbed(minimum.x, 5e-3, random);
    PolishOptions options;
    double before = 0;
    int squared = 0;
    for (options.max_steps = 0; options.max_steps <= 4; ++options.max_steps) {
      const double now = polish(*surface, start, pressure, options).gradient_rms;
      // One constant for all steps: H‴ ≈ 21 times curvature over curvature² ≈ 1 σ/ε; 1e-12 is what rounding leaves.
      if (options.max_steps > 0 && before > 1e-6) {
        EXPECT_LE(now, 3 * before * before + 1e-12) << "step " << options.max_steps;
        ++squared;
      }
      before = now;
    }
    EXPECT_GE(squared, 2);
    EXPECT_LE(before, 1e-12);
  }
}

TEST(Polish, GoesToTheNearestStationaryPointOfAnyIndex) {
  // f = cos x + cos y: index 2 at (0, 0), 1 at (π, 0), 0 at (π, π).
  const numeric::PlaneSurface surface([](double x, double y) {
    return numeric::PlaneSurface::Value{
        std::cos(x) + std::cos(y), -std::sin(x), -std::sin(y), -std::cos(x), 0, -std::cos(y)};
  });
  const Eigen::Vector2d points[] = {{M_PI, M_PI}, {M_PI, 0}, {0, 0}};
  for (int index = 0; index < 3; ++index) {
    const PolishResult end = polish(surface, points[index] + Eigen::Vector2d(0.2, -0.3), 0.0);
    EXPECT_TRUE(end.converged);
    EXPECT_EQ(end.index(), index);
    EXPECT_LE((end.x - points[index]).norm(), 1e-12);
  }
}

TEST(Polish, CountsWhatItAsksFor) {
  RandomStream random(12, 2);
  const auto surface = make_surface(lennard_jones_cluster(7));
  const numeric::CountingSurface counting(*surface);
  const PolishResult end = polish(counting, numeric::perturbed(numeric::near_global_minimum(7), 0.01, random), 0.0);
  EXPECT_EQ(end.counts.gradients, counting.gradients);
  EXPECT_EQ(end.counts.hessians, counting.hessians);
}

TEST(Polish, ReportsTheSpectrumAtItsEnd) {
  const auto surface = make_surface(lennard_jones_cluster(6));
  const PolishResult end = numeric::relaxed(*surface, numeric::near_global_minimum(6), 1.0);
  EXPECT_LE((end.spectrum.values - spectrum(*surface, end.x, 1.0).values).norm(), 1e-13 * end.spectrum.values.norm());
}

TEST(Polish, SaysSoWhenThereIsNoStationaryPoint) {
  const numeric::PlaneSurface surface([](double x, double y) {
    return numeric::PlaneSurface::Value{std::exp(x) + y * y, std::exp(x), 2 * y, std::exp(x), 0, 2};
  });
  const PolishResult end = polish(surface, Eigen::Vector2d(0, 0.1), 0.0);
  EXPECT_FALSE(end.converged);
}

}  // namespace
}  // namespace baroscape
