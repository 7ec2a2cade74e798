#include "protocol/treatment.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "core/error.hpp"
#include "kinetics/equilibrium.hpp"
#include "kinetics/first_passage.hpp"
#include "kinetics/propagator.hpp"
#include "protocol/by_hand.hpp"
#include "protocol/lj9.hpp"

namespace baroscape {
namespace {

constexpr double kForever = std::numeric_limits<double>::infinity();

using testing_protocol::ByHand;
using testing_protocol::lj9;

TEST_F(ByHand, StagesAreWhatTheirPiecesGive) {
  const AnnealOutcome outcome = run(options(1e3))[1];
  Eigen::Vector3d loaded(initial_[0], initial_[1] + initial_[3], initial_[2]);
  EXPECT_LT((outcome.populations.loaded - loaded).cwiseAbs().maxCoeff(), 1e-15);
  EXPECT_LT((outcome.populations.heated - loaded).cwiseAbs().maxCoeff(), 1e-15);
  const Eigen::VectorXd annealed = transition_probabilities(HarmonicRates(pressed_), 0.1, 1e3) * loaded;
  EXPECT_LT((outcome.populations.annealed - annealed).cwiseAbs().maxCoeff(), 1e-14);
  EXPECT_LT((outcome.populations.unloaded.head(3) - annealed).cwiseAbs().maxCoeff(), 1e-14);
  EXPECT_EQ(outcome.populations.unloaded[3], 0);
}

TEST_F(ByHand, EnergyBalanceTableAndAveragesAgree) {
  TreatmentOptions all = options(1e4);
  all.heating_rate = all.cooling_rate = 1e-4;
  all.room_temperature = 0.02;
  for (const AnnealOutcome& outcome : run(all)) {
    ASSERT_TRUE(outcome.finished) << outcome.reason;
    EXPECT_EQ(outcome.lost, 0);
    // The fourth minimum slides before there is any pressure, 0.6 down, and goes up with the volume of the second.
    EXPECT_NEAR(outcome.delta_energy, outcome.anneal_enthalpy_change + outcome.volume_work - outcome.dropped, 1e-12);
    double shares = outcome.unlisted_share, weights = 0;
    for (const TrappedState& row : outcome.table) {
      shares += row.share;
      weights += row.weight;
    }
    EXPECT_NEAR(shares, outcome.delta_energy, 1e-14);
    EXPECT_NEAR(weights, 1, 1e-10);
    double averages = 0;
    for (Eigen::Index i = 0; i < 4; ++i) {
      const double energy = ambient_.minima()[static_cast<std::size_t>(i)].energy;
      averages += energy * (outcome.populations.unloaded[i] - outcome.populations.initial[i]);
    }
    EXPECT_NEAR(averages, outcome.delta_energy, 1e-14);
    EXPECT_LE(outcome.delta_energy, outcome.volume_work + std::max(0.0, outcome.anneal_enthalpy_change) + 1e-12);
  }
}

TEST_F(ByHand, TheWayBackTakesItsTimeOverItsBarrier) {
  TreatmentOptions stored = options(1e4);
  stored.room_temperature = 0.04;
  const AnnealOutcome outcome = run(stored)[1];
  const FirstPassages passages(HarmonicRates(ambient_).network(0.04));
  bool seen = false;
  for (const TrappedState& row : outcome.table) {
    if (row.minimum == row.initial) {
      EXPECT_EQ(row.barrier_back, 0.0);
      EXPECT_FALSE(row.log_time_back);
    } else if (row.minimum == 3 && row.initial == 1) {
      seen = true;
      EXPECT_TRUE(row.trapped);
      EXPECT_NEAR(*row.barrier_back, 0.5, 1e-14);
      EXPECT_EQ(*row.log_time_back, *passages.log_times_to({0})[2]);
    }
  }
  EXPECT_TRUE(seen);
}

TEST_F(ByHand, ALongAnnealReachesEquilibriumAndAShortOneDoesNothing) {
  const AnnealOutcome end = run(options(1e9))[2], equilibrated = run(options(kForever))[2];
  EXPECT_NEAR(end.delta_energy, equilibrated.delta_energy, 1e-12);
  const AnnealOutcome nothing = run(options(0))[2];
  EXPECT_LT((nothing.populations.annealed - nothing.populations.loaded).cwiseAbs().maxCoeff(), 1e-15);
}

TEST_F(ByHand, SlowCoolingUnderPressureGoesOnToWhatThePressureFavours) {
  TreatmentOptions quench = options(10), slow = options(10);
  slow.cooling_rate = 1e-7;
  EXPECT_GT(run(slow)[2].populations.cooled[2], run(quench)[2].populations.cooled[2] + 0.01);
}

TEST_F(ByHand, StorageLosesWhatWasGained) {
  TreatmentOptions stored = options(1e6);
  stored.storage_temperature = 0.05;
  stored.storage_times = {0, 1e4, 1e30};
  const AnnealOutcome outcome = run(stored)[2];
  ASSERT_EQ(outcome.storage.size(), 3u);
  EXPECT_NEAR(outcome.storage[0].delta_energy, outcome.delta_energy, 1e-14);
  EXPECT_NEAR(outcome.storage[0].delta_energy_stored, outcome.delta_energy, 1e-14);
  EXPECT_NEAR(outcome.storage[2].delta_energy_stored, 0, 1e-12);
  EXPECT_LT(outcome.storage[2].delta_energy, 0);  // a glass of 0.5 in equilibrium at 0.05
}

TEST_F(ByHand, FollowingFewMinimaChangesWhatIsKnownButNotTheAverages) {
  TreatmentOptions few = options(1e4);
  few.most_followed = 1;
  const AnnealOutcome one = run(few)[1], all = run(options(1e4))[1];
  EXPECT_NEAR(one.delta_energy, all.delta_energy, 1e-13);
  EXPECT_NEAR(one.undetermined, 1 - initial_.maxCoeff(), 1e-14);
  EXPECT_EQ(all.undetermined, 0);
  EXPECT_GE(all.trapped_fraction, one.trapped_fraction);
}

TEST_F(ByHand, WeightThatCannotBeFollowedIsNamed) {
  load_.entries.erase(load_.entries.begin() + 1);
  const AnnealOutcome outcome = run(options(1e4))[1];
  EXPECT_NEAR(outcome.lost, initial_[1], 1e-14);
  EXPECT_TRUE(std::isfinite(outcome.volume_ratio));
}

/// Without the transition state between 2 and 3 under pressure, what is in 3 stays there and nothing comes.
TEST_F(ByHand, NoPopulationPassesBetweenPiecesAndTheyAreCounted) {
  Landscape broken(kPressure);
  for (const Minimum& minimum : pressed_.minima()) broken.add(minimum);
  broken.add(pressed_.transition_states().front());
  for (const double time : {1e4, kForever}) {
    const AnnealOutcome outcome = treat(ambient_, {{&broken, &load_, &unload_, {}}}, initial_, options(time), 1)[1];
    EXPECT_EQ(outcome.pieces, 2);
    EXPECT_NEAR(outcome.populations.annealed[2], initial_[2], 1e-14);
    EXPECT_NEAR(outcome.populations.annealed.sum(), 1, 1e-13);
  }
}

/// The standard error is exact, and what is drawn agrees with it when much is drawn.
TEST_F(ByHand, DrawnClustersScatterAsTheEnsembleDoes) {
  TreatmentOptions many = options(1e4);
  many.samples = 20000;
  const AnnealOutcome outcome = run(many)[1];
  ASSERT_EQ(outcome.drawn.size(), 20000u);
  double sum = 0, squares = 0;
  for (const DrawnSample& sample : outcome.drawn) {
    sum += sample.delta_energy;
    squares += sample.delta_energy * sample.delta_energy;
  }
  const double mean = sum / 20000, deviation = std::sqrt(squares / 20000 - mean * mean);
  EXPECT_NEAR(*outcome.delta_energy_error, outcome.delta_energy_deviation / std::sqrt(20000), 1e-15);
  EXPECT_NEAR(mean, outcome.delta_energy, 4 * *outcome.delta_energy_error);
  EXPECT_NEAR(deviation / outcome.delta_energy_deviation, 1, 0.05);
  // The same seed draws the same clusters, another does not; none is drawn when none is asked for.
  EXPECT_EQ(run(many)[1].drawn[7].initial, outcome.drawn[7].initial);
  many.seed = 2;
  const AnnealOutcome other = run(many)[1];
  EXPECT_FALSE(std::equal(other.drawn.begin(), other.drawn.end(), outcome.drawn.begin(),
                          [](const auto& a, const auto& b) { return a.initial == b.initial; }));
  many.samples = 0;
  EXPECT_FALSE(run(many)[1].delta_energy_error);
}

TEST_F(ByHand, ATableThatIsCutStillAddsUp) {
  TreatmentOptions few = options(1e4);
  few.most_listed = 3;
  const AnnealOutcome outcome = run(few)[2];
  ASSERT_EQ(outcome.table.size(), 3u);
  double shares = outcome.unlisted_share;
  for (const TrappedState& row : outcome.table) shares += row.share;
  EXPECT_NEAR(shares, outcome.delta_energy, 1e-14);
}

TEST_F(ByHand, BadInputIsRefused) {
  TreatmentOptions bad = options(1e4);
  bad.temperatures = {0.0};
  EXPECT_THROW(run(bad), InputError);
  EXPECT_THROW(run(options(-1)), InputError);
  EXPECT_THROW(run(options(1e300)), InputError);
  bad = options(1);
  bad.cooling_rate = -1;
  EXPECT_THROW(run(bad), InputError);
  bad = options(1);
  bad.room_temperature = -0.1;
  EXPECT_THROW(run(bad), InputError);
  bad = options(1);
  bad.storage_temperature = -0.1;
  EXPECT_THROW(run(bad), InputError);
  bad = options(1);
  bad.unload_time = 1e300;
  EXPECT_THROW(run(bad), InputError);
  bad = options(1);
  bad.storage_times = {kForever};
  EXPECT_THROW(run(bad), InputError);
}

/// LJ9 with atom_radius 0.5, a glass of fictive temperature 0.15, anneals of 1e4.
class Lj9Treatment : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    TreatmentOptions options;
    options.temperatures = {0.02, 0.05, 0.1};
    options.time = 1e4;
    options.room_temperature = options.storage_temperature = 0.02;
    options.storage_times = {1e4, 1e9};
    const Eigen::VectorXd glass = equilibrium(lj9().ambient, 0.15);
    outcomes_ = treat(lj9().ambient, lj9().paths, glass, options, 2);
    alone_ = treat(lj9().ambient, lj9().paths, glass, options, 1);
    options.room_temperature = options.storage_temperature = 0.05;
    warm_ = treat(lj9().ambient, lj9().paths, glass, options, 2);
  }

