// How many states there are: exactly as many as the literature says.
#include <gtest/gtest.h>

#include <iostream>
#include <sstream>

#include "explore/census_runs.hpp"
#include "landscape/recognition.hpp"
#include "numeric/reference_data.hpp"

namespace baroscape {
namespace {

struct Numbers {
  std::int64_t minima = 0, transition_states = 0;
};

Numbers literature(int atoms) {
  for (const numeric::Row& row : numeric::read_table("lj_counts.csv")) {
    if (static_cast<int>(row.at("atoms")) == atoms) {
      return {static_cast<std::int64_t>(row.at("minima")), static_cast<std::int64_t>(row.at("transition_states"))};
    }
  }
  return {};
}

class CompleteCensus : public ::testing::TestWithParam<int> {};

TEST_P(CompleteCensus, FindsExactlyTheStatesOfTheLiterature) {
  const Numbers expected = literature(GetParam());
  ASSERT_GT(expected.minima, 0);
  const CensusResult result = census_runs::complete(lennard_jones_cluster(GetParam()));
  EXPECT_EQ(result.stopped_by, "coverage");
  EXPECT_EQ(static_cast<std::int64_t>(result.landscape.minima().size()), expected.minima);
  EXPECT_EQ(static_cast<std::int64_t>(result.landscape.transition_states().size()), expected.transition_states);
  EXPECT_NEAR(result.landscape.minima()[*result.landscape.global_minimum()].enthalpy,
              numeric::global_minimum(GetParam()), 1e-6);
}

INSTANTIATE_TEST_SUITE_P(Lj, CompleteCensus, ::testing::Values(4, 5, 6, 7, 8));

/// The union of censuses that know nothing of each other, and how it grew.
class SlowUnion : public ::testing::TestWithParam<int> {};

TEST_P(SlowUnion, OfTwoSeedsIsComplete) {
  const int atoms = GetParam();
  const System system = lennard_jones_cluster(atoms);
  Recognition minima(system.species), transition_states(system.species);
  std::ostringstream curve;
  for (const std::uint64_t seed : {1u, 2u}) {
    CensusOptions options;
    options.key.seed = seed;
    options.until.coverage = 0.999;
    options.threads = 2;
    MemoryJournal journal;
    const CensusResult result = census(system, options, journal, [&](const CensusStatus& status) {
      if (status.searches % 4096 == 0) curve << " " << status.searches << ":" << status.transition_states;
      return true;
    });
    curve << " | seed " << seed << " ends with " << result.landscape.transition_states().size() << " after "
          << result.searches << " searches |";
    for (const Minimum& state : result.landscape.minima()) {
      if (!minima.find(state.enthalpy, state.positions)) minima.add(state.id, state.enthalpy, state.positions);
    }
    for (const TransitionState& state : result.landscape.transition_states()) {
      if (!transition_states.find(state.enthalpy, state.positions)) {
        transition_states.add(state.id, state.enthalpy, state.positions);
      }
    }
  }
  RecordProperty("saturation", curve.str());
  std::cout << "transition states after searches, LJ" << atoms << ":" << curve.str() << std::endl;
  EXPECT_EQ(static_cast<std::int64_t>(minima.size()), literature(atoms).minima);
  EXPECT_EQ(static_cast<std::int64_t>(transition_states.size()), literature(atoms).transition_states);
}

INSTANTIATE_TEST_SUITE_P(Lj, SlowUnion, ::testing::Values(9, 10));

}  // namespace
}  // namespace baroscape
