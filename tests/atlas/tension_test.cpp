// Negative pressure until the last minimum vanishes.
#include "atlas/tension.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "atlas/stationary_points.hpp"
#include "search/internal_space.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

using stationary_points::lennard_jones;

Atlas pulled(int atoms, double low) {
  const auto& known = lennard_jones(atoms, 0.5);
  ExploredLandscape ambient{Landscape(0), {}, {}};
  for (const Minimum& state : known.minima) {
    ambient.landscape.add(state);
    ambient.census_minima.insert(state.id);
  }
  for (const TransitionState& state : known.transition_states) {
    ambient.landscape.add(state);
    ambient.census_transition_states.insert(state.id);
  }
  AtlasOptions options;
  options.low = low;
  options.high = 1;
  options.threads = 2;
  return build_atlas(known.system, *make_surface(known.system), {ambient}, options);
}

TEST(Tension, TheLastMinimumOfLj7VanishesInACriticalPoint) {
  const Atlas atlas = pulled(7, -50);
  const auto surface = make_surface(lennard_jones(7, 0.5).system);
  const AtlasRecord record = record_of(*surface, atlas);
  const auto last = last_minimum(record);
  ASSERT_TRUE(last.has_value());
  EXPECT_GT(last->pressure, -50.0);
  EXPECT_LT(last->pressure, 0.0);
  // A little above it there is still a minimum, whose lowest eigenvalue has all but vanished; below there is none.
  EXPECT_GE(atlas.counts_at(last->pressure + 1e-6).first, 1);
  EXPECT_EQ(atlas.counts_at(last->pressure - 1e-6).first, 0);
  const AtlasBranch& branch = atlas.branches[static_cast<std::size_t>(last->branch - 1)];
  const auto near = state_at(*surface, branch.arm.view(), last->pressure + 1e-6);
  ASSERT_TRUE(near.has_value());
  EXPECT_GT(near->lowest(0), 0.0);
  EXPECT_LT(near->lowest(0), 0.1);
  const std::string words = tension_in_words(record);
  EXPECT_NE(words.find("No minimum is left below P = -"), std::string::npos) << words;
  EXPECT_NE(words.find("P = -50"), std::string::npos) << words;
}

TEST(Tension, NothingIsSaidWhereMinimaLast) {
  const Atlas atlas = pulled(7, -0.01);
  const AtlasRecord record = record_of(*make_surface(lennard_jones(7, 0.5).system), atlas);
  EXPECT_FALSE(last_minimum(record).has_value());
  EXPECT_EQ(tension_in_words(record), "");
}

}  // namespace
}  // namespace baroscape
