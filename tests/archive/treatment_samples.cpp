#include "archive/treatment_samples.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace baroscape {

namespace {

HeatCurve sample_curve(double storage_time) {
  return {1e-6, storage_time, 0, 0.3, Eigen::Vector2d(15, 15.5), 0.125, 1e-9};
}

}  // namespace

void add_sample_details(AnnealOutcome& outcome) {
  outcome.time = 1e4;
  outcome.delta_energy_deviation = 0.5;
  outcome.delta_energy_error = 0.25;
  outcome.undetermined = 0.0625;
  outcome.lost = 0.03125;
  outcome.unlisted_share = 1e-13;
  outcome.unload_enthalpy_change = -0.015625;
  outcome.finished = false;
  outcome.reason = "a sentence";
  outcome.populations.ambient_minima = {1, 2, 3};
  outcome.populations.pressed_minima = {8, 9};
  outcome.populations.loaded = outcome.populations.heated = Eigen::Vector2d(1, 0);
  outcome.populations.annealed = outcome.populations.cooled = Eigen::Vector2d(0.25, 0.75);
  outcome.populations.unloaded = Eigen::Vector3d(0, 0.25, 0.75);
  outcome.storage = {{0.02, 1e4, 0.25, 0.3125}, {0.02, 1e9, -0.25, 0}};
  outcome.drawn = {{1, 3, 0.5}, {1, 2, 0}};
  outcome.half_lives = {{0.02, 14.5}, {0.05, std::nullopt}};
  ScanOutcome fresh{sample_curve(0), 0.25, 0.25, 0.25, 1e-10, 0.0625, 1.5, Eigen::Matrix2d::Identity()};
  ScanOutcome stored{sample_curve(1e4), 0.125, 0.25, 0.125, 0, std::nullopt, 0, {}};
  stored.curve.glass_transition.reset();
  outcome.scans = {fresh, stored};
  outcome.kissinger = {{0, 1.5, 0.125, 3}};
}

void add_sample_companions(AnnealResult& result) {
  result.controls = {{"global-minimum", sample_curve(0)}, {"global-minimum", sample_curve(1e4)}};
  result.comparisons = {{"global-minimum", "ageing", 0.1, 1e4, 1, -0.5, 1.25, 0.75, true, ""},
                        {"global-minimum", "thermal cycling", 0.2, std::numeric_limits<double>::infinity(), 10, 0.5,
                         1.5, 0.5, false, "why"}};
  EnthalpyLines lines;
  lines.start = "global-minimum";
  lines.pressure = 5;
  lines.time = 1e4;
  lines.temperatures = Eigen::Vector3d(0.1, 0.2, 0.3);
  lines.glass = 84;
  lines.liquid = Eigen::Vector3d(83, 84, 85);
  lines.glass_ambient = -16.5;
  lines.liquid_unloaded = Eigen::Vector3d(-17, -16, -15);
  lines.treated = Eigen::Vector3d(-16.5, -16.25, -15);
  lines.under_pressure = {0.2};
  lines.within_time = {0.125, 0.25};
  result.lines = {lines};
}

namespace {

void expect_same(const HeatCurve& a, const HeatCurve& b) {
  EXPECT_EQ(a.rate, b.rate);
  EXPECT_EQ(a.storage_time, b.storage_time);
  EXPECT_EQ(a.from, b.from);
  EXPECT_EQ(a.to, b.to);
  EXPECT_EQ(a.heat_capacity, b.heat_capacity);
  EXPECT_EQ(a.glass_transition, b.glass_transition);
  EXPECT_EQ(a.distance_from_equilibrium, b.distance_from_equilibrium);
}

}  // namespace

