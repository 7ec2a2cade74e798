// Landscapes by continuation against censuses that know nothing of it, and how far states are followed.
#include <gtest/gtest.h>

#include <algorithm>

#include "atlas/ambient_atlas.hpp"
#include "explore/census.hpp"
#include "landscape/recognition.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

using namespace stationary_points;

/// States of one landscape that the other lacks, by id.
template <class State>
std::vector<std::int64_t> lacking(const System& system, const std::vector<State>& states,
                                  const std::vector<State>& other) {
  Recognition known(system.species);
  for (const State& state : other) known.add(state.id, state.enthalpy, state.positions);
  std::vector<std::int64_t> missing;
  for (const State& state : states) {
    if (!known.find(state.enthalpy, state.positions)) missing.push_back(state.id);
  }
  return missing;
}

ExploredLandscape census_at(const System& system, double pressure, std::int64_t searches) {
  CensusOptions options;
  options.key = {pressure, 2};
  options.until.coverage = 0.999;
  options.until.searches = searches;
  options.threads = 2;
  MemoryJournal journal;
  ExploredLandscape explored{census(system, options, journal).landscape, {}, {}};
  for (const Minimum& state : explored.landscape.minima()) explored.census_minima.insert(state.id);
  for (const TransitionState& state : explored.landscape.transition_states()) {
    explored.census_transition_states.insert(state.id);
  }
  return explored;
}

/// The landscapes that continuation makes of P = 0 alone against censuses that know nothing of it: it finds nothing
/// that they do not, and what it misses are transition states that are born under pressure, with a saddle of index 2.
/// Returns how many those are.
std::size_t missed_by_continuation(int atoms, double atom_radius, const std::vector<double>& pressures,
                                   std::int64_t searches) {
  const auto& known = lennard_jones(atoms, atom_radius);
  const auto surface = make_surface(known.system);
  const Atlas from_below = build_atlas(known.system, *surface, from_ambient(known, pressures), on_threads(2));
  EXPECT_EQ(problems(from_below), "");
  auto landscapes = from_ambient(known, {});
  for (const double pressure : pressures) landscapes.push_back(census_at(known.system, pressure, searches));
  const Atlas whole = build_atlas(known.system, *surface, landscapes, on_threads(2));
  EXPECT_TRUE(whole.disagreements.empty()) << problems(whole);
  std::size_t missed = 0;
  for (std::size_t k = 0; k < landscapes.size(); ++k) {
    const Landscape& followed = from_below.landscapes[k].landscape;
    const Landscape& counted = landscapes[k].landscape;
    const std::string name = "LJ" + std::to_string(atoms) + " at P = " + std::to_string(counted.pressure());
    const auto none = std::vector<std::int64_t>{};
    EXPECT_EQ(lacking(known.system, followed.minima(), counted.minima()), none) << name;
    EXPECT_EQ(lacking(known.system, counted.minima(), followed.minima()), none) << name;
    EXPECT_EQ(lacking(known.system, followed.transition_states(), counted.transition_states()), none) << name;
    for (const std::int64_t id : lacking(known.system, counted.transition_states(), followed.transition_states())) {
      ++missed;
      const AtlasBranch* branch = whole.branch_of(counted.pressure(), 1, id);
      if (branch == nullptr) {
        ADD_FAILURE() << name << ": transition state " << id << " is on no branch";
        continue;
      }
      EXPECT_GT(branch->arm.view().lowest_pressure(), 0.0) << name;
      EXPECT_EQ(branch->arm.low_end, BranchEnd::index_changed) << name;
      EXPECT_EQ(branch->arm.branch.events.front().critical.index_before, 2) << name;
    }
  }
  return missed;
}

TEST(Atlas, LandscapesOfLj7ByContinuationAreThoseOfIndependentCensuses) {
  EXPECT_EQ(missed_by_continuation(7, 0.0, {0.5, 2, 5, 10}, 2000), 0u);
  EXPECT_EQ(missed_by_continuation(7, 0.5, {2, 10}, 2000), 0u);
}

TEST(Atlas, LandscapesOfLj8PointAtomsByContinuationAreThoseOfIndependentCensuses) {
  EXPECT_EQ(missed_by_continuation(8, 0.0, {1, 5}, 4000), 0u);
}

TEST(Atlas, LandscapesOfLj8ByContinuationAreThoseOfIndependentCensuses) {
  EXPECT_EQ(missed_by_continuation(8, 0.5, {0.5, 2, 5, 10}, 4000), 0u);
}

TEST(SlowAtlas, LandscapesOfLj9ByContinuationAreThoseOfIndependentCensuses) {
  missed_by_continuation(9, 0.0, {1, 5}, 30000);
  EXPECT_GT(missed_by_continuation(9, 0.5, {0.25, 0.5, 1, 2, 3, 4, 5, 7, 8.5, 10}, 30000), 0u);
}

/// Every branch ends at an end of the range or in an event, and every state of the landscape is on one.
void expect_followed_to_their_ends(const Atlas& atlas) {
  EXPECT_EQ(problems(atlas), "");
  for (const AtlasBranch& branch : atlas.branches) {
    for (const BranchEnd end : {branch.arm.low_end, branch.arm.high_end}) {
      EXPECT_TRUE(end == BranchEnd::range || end == BranchEnd::index_changed || end == BranchEnd::symmetric)
          << "branch " << branch.id << " of index " << branch.arm.index << ": " << describe(end);
    }
  }
}

TEST(Atlas, AllStatesOfLj8AreFollowedToTheirEnds) {
  const auto& known = lennard_jones(8, 0.0);
  const auto surface = make_surface(known.system);
  const Atlas atlas = build_atlas(known.system, *surface, from_ambient(known, {}), on_threads(2));
  EXPECT_EQ(atlas.counts_at(0), std::pair(std::int64_t{8}, std::int64_t{42}));
  expect_followed_to_their_ends(atlas);
}

TEST(SlowAtlas, AllStatesOfLj10AreFollowedToTheirEnds) {
  for (const double radius : {0.0, 0.5}) {
    const auto& known = lennard_jones(10, radius);
    ASSERT_EQ(known.transition_states.size(), 635u);
    const auto surface = make_surface(known.system);
    const Atlas atlas = build_atlas(known.system, *surface, from_ambient(known, {10}), on_threads(2));
    EXPECT_EQ(atlas.counts_at(0), std::pair(std::int64_t{64}, std::int64_t{635}));
    expect_followed_to_their_ends(atlas);
  }
}

TEST(SlowAtlas, AllMinimaOfLj13AreFollowedToTheirEnds) {
  for (const double radius : {0.0, 0.5}) {
    stationary_points::Known known;
    known.system = lennard_jones_cluster(13, radius);
    CensusOptions options;
    options.key = {0.0, 1};
    options.until.minima = 1505;
    options.threads = 2;
    MemoryJournal journal;
    known.minima = lowest_first(census(known.system, options, journal).landscape.minima());
    const auto surface = make_surface(known.system);
    AtlasOptions minima = on_threads(2);
    minima.minima_only = true;
    const Atlas atlas = build_atlas(known.system, *surface, from_ambient(known, {10}), minima);
    EXPECT_GE(atlas.counts_at(0).first, 1505) << radius;
    expect_followed_to_their_ends(atlas);
  }
}

}  // namespace
}  // namespace baroscape