  static const AnnealOutcome& at(const std::vector<AnnealOutcome>& outcomes, double pressure, double temperature) {
    for (const AnnealOutcome& outcome : outcomes) {
      if (outcome.pressure == pressure && outcome.temperature == temperature) return outcome;
    }
    throw std::logic_error("no such point");
  }
  static double gain(double pressure, double temperature) { return at(outcomes_, pressure, temperature).delta_energy; }

  static inline std::vector<AnnealOutcome> outcomes_, alone_, warm_;
};

TEST_F(Lj9Treatment, RejuvenatesAboveAThresholdInPressureAndTemperatureAndAgesBelow) {
  for (const double temperature : {0.02, 0.05, 0.1}) EXPECT_LT(gain(0, temperature), -0.01);
  // At 0.1 the threshold lies between 1.5 and 2 and a plateau follows; at 0.05 several times higher; at 0.02 beyond 10.
  EXPECT_LT(gain(1.5, 0.1), 0);
  EXPECT_GT(gain(2, 0.1), 0.1);
  EXPECT_NEAR(gain(5, 0.1), gain(10, 0.1), 1e-3);
  EXPECT_LT(gain(5, 0.05), 0);
  EXPECT_GT(gain(10, 0.05), 0.5);
  for (const double pressure : {1.5, 2.0, 5.0, 10.0}) {
    EXPECT_LT(gain(pressure, 0.02), 0);
    EXPECT_GT(gain(pressure, 0.02), -0.05);
  }
}

