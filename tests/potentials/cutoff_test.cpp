// How Lennard-Jones pairs end.
#include <gtest/gtest.h>

#include <cmath>

#include "potentials/cut_lennard_jones.hpp"

namespace baroscape {
namespace {

LennardJonesPair pair_of(double epsilon, double sigma) {
  return {4 * epsilon * std::pow(sigma, 12), 4 * epsilon * std::pow(sigma, 6)};
}

struct At {
  double value = 0, slope = 0, curvature = 0;  ///< by r
};

template <CutoffKind kind>
At at(double epsilon, double sigma, double radius, double r) {
  const CutLennardJones<double, kind> pair(cut(pair_of(epsilon, sigma), sigma, {kind, radius}));
  At result;
  const double w = r * r;
  const double slope = CutLennardJones<double, kind>::kSlopeFactor * pair.add_energy(w, result.value);
  double again = 0, curvature = 0;
  pair.derivatives(w, again, curvature);
  EXPECT_NEAR(slope, again, 1e-12 * (1 + std::abs(slope)));
  result.slope = slope * r;
  result.curvature = curvature * w + again;
  return result;
}

TEST(Cutoff, ShiftedForceEndsWithoutForce) {
  for (const double radius : {1.5, 2.5}) {
    const At end = at<CutoffKind::shifted_force>(1.7, 0.9, radius, 0.9 * radius * (1 - 1e-12));
    EXPECT_NEAR(end.value, 0, 1e-14);
    EXPECT_NEAR(end.slope, 0, 1e-10);
    EXPECT_GT(std::abs(end.curvature), 1e-3);  // and with a jump of the curvature
  }
}

TEST(Cutoff, SmoothEndsWithoutCurvature) {
  for (const double radius : {1.5, 2.0, 2.5}) {
    const At end = at<CutoffKind::smooth>(1.7, 0.9, radius, 0.9 * radius * (1 - 1e-12));
    EXPECT_NEAR(end.value, 0, 1e-13);
    EXPECT_NEAR(end.slope, 0, 1e-10);
    EXPECT_NEAR(end.curvature, 0, 1e-9);
  }
}

TEST(Cutoff, NothingIsLeftBeyond) {
  const At shifted = at<CutoffKind::shifted_force>(1, 1, 2, 2.0), smooth = at<CutoffKind::smooth>(1, 1, 2, 7.0);
  for (const double value : {shifted.value, shifted.slope, shifted.curvature, smooth.value, smooth.slope}) {
    EXPECT_EQ(value, 0.0);
  }
}

/// V(r) − V(r_c) − (r − r_c)V′(r_c), from its definition.
TEST(Cutoff, ShiftedForceIsTheDifferenceToTheTangent) {
  const double r = 1.2, rc = 2.5, s6 = std::pow(r, -6), c6 = std::pow(rc, -6);
  const double tangent = 24 * (c6 - 2 * c6 * c6) / rc;
  EXPECT_NEAR(at<CutoffKind::shifted_force>(1, 1, rc, r).value,
              4 * (s6 * s6 - s6) - 4 * (c6 * c6 - c6) - (r - rc) * tangent, 1e-15);
}

/// The figures the design gives for x_c = 2: 0.65 ε deep, at 1.13 σ.
TEST(Cutoff, SmoothAtTwoSigmaMakesTheWellShallower) {
  double depth = 0, where = 0;
  for (double r = 1.0; r < 1.5; r += 1e-4) {
    const double value = at<CutoffKind::smooth>(1, 1, 2.0, r).value;
    if (value < depth) {
      depth = value;
      where = r;
    }
  }
  EXPECT_NEAR(depth, -0.65, 0.005);
  EXPECT_NEAR(where, 1.13, 0.005);
}

}  // namespace
}  // namespace baroscape
