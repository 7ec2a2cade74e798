#include "protocol/gate_model.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "core/error.hpp"

namespace baroscape {
namespace {

TEST(GateModel, SlopeAndCurvatureAreThoseOfTheEnergy) {
  const GateModel model;
  for (double x = model.lowest_x(); x < model.highest_x(); x += 0.037) {
    const double h = 1e-4;
    // Central differences: h²/6 of the third (fifth) derivative; the twelfth power makes it steep at the left end.
    const double steep = 1 + std::abs(model.curvature(x)) + 2e5 * std::exp(-12 * (x - model.lowest_x()));
    EXPECT_NEAR((model.energy(x + h) - model.energy(x - h)) / (2 * h), model.slope(x), 1e-6 * steep) << x;
    EXPECT_NEAR((model.slope(x + h) - model.slope(x - h)) / (2 * h), model.curvature(x), 1e-5 * steep) << x;
  }
}

TEST(GateModel, ThePairIsThatOfLennardJones) {
  // Far from the gate only the third atom is left, and at its best distance the energy is −1 but for the gate's −0.01.
  GateModel model;
  model.half_gap = 4;
  const double best = std::pow(2.0, 1.0 / 6) - model.depth;
  EXPECT_NEAR(model.energy(best), -1 + 2 * 4 * (std::pow(4.0, -12) - std::pow(4.0, -6)), 1e-4);
}

TEST(GateModel, StatesRestAndTheBarrierIsATop) {
  const GateModel model;
  const GatePressures at = gate_pressures(model);
  for (const double p : {0.0, 0.3, 2.0, 0.999 * at.before_ends}) {
    const GateStates states = gate_states(model, p);
    ASSERT_TRUE(states.before && states.behind && states.barrier) << p;
    for (const auto& point : {*states.before, *states.behind, *states.barrier}) {
      EXPECT_NEAR(model.slope(point.x), -p, 1e-12 * (1 + std::abs(point.curvature))) << p;
    }
    EXPECT_GT(states.before->curvature, 0);
    EXPECT_LT(states.barrier->curvature, 0);
    EXPECT_LT(states.behind->x, states.barrier->x);
    EXPECT_LT(states.barrier->x, states.before->x);
  }
  EXPECT_FALSE(gate_states(model, 1.0001 * at.before_ends).before) << "beyond the fold it is gone";
  EXPECT_TRUE(gate_states(model, 1.0001 * at.before_ends).behind);
  EXPECT_TRUE(gate_states(model, 0.9999 * at.behind_ends).behind) << "tension takes long to pull it out";
  EXPECT_FALSE(gate_states(model, 1.0001 * at.behind_ends).behind);
}

TEST(GateModel, EnthalpiesGrowWithPressureByTheVolume) {
  const GateModel model;
  const double h = 1e-5;
  for (const double p : {0.1, 1.0, 4.0}) {
    const GateStates low = gate_states(model, p - h), mid = gate_states(model, p), high = gate_states(model, p + h);
    EXPECT_NEAR((high.before->enthalpy - low.before->enthalpy) / (2 * h), mid.before->x, 1e-8);
    EXPECT_NEAR((high.behind->enthalpy - low.behind->enthalpy) / (2 * h), mid.behind->x, 1e-8);
  }
}

TEST(GateModel, ShowsWhatItIsFor) {
  const GateModel model;
  const GateStates free = gate_states(model, 0);
  const GatePressures at = gate_pressures(model);
  EXPECT_GT(free.behind->energy, free.before->energy) << "state 3 above state 1 …";
  EXPECT_LT(free.behind->x, free.before->x) << "… denser …";
  EXPECT_GT(free.behind->curvature, free.before->curvature) << "… and stiffer";
  EXPECT_LT(at.behind_ends, 0) << "it survives unloading";
  EXPECT_GT(at.equal, 0);
  EXPECT_LT(at.equal, at.before_ends);
  const GateStates equal = gate_states(model, at.equal);
  EXPECT_NEAR(equal.before->enthalpy, equal.behind->enthalpy, 1e-12);
}

TEST(GateModel, AtTheFoldTheBarrierVanishesAsItsThreeHalves) {
  const GateModel model;
  const double fold = gate_pressures(model).before_ends;
  const auto barrier = [&](double below) {
    const GateStates states = gate_states(model, fold - below);
    return states.barrier->enthalpy - states.before->enthalpy;
  };
  EXPECT_NEAR(std::log(barrier(1e-3) / barrier(1e-4)) / std::log(10.0), 1.5, 0.01);
}

TEST(GateModel, RatesBalanceAndTimeLeadsToEquilibrium) {
  const GateModel model;
  const double p = 1.0, t = 0.2;
  const GateStates states = gate_states(model, p);
  const GateRates rates = gate_rates(model, p, t);
  const double ratio = std::sqrt(states.before->curvature / states.behind->curvature) *
                       std::exp(-(states.behind->enthalpy - states.before->enthalpy) / t);
  EXPECT_NEAR(rates.in / rates.out, ratio, 1e-12 * ratio) << "detailed balance of two harmonic wells";
  EXPECT_EQ(gate_share(model, p, t, 0, 0.25), 0.25);
  EXPECT_NEAR(gate_share(model, p, t, 1e9, 0.25), ratio / (1 + ratio), 1e-12);
  // Half-way twice is as good as the whole way.
  EXPECT_NEAR(gate_share(model, p, t, 20, gate_share(model, p, t, 20, 0)), gate_share(model, p, t, 40, 0), 1e-12);
  EXPECT_EQ(gate_share(model, 100, t, 0, 0), 1) << "there is nothing before the gate any more";
}

TEST(GateModel, WithoutTwoStatesIsRefused) {
  GateModel wide;
  wide.half_gap = 1.3;
  EXPECT_THROW(gate_pressures(wide), InputError);
  GateModel deep;
  deep.depth = 2;
  EXPECT_THROW(gate_pressures(deep), InputError) << "behind the gate is the better place";
}

}  // namespace
}  // namespace baroscape