TEST_F(Lj9Treatment, RejuvenatedSamplesAreDenserAndStifferThanTheControlToo) {
  const AnnealOutcome& control = at(outcomes_, 0, 0.1);
  for (const double pressure : {2.0, 5.0, 10.0}) {
    const AnnealOutcome& treated = at(outcomes_, pressure, 0.1);
    EXPECT_LT(treated.volume_ratio, std::min(1.0, control.volume_ratio));
    EXPECT_GT(treated.bulk_modulus_ratio, std::max(1.0, control.bulk_modulus_ratio));
    EXPECT_GT(treated.trapped_fraction, 0.2);
  }
}

TEST_F(Lj9Treatment, StorageKeepsTheGainInTheColdForATimeAndLosesItInTheWarm) {
  for (const double pressure : {2.0, 5.0}) {
    const AnnealOutcome &cold = at(outcomes_, pressure, 0.1), &warm = at(warm_, pressure, 0.1);
    const double control_cold = at(outcomes_, 0, 0.1).storage[1].delta_energy;
    EXPECT_GT(cold.storage[0].delta_energy, 0.95 * cold.delta_energy);
    EXPECT_LT(cold.storage[1].delta_energy, 0);
    EXPECT_NEAR(cold.storage[1].delta_energy, control_cold, 0.01);
    EXPECT_LT(warm.storage[0].delta_energy, 0);
  }
}

