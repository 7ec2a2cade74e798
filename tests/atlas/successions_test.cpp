// What minima become where their branches end, and the maps that follow from it.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "atlas/ambient_atlas.hpp"
#include "atlas/atlas_record.hpp"
#include "atlas/follow_branches.hpp"
#include "atlas/pressure_ways.hpp"
#include "atoms/alignment.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

using namespace stationary_points;

/// An atlas with what is asked of it here.
struct Deformed {
  Deformed(int atoms, double atom_radius, const std::vector<double>& pressures, double low = 0)
      : known(lennard_jones(atoms, atom_radius)), surface(make_surface(known.system)) {
    AtlasOptions options = on_threads(2);
    options.low = low;
    options.minima_only = true;
    atlas = build_atlas(known.system, *surface, from_ambient(known, pressures), options);
    record = record_of(*surface, atlas);
  }

  double enthalpy(std::int64_t branch, double pressure) const {
    return state_at(*surface, atlas.branches[static_cast<std::size_t>(branch - 1)].arm.view(), pressure)->enthalpy;
  }

  const Known& known;
  std::unique_ptr<Surface<double>> surface;
  Atlas atlas;
  AtlasRecord record;
};

TEST(Successions, EveryEndOfABranchInAnEventHasHeirsWhoseWeightsAddUpToOne) {
  const Deformed deformed(8, 0.0, {});
  std::size_t ends = 0;
  for (const AtlasBranch& branch : deformed.atlas.branches) {
    for (const int direction : {-1, 1}) ends += critical_end(branch.arm, direction) != nullptr;
  }
  ASSERT_GT(ends, 3u);
  ASSERT_EQ(deformed.atlas.successions.size(), ends);
  for (const Succession& succession : deformed.atlas.successions) {
    double sum = 0;
    for (const Heir& heir : succession.heirs) {
      sum += heir.weight;
      const Arm arm = deformed.atlas.branches[heir.branch].arm.view();
      EXPECT_LE(arm.lowest_pressure(), succession.pressure + 1e-8);
      EXPECT_GE(arm.highest_pressure(), succession.pressure - 1e-8);
      EXPECT_EQ(deformed.atlas.branches[heir.branch].arm.index, 0);
    }
    EXPECT_DOUBLE_EQ(sum, 1.0);
  }
}

/// Both ways between P = 0 and each pressure, against following every minimum by itself.
void expect_maps_of_single_journeys(const Deformed& deformed, const std::vector<double>& pressures) {
  const PressureWays ways(deformed.record);
  int slides = 0;
  for (const double pressure : pressures) {
    for (const auto& [from, to] : {std::pair(0.0, pressure), std::pair(pressure, 0.0)}) {
      for (const std::int64_t id : ways.minima_at(from)) {
        const AtlasBranch& branch = deformed.atlas.branches[static_cast<std::size_t>(id - 1)];
        const auto start = state_at(*deformed.surface, branch.arm.view(), from);
        ASSERT_TRUE(start.has_value());
        const FollowResult journey = follow_branches(*deformed.surface, start->x, from, to);
        const std::vector<PressureWay> found = ways.follow(id, from, to);
        ASSERT_EQ(found.size(), 1u);
        EXPECT_EQ(found[0].arrived, journey.converged);
        EXPECT_EQ(found[0].weight, 1.0);
        const AtlasBranch& end = deformed.atlas.branches[static_cast<std::size_t>(found[0].end() - 1)];
        const auto there = state_at(*deformed.surface, end.arm.view(), to);
        ASSERT_TRUE(there.has_value());
        EXPECT_TRUE(align(deformed.known.system.species, there->x, journey.positions).has_value())
            << "branch " << id << " from " << from << " to " << to;
        double dropped = 0;
        for (const Slide& slide : journey.slides) dropped += slide.enthalpy_dropped;
        slides += static_cast<int>(journey.slides.size());
        // Critical points are located to 1e-8 and flat there.
        EXPECT_NEAR(found[0].dropped(), dropped, 1e-8);
      }
    }
  }
  EXPECT_GT(slides, 0);
}

TEST(Successions, MapsOfLj7AreThoseOfSingleJourneys) {
  expect_maps_of_single_journeys(Deformed(7, 0.0, {}), {1, 2.2, 2.3, 9.9});
}

TEST(Successions, MapsOfLj8AreThoseOfSingleJourneys) {
  expect_maps_of_single_journeys(Deformed(8, 0.0, {}), {0.5, 2, 10});
}

TEST(Successions, ACycleBelowTheFirstEventOfAMinimumLeadsBackToIt) {
  const Deformed deformed(8, 0.0, {});
  const PressureWays ways(deformed.record);
  for (const std::int64_t id : ways.minima_at(0)) {
    const double last = ways.branch(id).to;
    const PressureWay there = ways.follow(id, 0, 0.999 * last).front();
    EXPECT_EQ(there.end(), id);
    EXPECT_EQ(ways.follow(there.end(), 0.999 * last, 0).front().end(), id);
  }
}

TEST(Successions, AroundACycleTheVolumeWorkIsWhatWasDroppedAndWhatTheEnergyHasChangedBy) {
  const Deformed deformed(8, 0.0, {});
  const PressureWays ways(deformed.record);
  bool slid = false;
  for (const std::int64_t id : ways.minima_at(0)) {
    const PressureWay up = ways.follow(id, 0, 10).front(), down = ways.follow(up.end(), 10, 0).front();
    ASSERT_TRUE(up.arrived && down.arrived);
    double area = 0;
    for (const PressureWay* way : {&up, &down}) {
      for (const PressureLeg& leg : way->legs) {
        // ∫V dP by Simpson's rule in a variable that makes the root at a fold smooth: P = from + (to − from)·s(2 − s).
        constexpr int kPanels = 64;
        const double width = leg.to - leg.from;
        for (int k = 0; k <= 2 * kPanels; ++k) {
          const double s = 0.5 * k / kPanels, pressure = leg.from + width * s * (2 - s);
          const double rate = 2 * width * (1 - s);
          const double weight = k == 0 || k == 2 * kPanels ? 1 : k % 2 == 1 ? 4 : 2;
          if (rate == 0) continue;
          const auto& arm = deformed.atlas.branches[static_cast<std::size_t>(leg.branch - 1)].arm;
          const auto state = state_at(*deformed.surface, arm.view(), pressure);
          // A leg begins where its branch does, to rounding.
          if (!state) continue;
          area += weight / (6.0 * kPanels) * rate * state->volume;
        }
      }
    }
    const double dropped = up.dropped() + down.dropped();
    const double energy = deformed.enthalpy(down.end(), 0) - deformed.enthalpy(id, 0);
    slid = slid || dropped > 0;
    EXPECT_NEAR(area, dropped + energy, 1e-5) << "branch " << id;
  }
  EXPECT_TRUE(slid);
}

TEST(Successions, UnderTensionTheLastMinimumHasNoHeir) {
  const Deformed deformed(7, 0.5, {}, -20);
  const PressureWays ways(deformed.record);
  double last = 0;
  for (const std::int64_t id : ways.minima_at(0)) {
    for (const PressureWay& way : ways.follow(id, 0, -20)) {
      EXPECT_FALSE(way.arrived);
      last = std::min(last, way.legs.back().to);
    }
  }
  EXPECT_LT(last, -0.1);
  EXPECT_GT(last, -19.0);
  EXPECT_TRUE(ways.minima_at(last - 0.01).empty());
}

}  // namespace
}  // namespace baroscape
