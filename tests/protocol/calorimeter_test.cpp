#include "protocol/calorimeter.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "core/error.hpp"
#include "kinetics/equilibrium.hpp"
#include "protocol/lj9.hpp"
#include "protocol/start.hpp"

namespace baroscape {
namespace {

using testing_protocol::lj9;

/// A glass of 0.15, treated at two temperatures at every pressure, stored, and scanned at three rates.
class Lj9Calorimeter : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    TreatmentOptions treatment;
    treatment.temperatures = {0.05, 0.1};
    treatment.time = 1e4;
    treatment.room_temperature = treatment.storage_temperature = 0.02;
    treatment.storage_times = {1e4, 1e9};
    const Eigen::VectorXd glass = equilibrium(lj9().ambient, 0.15);
    outcomes_ = treat(lj9().ambient, lj9().paths, glass, treatment, 2);
    CalorimeterOptions options;
    options.rates = {1e-7, 1e-6, 1e-5};
    options.to = 0.35;
    controls_ = scan_outcomes(lj9().ambient, glass, treatment, options, 2, outcomes_);
  }

  static inline std::vector<AnnealOutcome> outcomes_;
  static inline std::vector<ControlScan> controls_;
};

TEST_F(Lj9Calorimeter, TheSumRuleHoldsFreshAndStored) {
  for (const AnnealOutcome& outcome : outcomes_) {
    ASSERT_EQ(outcome.scans.size(), 9u) << "three rates, fresh and after two times";
    for (const ScanOutcome& scan : outcome.scans) {
      // Populations lag behind the equilibrium that moves, all by the same and in proportion to the rate.
      EXPECT_LT(scan.curve.distance_from_equilibrium, 2 * scan.curve.rate);
      EXPECT_LT(std::abs(scan.sum_rule_error), 1e-8);
    }
    EXPECT_NEAR(outcome.scans[0].delta_enthalpy, outcome.delta_energy, 1e-8);
    EXPECT_NEAR(outcome.scans[1].delta_enthalpy, outcome.storage[0].delta_energy, 1e-8);
    EXPECT_NEAR(outcome.scans[2].delta_enthalpy, outcome.storage[1].delta_energy, 1e-8);
    EXPECT_NEAR(outcome.scans[2].delta_enthalpy_stored, outcome.storage[1].delta_energy_stored, 1e-8);
  }
}

TEST_F(Lj9Calorimeter, CurvesAddUpToTheSameEnthalpy) {
  const ScanOutcome& scan = outcomes_.back().scans[0];
  const double width = (scan.curve.to - scan.curve.from) / static_cast<double>(scan.curve.heat_capacity.size());
  EXPECT_NEAR((controls_[0].curve.heat_capacity - scan.curve.heat_capacity).sum() * width, scan.delta_enthalpy, 1e-9);
}

TEST_F(Lj9Calorimeter, TheExothermOfARejuvenatedSampleComesLaterTheFasterItIsHeated) {
  const AnnealOutcome& best = outcomes_.back();
  double before = 0;
  for (const std::size_t rate : {0, 3, 6}) {
    const ScanOutcome& scan = best.scans[rate];
    ASSERT_TRUE(scan.exotherm_peak.has_value());
    EXPECT_GT(*scan.exotherm_peak, before);
    EXPECT_LT(*scan.exotherm_peak, *scan.curve.glass_transition);
    EXPECT_GT(scan.exotherm_height, 1);
    before = *scan.exotherm_peak;
  }
  ASSERT_FALSE(best.kissinger.empty());
  EXPECT_GT(best.kissinger[0].activation_energy, 0);
  EXPECT_LT(best.kissinger[0].error, 0.05 * best.kissinger[0].activation_energy);
}

TEST_F(Lj9Calorimeter, EveryDrawnClusterHasItsCurveAndTheirHeatIsThatOfTheirMinima) {
  const AnnealOutcome& best = outcomes_.back();
  const ScanOutcome& fresh = best.scans[0];
  ASSERT_EQ(fresh.drawn.cols(), 4);
  const double width = (fresh.curve.to - fresh.curve.from) / static_cast<double>(fresh.drawn.rows());
  for (int a = 0; a < 4; ++a) {
    const auto energy = [&](std::int64_t id) { return lj9().ambient.minimum(id).energy; };
    const double heat = (fresh.drawn.col(a) - fresh.drawn.col(0)).sum() * width;
    const auto index = static_cast<std::size_t>(a);
    EXPECT_NEAR(heat, energy(best.drawn[0].unloaded) - energy(best.drawn[index].unloaded), 1e-8);
  }
  EXPECT_EQ(best.scans[1].drawn.size(), 0) << "stored samples have none";
}

