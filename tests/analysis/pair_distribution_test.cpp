#include "analysis/pair_distribution.hpp"

#include <gtest/gtest.h>

#include <Eigen/LU>
#include <cmath>
#include <numbers>

#include "analysis/pair_distances.hpp"
#include "crystals.hpp"

namespace baroscape {
namespace {

TEST(PairDistances, OfACellThatRepeatsAreThoseOfEightCells) {
  // The same crystal as one cell and as eight: twice the neighbours of twice as many atoms, whatever the reach.
  for (const double reach : {0.8, 1.6, 4.0}) {
    EXPECT_NEAR(coordination(crystals::fcc(1, 1.5), reach), coordination(crystals::fcc(2, 1.5), reach), 1e-12);
  }
  EXPECT_EQ(coordination(crystals::fcc(1, 1.5), 1.1), 12);
  EXPECT_EQ(coordination(crystals::fcc(1, 1.5), 1.51), 18);
  EXPECT_EQ(coordination(crystals::bcc(1, 1.0), 0.9), 8);
}

TEST(PairDistances, DoNotMindHowTheLatticeIsDescribed) {
  RandomStream random(2, 5);
  const Structure gas = crystals::gas(random, 9, 2.0);
  double sum = 0, other = 0;
  for_pairs(gas, 3.7, [&](int, int, double r) { sum += r; });
  for_pairs(crystals::seen_otherwise(gas), 3.7, [&](int, int, double r) { other += r; });
  EXPECT_NEAR(sum, other, 1e-9 * sum);
}

TEST(PairDistribution, CountsTheNeighboursOfFcc) {
  const Structure crystal = crystals::fcc(1, 1.5);
  const DistanceGrid grid{2.6, 2000, 0.03};
  const double volume = std::pow(1.5, 3);
  const Eigen::VectorXd g = pair_distribution(crystal, volume, grid);
  // Neighbours: 4πρ ∫ r² g dr over the first peak at a/√2, and up to between the third and the fourth.
  const auto neighbours = [&](double r) {
    double sum = 0;
    for (Eigen::Index k = 0; k < grid.points && grid.at(k) < r; ++k) {
      sum += 4 * std::numbers::pi * 4 / volume * grid.at(k) * grid.at(k) * g(k) * grid.reach / 2000;
    }
    return sum;
  };
  EXPECT_NEAR(neighbours(1.28), 12, 1e-5);
  EXPECT_NEAR(neighbours(1.98), 42, 1e-4);
}

TEST(PairDistribution, OfAGasIsOne) {
  RandomStream random(2, 6);
  const DistanceGrid grid{2.0, 20, 0.04};
  Eigen::VectorXd mean = Eigen::VectorXd::Zero(20);
  const int rounds = 200;
  for (int round = 0; round < rounds; ++round) {
    const Structure gas = crystals::gas(random, 60, 5);
    mean += pair_distribution(gas, std::abs(gas.lattice->determinant()), grid) / rounds;
  }
  // A pair more or less counts 2Ω/(4πr²·w·N²), w the width 2√π·smooth of the Gaussian's square; in 200 structures.
  const double volume = 125 * 1.077;
  for (Eigen::Index k = 2; k < 20; ++k) {
    const double shell = 4 * std::numbers::pi * grid.at(k) * grid.at(k) * 2 * std::sqrt(std::numbers::pi) * grid.smooth;
    EXPECT_NEAR(mean(k), 59.0 / 60, 5 * std::sqrt(2 * volume / (shell * 3600) / rounds)) << grid.at(k);
  }
}

}  // namespace
}  // namespace baroscape
