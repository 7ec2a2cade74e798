#include "explore/search_batch.hpp"

#include <gtest/gtest.h>

#include "atoms/connectivity.hpp"
#include "core/random.hpp"
#include "explore/census_runs.hpp"
#include "explore/random_start.hpp"
#include "landscape/recognition.hpp"
#include "numeric/clusters.hpp"
#include "search/acceptance.hpp"
#include "search/make_engine.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

const KnownState kNothing = [](double, const Eigen::VectorXd&) { return std::nullopt; };
const KnownStates kNothingKnown{kNothing, kNothing};

std::vector<Finding> search(const System& system, std::vector<PlannedSearch> searches,
                            const KnownStates& known = kNothingKnown, LaneWidth width = LaneWidth::widest) {
  const auto surface = make_surface(system);
  return search_batch(*make_engine(system, width), system, *surface, {0.0, 3}, searches, known);
}

/// Quenches and searches from random starts in turn.
std::vector<PlannedSearch> from_nothing(int count) {
  std::vector<PlannedSearch> searches(static_cast<std::size_t>(count));
  for (int k = 0; k < count; ++k) {
    searches[static_cast<std::size_t>(k)].kind = k % 2 == 0 ? StartKind::quench : StartKind::random;
    searches[static_cast<std::size_t>(k)].number = k;
  }
  return searches;
}

bool same(const std::optional<Minimum>& a, const std::optional<Minimum>& b) {
  return a.has_value() == b.has_value() && (!a || a->positions == b->positions);
}

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

TEST(SearchBatch, IsTheSameToTheLastBitAtAnyNumberOfLanes) {
  const System system = lennard_jones_cluster(8);
  const std::vector<Finding> one = search(system, from_nothing(60), kNothingKnown, LaneWidth::one);
  for (const LaneWidth width : {LaneWidth::four, LaneWidth::eight}) {
    if (!is_supported(width)) continue;
    const std::vector<Finding> wide = search(system, from_nothing(60), kNothingKnown, width);
    for (std::size_t k = 0; k < one.size(); ++k) {
      EXPECT_EQ(one[k].outcome, wide[k].outcome);
      EXPECT_EQ(one[k].counts.gradients, wide[k].counts.gradients);
      EXPECT_EQ(one[k].counts.hessians, wide[k].counts.hessians);
      EXPECT_TRUE(same(one[k].side_a.minimum, wide[k].side_a.minimum));
      EXPECT_TRUE(same(one[k].side_b.minimum, wide[k].side_b.minimum));
      ASSERT_EQ(one[k].transition_state.has_value(), wide[k].transition_state.has_value());
      if (one[k].transition_state) {
        EXPECT_TRUE(one[k].transition_state->positions == wide[k].transition_state->positions);
        EXPECT_EQ(one[k].transition_state->log_product, wide[k].transition_state->log_product);
      }
    }
  }
}

TEST(SearchBatch, SearchesThatReachTheSameTransitionStateShareIt) {
  const System system = lennard_jones_cluster(4);  // has one
  const std::vector<Finding> findings = search(system, from_nothing(64));
  const TransitionState* first = nullptr;
  int found = 0;
  for (const Finding& finding : findings) {
    if (!finding.transition_state) continue;
    if (!first) first = &*finding.transition_state;
    EXPECT_TRUE(finding.transition_state->positions == first->positions);
    ++found;
  }
  EXPECT_GT(found, 10);
}

