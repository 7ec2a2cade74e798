#include "potentials/cubic_spline.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace baroscape {
namespace {

std::vector<double> samples(int points, double step, double (*function)(double)) {
  std::vector<double> values;
  for (int k = 0; k < points; ++k) values.push_back(function(k * step));
  return values;
}

TEST(CubicSpline, PassesThroughItsValuesAndIsTwiceContinuouslyDifferentiable) {
  const std::vector<double> values = samples(12, 0.7, [](double x) { return std::sin(x) + 0.2 * x; });
  const std::vector<double> c = cubic_spline(values);
  ASSERT_EQ(c.size(), 4 * 11u);
  for (std::size_t k = 0; k < 11; ++k) {
    const double* p = &c[4 * k];
    EXPECT_EQ(p[0], values[k]);
    EXPECT_NEAR(p[0] + p[1] + p[2] + p[3], values[k + 1], 1e-14);
    if (k == 10) break;
    EXPECT_NEAR(p[1] + 2 * p[2] + 3 * p[3], p[5], 1e-14);
    EXPECT_NEAR(2 * p[2] + 6 * p[3], 2 * p[6], 1e-14);
  }
  EXPECT_NEAR(c[3], c[7], 1e-14) << "no knot after the first interval";
  EXPECT_NEAR(2 * c[42] + 6 * c[43], 0, 1e-14) << "straight at the end";
}

TEST(CubicSpline, ReproducesAStraightLine) {
  const std::vector<double> c = cubic_spline(samples(6, 0.5, [](double x) { return 3 - 2 * x; }));
  for (const double steps : {-1.0, 0.0, 0.3, 2.7, 5.0, 6.0}) EXPECT_NEAR(spline_value(c, steps), 3 - steps, 1e-13);
}

TEST(HermiteCubics, PassThroughTheirValuesWithOneSlopeOnEitherSide) {
  const std::vector<double> values = samples(12, 0.7, [](double x) { return std::sin(x) + 0.2 * x; });
  const std::vector<double> c = hermite_cubics(values);
  for (std::size_t k = 0; k < 11; ++k) {
    const double* p = &c[4 * k];
    EXPECT_EQ(p[0], values[k]);
    EXPECT_NEAR(p[0] + p[1] + p[2] + p[3], values[k + 1], 1e-14);
    if (k < 10) {
      EXPECT_NEAR(p[1] + 2 * p[2] + 3 * p[3], p[5], 1e-14);
    }
  }
}

/// Five-point slopes are exact for polynomials of fourth degree, Hermite cubics for those of third.
TEST(HermiteCubics, ReproduceACubicAwayFromTheEnds) {
  double (*const cubic)(double) = [](double x) { return 1 - x + 0.5 * x * x - 0.2 * x * x * x; };
  const std::vector<double> c = hermite_cubics(samples(9, 1.0, cubic));
  for (double x = 2; x <= 6; x += 0.125) EXPECT_NEAR(spline_value(c, x), cubic(x), 1e-12);
}

TEST(CubicSpline, ErrorFallsWithTheFourthPowerOfTheStep) {
  const auto error = [](int points) {
    const double step = 6.0 / (points - 1);
    const std::vector<double> c = cubic_spline(samples(points, step, [](double x) { return std::sin(x); }));
    double worst = 0;
    // Away from the ends, whose conditions have errors of their own.
    for (double x = 2.0; x < 4.0; x += 0.01) worst = std::max(worst, std::abs(spline_value(c, x / step) - std::sin(x)));
    return worst;
  };
  EXPECT_NEAR(error(61) / error(121), 16, 1.5);
}

}  // namespace
}  // namespace baroscape
