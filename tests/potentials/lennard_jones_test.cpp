// Two atoms, where everything is known on paper.
#include "potentials/lennard_jones.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "potentials/pair_potential.hpp"

namespace baroscape {
namespace {

using Dimer = FreePairPotential<double, UniformPairs<LennardJones<double>>>;

LennardJonesPair pair_of(double epsilon, double sigma) {
  return {4 * epsilon * std::pow(sigma, 12), 4 * epsilon * std::pow(sigma, 6)};
}

struct DimerAt {
  double energy, slope, curvature;  ///< along the bond
  double across;                    ///< Hessian across the bond
};

DimerAt dimer(double epsilon, double sigma, double r) {
  const Dimer potential(2, pair_of(epsilon, sigma));
  const double x[6] = {0, 0, 0, 0, 0, r};
  double gradient[6], hessian[36];
  const double energy = potential.energy_gradient(x, gradient);
  potential.hessian(x, hessian);
  for (const int k : {0, 1, 3, 4}) EXPECT_EQ(gradient[k], 0.0);
  EXPECT_EQ(gradient[2], -gradient[5]);
  return {energy, gradient[5], hessian[5 * 6 + 5], hessian[0]};
}

TEST(LennardJones, IsZeroAtSigma) {
  EXPECT_EQ(dimer(1, 1, 1).energy, 0.0);
  EXPECT_EQ(dimer(1, 1, 1).slope, -24.0);
  EXPECT_NEAR(dimer(2.5, 1.3, 1.3).energy, 0.0, 1e-14);
}

TEST(LennardJones, HasItsMinimumAtTheSixthRootOfTwo) {
  const double r = std::pow(2.0, 1.0 / 6);
  const DimerAt at = dimer(1, 1, r);
  EXPECT_NEAR(at.energy, -1.0, 4e-16);
  EXPECT_NEAR(at.slope, 0.0, 1e-14);  // 24 (2 r⁻¹³ − r⁻⁷): two numbers of size 10 cancel
  EXPECT_NEAR(at.curvature, 72 / std::cbrt(2.0), 1e-12);
  EXPECT_NEAR(at.across, 0.0, 1e-14);
}

TEST(LennardJones, FollowsItsFormulaAtAnyDistance) {
  for (const double r : {0.8, 0.95, 1.05, 1.5, 2.0, 5.0}) {
    const double epsilon = 1.7, sigma = 0.9, s6 = std::pow(sigma / r, 6);
    const DimerAt at = dimer(epsilon, sigma, r);
    const double slope = 24 * epsilon * (s6 - 2 * s6 * s6) / r;
    EXPECT_NEAR(at.energy, 4 * epsilon * (s6 * s6 - s6), 1e-14 * 4 * epsilon * (s6 * s6 + s6));
    EXPECT_NEAR(at.slope, slope, 1e-14 * 24 * epsilon * (s6 + 2 * s6 * s6) / r);
    const double curvature = 24 * epsilon * (26 * s6 * s6 - 7 * s6) / (r * r);
    EXPECT_NEAR(at.curvature, curvature, 1e-14 * 24 * epsilon * (26 * s6 * s6 + 7 * s6) / (r * r));
    EXPECT_NEAR(at.across, slope / r, 1e-14 * 24 * epsilon * (s6 + 2 * s6 * s6) / (r * r));
  }
}

TEST(LennardJones, ScalesWithEpsilonAndSigma) {
  const DimerAt plain = dimer(1, 1, 1.2), scaled = dimer(4, 2, 2.4);
  // Powers of two: the scaling is exact.
  EXPECT_EQ(scaled.energy, 4 * plain.energy);
  EXPECT_EQ(scaled.slope, 4 * plain.slope / 2);
  EXPECT_EQ(scaled.curvature, 4 * plain.curvature / 4);
}

}  // namespace
}  // namespace baroscape