/// What lanes and inertia say of a transition state against dense diagonalisation and a descent by itself.
TEST(SearchBatch, AgreesWithTheDenseCheckOfOnePointByItself) {
  const System system = lennard_jones_cluster(9);
  const auto surface = make_surface(system);
  int checked = 0;
  for (const Finding& finding : search(system, from_nothing(60))) {
    if (!finding.transition_state) continue;
    ++checked;
    const TransitionState& state = *finding.transition_state;
    const Acceptance alone = accept_transition_state(*surface, state.positions, 0.0);
    ASSERT_EQ(alone.reason, AcceptanceReason::accepted);
    EXPECT_NEAR(alone.saddle.enthalpy, state.enthalpy, 1e-11);
    EXPECT_NEAR(alone.saddle.spectrum.values(0), state.omega2_negative, 1e-8);
    EXPECT_NEAR(alone.saddle.spectrum.values.tail(20).array().log().sum(), state.log_product, 1e-8);
    ASSERT_TRUE(finding.side_a.minimum && finding.side_b.minimum);
    EXPECT_NEAR(std::min(alone.side_a.enthalpy, alone.side_b.enthalpy),
                std::min(finding.side_a.minimum->enthalpy, finding.side_b.minimum->enthalpy), 1e-9);
    EXPECT_NEAR(std::max(alone.side_a.enthalpy, alone.side_b.enthalpy),
                std::max(finding.side_a.minimum->enthalpy, finding.side_b.minimum->enthalpy), 1e-9);
  }
  EXPECT_GT(checked, 15);
}

TEST(SearchBatch, FragmentsAreRejected) {
  // Random starts of LJ13 in a cube of side 3.3 lose an atom now and then.
  int fragmented = 0, found = 0;
  for (const Finding& finding : search(lennard_jones_cluster(13), from_nothing(300))) {
    fragmented += finding.outcome == Outcome::fragmented;
    if (finding.outcome == Outcome::fragmented) {
      EXPECT_FALSE(finding.transition_state || finding.side_a.minimum || finding.side_b.minimum);
    } else if (finding.outcome == Outcome::new_state) {
      ++found;
      ASSERT_TRUE(finding.side_a.minimum.has_value());
      EXPECT_TRUE(is_connected(finding.side_a.minimum->positions, kContactDistance));
      if (finding.transition_state) {
        EXPECT_TRUE(is_connected(finding.transition_state->positions, kContactDistance));
      }
    }
  }
  EXPECT_GT(fragmented, 0);
  EXPECT_GT(found, 100);
}

TEST(SearchBatch, RecognisesKnownStatesAndItsOwnStart) {
  const System system = lennard_jones_cluster(7);
  const CensusResult& known = census_runs::lj7();
  Recognition minima(system.species), transition_states(system.species);
  for (const Minimum& state : known.landscape.minima()) minima.add(state.id, state.enthalpy, state.positions);
  for (const TransitionState& state : known.landscape.transition_states()) {
    transition_states.add(state.id, state.enthalpy, state.positions);
  }
  const KnownStates oracle{[&](double h, const Eigen::VectorXd& x) { return minima.find(h, x); },
                           [&](double h, const Eigen::VectorXd& x) { return transition_states.find(h, x); }};
  std::vector<PlannedSearch> searches = from_nothing(20);
  for (const TransitionState& state : known.landscape.transition_states()) {
    for (int number = 0; number < 10; ++number) {
      PlannedSearch& planned = searches.emplace_back();
      planned.kind = StartKind::transition_state;
      planned.state = state.id;
      planned.positions = state.positions;
      planned.lowest_omega2 = state.omega2_negative;
      planned.number = 1000 * state.id + number;
    }
  }
  int returned = 0, elsewhere = 0;
  const std::vector<Finding> findings = search(system, searches, oracle);
  for (std::size_t k = 0; k < findings.size(); ++k) {
    EXPECT_NE(findings[k].outcome, Outcome::new_state);
    if (searches[k].kind == StartKind::quench) {
      EXPECT_TRUE(findings[k].side_a.known);
    }
    if (!findings[k].known_transition_state) continue;
    const bool own = findings[k].known_transition_state == searches[k].state;
    EXPECT_EQ(findings[k].outcome, own ? Outcome::returned : Outcome::known_state);
    ++(own ? returned : elsewhere);
  }
  EXPECT_GT(returned, 0);
  EXPECT_GT(elsewhere, 0);
}

}  // namespace
}  // namespace baroscape
