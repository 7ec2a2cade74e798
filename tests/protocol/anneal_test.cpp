#include "protocol/anneal.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <memory>
#include <set>

#include "core/error.hpp"
#include "explore/census.hpp"

namespace baroscape {
namespace {

const AddMinimum kNothingNew = [](double pressure, const Minimum&) -> std::int64_t {
  ADD_FAILURE() << "a minimum at P = " << pressure << " that the census had not found";
  return 1'000'000;
};

/// LJ9 with atom_radius 0.5 at P = 0, 1 and 2: the cluster that shows the mechanism by itself (design: physics, section
/// 8).
class Lj9Anneal : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    system_ = std::make_unique<System>(lennard_jones_cluster(9, 0.5));
    for (const double pressure : kPressures) {
      CensusOptions options;
      options.key = {pressure, 1};
      options.until.searches = 6000;
      options.threads = 2;
      MemoryJournal journal;
      landscapes_.push_back(census(*system_, options, journal).landscape);
    }
  }
  static void TearDownTestSuite() {
    landscapes_.clear();
    system_.reset();
  }

  static AnnealResult treat(const AnnealOptions& options, int threads = 2) {
    AnnealLandscapes input;
    input.ambient = &landscapes_[0];
    for (const Landscape& landscape : landscapes_) input.under_pressure.push_back(&landscape);
    return anneal(*system_, input, options, threads, kNothingNew);
  }

  static AnnealOptions options(AnnealStart start = GlobalMinimumStart{}) {
    AnnealOptions options;
    options.starts = {start};
    options.pressures.assign(std::begin(kPressures), std::end(kPressures));
    options.treatment.temperatures = {0.02, 0.1};
    return options;
  }

  static constexpr double kPressures[] = {0, 1, 2};
  static inline std::unique_ptr<System> system_;
  static inline std::vector<Landscape> landscapes_;
};

TEST_F(Lj9Anneal, BelowTheCrossingUnloadingReturnsToStateOneAndAboveItTrapsADenserStifferHigherState) {
  const AnnealResult result = treat(options());
  ASSERT_EQ(result.outcomes.size(), 6u);
  EXPECT_EQ(result.lost, 0);
  const AnnealOutcome &control = result.outcomes[0], &below = result.outcomes[2], &above = result.outcomes[4];
  for (const AnnealOutcome* returned : {&control, &below}) {
    EXPECT_EQ(returned->state3.minimum, returned->state1.minimum);
    EXPECT_NEAR(returned->delta_energy, 0.0, 1e-6);
    EXPECT_EQ(*returned->state3.barrier_back, 0.0);
  }
  EXPECT_EQ(above.temperature, 0.02);
  EXPECT_GT(above.state3.energy, above.state1.energy + 0.1);
  EXPECT_LT(above.volume_ratio, 1.0);
  EXPECT_GT(above.bulk_modulus_ratio, 1.0);
  EXPECT_GT(above.trapped_fraction, 0.9);
  ASSERT_TRUE(above.state3.barrier_back.has_value());
  EXPECT_GT(*above.state3.barrier_back, 0.0);
}

TEST_F(Lj9Anneal, StateThreeResemblesStateTwoAndNotStateOne) {
  const AnnealResult result = treat(options());
  for (const AnnealOutcome& outcome : result.outcomes) {
    const StateDistances& d = outcome.distances;
    const bool returned = outcome.state3.minimum == outcome.state1.minimum;
    if (returned) {
      EXPECT_EQ(d.d13, 0.0);
      EXPECT_EQ(d.d12, d.d23);
    } else {
      EXPECT_LT(d.d23, 0.2 * d.d13);
    }
    // The triangle of best alignments need not close, but one pressure's relaxation is small.
    EXPECT_LT(std::min(d.d12, d.d23), 0.5);
  }
  EXPECT_NEAR(result.outcomes[0].distances.d12, 0.0, 1e-12) << "at P = 0 nothing moves";
}

TEST_F(Lj9Anneal, CyclesWithoutAnnealingReturnHomeWhereNothingSlides) {
  AnnealOptions three = options(FictiveTemperatureStart{0.15});
  three.turns = 3;
  const AnnealResult result = treat(three);
  ASSERT_EQ(result.cycles.size(), 2u) << "one for each pressure above 0";
  for (std::size_t p = 0; p < 2; ++p) {
    const CycleResult& cycle = result.cycles[p];
    EXPECT_EQ(cycle.pressure, kPressures[p + 1]);
    ASSERT_EQ(cycle.turns.size(), 4u);
    EXPECT_EQ(cycle.start, "fictive temperature 0.15");
    EXPECT_EQ(cycle.states.fates.size(), landscapes_[0].minima().size());
    // What returns in loops is what returns in the matrix: no way parts in LJ9.
    double returning = 0;
    for (const VolumeLoop& loop : result.loops) returning += loop.pressure == cycle.pressure && loop.returns();
    EXPECT_NEAR(cycle.returning_share, returning / static_cast<double>(cycle.states.fates.size()), 1e-12);
  }
  const std::vector<CycleTurn> turns = treat(options()).cycles[1].turns;
  EXPECT_EQ(turns.back().mean_energy, turns.front().mean_energy) << "the global minimum has no event below P = 2";
}

TEST_F(Lj9Anneal, TheWayFromStateOneToStateTwoIsKeptAtBothPressures) {
  const AnnealResult result = treat(options());
  ASSERT_FALSE(result.profiles.empty());
  bool ambient = false, pressed = false;
  for (const PathProfile& profile : result.profiles) {
    EXPECT_EQ(std::min(profile.path_pressure, profile.other_pressure), 0.0);
    (profile.path_pressure == 0 ? ambient : pressed) = true;
    EXPECT_GT(profile.lengths.size(), 20);
  }
  EXPECT_TRUE(ambient && pressed);
}

