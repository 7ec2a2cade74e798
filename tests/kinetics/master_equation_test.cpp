#include "kinetics/master_equation.hpp"

#include <gtest/gtest.h>

#include "core/error.hpp"
#include "kinetics/equilibrium.hpp"
#include "kinetics/propagator.hpp"
#include "kinetics/samples.hpp"

namespace baroscape {
namespace {

using testing_kinetics::log_product_for;
using testing_kinetics::minimum;
using testing_kinetics::random_landscape;
using testing_kinetics::transition_state;

/// In steps even where a leap would do.
EvolutionOptions in_steps(double tolerance) {
  EvolutionOptions options;
  options.tolerance = tolerance;
  options.leap_up_to = 0;
  return options;
}

Landscape two_states() {
  Landscape landscape;
  landscape.add(minimum(1, 0.4));
  landscape.add(minimum(2, 0.0));
  landscape.add(transition_state(1, 1.4, 1, 2, 1, log_product_for(0.5)));
  return landscape;
}

/// p₁ of two_states() after a ramp, by Runge and Kutta's rule in a million small steps of long doubles.
long double two_states_after(long double p, const TemperatureRamp& ramp) {
  const int steps = 200000;
  const long double h = static_cast<long double>(ramp.duration) / steps;
  const auto slope = [&](long double share, long double value) {
    const long double temperature = ramp.from + (ramp.to - ramp.from) * share;
    if (temperature <= 0) return 0.0L;
    const long double there = 0.5L * std::exp(-1.0L / temperature), back = 0.5L * std::exp(-1.4L / temperature);
    return -there * value + back * (1 - value);
  };
  for (int k = 0; k < steps; ++k) {
    const long double s = static_cast<long double>(k) / steps, half = 0.5L / steps;
    const long double k1 = slope(s, p), k2 = slope(s + half, p + h / 2 * k1);
    const long double k3 = slope(s + half, p + h / 2 * k2), k4 = slope(s + 2 * half, p + h * k3);
    p += h / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
  }
  return p;
}

TEST(MasterEquation, HeatingAndCoolingTwoStatesAgreesWithAFineReference) {
  const MasterEquation equation{HarmonicRates(two_states())};
  const Eigen::Vector2d start(0.9, 0.1);
  for (const TemperatureRamp& way :
       {ramp(0, 0.3, 1e-5), ramp(0.05, 0.4, 1e-3), ramp(0.3, 0, 1e-5), ramp(0.4, 0.1, 1e-4)}) {
    const auto expected = static_cast<double>(two_states_after(0.9L, way));
    for (const double tolerance : {1e-5, 1e-7, 1e-9}) {
      const EvolutionResult end = equation.evolve(start, way, in_steps(tolerance));
      ASSERT_TRUE(end.finished) << end.reason;
      // Errors of steps add up at worst.
      EXPECT_NEAR(end.populations(0), expected, 20 * tolerance) << way.from << " to " << way.to;
    }
  }
}

TEST(MasterEquation, StepsAgreeWithALeap) {
  const Landscape landscape = random_landscape(11, 50, 200, 2, 1.2);
  const MasterEquation equation{HarmonicRates(landscape)};
  Eigen::MatrixXd start = Eigen::MatrixXd::Zero(50, 3);
  start(3, 0) = start(40, 1) = 1;
  start.col(2).setConstant(0.02);
  for (const double temperature : {0.02, 0.1, 0.5}) {
    for (const double time : {1.0, 1e4, 1e9}) {
      const Eigen::MatrixXd exact = transition_probabilities(equation.rates(), temperature, time) * start;
      const EvolutionResult end = equation.evolve(start, hold(temperature, time), in_steps(1e-8));
      ASSERT_TRUE(end.finished) << end.reason;
      EXPECT_LT((end.populations - exact).cwiseAbs().colwise().sum().maxCoeff(), 1e-6) << temperature << " " << time;
      EXPECT_LT(end.steps, 2000);
    }
  }
}

TEST(MasterEquation, PopulationsStayPositiveAndEveryPieceKeepsItsWeight) {
  Landscape landscape = random_landscape(12, 40, 150, 3, 1.5);
  landscape.add(minimum(100, 0));
  landscape.add(minimum(101, 0.5));
  landscape.add(transition_state(1000, 1, 100, 101));
  landscape.add(minimum(102, -1));
  const MasterEquation equation{HarmonicRates(landscape)};
  Eigen::VectorXd start = Eigen::VectorXd::Zero(43);
  start[5] = 0.5;
  start[41] = 0.3;
  start[42] = 0.2;
  const EvolutionObserver watch = [&](const EvolutionPoint& point) {
    EXPECT_GE(point.populations.minCoeff(), 0);
    EXPECT_NEAR(point.populations.col(0).head(40).sum(), 0.5, 1e-15);
    EXPECT_NEAR(point.populations(40, 0) + point.populations(41, 0), 0.3, 1e-15);
    EXPECT_NEAR(point.populations(42, 0), 0.2, 1e-15);
  };
  for (const TemperatureRamp& way : {ramp(0, 1.0, 1e-4), hold(0.3, 1e6), ramp(1.0, 0, 1e-6)}) {
    const EvolutionResult end = equation.evolve(start, way, in_steps(1e-6), watch);
    EXPECT_TRUE(end.finished) << end.reason;
  }
}

TEST(MasterEquation, FastStatesStayInEquilibriumWithEachOtherWhileTheTemperatureChanges) {
  // Rates of 1e60: what counts is that the method is L-stable and ends on the equilibrium of the end.
  Landscape landscape;
  for (int id = 1; id <= 4; ++id) landscape.add(minimum(id, 0.1 * id));
  for (int id = 1; id <= 3; ++id) {
    landscape.add(transition_state(id, 0.1 * id + 0.1, id, id + 1, 1, log_product_for(1e60)));
  }
  const MasterEquation equation{HarmonicRates(landscape)};
  const EvolutionResult end = equation.evolve(equilibrium(landscape, 0.05), ramp(0.05, 0.5, 1e-3), in_steps(1e-7));
  ASSERT_TRUE(end.finished) << end.reason;
  EXPECT_LT((end.populations - equilibrium(landscape, 0.5)).cwiseAbs().sum(), 1e-12);
}

TEST(MasterEquation, AHundredDecadesOfRatesInOneNetwork) {
  // The slow way of the propagator's test, in steps.
  Landscape landscape;
  landscape.add(minimum(1, 0));
  landscape.add(minimum(2, 0));
  landscape.add(minimum(3, -500));
  landscape.add(transition_state(1, 0, 1, 2, 1, log_product_for(1e5)));
  landscape.add(transition_state(2, 0, 2, 3, 1, log_product_for(1e-95)));
  const MasterEquation equation{HarmonicRates(landscape)};
  for (const double time : {1e50, 1e94, 1e95, 3e95}) {
    const EvolutionResult end = equation.evolve(Eigen::Vector3d(1, 0, 0), hold(1.0, time), in_steps(1e-8));
    ASSERT_TRUE(end.finished) << end.reason;
    const double gone = -std::expm1(-0.5e-95 * time);
    EXPECT_NEAR(end.populations(2) / gone, 1, 1e-5) << time;
  }
}

TEST(MasterEquation, SlowCoolingEndsLowerThanFast) {
  const Landscape landscape = random_landscape(13, 60, 200, 2, 1.5);
  const MasterEquation equation{HarmonicRates(landscape)};
  const Eigen::VectorXd hot = equilibrium(landscape, 0.5);
  double above = equation.rates().enthalpies().dot(hot);
  for (const double rate : {1e-2, 1e-4, 1e-6, 1e-9}) {
    const EvolutionResult end = equation.evolve(hot, ramp(0.5, 0, rate));
    ASSERT_TRUE(end.finished) << end.reason;
    const double enthalpy = equation.rates().enthalpies().dot(end.populations.col(0));
    EXPECT_LT(enthalpy, above) << rate;
    above = enthalpy;
  }
}

TEST(MasterEquation, BadInputIsRefused) {
  const MasterEquation equation{HarmonicRates(two_states())};
  const Eigen::Vector2d start(1, 0);
  EXPECT_THROW(ramp(0, 0.3, 0), InputError);
  EXPECT_THROW(ramp(0, 0.3, -1), InputError);
  EXPECT_THROW(equation.evolve(start, hold(-0.1, 1)), InputError);
  EXPECT_THROW(equation.evolve(start, hold(0.1, 1e300)), InputError);
  EXPECT_THROW(equation.evolve(start, hold(0.1, -1)), InputError);
  EXPECT_THROW(equation.evolve(start, ramp(0, 0.3, 1e-300)), InputError);
  EXPECT_THROW(equation.evolve(start, hold(0.1, 1), in_steps(0)), InputError);
  EXPECT_TRUE(equation.evolve(start, hold(0.1, 1e250), in_steps(1e-6)).finished);
  EXPECT_EQ(equation.evolve(start, hold(0, 1e250)).populations, start);
  EXPECT_EQ(equation.evolve(start, hold(0, 1e250), in_steps(1e-6)).populations, start);
}

}  // namespace
}  // namespace baroscape