TEST_F(Lj9Calorimeter, ControlsAreFreshAndStoredAtEveryRate) {
  ASSERT_EQ(controls_.size(), 9u);
  EXPECT_EQ(controls_[0].curve.storage_time, 0);
  EXPECT_EQ(controls_[2].curve.storage_time, 1e9);
  EXPECT_EQ(controls_[3].curve.rate, 1e-6);
}

TEST_F(Lj9Calorimeter, ASampleThatWasNotTreatedHasNoRelativeEnthalpy) {
  TreatmentOptions treatment;
  treatment.temperatures = {0.1};
  treatment.time = 0;
  const Eigen::VectorXd glass = equilibrium(lj9().ambient, 0.15);
  std::vector<AnnealOutcome> outcomes = treat(lj9().ambient, {lj9().paths.front()}, glass, treatment, 1);
  CalorimeterOptions options;
  options.rates = {1e-6};
  scan_outcomes(lj9().ambient, glass, treatment, options, 1, outcomes);
  EXPECT_NEAR(outcomes[0].scans[0].delta_enthalpy, 0, 1e-12);
  EXPECT_TRUE(outcomes[0].kissinger.empty());
}

/// One activated process: k = A exp(−E_a/T). Its exotherm is where β E_a/T_p² = A exp(−E_a/T_p).
TEST(Calorimeter, KissingerFindsTheBarrierOfATwoStateSample) {
  constexpr double barrier = 0.5, attempts = 0.1;
  Landscape ambient(0);
  for (const auto& [id, energy] : {std::pair{1, -10.0}, std::pair{2, 0.0}}) {
    Minimum minimum;
    minimum.id = id;
    minimum.energy = minimum.enthalpy = energy;
    minimum.volume = 10 - id;
    minimum.bulk_modulus = 1;
    ambient.add(minimum);
  }
  TransitionState state;
  state.id = 1;
  state.minimum_a = 1;
  state.minimum_b = 2;
  state.energy = state.enthalpy = barrier;
  state.log_product_mass = -2 * std::log(2 * std::numbers::pi * attempts);
  ambient.add(state);
  AnnealOutcome outcome;
  outcome.populations.unloaded = Eigen::Vector2d(0, 1);
  std::vector<AnnealOutcome> outcomes = {outcome};
  CalorimeterOptions options;
  options.rates = {1e-8, 1e-7, 1e-6};
  options.to = 0.1;
  scan_outcomes(ambient, Eigen::Vector2d(1, 0), {}, options, 1, outcomes);
  ASSERT_EQ(outcomes[0].kissinger.size(), 1u);
  EXPECT_NEAR(outcomes[0].kissinger[0].activation_energy, barrier, 0.01 * barrier);
  for (const ScanOutcome& scan : outcomes[0].scans) {
    const double peak = *scan.exotherm_peak;
    EXPECT_NEAR(scan.curve.rate * barrier / (peak * peak) / (attempts * std::exp(-barrier / peak)), 1, 0.01);
  }
}

TEST(Calorimeter, TheRiseIsHalfDoneWhereTheStepIs) {
  HeatCurve curve;
  curve.to = 1;
  curve.heat_capacity.resize(10);
  curve.heat_capacity << 5, 5, 5, 4, 5, 6, 7, 7, 7, 7;  // half of 2 at the middle of the sixth interval
  EXPECT_NEAR(*half_of_the_rise(curve, 5), 0.55, 1e-12);
  curve.heat_capacity.setConstant(5);
  EXPECT_FALSE(half_of_the_rise(curve, 5));
  curve.heat_capacity.setConstant(7);
  EXPECT_FALSE(half_of_the_rise(curve, 5)) << "it had risen before";
}

}  // namespace
}  // namespace baroscape
