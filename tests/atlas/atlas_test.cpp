// Landscapes at several pressures and the branches between them.
#include "atlas/atlas.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "atlas/ambient_atlas.hpp"
#include "numeric/reference_data.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

using namespace stationary_points;

const AtlasEvent* event_at(const Atlas& atlas, double pressure) {
  for (const AtlasEvent& event : atlas.events) {
    if (std::abs(event.critical.lambda - pressure) < 2e-9) return &event;
  }
  return nullptr;
}

TEST(Atlas, FollowsLj7ToTheReferenceUnderPressure) {
  const auto& known = lennard_jones(7, 0.0);
  const auto surface = make_surface(known.system);
  std::vector<double> pressures = {4.0};
  for (const numeric::Row& row : numeric::read_table("lj7_pressure.csv")) {
    if (row.at("pressure") > 0) pressures.push_back(row.at("pressure"));
  }
  const Atlas atlas = build_atlas(known.system, *surface, from_ambient(known, pressures), on_threads(2));
  EXPECT_EQ(problems(atlas), "");
  for (const numeric::Row& row : numeric::read_table("lj7_pressure.csv")) {
    const double pressure = row.at("pressure");
    for (std::size_t k = 0; k < 4; ++k) {
      const auto id = atlas.continuation(0, 0, known.minima[k].id, pressure);
      ASSERT_TRUE(id.has_value()) << pressure;
      const auto at = std::find_if(atlas.landscapes.begin(), atlas.landscapes.end(),
                                   [&](const auto& one) { return one.landscape.pressure() == pressure; });
      EXPECT_NEAR(at->landscape.minimum(*id).enthalpy, row.at("enthalpy_" + std::to_string(k + 1)), 1e-8);
      EXPECT_EQ(atlas.continuation(pressure, 0, *id, 0.0), known.minima[k].id);
    }
  }
  EXPECT_EQ(atlas.counts_at(2.0).first, 4);
  EXPECT_EQ(atlas.counts_at(4.0).first, 3);
  EXPECT_FALSE(atlas.continuation(0, 0, known.minima[3].id, 4.0).has_value());
}

TEST(Atlas, KnowsTheEventsOfLj7AndWhoTakesPart) {
  const auto& known = lennard_jones(7, 0.0);
  const auto surface = make_surface(known.system);
  const Atlas atlas = build_atlas(known.system, *surface, from_ambient(known, {2, 5}), on_threads(2));
  const AtlasEvent* pitchfork = event_at(atlas, 2.244978003);
  ASSERT_NE(pitchfork, nullptr);
  EXPECT_EQ(pitchfork->critical.kind, CriticalKind::subcritical_pitchfork);
  // The minimum, the transition state it becomes, and the one of lower symmetry whose two images meet it.
  ASSERT_EQ(pitchfork->branches.size(), 3u);
  int minima = 0;
  for (const std::size_t place : pitchfork->branches) minima += atlas.branches[place].arm.index == 0;
  EXPECT_EQ(minima, 1);
  const AtlasEvent* threefold = event_at(atlas, 9.416326861);
  ASSERT_NE(threefold, nullptr);
  EXPECT_EQ(threefold->critical.kind, CriticalKind::threefold);
  EXPECT_EQ(threefold->point_group_order, 6);
  EXPECT_NEAR(threefold->exponents.barrier.value, 3.0, 0.03);
  // Each event once, in order.
  for (std::size_t k = 0; k + 1 < atlas.events.size(); ++k) {
    EXPECT_LT(atlas.events[k].critical.lambda, atlas.events[k + 1].critical.lambda);
  }
}