void expect_same_details(const AnnealOutcome& a, const AnnealOutcome& b) {
  EXPECT_EQ(a.time, b.time);
  EXPECT_EQ(a.delta_energy_deviation, b.delta_energy_deviation);
  EXPECT_EQ(a.delta_energy_error, b.delta_energy_error);
  EXPECT_EQ(a.undetermined, b.undetermined);
  EXPECT_EQ(a.lost, b.lost);
  EXPECT_EQ(a.unlisted_share, b.unlisted_share);
  EXPECT_EQ(a.unload_enthalpy_change, b.unload_enthalpy_change);
  EXPECT_EQ(a.finished, b.finished);
  EXPECT_EQ(a.reason, b.reason);

  const StagePopulations &left = a.populations, &right = b.populations;
  EXPECT_EQ(left.ambient_minima, right.ambient_minima);
  EXPECT_EQ(left.pressed_minima, right.pressed_minima);
  EXPECT_EQ(left.initial, right.initial);
  EXPECT_EQ(left.loaded, right.loaded);
  EXPECT_EQ(left.heated, right.heated);
  EXPECT_EQ(left.annealed, right.annealed);
  EXPECT_EQ(left.cooled, right.cooled);
  EXPECT_EQ(left.unloaded, right.unloaded);
  ASSERT_EQ(a.storage.size(), b.storage.size());
  for (std::size_t k = 0; k < a.storage.size(); ++k) {
    EXPECT_EQ(a.storage[k].temperature, b.storage[k].temperature);
    EXPECT_EQ(a.storage[k].time, b.storage[k].time);
    EXPECT_EQ(a.storage[k].delta_energy, b.storage[k].delta_energy);
    EXPECT_EQ(a.storage[k].delta_energy_stored, b.storage[k].delta_energy_stored);
  }
  ASSERT_EQ(a.drawn.size(), b.drawn.size());
  for (std::size_t k = 0; k < a.drawn.size(); ++k) {
    EXPECT_EQ(a.drawn[k].initial, b.drawn[k].initial);
    EXPECT_EQ(a.drawn[k].unloaded, b.drawn[k].unloaded);
    EXPECT_EQ(a.drawn[k].delta_energy, b.drawn[k].delta_energy);
  }
  ASSERT_EQ(a.half_lives.size(), b.half_lives.size());
  for (std::size_t k = 0; k < a.half_lives.size(); ++k) {
    EXPECT_EQ(a.half_lives[k].temperature, b.half_lives[k].temperature);
    EXPECT_EQ(a.half_lives[k].log_time, b.half_lives[k].log_time);
  }
  ASSERT_EQ(a.scans.size(), b.scans.size());
  for (std::size_t k = 0; k < a.scans.size(); ++k) {
    expect_same(a.scans[k].curve, b.scans[k].curve);
    EXPECT_EQ(a.scans[k].delta_enthalpy, b.scans[k].delta_enthalpy);
    EXPECT_EQ(a.scans[k].delta_enthalpy_stored, b.scans[k].delta_enthalpy_stored);
    EXPECT_EQ(a.scans[k].initial_difference, b.scans[k].initial_difference);
    EXPECT_EQ(a.scans[k].sum_rule_error, b.scans[k].sum_rule_error);
    EXPECT_EQ(a.scans[k].exotherm_peak, b.scans[k].exotherm_peak);
    EXPECT_EQ(a.scans[k].exotherm_height, b.scans[k].exotherm_height);
    EXPECT_EQ(a.scans[k].drawn, b.scans[k].drawn);
  }
  ASSERT_EQ(a.kissinger.size(), b.kissinger.size());
  for (std::size_t k = 0; k < a.kissinger.size(); ++k) {
    EXPECT_EQ(a.kissinger[k].activation_energy, b.kissinger[k].activation_energy);
    EXPECT_EQ(a.kissinger[k].log_attempts, b.kissinger[k].log_attempts);
  }
}

void expect_same(const ControlScan& a, const ControlScan& b) {
  EXPECT_EQ(a.start, b.start);
  expect_same(a.curve, b.curve);
}

void expect_same(const ComparisonOutcome& a, const ComparisonOutcome& b) {
  EXPECT_EQ(a.start, b.start);
  EXPECT_EQ(a.protocol, b.protocol);
  EXPECT_EQ(a.temperature, b.temperature);
  EXPECT_EQ(a.time, b.time);
  EXPECT_EQ(a.cycles, b.cycles);
  EXPECT_EQ(a.delta_energy, b.delta_energy);
  EXPECT_EQ(a.volume_ratio, b.volume_ratio);
  EXPECT_EQ(a.bulk_modulus_ratio, b.bulk_modulus_ratio);
  EXPECT_EQ(a.finished, b.finished);
  EXPECT_EQ(a.reason, b.reason);
}

void expect_same(const EnthalpyLines& a, const EnthalpyLines& b) {
  EXPECT_EQ(a.start, b.start);
  EXPECT_EQ(a.pressure, b.pressure);
  EXPECT_EQ(a.time, b.time);
  EXPECT_EQ(a.temperatures, b.temperatures);
  EXPECT_EQ(a.glass, b.glass);
  EXPECT_EQ(a.liquid, b.liquid);
  EXPECT_EQ(a.glass_ambient, b.glass_ambient);
  EXPECT_EQ(a.liquid_unloaded, b.liquid_unloaded);
  EXPECT_EQ(a.treated, b.treated);
  EXPECT_EQ(a.under_pressure, b.under_pressure);
  EXPECT_EQ(a.given_time, b.given_time);
  EXPECT_EQ(a.within_time, b.within_time);
}

}  // namespace baroscape
