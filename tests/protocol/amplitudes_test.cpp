// What cycles do as a function of their amplitude.
#include "protocol/amplitudes.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "atlas/ambient_atlas.hpp"
#include "kinetics/equilibrium.hpp"
#include "protocol/cycles.hpp"
#include "protocol/maps.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

Minimum minimum_of_energy(std::int64_t id, double energy) {
  Minimum minimum;
  minimum.id = id;
  minimum.energy = minimum.enthalpy = energy;
  return minimum;
}

/// Minima 11, 12, 13 with energies −1, −2, −3 on branches 1, 2, 3 from −4 to 10; the first ends at P = 3.
AtlasRecord made_up() {
  AtlasRecord atlas;
  atlas.from = -4;
  atlas.to = 10;
  for (std::int64_t id = 1; id <= 3; ++id) {
    BranchRecord branch;
    branch.id = id;
    branch.from = -4;
    branch.to = id == 1 ? 3 : 10;
    branch.members.push_back({0, 10 + id, true});
    atlas.branches.push_back(branch);
  }
  return atlas;
}

Landscape ambient_of_three() {
  Landscape ambient(0);
  for (std::int64_t id = 1; id <= 3; ++id) ambient.add(minimum_of_energy(10 + id, -static_cast<double>(id)));
  return ambient;
}

TEST(Amplitudes, AreARangeForEveryThingThatCyclesDo) {
  AtlasRecord atlas = made_up();
  atlas.successions.push_back({1, 1, 3.0, 2, 1.0, true, 0.5});
  const AmplitudeCurve curve = amplitude_curve(atlas, ambient_of_three(), Eigen::Vector3d(0.5, 0.5, 0), 5);
  EXPECT_DOUBLE_EQ(curve.energy, -1.5);
  ASSERT_EQ(curve.ranges.size(), 2u);
  EXPECT_EQ(curve.ranges[0].from, -4.0);
  EXPECT_EQ(curve.ranges[0].to, 3.0);
  EXPECT_EQ(curve.ranges[0].returning_share, 1.0);
  EXPECT_DOUBLE_EQ(curve.ranges[0].energy_settled, -1.5);
  EXPECT_EQ(curve.ranges[1].to, 10.0);
  EXPECT_DOUBLE_EQ(curve.ranges[1].returning_share, 2.0 / 3);
  EXPECT_DOUBLE_EQ(curve.ranges[1].energy_once, -2.0);
  EXPECT_EQ(curve.ranges[1].lost_share, 0.0);
}

TEST(Amplitudes, CountWhatIsLostAndWhereWaysPart) {
  AtlasRecord atlas = made_up();
  atlas.successions.push_back({1, 1, 3.0, 2, 0.5, true, 0.5});
  atlas.successions.push_back({1, 1, 3.0, 3, 0.5, true, 0.75});
  // The third falls apart under tension.
  atlas.branches[2].from = -2;
  atlas.successions.push_back({3, -1, -2.0, 0, 1.0, true, 0});
  const AmplitudeCurve curve = amplitude_curve(atlas, ambient_of_three(), Eigen::Vector3d(1, 0, 0), 1);
  ASSERT_EQ(curve.ranges.size(), 3u);
  EXPECT_EQ(curve.ranges[0].to, -2.0);
  EXPECT_DOUBLE_EQ(curve.ranges[0].lost_share, 1.0 / 3);
  EXPECT_DOUBLE_EQ(curve.ranges[0].returning_share, 2.0 / 3);
  EXPECT_EQ(curve.ranges[1].lost_share, 0.0);
  EXPECT_DOUBLE_EQ(curve.ranges[2].energy_once, -2.5);
}

TEST(Amplitudes, WithoutBranchesAtAmbientPressureThereAreNone) {
  AtlasRecord atlas = made_up();
  for (BranchRecord& branch : atlas.branches) branch.members.clear();
  EXPECT_TRUE(amplitude_curve(atlas, ambient_of_three(), Eigen::Vector3d(1, 0, 0), 1).ranges.empty());
}

TEST(Amplitudes, OfLj8AgreeWithMapsOfEveryMinimumFollowedByItself) {
  const auto& known = stationary_points::lennard_jones(8, 0.0);
  const auto surface = make_surface(known.system);
  AtlasOptions options = stationary_points::on_threads(2);
  options.minima_only = true;
  const Atlas atlas =
      build_atlas(known.system, *surface, stationary_points::from_ambient(known, {0.5, 2, 10}), options);
  Landscape ambient = atlas.landscapes.at(0).landscape;
  std::vector<Landscape> pressed;
  for (std::size_t k = 1; k < atlas.landscapes.size(); ++k) pressed.push_back(atlas.landscapes[k].landscape);
  const Eigen::VectorXd glass = equilibrium(ambient, 0.3);
  const AmplitudeCurve curve = amplitude_curve(record_of(*surface, atlas), ambient, glass, 20);
  ASSERT_GT(curve.ranges.size(), 3u);
  EXPECT_EQ(curve.ranges.front().from, 0.0);
  EXPECT_EQ(curve.ranges.back().to, 10.0);
  EXPECT_EQ(curve.ranges.front().returning_share, 1.0);
  EXPECT_NEAR(curve.ranges.front().energy_settled, curve.energy, 1e-12);
  for (std::size_t k = 0; k + 1 < curve.ranges.size(); ++k) {
    EXPECT_EQ(curve.ranges[k].to, curve.ranges[k + 1].from);
    EXPECT_EQ(curve.ranges[k].lost_share, 0.0);
  }
  const AddMinimum nothing_new = [](double pressure, const Minimum&) -> std::int64_t {
    ADD_FAILURE() << "a minimum at P = " << pressure << " that the atlas does not have";
    return 1'000'000;
  };
  const LoadAndUnload maps = load_and_unload_maps(known.system, *surface, ambient, pressed, 2, nothing_new, {});
  for (std::size_t p = 0; p < pressed.size(); ++p) {
    const auto turn = turn_matrix(ambient, pressed[p], maps.load[p], maps.unload[p]);
    const double pressure = pressed[p].pressure();
    const auto range = std::find_if(curve.ranges.begin(), curve.ranges.end(),
                                    [&](const AmplitudeRange& one) { return one.to >= pressure; });
    EXPECT_NEAR(range->returning_share, turn.diagonal().sum() / static_cast<double>(turn.cols()), 1e-12);
    const auto course = turn_by_turn(ambient, turn, glass, 20);
    EXPECT_NEAR(range->energy_once, course[1].mean_energy, 1e-12);
    EXPECT_NEAR(range->energy_settled, course[20].mean_energy, 1e-12);
  }
}

}  // namespace
}  // namespace baroscape