TEST_F(Lj9Treatment, AHotterGlassNeedsMorePressureAndGainsLess) {
  TreatmentOptions options;
  options.temperatures = {0.1};
  options.time = 1e4;
  const auto hotter = treat(lj9().ambient, lj9().paths, equilibrium(lj9().ambient, 0.25), options, 2);
  EXPECT_GT(gain(2, 0.1), 0.1);
  EXPECT_LT(at(hotter, 2, 0.1).delta_energy, -0.1);
  for (const double pressure : {3.0, 5.0, 10.0}) {
    EXPECT_GT(at(hotter, pressure, 0.1).delta_energy, 0);
    EXPECT_LT(at(hotter, pressure, 0.1).delta_energy, 0.1 * gain(pressure, 0.1));
  }
}

TEST_F(Lj9Treatment, TheBalanceHoldsToTheErrorOfFollowing) {
  for (const AnnealOutcome& outcome : outcomes_) {
    EXPECT_EQ(outcome.lost, 0);
    EXPECT_NEAR(outcome.delta_energy, outcome.anneal_enthalpy_change + outcome.volume_work - outcome.dropped, 1e-6);
  }
}

TEST_F(Lj9Treatment, ThreadsDoNotMatter) {
  ASSERT_EQ(alone_.size(), outcomes_.size());
  for (std::size_t k = 0; k < alone_.size(); ++k) {
    EXPECT_EQ(alone_[k].delta_energy, outcomes_[k].delta_energy);
    EXPECT_EQ(alone_[k].storage[1].delta_energy, outcomes_[k].storage[1].delta_energy);
    EXPECT_EQ(alone_[k].table.size(), outcomes_[k].table.size());
  }
}

}  // namespace
}  // namespace baroscape
