#include "atlas/event.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "atlas/stationary_points.hpp"
#include "landscape/recognition.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

using stationary_points::lennard_jones;

TEST(Event, TheFourthMinimumOfLj7MeetsTransitionStatesOfTheCensus) {
  const auto& known = lennard_jones(7, 0.0);
  const auto surface = make_surface(known.system);
  const Branch branch = follow_branch(*surface, BranchStart::towards(known.minima[3].positions, 0, +1));
  const Event event = examine(known.system, *surface, branch, 0);
  // C2 keeps its axis up to the pitchfork and beyond; the two images on the side have lost it.
  EXPECT_EQ(event.order_before, 2);
  EXPECT_EQ(event.order_at, 2);
  EXPECT_EQ(event.order_after, 2);
  EXPECT_LT(event.exponents.barrier.error, 1e-4);
  ASSERT_EQ(event.side_branches.size(), 1u);
  const Branch& side = event.side_branches[0];
  EXPECT_EQ(side.end, BranchEnd::range);
  EXPECT_DOUBLE_EQ(side.points.back().lambda, 0.0);
  EXPECT_EQ(side.points.back().index, 1);
  // Switched onto at the critical pressure and followed back to P = 0 it is a transition state the census found.
  Recognition transition_states(known.system.species);
  for (const TransitionState& state : known.transition_states) {
    transition_states.add(state.id, state.enthalpy, state.positions);
  }
  EXPECT_TRUE(transition_states.find(side.points.back().enthalpy, side.points.back().x));
  const std::string words = describe(event);
  EXPECT_NE(words.find("subcritical pitchfork at P = 2.24497800"), std::string::npos) << words;
  EXPECT_NE(words.find("a minimum becomes a transition state, meeting two images of a transition state"),
            std::string::npos)
      << words;
  EXPECT_NE(words.find("barrier exponent 2.0000 ± 0.0001, n = 2.0000 ± 0.0001"), std::string::npos) << words;
}

TEST(Event, ThreeImagesOfOneTransitionStatePassThroughAC3vMinimum) {
  const auto& known = lennard_jones(7, 0.5);
  const auto surface = make_surface(known.system);
  int seen = 0;
  for (const TransitionState& state : known.transition_states) {
    const Branch branch = follow_branch(*surface, BranchStart::towards(state.positions, 0, +1));
    for (std::size_t k = 0; k < branch.events.size(); ++k) {
      if (branch.events[k].critical.kind != CriticalKind::threefold) continue;
      const Event event = examine(known.system, *surface, branch, k);
      ++seen;
      // A mirror plane on either side, all of C3v at the critical pressure: the point group changes there.
      EXPECT_EQ(event.order_before, 2);
      EXPECT_EQ(event.order_at, 6);
      EXPECT_EQ(event.order_after, 2);
      EXPECT_NE(describe(event).find("three images of a transition state pass through"), std::string::npos)
          << describe(event);
      EXPECT_EQ(event.side_branches.size(), 2u);
    }
  }
  EXPECT_EQ(seen, 1);
}

TEST(Event, AFoldOfATransitionStateLosesItAgainstASaddleOfIndexTwo) {
  const auto& known = lennard_jones(7, 0.0);
  const auto surface = make_surface(known.system);
  int lost = 0;
  for (const TransitionState& state : known.transition_states) {
    const Branch branch = follow_branch(*surface, BranchStart::towards(state.positions, 0, +1));
    if (branch.events.empty() || branch.events[0].critical.kind != CriticalKind::fold) continue;
    const Event event = examine(known.system, *surface, branch, 0);
    ++lost;
    EXPECT_EQ(event.order_before, event.order_after) << "states of one symmetry meet at a fold";
    EXPECT_TRUE(event.side_branches.empty());
    EXPECT_NE(describe(event).find("a transition state meets a saddle of index 2"), std::string::npos)
        << describe(event);
    ASSERT_TRUE(event.exponents.measured);
    EXPECT_NEAR(event.exponents.barrier.value, 1.5, 0.015);
  }
  EXPECT_GE(lost, 1);
}

/// Every kind of event in every branch of LJ8 behaves as theory says its kind should.
TEST(Event, MeasuredExponentsAgreeWithTheKindInEveryEventOfLj8) {
  const auto& known = lennard_jones(8, 0.5);
  const auto surface = make_surface(known.system);
  std::vector<Eigen::VectorXd> starts;
  for (const Minimum& state : known.minima) starts.push_back(state.positions);
  for (const TransitionState& state : known.transition_states) starts.push_back(state.positions);
  int events = 0, measured = 0;
  std::set<CriticalKind> kinds;
  for (const Eigen::VectorXd& start : starts) {
    for (const BranchEvent& event : follow_branch(*surface, BranchStart::towards(start, 0, +1)).events) {
      const Exponents exponents = measure_exponents(*surface, event.critical);
      ++events;
      if (!exponents.measured) continue;
      ++measured;
      kinds.insert(event.critical.kind);
      const ExpectedExponents expected = expected_exponents(event.critical.kind);
      const std::string name = std::string(describe(event.critical.kind)) + std::to_string(event.critical.lambda);
      EXPECT_NEAR(exponents.eigenvalue.value, expected.eigenvalue, 0.01 * expected.eigenvalue) << name;
      EXPECT_NEAR(exponents.barrier.value, expected.barrier, 0.01 * expected.barrier) << name;
      EXPECT_NEAR(exponents.work_ratio.value, expected.work_ratio, 0.01 * expected.work_ratio) << name;
      if (std::isnan(expected.curvature_ratio)) continue;
      EXPECT_NEAR(exponents.curvature_ratio.value, expected.curvature_ratio, 0.01 * expected.curvature_ratio) << name;
    }
  }
  EXPECT_GE(kinds.size(), 4u);
  // Where another mode is as soft, too few distances are left.
  EXPECT_GE(measured, 0.95 * events);
}

}  // namespace
}  // namespace baroscape
