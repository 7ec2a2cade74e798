#include "protocol/comparison.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "core/error.hpp"
#include "kinetics/equilibrium.hpp"
#include "protocol/half_life.hpp"
#include "protocol/lj9.hpp"

namespace baroscape {
namespace {

using testing_protocol::lj9;

ComparisonOptions options() {
  ComparisonOptions options;
  options.temperatures = {0.1, 0.3};
  options.time = 1e4;
  return options;
}

TEST(Comparison, AgeingIsAnAnnealWithoutPressure) {
  const Eigen::VectorXd glass = equilibrium(lj9().ambient, 0.15);
  TreatmentOptions treatment;
  treatment.temperatures = {0.1};
  treatment.time = 1e4;
  const AnnealOutcome control = treat(lj9().ambient, {lj9().paths.front()}, glass, treatment, 1).front();
  const ComparisonOutcome ageing = compare(lj9().ambient, "glass", glass, options()).front();
  EXPECT_EQ(ageing.protocol, "ageing");
  EXPECT_NEAR(ageing.delta_energy, control.delta_energy, 1e-12);
  EXPECT_NEAR(ageing.volume_ratio, control.volume_ratio, 1e-12);
  EXPECT_NEAR(ageing.bulk_modulus_ratio, control.bulk_modulus_ratio, 1e-12);
}

/// Pressure's signature: temperature alone raises the energy with falling density and modulus, pressure with rising
/// ones.
TEST(Comparison, ThermalCyclingRejuvenatesWithFallingDensityAndPressureWithRisingDensity) {
  const Eigen::VectorXd glass = equilibrium(lj9().ambient, 0.15);
  const std::vector<ComparisonOutcome> others = compare(lj9().ambient, "glass", glass, options());
  ASSERT_EQ(others.size(), 4u);
  const ComparisonOutcome& cycling = others[3];
  EXPECT_EQ(cycling.protocol, "thermal cycling");
  EXPECT_EQ(cycling.temperature, 0.3);
  EXPECT_GT(cycling.delta_energy, 0.1);
  EXPECT_GT(cycling.volume_ratio, 1.001);
  EXPECT_LT(cycling.bulk_modulus_ratio, 0.999);
  TreatmentOptions treatment;
  treatment.temperatures = {0.1};
  treatment.time = 1e4;
  const AnnealOutcome pressed = treat(lj9().ambient, {lj9().paths.back()}, glass, treatment, 1).front();
  EXPECT_GT(pressed.delta_energy, 0.1);
  EXPECT_LT(pressed.volume_ratio, 0.999);
  EXPECT_GT(pressed.bulk_modulus_ratio, 1.001);
}

TEST(Comparison, OneCycleIsOneStay) {
  ComparisonOptions once = options();
  once.cycles = 1;
  once.heating_rate = once.cooling_rate = 1e-5;
  const auto outcomes = compare(lj9().ambient, "glass", equilibrium(lj9().ambient, 0.15), once);
  EXPECT_EQ(outcomes[0].delta_energy, outcomes[2].delta_energy);
}

TEST(Comparison, BadInputIsRefused) {
  const Eigen::VectorXd glass = equilibrium(lj9().ambient, 0.15);
  ComparisonOptions bad = options();
  bad.temperatures = {0};
  EXPECT_THROW(compare(lj9().ambient, "glass", glass, bad), InputError);
  bad = options();
  bad.cycles = 0;
  EXPECT_THROW(compare(lj9().ambient, "glass", glass, bad), InputError);
}

/// Two states: the excess decays with the sum of both rates, and half of it is gone after ln 2 of their inverse.
TEST(HalfLife, OfTwoStatesIsThatOfAnExponential) {
  Landscape ambient(0);
  for (const auto& [id, energy] : {std::pair{1, -1.0}, std::pair{2, -0.8}}) {
    Minimum minimum;
    minimum.id = id;
    minimum.energy = minimum.enthalpy = energy;
    ambient.add(minimum);
  }
  TransitionState state;
  state.id = 1;
  state.minimum_a = 1;
  state.minimum_b = 2;
  state.enthalpy = -0.5;
  ambient.add(state);
  AnnealOutcome treated, same;
  treated.populations.unloaded = Eigen::Vector2d(0, 1);
  same.populations.unloaded = Eigen::Vector2d(1, 0);
  std::vector<AnnealOutcome> outcomes = {treated, same};
  add_half_lives(ambient, Eigen::Vector2d(1, 0), {0.01, 0.1}, outcomes);
  const HarmonicRates rates(ambient);
  for (std::size_t k = 0; k < 2; ++k) {
    std::vector<double> there, back;
    rates.evaluate(outcomes[0].half_lives[k].temperature, there, back);
    EXPECT_NEAR(*outcomes[0].half_lives[k].log_time, std::log(std::log(2) / (there[0] + back[0])), 0.02);
    EXPECT_FALSE(outcomes[1].half_lives[k].log_time) << "nothing was gained";
  }
  EXPECT_THROW(add_half_lives(ambient, Eigen::Vector2d(1, 0), {0.0}, outcomes), InputError);
}

TEST(HalfLife, FallsWithTemperature) {
  const Eigen::VectorXd glass = equilibrium(lj9().ambient, 0.15);
  TreatmentOptions treatment;
  treatment.temperatures = {0.1};
  treatment.time = 1e4;
  std::vector<AnnealOutcome> outcomes = treat(lj9().ambient, {lj9().paths.back()}, glass, treatment, 1);
  add_half_lives(lj9().ambient, glass, {0.02, 0.03, 0.05}, outcomes);
  const std::vector<HalfLife>& lives = outcomes[0].half_lives;
  EXPECT_GT(*lives[0].log_time, std::log(1e4));
  EXPECT_LT(*lives[0].log_time, std::log(1e9));
  EXPECT_LT(*lives[1].log_time, *lives[0].log_time);
  EXPECT_LT(*lives[2].log_time, std::log(1e4));
}

}  // namespace
}  // namespace baroscape
