#include "kinetics/equilibrium.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>

#include "core/error.hpp"
#include "core/random.hpp"

namespace baroscape {
namespace {

Minimum make_minimum(std::int64_t id, double enthalpy, int order, double log_product) {
  Minimum minimum;
  minimum.id = id;
  minimum.enthalpy = enthalpy;
  minimum.point_group_order = order;
  minimum.log_product_mass = log_product;
  minimum.log_product = std::numeric_limits<double>::quiet_NaN();  // m = 1 has no part in populations
  return minimum;
}

TransitionState make_transition_state(std::int64_t id, double enthalpy, std::int64_t a, std::int64_t b) {
  TransitionState transition_state;
  transition_state.id = id;
  transition_state.enthalpy = enthalpy;
  transition_state.point_group_order = 2;
  transition_state.log_product_mass = 60;
  transition_state.minimum_a = a;
  transition_state.minimum_b = b;
  return transition_state;
}

/// ln k of leaving `from` over `over` as in design/physics.md, section 6, with everything that both directions share.
double log_rate(const Minimum& from, const TransitionState& over, double temperature) {
  return std::log(static_cast<double>(from.point_group_order) / over.point_group_order) +
         0.5 * (from.log_product_mass - over.log_product_mass) - std::log(2 * std::numbers::pi) -
         (over.enthalpy - from.enthalpy) / temperature;
}

/// Minima 1–3 joined in a chain, 4–5 joined, 6 alone with a degenerate rearrangement.
Landscape three_pieces() {
  Landscape landscape(2.0);
  landscape.add(make_minimum(1, -10.0, 2, 70.0));
  landscape.add(make_minimum(4, -9.0, 1, 66.0));
  landscape.add(make_minimum(2, -9.8, 6, 68.5));
  landscape.add(make_minimum(6, -12.0, 120, 75.0));
  landscape.add(make_minimum(5, -8.7, 4, 67.0));
  landscape.add(make_minimum(3, -9.5, 1, 69.0));
  landscape.add(make_transition_state(1, -9.0, 1, 2));
  landscape.add(make_transition_state(2, -9.1, 2, 3));
  landscape.add(make_transition_state(3, -8.0, 4, 5));
  landscape.add(make_transition_state(4, -8.0, 6, 6));
  return landscape;
}

TEST(Equilibrium, TwoStatesFollowTheAnalyticRatio) {
  Landscape landscape;
  landscape.add(make_minimum(1, -16.5, 20, 70.0));
  landscape.add(make_minimum(2, -15.9, 6, 69.0));
  for (const double temperature : {0.05, 0.15, 1.0}) {
    const Eigen::VectorXd p = equilibrium(landscape, temperature);
    const double ratio = std::exp(-0.6 / temperature) * (20.0 / 6.0) * std::exp((70.0 - 69.0) / 2);
    EXPECT_NEAR(p[1] / p[0], ratio, 1e-13 * ratio);
    EXPECT_NEAR(p.sum(), 1, 1e-15);
  }
}

TEST(Equilibrium, HighTemperatureLeavesOrderAndFrequenciesOnly) {
  Landscape landscape;
  landscape.add(make_minimum(1, -10, 24, 40.0));
  landscape.add(make_minimum(2, 10, 2, 40.0 + 2 * std::log(3.0)));
  const Eigen::VectorXd p = equilibrium(landscape, 1e12);
  EXPECT_NEAR(p[1] / p[0], 24.0 / 2 / 3, 1e-10);
}

TEST(Equilibrium, HugeRangesAtTinyTemperaturesNeitherOverflowNorLoseTheSum) {
  Landscape landscape;
  landscape.add(make_minimum(1, 1e6, 1, -800));
  landscape.add(make_minimum(2, -1e6, 3, 900));
  landscape.add(make_minimum(3, -1e6, 1, 900));
  landscape.add(make_minimum(4, 0, 1, 5000));
  for (const double temperature : {1e-300, 1e-12, 1e-3, 1.0}) {
    const Eigen::VectorXd p = equilibrium(landscape, temperature);
    EXPECT_TRUE(p.allFinite());
    EXPECT_EQ(p[0], 0);
    EXPECT_NEAR(p[1], 0.25, 1e-15);
    EXPECT_NEAR(p[2], 0.75, 1e-15);
    EXPECT_EQ(p[3], 0);
  }
}

TEST(Equilibrium, SumsToOneToRounding) {
  RandomStream random(5, 1);
  Landscape landscape;
  for (int id = 1; id <= 2000; ++id) {
    landscape.add(
        make_minimum(id, random.uniform(-45, -35), 1 + static_cast<int>(random.below(4)), random.uniform(140, 160)));
  }
  for (const double temperature : {1e-3, 0.05, 0.3, 10.0}) {
    const Eigen::VectorXd p = equilibrium(landscape, temperature);
    EXPECT_NEAR(p.sum(), 1, 1e-14);
    EXPECT_GE(p.minCoeff(), 0);
  }
}

TEST(Equilibrium, BalancesTheHarmonicRatesInDetail) {
  const Landscape landscape = three_pieces();
  const double temperature = 0.1;
  const Eigen::VectorXd p = equilibrium(landscape, temperature);
  for (const TransitionState& over : landscape.transition_states()) {
    const auto a = *landscape.index_of_minimum(over.minimum_a), b = *landscape.index_of_minimum(over.minimum_b);
    const double forward =
        std::log(p[static_cast<Eigen::Index>(a)]) + log_rate(landscape.minima()[a], over, temperature);
    const double back = std::log(p[static_cast<Eigen::Index>(b)]) + log_rate(landscape.minima()[b], over, temperature);
    EXPECT_NEAR(forward, back, 1e-12);
  }
}

TEST(Equilibrate, EachPieceKeepsItsWeightAndReachesItsOwnEquilibrium) {
  const Landscape landscape = three_pieces();
  Eigen::VectorXd start(6);  // minima 1, 4, 2, 6, 5, 3
  start << 0.0, 0.25, 0.5, 0.125, 0.0, 0.125;
  for (const double temperature : {1e-6, 0.1, 3.0}) {
    const Eigen::VectorXd p = equilibrate(landscape, start, temperature);
    EXPECT_NEAR(p[0] + p[2] + p[5], 0.625, 1e-15);
    EXPECT_NEAR(p[1] + p[4], 0.25, 1e-15);
    EXPECT_NEAR(p[3], 0.125, 1e-15);
    EXPECT_LT((equilibrate(landscape, p, temperature) - p).cwiseAbs().maxCoeff(), 1e-15);
  }
  const Eigen::VectorXd p = equilibrate(landscape, start, 0.1), all = equilibrium(landscape, 0.1);
  EXPECT_NEAR(p[2] / p[0], all[2] / all[0], 1e-12);
  EXPECT_NEAR(p[5] / p[0], all[5] / all[0], 1e-12);
  EXPECT_NEAR(p[4] / p[1], all[4] / all[1], 1e-12);
}

TEST(Equilibrate, AHighPieceRelaxesAtATemperatureWhereItsWholeWeightWouldVanish) {
  Landscape landscape;
  landscape.add(make_minimum(1, -1000, 1, 10));
  landscape.add(make_minimum(2, 0.0, 1, 10));
  landscape.add(make_minimum(3, 1e-3, 1, 10));
  landscape.add(make_transition_state(1, 1.0, 2, 3));
  Eigen::VectorXd start(3);
  start << 0.5, 0, 0.5;
  const Eigen::VectorXd p = equilibrate(landscape, start, 1e-3);
  EXPECT_EQ(p[0], 0.5);
  EXPECT_NEAR(p[2] / p[1], std::exp(-1.0), 1e-13);
  EXPECT_NEAR(p[1] + p[2], 0.5, 1e-15);
}

TEST(Equilibrate, AConnectedLandscapeForgetsWhereItStarted) {
  Landscape landscape;
  landscape.add(make_minimum(1, -10.0, 2, 70.0));
  landscape.add(make_minimum(2, -9.8, 6, 68.5));
  landscape.add(make_transition_state(1, -9.0, 2, 1));
  const Eigen::VectorXd p = equilibrate(landscape, Eigen::Vector2d(0, 1), 0.2);
  EXPECT_LT((p - equilibrium(landscape, 0.2)).cwiseAbs().maxCoeff(), 1e-15);
}

TEST(Equilibrium, ATemperatureThatIsNotPositiveAndFiniteIsRefused) {
  const Landscape landscape = three_pieces();
  const Eigen::VectorXd start = Eigen::VectorXd::Constant(6, 1.0 / 6);
  for (const double temperature :
       {0.0, -0.1, std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN()}) {
    EXPECT_THROW(equilibrium(landscape, temperature), InputError);
    EXPECT_THROW(equilibrate(landscape, start, temperature), InputError);
  }
}

TEST(Equilibrium, AnEmptyLandscapeHasNoPopulations) {
  EXPECT_EQ(equilibrium(Landscape(), 0.1).size(), 0);
  EXPECT_EQ(equilibrate(Landscape(), Eigen::VectorXd(), 0.1).size(), 0);
}

}  // namespace
}  // namespace baroscape
