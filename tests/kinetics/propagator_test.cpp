#include "kinetics/propagator.hpp"

#include <gtest/gtest.h>

#include "core/error.hpp"
#include "kinetics/equilibrium.hpp"
#include "kinetics/samples.hpp"

namespace baroscape {
namespace {

using testing_kinetics::log_product_for;
using testing_kinetics::minimum;
using testing_kinetics::random_landscape;
using testing_kinetics::transition_state;

TEST(Propagator, TwoStatesAreAnalyticAtAnyTime) {
  Landscape landscape;
  landscape.add(minimum(1, 0.3, 2));
  landscape.add(minimum(2, 0.0, 3));
  landscape.add(transition_state(1, 1.0, 1, 2, 1, log_product_for(1.0)));
  const HarmonicRates rates(landscape);
  for (const double temperature : {0.05, 0.2, 2.0}) {
    std::vector<double> there, back;
    rates.evaluate(temperature, there, back);
    const double sum = there[0] + back[0];
    for (const double time : {1e-9, 1e-2, 1.0, 37.0, 1e5, 1e9, 1e200}) {
      const Eigen::MatrixXd chances = transition_probabilities(rates, temperature, time);
      const double gone = -std::expm1(-sum * time);
      EXPECT_NEAR(chances(1, 0), there[0] / sum * gone, 1e-12 * there[0] / sum * gone) << temperature << " " << time;
      EXPECT_NEAR(chances(0, 1), back[0] / sum * gone, 1e-12 * back[0] / sum * gone) << temperature << " " << time;
      EXPECT_NEAR(chances(0, 0), 1 - there[0] / sum * gone, 1e-12);
    }
  }
}

TEST(Propagator, AChainOfThreeIsAnalytic) {
  // 1 ⇄ 2 ⇄ 3, all of equal weight, rates k and q: eigenvalues −(k+q) ± √(k² − kq + q²) and 0.
  const double k = 0.7, q = 0.01;
  Landscape landscape;
  for (int id = 1; id <= 3; ++id) landscape.add(minimum(id, 0));
  landscape.add(transition_state(1, 0, 1, 2, 1, log_product_for(k)));
  landscape.add(transition_state(2, 0, 2, 3, 1, log_product_for(q)));
  const double root = std::sqrt(k * k - k * q + q * q);
  const double fast = k + q + root, slow = 3 * k * q / fast;  // the product of the two is 3kq
  for (const double time : {0.1, 3.0, 50.0, 1000.0}) {
    const Eigen::MatrixXd p = transition_probabilities(HarmonicRates(landscape), 1.0, time);
    // p₁(t) = 1/3 + C e^{−slow t} + D e^{−fast t} with p₁(0) = 1 and p₁′(0) = −k
    const double d = (k - slow * 2 / 3) / (fast - slow), c = 2.0 / 3 - d;
    EXPECT_NEAR(p(0, 0), 1.0 / 3 + c * std::exp(-slow * time) + d * std::exp(-fast * time), 1e-12);
    EXPECT_NEAR(p.col(0).sum(), 1, 1e-14);
    EXPECT_NEAR(p(2, 0), p(0, 2), 1e-14);
  }
}

TEST(Propagator, ASlowWayOutOfAFastGroupIsRightOverAHundredDecades) {
  // 1 ⇄ 2 at 1e5 and equal weights, 2 → 3 at 1e-95, nothing back to speak of: in the slow time scale the group of 1 and
  // 2 loses 0.5e-95 per time.
  Landscape landscape;
  landscape.add(minimum(1, 0));
  landscape.add(minimum(2, 0));
  landscape.add(minimum(3, -500));
  landscape.add(transition_state(1, 0, 1, 2, 1, log_product_for(1e5)));
  landscape.add(transition_state(2, 0, 2, 3, 1, log_product_for(1e-95)));
  const HarmonicRates rates(landscape);
  for (const double time : {1e20, 1e50, 1e94, 1e95, 3e95, 1e97}) {
    const Eigen::MatrixXd p = transition_probabilities(rates, 1.0, time);
    const double gone = -std::expm1(-0.5e-95 * time);
    EXPECT_NEAR(p(2, 0) / gone, 1, 1e-11) << time;
    EXPECT_NEAR(p(0, 0), 0.5 * (1 - gone), 1e-12) << time;
  }
}

TEST(Propagator, ColumnsAreDistributionsThatReachEquilibrium) {
  const Landscape landscape = random_landscape(4, 60, 240, 2, 1.5);
  const HarmonicRates rates(landscape);
  for (const double temperature : {0.02, 0.1, 1.0}) {
    const Eigen::MatrixXd some = transition_probabilities(rates, temperature, 1e4);
    EXPECT_GE(some.minCoeff(), 0);
    EXPECT_LT((some.colwise().sum().array() - 1).abs().maxCoeff(), 1e-14);
    // What equilibrium holds it keeps, and any two halves make a whole.
    const Eigen::VectorXd p = equilibrium(landscape, temperature);
    EXPECT_LT((some * p - p).cwiseAbs().maxCoeff(), 1e-12);
    const Eigen::MatrixXd half = transition_probabilities(rates, temperature, 5e3);
    EXPECT_LT((half * half - some).cwiseAbs().maxCoeff(), 1e-12);
    const Eigen::MatrixXd end = transition_probabilities(rates, temperature, 1e120);
    EXPECT_LT((end.colwise() - p).cwiseAbs().maxCoeff(), 1e-10);
  }
}

TEST(Propagator, NothingMovesAtZeroTemperatureOrInNoTime) {
  const HarmonicRates rates(random_landscape(5, 10, 20, 2, 1));
  EXPECT_EQ(transition_probabilities(rates, 0, 1e100), Eigen::MatrixXd::Identity(10, 10));
  EXPECT_EQ(transition_probabilities(rates, 0.5, 0), Eigen::MatrixXd::Identity(10, 10));
  EXPECT_EQ(transition_probabilities(HarmonicRates(Landscape()), 0.5, 1).size(), 0);
}

TEST(Propagator, TimesThatOverflowAreRefused) {
  const HarmonicRates rates(random_landscape(5, 10, 20, 2, 1));
  for (const double time : {-1.0, 1e251, std::numeric_limits<double>::infinity(), std::nan("")}) {
    EXPECT_THROW(transition_probabilities(rates, 0.5, time), InputError) << time;
  }
  EXPECT_TRUE(transition_probabilities(rates, 0.5, 1e250).allFinite());
}

}  // namespace
}  // namespace baroscape
