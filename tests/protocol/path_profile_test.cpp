// Energy along a path at two pressures.
#include "protocol/path_profile.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "atlas/stationary_points.hpp"
#include "landscape/lowest_path.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

using stationary_points::lennard_jones;

/// LJ7 with point atoms at P = 0, with or without the transition states.
Landscape lj7(bool with_transition_states) {
  const auto& known = lennard_jones(7, 0.0);
  Landscape landscape(0);
  for (const Minimum& state : known.minima) landscape.add(state);
  if (with_transition_states) {
    for (const TransitionState& state : known.transition_states) landscape.add(state);
  }
  return landscape;
}

/// Two ends at the minima's enthalpies, and volumes that fit both.
void expect_ends(const PathProfile& profile, const Landscape& landscape) {
  const Minimum &first = landscape.minimum(profile.from), &last = landscape.minimum(profile.to);
  EXPECT_EQ(profile.lengths(0), 0.0);
  EXPECT_NEAR(profile.energies(0), first.energy, 1e-9);
  EXPECT_NEAR(profile.energies.tail(1)(0), last.energy, 1e-9);
  EXPECT_NEAR(profile.volumes(0), first.volume, 1e-7);
  EXPECT_NEAR(profile.volumes.tail(1)(0), last.volume, 1e-7);
  for (Eigen::Index k = 0; k + 1 < profile.lengths.size(); ++k) EXPECT_LE(profile.lengths(k), profile.lengths(k + 1));
  EXPECT_EQ(profile.states.front().index, 0);
  EXPECT_EQ(profile.states.front().id, profile.from);
  EXPECT_EQ(profile.states.back().id, profile.to);
}

// The highest minimum of LJ7 becomes a saddle at P = 2.245 in a subcritical pitchfork; that vanishes at P = 3.51.
TEST(PathProfile, ABasinThatBecomesASaddleUnderPressureIsNamed) {
  const auto& known = lennard_jones(7, 0.0);
  const auto surface = make_surface(known.system);
  const Landscape landscape = lj7(true);
  std::vector<Minimum> minima = known.minima;
  std::sort(minima.begin(), minima.end(), [](const Minimum& a, const Minimum& b) { return a.energy < b.energy; });
  const std::int64_t lowest = minima.front().id, highest = minima.back().id;
  const auto profile = path_profile(known.system, *surface, landscape, highest, lowest, 3.0);
  ASSERT_TRUE(profile.has_value());
  expect_ends(*profile, landscape);
  const LandscapePath path = *lowest_path(landscape, highest, lowest);
  EXPECT_NEAR(profile->energies.maxCoeff(), highest_point(landscape, path).enthalpy, 1e-9);
  EXPECT_EQ(profile->states.size(), path.minima.size() + path.transition_states.size());
  EXPECT_EQ(profile->states.front().index_there, 1) << "a minimum at P = 0, a saddle at P = 3";
  EXPECT_EQ(profile->states.back().index_there, 0);
  // H at another pressure is that of the same structures.
  EXPECT_NEAR(profile->enthalpies(4.0)(0), minima.back().energy + 4 * minima.back().volume, 1e-7);
  EXPECT_EQ(profile->enthalpies(0.0), profile->energies);
}

TEST(PathProfile, WithoutAKnownPathABandBetweenTheAlignedEndsStandsIn) {
  const auto& known = lennard_jones(7, 0.0);
  const auto surface = make_surface(known.system);
  const Landscape landscape = lj7(false), with_path = lj7(true);
  const std::int64_t from = known.minima[0].id, to = known.minima[1].id;
  const auto band = path_profile(known.system, *surface, landscape, from, to, 2.0);
  ASSERT_TRUE(band.has_value());
  expect_ends(*band, landscape);
  EXPECT_NE(band->method.find("band"), std::string::npos);
  EXPECT_EQ(band->states.size(), 2u);
  // No continuous path passes below the lowest one; between images H is not looked at.
  const auto path = path_profile(known.system, *surface, with_path, from, to, 2.0);
  EXPECT_GT(band->energies.maxCoeff(), path->energies.maxCoeff() - 0.1);
}

TEST(PathProfile, FromAMinimumToItselfThereIsNone) {
  const auto& known = lennard_jones(7, 0.0);
  EXPECT_FALSE(path_profile(known.system, *make_surface(known.system), lj7(true), 1, 1, 2.0).has_value());
}

}  // namespace
}  // namespace baroscape
