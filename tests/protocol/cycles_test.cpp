// Cycles of loading and unloading, and the loops they make.
#include "protocol/cycles.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "atlas/stationary_points.hpp"
#include "protocol/maps.hpp"
#include "protocol/volume_loop.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

using Ids = std::vector<std::int64_t>;

/// Minima 1, 2, … with energies −1, −2, … at P = 0, and 11, 12, … under pressure.
Landscape made_up(int count, double pressure, std::int64_t first) {
  Landscape landscape(pressure);
  for (int k = 0; k < count; ++k) {
    Minimum minimum;
    minimum.id = first + k;
    minimum.energy = minimum.enthalpy = -1.0 - k;
    landscape.add(minimum);
  }
  return landscape;
}

/// Each under pressure as it is, and then where `back` says.
CycleStates states_of(const std::vector<MapEntry>& back, int count) {
  const Landscape ambient = made_up(count, 0, 1), pressed = made_up(count, 1, 11);
  PressureMap load{0, 1, {}};
  for (int k = 0; k < count; ++k) load.entries.push_back({1 + k, 11 + k, 0, 0, 0, 1});
  return cycle_states(ambient, turn_matrix(ambient, pressed, load, {1, 0, back}));
}

TEST(Cycles, AWayOutLeadsToAFixedStateAndAnOrbitHasItsPeriod) {
  // 1 → 2 → 2; 3 → 4 → 5 → 3.
  const CycleStates states = states_of({{11, 2}, {12, 2}, {13, 4}, {14, 5}, {15, 3}}, 5);
  EXPECT_TRUE(states.fates[0].transient);
  EXPECT_EQ(states.fates[0].reachable, (Ids{2}));
  EXPECT_EQ(states.fates[0].returning, 0.0);
  EXPECT_FALSE(states.fates[1].transient);
  EXPECT_EQ(states.fates[1].returning, 1.0);
  EXPECT_EQ(states.fates[3].reachable, (Ids{3, 4, 5}));
  ASSERT_EQ(states.attractors.size(), 2u);
  EXPECT_EQ(states.attractors[0].minima, (Ids{2}));
  EXPECT_EQ(states.attractors[0].period, 1);
  EXPECT_EQ(states.attractors[0].drawn, 2);
  EXPECT_EQ(states.attractors[1].minima, (Ids{3, 4, 5}));
  EXPECT_EQ(states.attractors[1].period, 3);
}

TEST(Cycles, WhereAWayPartsBothEndsAreReachedWithTheirWeights) {
  const CycleStates states = states_of({{11, 2, 0, 0, 1, 0.5}, {11, 3, 0, 0, 1, 0.5}, {12, 2}, {13, 1}}, 3);
  EXPECT_EQ(states.fates[0].reachable, (Ids{1, 2, 3}));
  EXPECT_TRUE(states.fates[0].transient) << "minimum 2 lets nothing back";
  ASSERT_EQ(states.attractors.size(), 1u);
  EXPECT_EQ(states.attractors[0].drawn, 3);
  const Landscape ambient = made_up(3, 0, 1), pressed = made_up(3, 1, 11);
  const PressureMap load{0, 1, {{1, 11}, {2, 12}, {3, 13}}},
      unload{1, 0, {{11, 2, 0, 0, 1, 0.5}, {11, 3, 0, 0, 1, 0.5}, {12, 2}, {13, 1}}};
  const auto turns = turn_by_turn(ambient, turn_matrix(ambient, pressed, load, unload), Eigen::Vector3d(1, 0, 0), 3);
  ASSERT_EQ(turns.size(), 4u);
  EXPECT_EQ(turns[0].mean_energy, -1.0);
  EXPECT_EQ(turns[1].mean_energy, -2.5);
  EXPECT_EQ(turns[2].population, (std::vector<std::pair<std::int64_t, double>>{{1, 0.5}, {2, 0.5}}));
  EXPECT_EQ(turns[3].population, (std::vector<std::pair<std::int64_t, double>>{{2, 0.75}, {3, 0.25}}));
  for (const CycleTurn& turn : turns) EXPECT_EQ(turn.lost, 0.0);
}

TEST(Cycles, WhatCannotBeFollowedIsCountedAsLost) {
  const CycleStates states = states_of({{12, 2}}, 2);
  EXPECT_TRUE(states.fates[0].transient);
  EXPECT_TRUE(states.fates[0].reachable.empty());
  const Landscape ambient = made_up(2, 0, 1), pressed = made_up(2, 1, 11);
  const auto turns = turn_by_turn(ambient, turn_matrix(ambient, pressed, {0, 1, {{1, 11}, {2, 12}}}, {1, 0, {{12, 2}}}),
                                  Eigen::Vector2d(0.5, 0.5), 2);
  EXPECT_EQ(turns[2].lost, 0.5);
  EXPECT_EQ(turns[2].mean_energy, -2.0) << "over what is left";
}

/// Every minimum of a cluster loaded and unloaded.
struct Loaded {
  Landscape ambient;
  std::vector<Landscape> pressed;
  LoadAndUnload maps;
};

Loaded load(int atoms, double atom_radius, const std::vector<double>& pressures, int threads = 2) {
  const auto& known = stationary_points::lennard_jones(atoms, atom_radius);
  Loaded loaded;
  for (const Minimum& minimum : known.minima) loaded.ambient.add(minimum);
  for (const double pressure : pressures) loaded.pressed.emplace_back(pressure);
  std::int64_t last = 1000;
  loaded.maps = load_and_unload_maps(known.system, *make_surface(known.system), loaded.ambient, loaded.pressed, threads,
                                     [&](double, const Minimum&) { return ++last; }, {});
  return loaded;
}

