#include "search/lowest_mode.hpp"

#include <gtest/gtest.h>

#include "numeric/clusters.hpp"
#include "numeric/plain_surfaces.hpp"
#include "search/contact_springs.hpp"
#include "search/internal_space.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

Eigen::VectorXd random_direction(RandomStream& random, Eigen::Index n) {
  Eigen::VectorXd direction(n);
  for (double& component : direction) component = random.normal();
  return direction;
}

TEST(ContactSprings, OfADimerAreStiffAlongItAndOneAcross) {
  const ContactSprings springs((Eigen::VectorXd(6) << 0, 0, 0, 0, 0, 1.3).finished());
  const Eigen::VectorXd stretch = (Eigen::VectorXd(6) << 0, 0, 1, 0, 0, -1).finished();
  const Eigen::VectorXd bend = (Eigen::VectorXd(6) << 1, 0, 0, -1, 0, 0).finished();
  EXPECT_LE((springs.solve(stretch) - stretch / 241).norm(), 1e-15);  // 1 + 2·120
  EXPECT_LE((springs.solve(bend) - bend).norm(), 1e-15);
}

TEST(ContactSprings, KnowShapesNotSizes) {
  RandomStream random(61, 1);
  const Eigen::VectorXd x = shapes::random_cluster(random, 9), v = random_direction(random, 27);
  EXPECT_LE((ContactSprings(x).solve(v) - ContactSprings(3 * x).solve(v)).norm(), 1e-12 * v.norm());
}

class LowestModeTest : public ::testing::TestWithParam<bool> {
 protected:
  LowestModeOptions options() const {
    LowestModeOptions options;
    options.springs = GetParam();
    return options;
  }
};

TEST_P(LowestModeTest, IsThatOfDenseDiagonalisation) {
  RandomStream random(62, 1);
  for (const System& system : {lennard_jones_cluster(13), numeric::kob_andersen_cluster(8, 4)}) {
    const auto surface = make_surface(system);
    for (int round = 0; round < 10; ++round) {
      // Half at minima, half half way there, where some modes are negative.
      MinimizeOptions to_a_point;
      if (round % 2 == 1) to_a_point.max_evaluations = 60;
      const Eigen::VectorXd x = minimize(*surface, shapes::random_cluster(random, system.atoms()), 1.0, to_a_point).x;
      // Forward differences leave residuals of 1e-5 σ times third derivatives, some 1e-2.
      LowestModeOptions tight = options();
      tight.residual = 0.02;
      const Eigen::VectorXd guess = random_direction(random, x.size());
      const LowestModeResult found = lowest_mode(*surface, x, 1.0, guess, tight);
      const Spectrum dense = spectrum(*surface, x, 1.0);
      const double size = 1 + std::abs(dense.values(0));
      EXPECT_NEAR(found.curvature, dense.values(0), 1e-2 * size);
      // Modes as low as this one, of symmetric minima, are as good.
      const Eigen::Index alike = (dense.values.array() < dense.values(0) + 0.2 * size).count();
      EXPECT_GT((dense.modes.leftCols(alike).transpose() * found.mode).norm(), 0.99);
      EXPECT_NEAR(found.mode.norm(), 1, 1e-12);
      EXPECT_LE(found.residual, 0.02 * (1 + std::abs(found.curvature)));
    }
  }
}

TEST_P(LowestModeTest, CountsEveryGradientAndStopsAtTheMost) {
  const auto surface = make_surface(lennard_jones_cluster(20));
  RandomStream random(62, 2);
  const Eigen::VectorXd x = shapes::random_cluster(random, 20);
  for (const int most : {1, 5, 100}) {
    LowestModeOptions few = options();
    few.products = most;
    few.residual = 0;
    const numeric::CountingSurface counting(*surface);
    const LowestModeResult found = lowest_mode(counting, x, 0.0, random_direction(random, 60), few);
    EXPECT_EQ(found.counts.gradients, counting.gradients);
    // 54 internal directions: then rounding leaves a few more, or none.
    EXPECT_LE(counting.gradients, std::min(most, 60) + 1);
    EXPECT_GE(counting.gradients, std::min(most, 54) + 1);
    EXPECT_EQ(counting.hessians, 0);
  }
}

INSTANTIATE_TEST_SUITE_P(Springs, LowestModeTest, ::testing::Bool());

TEST(LowestMode, OfAPlaneTakesTwoProducts) {
  // f = x² − y² + x y: the lowest of ((2, 1), (1, −2)) is −√5.
  const numeric::PlaneSurface surface([](double x, double y) {
    return numeric::PlaneSurface::Value{x * x - y * y + x * y, 2 * x + y, x - 2 * y, 2, 1, -2};
  });
  LowestModeOptions options;
  options.springs = false;
  options.residual = 1e-6;
  const LowestModeResult found = lowest_mode(surface, Eigen::Vector2d(0.3, 0.2), 0, Eigen::Vector2d(1, 0), options);
  EXPECT_NEAR(found.curvature, -std::sqrt(5.0), 1e-8);
  EXPECT_EQ(found.counts.gradients, 3);
}

TEST(LowestMode, WithSpringsLj38TakesAtMostTwentyGradientsInTheMean) {
  const auto surface = make_surface(lennard_jones_cluster(38));
  RandomStream random(62, 3);
  int near = 0;
  for (int round = 0; round < 10; ++round) {
    const Eigen::VectorXd x = minimize(*surface, shapes::random_cluster(random, 38), 0.0).x;
    LowestModeOptions options;
    options.products = 19;
    options.residual = 0;
    const LowestModeResult found = lowest_mode(*surface, x, 0.0, random_direction(random, 114), options);
    EXPECT_EQ(found.counts.gradients, 20);
    near += std::abs(found.mode.dot(spectrum(*surface, x, 0.0).modes.col(0))) > 0.99;
  }
  EXPECT_GE(near, 8) << "of 10";
}

}  // namespace
}  // namespace baroscape
