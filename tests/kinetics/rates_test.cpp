#include "kinetics/rates.hpp"

#include <gtest/gtest.h>

#include "core/error.hpp"
#include "kinetics/equilibrium.hpp"
#include "kinetics/samples.hpp"

namespace baroscape {
namespace {

using testing_kinetics::minimum;
using testing_kinetics::random_landscape;
using testing_kinetics::transition_state;

TEST(Rates, AreTheFormulaWrittenOut) {
  // Two modes in the minima, frequencies 2, 3 and 1, 5; one in the transition state, 4; orders 6, 2 and 4.
  Landscape landscape;
  landscape.add(minimum(1, -1.0, 6, 2 * std::log(6.0)));
  landscape.add(minimum(2, -0.5, 2, 2 * std::log(5.0)));
  landscape.add(transition_state(1, 0.2, 2, 1, 4, 2 * std::log(4.0)));
  const HarmonicRates rates(landscape);
  std::vector<double> leaving_a, leaving_b;
  rates.evaluate(0.3, leaving_a, leaving_b);
  ASSERT_EQ(leaving_a.size(), 1u);
  const double first = 6.0 / 4 / (2 * std::numbers::pi) * (6.0 / 4) * std::exp(-1.2 / 0.3);
  const double second = 2.0 / 4 / (2 * std::numbers::pi) * (5.0 / 4) * std::exp(-0.7 / 0.3);
  EXPECT_NEAR(leaving_a[0], first, 1e-14 * first);
  EXPECT_NEAR(leaving_b[0], second, 1e-14 * second);
}

TEST(Rates, BalanceInDetailTransitionStateByTransitionState) {
  const Landscape landscape = random_landscape(1, 40, 200, 3, 2);
  const HarmonicRates rates(landscape);
  for (const double temperature : {0.05, 0.3, 5.0}) {
    const Eigen::VectorXd p = equilibrium(landscape, temperature);
    for (const Passage& passage : rates.passages()) {
      const double there =
          std::log(p[static_cast<Eigen::Index>(passage.a)]) + HarmonicRates::log_rate_from_a(passage, temperature);
      const double back =
          std::log(p[static_cast<Eigen::Index>(passage.b)]) + HarmonicRates::log_rate_from_b(passage, temperature);
      EXPECT_NEAR(there, back, 1e-15 * (100 + 10 / temperature));
    }
  }
}

TEST(Rates, SumParallelWaysAndLeaveOutThoseThatLeadNowhere) {
  Landscape landscape;
  landscape.add(minimum(5, 0));
  landscape.add(minimum(9, 0));
  landscape.add(transition_state(1, 1.0, 9, 5));
  landscape.add(transition_state(2, 0.5, 5, 5));
  landscape.add(transition_state(3, 1.5, 5, 9, 2));
  TransitionState without = transition_state(4, 0.1, 5, 9);
  without.log_product_mass = std::numeric_limits<double>::quiet_NaN();
  landscape.add(without);
  const HarmonicRates rates(landscape);
  EXPECT_EQ(rates.passages().size(), 2u);
  ASSERT_EQ(rates.groups().size(), 1u);
  EXPECT_EQ(rates.without_rate(), std::vector<std::int64_t>{4});
  std::vector<double> leaving_a, leaving_b;
  rates.evaluate(0.5, leaving_a, leaving_b);
  const double sum = (std::exp(-2.0) + 0.5 * std::exp(-3.0)) / (2 * std::numbers::pi);
  EXPECT_NEAR(leaving_a[0], sum, 1e-15);
  EXPECT_NEAR(leaving_b[0], sum, 1e-15);
  EXPECT_NEAR(rates.network(0.5).log_rate_from_b(rates.network(0.5).links[0]), std::log(sum), 1e-14);
}

TEST(Rates, LogarithmsReachTemperaturesWhereEveryRateIsZeroInADouble) {
  const Landscape landscape = random_landscape(2, 30, 120, 3, 2);
  const HarmonicRates rates(landscape);
  const double temperature = 1e-5;
  const Network network = rates.network(temperature);
  for (std::size_t g = 0; g < network.links.size(); ++g) {
    const PassageGroup& group = rates.groups()[g];
    // At such a temperature one transition state is all of a sum, or equals another.
    double largest = -std::numeric_limits<double>::infinity();
    for (std::size_t k = group.first; k < group.last; ++k) {
      largest = std::max(largest, HarmonicRates::log_rate_from_a(rates.passages()[k], temperature));
    }
    EXPECT_NEAR(network.log_rate_from_a(network.links[g]), largest, 1e-15 * 1e6);
  }
  std::vector<double> leaving_a, leaving_b;
  rates.evaluate(temperature, leaving_a, leaving_b);
  EXPECT_EQ(*std::max_element(leaving_a.begin(), leaving_a.end()), 0);
}

TEST(Rates, AreZeroAtZeroTemperatureEvenOverABarrierThatRoundingTurnedUpsideDown) {
  Landscape landscape;
  landscape.add(minimum(1, 0.5));
  landscape.add(minimum(2, 0.0));
  landscape.add(transition_state(1, 0.5 - 1e-15, 1, 2));
  const HarmonicRates rates(landscape);
  std::vector<double> leaving_a, leaving_b;
  rates.evaluate(0, leaving_a, leaving_b);
  EXPECT_EQ(leaving_a[0], 0);
  EXPECT_EQ(leaving_b[0], 0);
}

TEST(Rates, BadInputIsRefused) {
  const HarmonicRates rates(random_landscape(3, 5, 8, 1, 1));
  std::vector<double> a, b;
  for (const double temperature : {-0.1, std::numeric_limits<double>::infinity(), std::nan("")}) {
    EXPECT_THROW(rates.evaluate(temperature, a, b), InputError);
    EXPECT_THROW(rates.network(temperature), InputError);
  }
  EXPECT_THROW(rates.network(0), InputError);
  Landscape landscape;
  landscape.add(minimum(1, 0, 1, std::nan("")));
  EXPECT_THROW(HarmonicRates{landscape}, InputError);
}

}  // namespace
}  // namespace baroscape
