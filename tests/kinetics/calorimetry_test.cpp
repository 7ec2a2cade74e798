#include "kinetics/calorimetry.hpp"

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

constexpr double kBarrier = 1.2, kAttempts = 0.8;

/// One activated process: what begins in minimum 1 ends in minimum 2, 20 ε below, and never comes back.
Landscape one_process() {
  Landscape landscape;
  landscape.add(minimum(1, 0));
  landscape.add(minimum(2, -20));
  landscape.add(transition_state(1, kBarrier, 1, 2, 1, log_product_for(kAttempts)));
  return landscape;
}

/// T_p of β E/T_p² = A exp(−E/T_p), by bisection.
double analytic_peak(double rate) {
  double low = 1e-3, high = 10;
  for (int k = 0; k < 200; ++k) {
    const double middle = (low + high) / 2;
    (std::log(rate * kBarrier / middle / middle) > std::log(kAttempts) - kBarrier / middle ? low : high) = middle;
  }
  return low;
}

Scan one_process_scan(double rate) {
  ScanOptions options;
  options.rate = rate;
  options.to = 0.5;
  return scan(MasterEquation(HarmonicRates(one_process())), Eigen::MatrixXd::Identity(2, 2), options);
}

TEST(Calorimetry, OneActivatedProcessPeaksWhereItShouldAndKissingerFindsItsBarrier) {
  std::vector<double> rates, peaks;
  for (const double rate : {1e-8, 1e-7, 1e-6, 1e-5}) {
    const StoredEnthalpy stored = stored_enthalpy(one_process_scan(rate), 0, 1);
    ASSERT_TRUE(stored.exotherm_peak);
    EXPECT_NEAR(*stored.exotherm_peak, analytic_peak(rate), 1e-3 * analytic_peak(rate));
    rates.push_back(rate);
    peaks.push_back(*stored.exotherm_peak);
  }
  const KissingerFit fit = kissinger(rates, peaks);
  EXPECT_NEAR(fit.activation_energy, kBarrier, 0.01 * kBarrier);
  EXPECT_NEAR(fit.log_attempts, std::log(kAttempts), 0.2);
  EXPECT_LT(fit.error, 0.01 * kBarrier);
}

TEST(Calorimetry, TheStoredEnthalpyIsTheDifferenceAtTheBeginning) {
  const Landscape landscape = random_landscape(21, 60, 240, 1.5, 1);
  const MasterEquation equation{HarmonicRates(landscape)};
  Eigen::MatrixXd samples(60, 3);
  samples.col(0) = equilibrium(landscape, 0.6);
  samples.col(1) = equilibrium(landscape, 0.1);
  samples.col(2).setConstant(1.0 / 60);
  ScanOptions options;
  options.rate = 1e-6;
  options.to = 0.6;
  const Scan curve = scan(equation, samples, options);
  ASSERT_TRUE(curve.finished) << curve.reason;
  EXPECT_LT(curve.distance_from_equilibrium.maxCoeff(), 1e-5);  // heating never quite lets equilibrium catch up
  const Eigen::RowVectorXd before = equation.rates().enthalpies().transpose() * samples;
  for (const Eigen::Index treated : {0, 2}) {
    const StoredEnthalpy stored = stored_enthalpy(curve, treated, 1);
    EXPECT_NEAR(stored.delta_enthalpy, before[treated] - before[1], 1e-8);
    EXPECT_LT(std::abs(stored.sum_rule_error), 1e-8);
    EXPECT_GT(stored.delta_enthalpy, 0);
    EXPECT_TRUE(stored.exotherm_peak);
  }
}

TEST(Calorimetry, AnUnfinishedRelaxationShowsInTheSumRule) {
  ScanOptions options;
  options.rate = 1e-6;
  options.to = 0.05;  // far below the peak
  const Scan curve = scan(MasterEquation(HarmonicRates(one_process())), Eigen::MatrixXd::Identity(2, 2), options);
  const StoredEnthalpy stored = stored_enthalpy(curve, 0, 1);
  EXPECT_NEAR(stored.initial_difference, 20, 1e-12);
  EXPECT_NEAR(stored.sum_rule_error, -stored.final_difference, 1e-12);
  EXPECT_GT(stored.final_difference, 19);
  EXPECT_GT(curve.distance_from_equilibrium[0], 0.9);
}

TEST(Calorimetry, TheCurveAddsUpToTheHeatWhateverItsIntervals) {
  const Scan curve = one_process_scan(1e-6);
  const Eigen::Index last = curve.temperatures.size() - 1;
  for (const Eigen::Index intervals : {7, 100, 1000}) {
    const Eigen::VectorXd edges = even_edges(curve, intervals);
    const Eigen::MatrixXd heat = heat_capacities(curve, edges, 21);
    ASSERT_EQ(heat.rows(), intervals);
    const double taken = heat.col(0).dot(edges.tail(intervals) - edges.head(intervals));
    EXPECT_NEAR(taken, 21 * 0.5 + curve.enthalpies(last, 0) - curve.enthalpies(0, 0), 1e-11);
  }
  EXPECT_EQ(enthalpy_at(curve, 0, 0), curve.enthalpies(0, 0));
  EXPECT_EQ(enthalpy_at(curve, 0, 0.5), curve.enthalpies(last, 0));
}

TEST(Calorimetry, ASlowScanOfASampleInEquilibriumShowsTheEquilibriumHeatCapacity) {
  const Landscape landscape = random_landscape(22, 30, 120, 1, 0.5);
  ScanOptions options;
  options.rate = 1e-9;
  options.from = 0.15;
  options.to = 0.6;
  const Scan curve = scan(MasterEquation(HarmonicRates(landscape)), equilibrium(landscape, 0.15), options);
  const Eigen::VectorXd edges = even_edges(curve, 30);
  const Eigen::MatrixXd heat = heat_capacities(curve, edges, 0);
  const auto enthalpy = [&](double temperature) {
    double sum = 0;
    const Eigen::VectorXd p = equilibrium(landscape, temperature);
    for (Eigen::Index i = 0; i < p.size(); ++i) sum += p[i] * landscape.minima()[static_cast<std::size_t>(i)].enthalpy;
    return sum;
  };
  for (Eigen::Index k = 0; k < 30; ++k) {
    const double expected = (enthalpy(edges[k + 1]) - enthalpy(edges[k])) / (edges[k + 1] - edges[k]);
    EXPECT_NEAR(heat(k, 0), expected, 1e-3 * expected) << edges[k];
  }
}

TEST(Calorimetry, BadInputIsRefused) {
  const MasterEquation equation{HarmonicRates(one_process())};
  const Eigen::Vector2d sample(1, 0);
  const auto with = [](double rate, double from, double to) {
    ScanOptions options;
    options.rate = rate;
    options.from = from;
    options.to = to;
    return options;
  };
  EXPECT_THROW(scan(equation, sample, with(0, 0, 0.3)), InputError);
  EXPECT_THROW(scan(equation, sample, with(1e-6, -0.1, 0.3)), InputError);
  EXPECT_THROW(scan(equation, sample, with(1e-6, 0.3, 0.3)), InputError);
  EXPECT_THROW(scan(equation, sample, with(1e-6, 0.3, 0.1)), InputError);
  EXPECT_THROW(kissinger({1e-6}, {0.1}), InputError);
  EXPECT_THROW(kissinger({1e-6, 1e-5}, {0.1, 0.1}), InputError);
  EXPECT_THROW(kissinger({1e-6, 1e-5}, {0.1, 0}), InputError);
}

}  // namespace
}  // namespace baroscape