TEST(Atlas, DoesNotDependOnTheNumberOfThreads) {
  const auto& known = lennard_jones(8, 0.5);
  const auto surface = make_surface(known.system);
  const Atlas one = build_atlas(known.system, *surface, from_ambient(known, {1, 5}), on_threads(1));
  const Atlas three = build_atlas(known.system, *surface, from_ambient(known, {1, 5}), on_threads(3));
  ASSERT_EQ(one.branches.size(), three.branches.size());
  for (std::size_t k = 0; k < one.branches.size(); ++k) {
    const auto &a = one.branches[k].arm.branch.points, &b = three.branches[k].arm.branch.points;
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i) EXPECT_EQ(a[i].enthalpy, b[i].enthalpy);
  }
  ASSERT_EQ(one.events.size(), three.events.size());
  for (std::size_t k = 0; k < one.events.size(); ++k) {
    EXPECT_EQ(one.events[k].critical.lambda, three.events[k].critical.lambda);
    EXPECT_EQ(one.events[k].branches, three.events[k].branches);
    EXPECT_EQ(one.events[k].exponents.barrier.value, three.events[k].exponents.barrier.value);
  }
  ASSERT_EQ(one.crossings.size(), three.crossings.size());
  for (std::size_t k = 0; k < one.crossings.size(); ++k) {
    EXPECT_EQ(one.crossings[k].crossing.pressure, three.crossings[k].crossing.pressure);
  }
  for (std::size_t k = 0; k < one.landscapes.size(); ++k) {
    const auto &a = one.landscapes[k].landscape, &b = three.landscapes[k].landscape;
    ASSERT_EQ(a.transition_states().size(), b.transition_states().size());
    for (std::size_t i = 0; i < a.transition_states().size(); ++i) {
      EXPECT_EQ(a.transition_states()[i].enthalpy, b.transition_states()[i].enthalpy);
      EXPECT_EQ(a.transition_states()[i].minimum_a, b.transition_states()[i].minimum_a);
    }
  }
}

TEST(Atlas, ARepeatedRunTakesTheSameSteps) {
  const auto& known = lennard_jones(8, 0.5);
  const auto surface = make_surface(known.system);
  const Atlas first = build_atlas(known.system, *surface, from_ambient(known, {1, 5}), on_threads(2));
  // What the first run added is known to the second, but no census found it.
  const Atlas second = build_atlas(known.system, *surface, first.landscapes, on_threads(2));
  ASSERT_EQ(first.branches.size(), second.branches.size());
  for (std::size_t k = 0; k < first.branches.size(); ++k) {
    EXPECT_EQ(first.branches[k].arm.branch.points.back().enthalpy,
              second.branches[k].arm.branch.points.back().enthalpy);
    ASSERT_EQ(first.branches[k].members.size(), second.branches[k].members.size());
    for (std::size_t i = 0; i < first.branches[k].members.size(); ++i) {
      EXPECT_EQ(first.branches[k].members[i].id, second.branches[k].members[i].id);
    }
  }
  EXPECT_EQ(first.disagreements.size(), second.disagreements.size());
}

TEST(Atlas, TellsOfEveryNewStateMinimaFirstAndTakesTheIdsItIsGiven) {
  const auto& known = lennard_jones(7, 0.5);
  const auto surface = make_surface(known.system);
  std::set<std::int64_t> minima, transition_states;
  const NewStates give = {[&](double pressure, const Minimum& state) {
                            EXPECT_EQ(pressure, 2.0);
                            EXPECT_NEAR(state.enthalpy, state.energy + 2 * state.volume, 1e-9);
                            const auto id = 100 + static_cast<std::int64_t>(minima.size());
                            minima.insert(id);
                            return id;
                          },
                          [&](double, const TransitionState& state) {
                            EXPECT_TRUE(minima.contains(state.minimum_a) && minima.contains(state.minimum_b));
                            const auto id = 500 + static_cast<std::int64_t>(transition_states.size());
                            transition_states.insert(id);
                            return id;
                          }};
  const Atlas atlas = build_atlas(known.system, *surface, from_ambient(known, {2}), on_threads(2), give);
  EXPECT_EQ(atlas.landscapes.at(1).landscape.minima().size(), minima.size());
  EXPECT_EQ(atlas.landscapes.at(1).landscape.transition_states().size(), transition_states.size());
  EXPECT_GT(minima.size(), 0u);
  EXPECT_GT(transition_states.size(), 0u);
  for (const Disagreement& disagreement : atlas.disagreements) {
    EXPECT_EQ(disagreement.kind, Disagreement::Kind::not_in_census);
    EXPECT_NE(disagreement.branch, 0);
  }
  EXPECT_EQ(atlas.disagreements.size(), minima.size() + transition_states.size());
}

