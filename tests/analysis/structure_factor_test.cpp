#include "analysis/structure_factor.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <complex>
#include <numbers>

#include "atoms/shapes.hpp"
#include "crystals.hpp"

namespace baroscape {
namespace {

using std::numbers::pi;

TEST(StructureFactor, OfAClusterIsTheMeanOverAllDirections) {
  RandomStream random(6, 1);
  const Structure cluster{std::vector<int>(8, 0), shapes::random_cluster(random, 8), std::nullopt};
  const Eigen::VectorXd q = Eigen::VectorXd::LinSpaced(6, 1, 12);
  const Eigen::VectorXd s = structure_factor(cluster, q, 0);
  for (Eigen::Index k = 0; k < q.size(); ++k) {
    double sum = 0, sum2 = 0;
    const int directions = 20000;
    for (int d = 0; d < directions; ++d) {
      const Eigen::Vector3d n = Eigen::Vector3d(random.normal(), random.normal(), random.normal()).normalized();
      std::complex<double> amplitude = 0;
      for (int i = 0; i < 8; ++i) amplitude += std::polar(1.0, q(k) * n.dot(cluster.positions.segment<3>(3 * i)));
      const double value = std::norm(amplitude) / 8;
      sum += value;
      sum2 += value * value;
    }
    const double mean = sum / directions, error = std::sqrt((sum2 / directions - mean * mean) / directions);
    EXPECT_NEAR(s(k), mean, 5 * error) << q(k);
  }
}

TEST(StructureFactor, OfFccPeaksWhereBraggSays) {
  const double edge = 1.5;
  const Eigen::VectorXd q = Eigen::VectorXd::LinSpaced(1200, 3, 15);
  const Eigen::VectorXd s = structure_factor(crystals::fcc(1, edge), q, 12.0);
  // The strongest peaks in turn are those of {111}, {220}, {311}; sharper than 2π/12 nothing is seen.
  for (const double squares : {3.0, 8.0, 11.0}) {
    const double expected = 2 * pi / edge * std::sqrt(squares);
    Eigen::Index best = 0;
    double highest = 0;
    for (Eigen::Index k = 0; k < q.size(); ++k) {
      if (std::abs(q(k) - expected) < 0.4 && s(k) > highest) {
        highest = s(k);
        best = k;
      }
    }
    EXPECT_NEAR(q(best), expected, 0.1);
    EXPECT_GT(highest, 3);
  }
}

TEST(StructureFactor, IsTheSameForOneCellAndForEight) {
  const Eigen::VectorXd q = Eigen::VectorXd::LinSpaced(50, 1, 20);
  EXPECT_LT((structure_factor(crystals::bcc(1, 1.2), q, 5) - structure_factor(crystals::bcc(2, 1.2), q, 5))
                .cwiseAbs()
                .maxCoeff(),
            1e-10);
}

TEST(StructureFactor, OfAGasIsOne) {
  RandomStream random(6, 2);
  const Eigen::VectorXd q = Eigen::VectorXd::LinSpaced(30, 3, 20);
  Eigen::VectorXd mean = Eigen::VectorXd::Zero(30), square = mean;
  const int rounds = 300;
  for (int round = 0; round < rounds; ++round) {
    const Eigen::VectorXd s = structure_factor(crystals::gas(random, 30, 4), q, 3.0);
    mean += s / rounds;
    square += s.cwiseAbs2() / rounds;
  }
  // N − 1 others and the images of the atom itself, which a cell of 4 has none of within 3: 1/N of the density is
  // missing.
  const double density = 30 / (64 * 1.077);
  for (Eigen::Index k = 0; k < q.size(); ++k) {
    const double error = std::sqrt((square(k) - mean(k) * mean(k)) / rounds);
    EXPECT_NEAR(mean(k), 1, 5 * error + 4 * pi * density / 30 * 3.0 * 3.0 / (pi * q(k))) << q(k);
  }
}

/// A curve with two known peaks: Gaussians at 3 and 5.2.
TEST(PeakA, IsReadOffAsItWasDrawn) {
  const Eigen::VectorXd q = Eigen::VectorXd::LinSpaced(1001, 1, 11);
  const Eigen::ArrayXd x = q.array();
  // −0.05 in all keeps the curve below 1 between and beyond them, where a tail would never end.
  const Eigen::VectorXd s =
      1 + 2 * (-0.5 * ((x - 3) / 0.2).square()).exp() + 0.5 * (-0.5 * ((x - 5.2) / 0.3).square()).exp() - 0.05;
  const auto peak = peak_a(q, s);
  ASSERT_TRUE(peak);
  EXPECT_NEAR(peak->position, 3, 1e-5);
  EXPECT_NEAR(peak->height, 2.95, 1e-4);
  // Half of 1.95 above 1: 2 exp(−t²/2) = 1.025.
  EXPECT_NEAR(peak->width, 2 * 0.2 * std::sqrt(2 * std::log(2 / 1.025)), 1e-4);
  // 0.5 exp(−t²/2) > 0.05 for |t| < √(2 ln 10).
  const double t = std::sqrt(2 * std::log(10.0));
  EXPECT_NEAR(peak->area_beyond, 0.3 * (0.5 * std::sqrt(2 * pi) * std::erf(t / std::sqrt(2.0)) - 0.05 * 2 * t), 1e-4);
  EXPECT_FALSE(peak_a(q, Eigen::VectorXd::Ones(q.size()))) << "no peak";
  EXPECT_FALSE(peak_a(q.head(180), s.head(180))) << "its flank is out of sight";
}

}  // namespace
}  // namespace baroscape