double largest(const Eigen::SparseMatrix<double>& matrix) {
  return Eigen::MatrixXd(matrix).cwiseAbs().maxCoeff();
}

// LJ7 with point atoms keeps its four minima up to P = 2.245.
TEST(Cycles, BelowTheFirstEventATurnIsTheIdentity) {
  const Loaded lj7 = load(7, 0.0, {1.0, 2.2});
  EXPECT_EQ(lj7.maps.lost, 0);
  for (std::size_t p = 0; p < 2; ++p) {
    auto turn = turn_matrix(lj7.ambient, lj7.pressed[p], lj7.maps.load[p], lj7.maps.unload[p]);
    Eigen::SparseMatrix<double> identity(turn.rows(), turn.cols());
    identity.setIdentity();
    EXPECT_EQ(largest(turn - identity), 0.0);
    for (const VolumeLoop& loop :
         volume_loops(lj7.maps.load[p], lj7.maps.load_courses[p], lj7.maps.unload[p], lj7.maps.unload_courses[p])) {
      EXPECT_TRUE(loop.returns());
      EXPECT_NEAR(loop.area, 0.0, 1e-9);
      EXPECT_EQ(loop.dropped, 0.0);
    }
  }
}

TEST(Cycles, EveryMinimumKeepsItsWeightAndPopulationsAreConserved) {
  const Loaded lj8 = load(8, 0.5, {0.5, 2.0, 6.0});
  EXPECT_EQ(lj8.maps.lost, 0);
  const auto count = static_cast<Eigen::Index>(lj8.ambient.minima().size());
  for (std::size_t p = 0; p < 3; ++p) {
    const auto turn = turn_matrix(lj8.ambient, lj8.pressed[p], lj8.maps.load[p], lj8.maps.unload[p]);
    const Eigen::RowVectorXd sums = Eigen::RowVectorXd::Ones(turn.rows()) * turn;
    EXPECT_LE((sums.array() - 1).abs().maxCoeff(), 1e-15);
    const Eigen::VectorXd start = Eigen::VectorXd::Constant(count, 1.0 / static_cast<double>(count));
    for (const CycleTurn& now : turn_by_turn(lj8.ambient, turn, start, 20)) {
      double sum = 0;
      for (const auto& [id, weight] : now.population) sum += weight;
      EXPECT_NEAR(sum, 1.0, 1e-12);
      EXPECT_NEAR(now.lost, 0.0, 1e-12);
    }
    // Whatever is there after many turns is on an attractor.
    const CycleStates states = cycle_states(lj8.ambient, turn);
    const auto settled = turn_by_turn(lj8.ambient, turn, start, 100);
    for (const auto& [id, weight] : settled.back().population) {
      EXPECT_FALSE(states.fates[*lj8.ambient.index_of_minimum(id)].transient);
    }
  }
}

// ∮V dP is what E changes by plus what slides drop; of a loop that closes the dissipated enthalpy alone.
TEST(Cycles, TheAreaOfALoopIsTheEnthalpyDroppedAtSlides) {
  const Loaded lj8 = load(8, 0.5, {2.0, 6.0});
  int with_slides = 0, closed = 0;
  for (std::size_t p = 0; p < 2; ++p) {
    const auto loops =
        volume_loops(lj8.maps.load[p], lj8.maps.load_courses[p], lj8.maps.unload[p], lj8.maps.unload_courses[p]);
    ASSERT_EQ(loops.size(), stationary_points::lennard_jones(8, 0.5).minima.size());
    for (const VolumeLoop& loop : loops) {
      const double change = lj8.ambient.minimum(loop.unloaded).energy - lj8.ambient.minimum(loop.minimum).energy;
      EXPECT_NEAR(loop.area, loop.dropped + change, 1e-8);
      if (loop.returns()) {
        EXPECT_GE(loop.area, -1e-9);
      }
      with_slides += loop.dropped > 0;
      closed += loop.returns();
      // The points are those of one way up and one down, and Hermite's rule on them gives the area again.
      EXPECT_EQ(loop.load.front().pressure, 0.0);
      EXPECT_EQ(loop.load.back().pressure, loop.pressure);
      EXPECT_EQ(loop.unload.back().pressure, 0.0);
      EXPECT_NEAR(loop.load.back().volume, loop.unload.front().volume, 1e-7);
    }
  }
  EXPECT_GT(with_slides, 0);
  EXPECT_GT(closed, 0);
}

TEST(Cycles, MapsAreTheSameOnAnyNumberOfThreads) {
  const Loaded one = load(7, 0.0, {5.0}, 1), three = load(7, 0.0, {5.0}, 3);
  ASSERT_EQ(one.maps.load[0].entries.size(), three.maps.load[0].entries.size());
  for (std::size_t k = 0; k < one.maps.load[0].entries.size(); ++k) {
    EXPECT_EQ(one.maps.load[0].entries[k].to, three.maps.load[0].entries[k].to);
    EXPECT_EQ(one.maps.load[0].entries[k].dropped, three.maps.load[0].entries[k].dropped);
  }
}

}  // namespace
}  // namespace baroscape