TEST(Atlas, SaysWhichStateNoBranchAccountsFor) {
  const auto& known = lennard_jones(7, 0.5);
  const auto surface = make_surface(known.system);
  auto landscapes = from_ambient(known, {});
  // A structure that is not stationary, which a damaged census might hold.
  Minimum wrong = known.minima[0];
  wrong.id = 99;
  wrong.positions *= 1.3;
  wrong.enthalpy += 1;
  landscapes[0].landscape.add(wrong);
  landscapes[0].census_minima.insert(99);
  const Atlas atlas = build_atlas(known.system, *surface, landscapes, on_threads(2));
  const auto& all = atlas.disagreements;
  const auto found = std::find_if(all.begin(), all.end(), [](const Disagreement& one) { return one.state == 99; });
  ASSERT_NE(found, all.end());
  EXPECT_EQ(found->kind, Disagreement::Kind::not_followed);
  EXPECT_FALSE(found->reason.empty());
  EXPECT_EQ(atlas.branch_of(0, 0, 99), nullptr);
}

TEST(Atlas, UnderTensionBranchesEndWhereTheClusterLosesThem) {
  const auto& known = lennard_jones(7, 0.5);
  const auto surface = make_surface(known.system);
  AtlasOptions options = on_threads(2);
  options.low = -20;
  options.high = 1;
  const Atlas atlas = build_atlas(known.system, *surface, from_ambient(known, {}), options);
  EXPECT_EQ(atlas.counts_at(-19).first, 0);
  for (const AtlasBranch& branch : atlas.branches) {
    const Arm arm = branch.arm.view();
    EXPECT_GE(arm.lowest_pressure(), -20.0);
    EXPECT_EQ(arm.lowest_pressure() == -20.0, branch.arm.low_end == BranchEnd::range);
  }
}

TEST(Atlas, OfMinimaAloneHasTheSameMinimaAndCrossings) {
  const auto& known = lennard_jones(8, 0.0);
  const auto surface = make_surface(known.system);
  AtlasOptions options = on_threads(2);
  const Atlas whole = build_atlas(known.system, *surface, from_ambient(known, {5}), options);
  options.minima_only = true;
  const Atlas minima = build_atlas(known.system, *surface, from_ambient(known, {5}), options);
  for (const double pressure : {0.0, 1.0, 5.0, 9.0}) {
    EXPECT_EQ(minima.counts_at(pressure).first, whole.counts_at(pressure).first);
    EXPECT_EQ(minima.counts_at(pressure).second, 0);
  }
  ASSERT_EQ(minima.crossings.size(), whole.crossings.size());
  for (std::size_t k = 0; k < minima.crossings.size(); ++k) {
    EXPECT_NEAR(minima.crossings[k].crossing.pressure, whole.crossings[k].crossing.pressure, 1e-11);
  }
  EXPECT_EQ(problems(minima), "");
}

TEST(Atlas, WantsARangeWithALandscapeInIt) {
  const auto& known = lennard_jones(7, 0.5);
  const auto surface = make_surface(known.system);
  AtlasOptions options;
  options.low = 3;
  options.high = 2;
  EXPECT_THROW(build_atlas(known.system, *surface, from_ambient(known, {}), options), std::invalid_argument);
  options.high = 5;
  EXPECT_THROW(build_atlas(known.system, *surface, from_ambient(known, {}), options), std::invalid_argument);
}

TEST(Atlas, StopsWhenAskedTo) {
  const auto& known = lennard_jones(8, 0.5);
  const auto surface = make_surface(known.system);
  const Atlas atlas = build_atlas(known.system, *surface, from_ambient(known, {1}), on_threads(2), {},
                                  [](const AtlasStatus& status) { return status.done < 5; });
  EXPECT_TRUE(atlas.interrupted);
}

}  // namespace
}  // namespace baroscape
