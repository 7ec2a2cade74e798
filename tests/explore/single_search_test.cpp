#include "explore/single_search.hpp"

#include <gtest/gtest.h>

#include "atoms/connectivity.hpp"
#include "core/random.hpp"
#include "explore/census_runs.hpp"
#include "explore/random_start.hpp"
#include "numeric/clusters.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

const KnownTransitionState kNothingKnown = [](double, const Eigen::VectorXd&) { return std::nullopt; };

TEST(RandomConfiguration, FillsItsCube) {
  RandomStream random(1, 1);
  const System system = numeric::kob_andersen_cluster(6, 2);
  Eigen::VectorXd lowest = Eigen::VectorXd::Zero(3), highest = Eigen::VectorXd::Zero(3);
  for (int k = 0; k < 300; ++k) {
    const Eigen::VectorXd x = random_configuration(system, random);
    ASSERT_EQ(x.size(), 24);
    for (int i = 0; i < 8; ++i) {
      lowest = lowest.cwiseMin(x.segment<3>(3 * i));
      highest = highest.cwiseMax(x.segment<3>(3 * i));
    }
  }
  const double half = 0.7 * 2;  // N^{1/3} = 2, the largest σ is 1
  for (int c = 0; c < 3; ++c) {
    EXPECT_GE(lowest(c), -half);
    EXPECT_LE(highest(c), half);
    EXPECT_LE(lowest(c), -0.99 * half);
    EXPECT_GE(highest(c), 0.99 * half);
  }
}

TEST(RunSearch, IsAFunctionOfItsAddress) {
  const System system = lennard_jones_cluster(7);
  const auto surface = make_surface(system);
  for (const StartKind kind : {StartKind::quench, StartKind::random}) {
    PlannedSearch search;
    search.kind = kind;
    search.number = 17;
    const Finding first = run_search(system, *surface, {0.0, 3}, search, kNothingKnown);
    const Finding again = run_search(system, *surface, {0.0, 3}, search, kNothingKnown);
    EXPECT_EQ(first.outcome, again.outcome);
    EXPECT_EQ(first.counts.gradients, again.counts.gradients);
    if (first.side_a) {
      EXPECT_TRUE(first.side_a->positions == again.side_a->positions);
    }
  }
}

TEST(RunSearch, FragmentsAreRejected) {
  // Random starts of LJ13 in a cube of side 3.3 lose an atom now and then.
  const System system = lennard_jones_cluster(13);
  const auto surface = make_surface(system);
  int fragmented = 0, found = 0;
  for (const StartKind kind : {StartKind::quench, StartKind::random}) {
    for (int number = 0; number < 150; ++number) {
      PlannedSearch search;
      search.kind = kind;
      search.number = number;
      const Finding finding = run_search(system, *surface, {0.0, 1}, search, kNothingKnown);
      fragmented += finding.outcome == Outcome::fragmented;
      if (finding.outcome == Outcome::fragmented) {
        EXPECT_FALSE(finding.transition_state || finding.side_a || finding.side_b);
      } else if (finding.outcome == Outcome::new_state) {
        ++found;
        ASSERT_TRUE(finding.side_a.has_value());
        EXPECT_TRUE(is_connected(finding.side_a->positions, kContactDistance));
        if (finding.transition_state) {
          EXPECT_TRUE(is_connected(finding.transition_state->positions, kContactDistance));
        }
      }
    }
  }
  EXPECT_GT(fragmented, 0);
  EXPECT_GT(found, 50);
}

TEST(RunSearch, RecognisesAKnownTransitionStateAndItsOwnStart) {
  const System system = lennard_jones_cluster(7);
  const auto surface = make_surface(system);
  const CensusResult& known = census_runs::lj7();
  int returned = 0, elsewhere = 0;
  for (const TransitionState& state : known.landscape.transition_states()) {
    for (int number = 0; number < 6; ++number) {
      PlannedSearch search;
      search.kind = StartKind::transition_state;
      search.state = state.id;
      search.positions = state.positions;
      search.number = 1000 * state.id + number;
      std::int64_t label = 0;
      const KnownTransitionState oracle = [&](double enthalpy, const Eigen::VectorXd&) -> std::optional<std::int64_t> {
        for (const TransitionState& other : known.landscape.transition_states()) {
          if (std::abs(other.enthalpy - enthalpy) < 1e-7) return label = other.id;
        }
        return std::nullopt;
      };
      const Finding finding = run_search(system, *surface, {0.0, 1}, search, oracle);
      if (label == 0) continue;
      EXPECT_EQ(finding.known_transition_state, label);
      EXPECT_EQ(finding.outcome, label == state.id ? Outcome::returned : Outcome::known_state);
      ++(label == state.id ? returned : elsewhere);
    }
  }
  EXPECT_GT(returned, 0);
  EXPECT_GT(elsewhere, 0);
}

}  // namespace
}  // namespace baroscape
