#include "explore/verify.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "explore/census_runs.hpp"

namespace baroscape {
namespace {

const System kSystem = lennard_jones_cluster(7);

/// A copy of the LJ7 landscape after `change` has had its way with its states.
template <class Change>
Landscape damaged(const Change& change) {
  std::vector<Minimum> minima = census_runs::lj7().landscape.minima();
  std::vector<TransitionState> transition_states = census_runs::lj7().landscape.transition_states();
  change(minima, transition_states);
  Landscape landscape(0);
  for (const Minimum& minimum : minima) landscape.add(minimum);
  for (const TransitionState& state : transition_states) landscape.add(state);
  return landscape;
}

/// Expects exactly the problems of one state, named by its kind and id.
template <class Change>
void expect_problem(const std::string& name, const std::string& words, const Change& change) {
  const VerifyReport report = verify(kSystem, damaged(change), 2);
  ASSERT_FALSE(report.problems.empty()) << words;
  bool said = false;
  for (const std::string& problem : report.problems) {
    EXPECT_EQ(problem.rfind(name, 0), 0u) << problem;
    said = said || problem.find(words) != std::string::npos;
  }
  EXPECT_TRUE(said) << report.problems.front();
}

using Minima = std::vector<Minimum>;
using TransitionStates = std::vector<TransitionState>;

TEST(Verify, FindsNothingWrongInAGoodLandscape) {
  for (const int threads : {1, 3}) {
    const VerifyReport report = verify(kSystem, census_runs::lj7().landscape, threads);
    EXPECT_EQ(report.minima, 4);
    EXPECT_EQ(report.transition_states, 12);
    EXPECT_FALSE(report.interrupted);
    EXPECT_TRUE(report.problems.empty()) << report.problems.front();
  }
}

TEST(Verify, FindsNothingWrongUnderPressureAndWithTwoSpecies) {
  System system = lennard_jones_cluster(6);
  system.species_names = {"A", "B"};
  system.species = {0, 0, 0, 0, 1, 1};
  system.masses = {1, 3};
  system.lennard_jones = {Eigen::Matrix2d::Ones(), Eigen::Matrix2d::Ones()};
  system.lennard_jones.sigma(1, 1) = 0.9;
  system.lennard_jones.sigma(0, 1) = system.lennard_jones.sigma(1, 0) = 0.95;
  CensusOptions options;
  options.key.pressure = 1.0;
  options.until.searches = 1024;
  options.threads = 2;
  MemoryJournal journal;
  const CensusResult result = census(system, options, journal);
  EXPECT_GE(result.landscape.minima().size(), 2u);
  EXPECT_GE(result.landscape.transition_states().size(), 2u);
  const VerifyReport report = verify(system, result.landscape, 2);
  EXPECT_TRUE(report.problems.empty()) << report.problems.front();
}

TEST(Verify, FindsAShiftedAtom) {
  expect_problem("minimum 2:", "gradient", [](Minima& minima, TransitionStates&) { minima[1].positions(4) += 1e-5; });
  expect_problem("transition state 3:", "gradient",
                 [](Minima&, TransitionStates& states) { states[2].positions(0) -= 1e-5; });
}

TEST(Verify, FindsPositionsThatAreNoNumbers) {
  expect_problem("transition state 1:", "finite",
                 [](Minima&, TransitionStates& states) { states[0].positions(0) = NAN; });
}

TEST(Verify, FindsEveryWrongNumber) {
  expect_problem("minimum 1:", "energy", [](Minima& minima, TransitionStates&) { minima[0].energy += 1e-6; });
  expect_problem("minimum 1:", "volume", [](Minima& minima, TransitionStates&) { minima[0].volume += 1e-6; });
  expect_problem("minimum 3:", "point-group order",
                 [](Minima& minima, TransitionStates&) { minima[2].point_group_order *= 2; });
  expect_problem("minimum 3:", "bulk modulus",
                 [](Minima& minima, TransitionStates&) { minima[2].bulk_modulus *= 1.001; });
  expect_problem("minimum 3:", "log product", [](Minima& minima, TransitionStates&) { minima[2].log_product += 0.01; });
  expect_problem("minimum 4:", "lowest eigenvalue",
                 [](Minima& minima, TransitionStates&) { minima[3].lowest_omega2 += 0.01; });
  expect_problem("transition state 2:", "enthalpy",
                 [](Minima&, TransitionStates& states) { states[1].enthalpy -= 1e-6; });
  expect_problem("transition state 2:", "negative eigenvalue",
                 [](Minima&, TransitionStates& states) { states[1].omega2_negative = -1; });
  expect_problem("transition state 2:", "mass-weighted",
                 [](Minima&, TransitionStates& states) { states[1].log_product_mass = 0; });
}

TEST(Verify, FindsASwappedConnection) {
  for (std::size_t k = 0; k < 12; ++k) {
    expect_problem("transition state " + std::to_string(k + 1) + ":", "does not join",
                   [&](Minima& minima, TransitionStates& states) {
                     for (const Minimum& other : minima) {
                       if (other.id == states[k].minimum_a || other.id == states[k].minimum_b) continue;
                       states[k].minimum_b = other.id;
                       return;
                     }
                   });
  }
}

TEST(Verify, DoesNotMindInWhichOrderAStateJoinsItsMinima) {
  const Landscape turned = damaged([](Minima&, TransitionStates& states) {
    for (TransitionState& state : states) std::swap(state.minimum_a, state.minimum_b);
  });
  EXPECT_TRUE(verify(kSystem, turned, 2).problems.empty());
}

TEST(Verify, FindsADuplicate) {
  expect_problem("minimum 99", "is the same as minimum 2", [](Minima& minima, TransitionStates&) {
    minima.push_back(minima[1]);
    minima.back().id = 99;
    // Another labelling, mirrored.
    minima.back().positions = -minima.back().positions;
    minima.back().positions.head<3>().swap(minima.back().positions.tail<3>());
  });
  expect_problem("transition state 99", "is the same as transition state 5", [](Minima&, TransitionStates& states) {
    states.push_back(states[4]);
    states.back().id = 99;
  });
}

TEST(Verify, FindsAMinimumAmongTheTransitionStates) {
  expect_problem("transition state 1:", "negative eigenvalues",
                 [](Minima& minima, TransitionStates& states) { states[0].positions = minima[0].positions; });
}

TEST(Verify, StopsWhenAskedTo) {
  const VerifyReport report = verify(kSystem, census_runs::lj7().landscape, 1, [](const VerifyStatus& status) {
    EXPECT_EQ(status.total, 16);
    return status.done < 3;
  });
  EXPECT_TRUE(report.interrupted);
}

}  // namespace
}  // namespace baroscape
