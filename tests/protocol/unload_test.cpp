// Unloading in a finite time, down a ladder of explored pressures.
#include <gtest/gtest.h>

#include <cmath>

#include "core/error.hpp"
#include "kinetics/propagator.hpp"
#include "protocol/by_hand.hpp"
#include "protocol/lj9.hpp"

namespace baroscape {
namespace {

using testing_protocol::ByHand;
using testing_protocol::lj9;

TEST_F(ByHand, EachRungActsForItsShareOfTheTime) {
  TreatmentOptions slow = options(1e3);
  slow.room_temperature = 0.1;
  slow.unload_time = 400;
  const StagePopulations stages = run(slow)[1].populations;
  // A quarter of the time nearest to P = 2 and to P = 0, half of it nearest to P = 1.
  Eigen::VectorXd expected = transition_probabilities(HarmonicRates(pressed_), 0.1, 100) * stages.cooled;
  expected = transition_probabilities(HarmonicRates(between_), 0.1, 200) * expected;
  Eigen::VectorXd home = Eigen::VectorXd::Zero(4);
  home.head(3) = expected;
  home = transition_probabilities(HarmonicRates(ambient_), 0.1, 100) * home;
  EXPECT_LT((stages.unloaded - home).cwiseAbs().maxCoeff(), 1e-13);
}

TEST_F(ByHand, TheBalanceHoldsWhileBarriersAreCrossedOnTheWay) {
  TreatmentOptions slow = options(1e4);
  slow.room_temperature = 0.1;
  slow.unload_time = 1e5;
  for (const AnnealOutcome& outcome : run(slow)) {
    EXPECT_NE(outcome.unload_enthalpy_change, 0);
    EXPECT_NEAR(outcome.delta_energy,
                outcome.anneal_enthalpy_change + outcome.unload_enthalpy_change + outcome.volume_work - outcome.dropped,
                1e-12);
  }
}

TEST_F(ByHand, UnloadingForeverEndsInEquilibriumAtAmbientPressureAndAtOnceFollows) {
  TreatmentOptions forever = options(1e4), at_once = options(1e4), cold = options(1e4);
  forever.room_temperature = 0.1;
  forever.unload_time = 1e200;
  EXPECT_LT((run(forever)[1].populations.unloaded - equilibrium(ambient_, 0.1)).cwiseAbs().maxCoeff(), 1e-12);
  cold.unload_time = 1e4;  // at room temperature 0 nothing moves
  EXPECT_LT((run(cold)[1].populations.unloaded - run(at_once)[1].populations.unloaded).cwiseAbs().maxCoeff(), 1e-14);
}

TEST(Lj9Unloading, TheSlowerTheLessIsLeftOfTheGain) {
  TreatmentOptions options;
  options.temperatures = {0.1};
  options.time = 1e4;
  options.room_temperature = 0.02;
  double before = 1;
  for (const double time : {0.0, 1e8, 1e9, 1e11}) {
    options.unload_time = time;
    const AnnealOutcome outcome =
        treat(lj9().ambient, lj9().paths, equilibrium(lj9().ambient, 0.15), options, 2).back();
    EXPECT_EQ(outcome.pressure, 10);
    EXPECT_LT(outcome.delta_energy, before);
    before = outcome.delta_energy;
    EXPECT_NEAR(outcome.delta_energy,
                outcome.anneal_enthalpy_change + outcome.unload_enthalpy_change + outcome.volume_work - outcome.dropped,
                1e-6);
  }
  EXPECT_LT(before, 0) << "after 1e11 it is an aged glass";
}

}  // namespace
}  // namespace baroscape