// design: physics, section 1: ΔE is 2.8 P·ΔV for LJ9 from its global minimum at T = 0.15, P = 1, computed
// independently.
TEST_F(Lj9Anneal, WorkBoundRatioAgreesWithTheIndependentComputation) {
  AnnealOptions hot = options();
  hot.treatment.temperatures = {0.15};
  const AnnealResult result = treat(hot);
  ASSERT_TRUE(result.outcomes[1].work_bound_ratio.has_value());
  EXPECT_NEAR(*result.outcomes[1].work_bound_ratio, 2.8, 0.05);
  EXPECT_FALSE(result.outcomes[0].work_bound_ratio.has_value()) << "P·ΔV is 0 at P = 0";
}

TEST_F(Lj9Anneal, EnergyBalanceHoldsForEveryTreatment) {
  for (const AnnealStart& start : {AnnealStart{GlobalMinimumStart{}}, AnnealStart{FictiveTemperatureStart{0.15}}}) {
    for (const AnnealOutcome& outcome : treat(options(start)).outcomes) {
      // 1e-10 of 1 + |H| a step of following, about 60 steps, |H| below 30; slides 1e-6.
      EXPECT_NEAR(outcome.delta_energy, outcome.anneal_enthalpy_change + outcome.volume_work - outcome.dropped, 2e-6)
          << outcome.start << " P = " << outcome.pressure << " T = " << outcome.temperature;
    }
  }
}

TEST_F(Lj9Anneal, TableOfTrappedStatesAddsUp) {
  for (const AnnealOutcome& outcome : treat(options(FictiveTemperatureStart{0.15})).outcomes) {
    double shares = 0, weights = 0, trapped = 0;
    for (const TrappedState& row : outcome.table) {
      shares += row.share;
      weights += row.weight;
      if (row.trapped) trapped += row.weight;
    }
    // Rows lighter than 1e-12 are left out: at most 21² of them, excess energies below 3.
    EXPECT_NEAR(shares, outcome.delta_energy, 441 * 3e-12);
    EXPECT_NEAR(trapped, outcome.trapped_fraction, 441e-12);
    EXPECT_NEAR(weights, 1.0, 1e-9);
  }
}

TEST_F(Lj9Anneal, AGlassAnnealedAtItsOwnTemperatureWithoutPressureStaysAsItIs) {
  AnnealOptions same = options(FictiveTemperatureStart{0.15});
  same.treatment.temperatures = {0.15};
  const AnnealOutcome outcome = treat(same).outcomes[0];
  EXPECT_NEAR(outcome.delta_energy, 0.0, 1e-9);
  EXPECT_NEAR(outcome.volume_ratio, 1.0, 1e-9);
  EXPECT_GT(outcome.trapped_fraction, 0.0) << "single samples go up as well as down";
}

TEST_F(Lj9Anneal, AGlassAgesWhenAnnealedWithoutPressureBelowItsTemperature) {
  EXPECT_LT(treat(options(FictiveTemperatureStart{0.15})).outcomes[1].delta_energy, -1e-3);
}

TEST_F(Lj9Anneal, MapsFollowEveryMinimumOnceAndAreTheSameAtAnyThreadCount) {
  const AnnealResult one = treat(options(), 1), two = treat(options(), 2);
  ASSERT_EQ(one.load.size(), 3u);
  for (std::size_t p = 0; p < 3; ++p) {
    EXPECT_EQ(one.load[p].entries.size(), landscapes_[0].minima().size());
    EXPECT_EQ(one.unload[p].entries.size(), landscapes_[p].minima().size());
    for (std::size_t i = 0; i < one.load[p].entries.size(); ++i) {
      EXPECT_EQ(one.load[p].entries[i].to, two.load[p].entries[i].to);
      EXPECT_EQ(one.load[p].entries[i].volume_work, two.load[p].entries[i].volume_work);
    }
  }
  for (std::size_t k = 0; k < one.outcomes.size(); ++k)
    EXPECT_EQ(one.outcomes[k].delta_energy, two.outcomes[k].delta_energy);
}

TEST_F(Lj9Anneal, StartingFromAMinimumByItsId) {
  const AnnealResult result = treat(options(MinimumStart{landscapes_[0].minima()[1].id}));
  EXPECT_EQ(result.outcomes[0].state1.minimum, landscapes_[0].minima()[1].id);
  EXPECT_THROW(treat(options(MinimumStart{4711})), InputError);
}

TEST_F(Lj9Anneal, StopsWhenAskedTo) {
  AnnealLandscapes input;
  input.ambient = &landscapes_[0];
  for (const Landscape& landscape : landscapes_) input.under_pressure.push_back(&landscape);
  const AnnealResult result =
      anneal(*system_, input, options(), 2, kNothingNew, [](const AnnealStatus& status) { return status.done < 3; });
  EXPECT_TRUE(result.interrupted);
  EXPECT_TRUE(result.outcomes.empty());
}

TEST(Anneal, NothingToStartFromIsBadInput) {
  const Landscape empty(0);
  AnnealLandscapes input;
  input.ambient = &empty;
  input.under_pressure = {&empty};
  AnnealOptions options;
  options.pressures = {0};
  options.treatment.temperatures = {0.1};
  EXPECT_THROW(anneal(lennard_jones_cluster(4), input, options, 1, kNothingNew), InputError);
}

}  // namespace
}  // namespace baroscape
