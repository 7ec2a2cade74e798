// Every number of LJ7, against an independent full-Hessian program (tests/data/README.md).
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "explore/census_runs.hpp"
#include "landscape/characterise.hpp"
#include "numeric/clusters.hpp"
#include "numeric/reference_data.hpp"
#include "search/acceptance.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

using numeric::Row;

/// Minima in the order of lj7_minima.csv.
std::vector<Minimum> minima_by_energy(const Landscape& landscape) {
  std::vector<Minimum> minima = landscape.minima();
  std::sort(minima.begin(), minima.end(), [](const Minimum& a, const Minimum& b) { return a.enthalpy < b.enthalpy; });
  return minima;
}

TEST(Lj7, MinimaAreThoseOfTheReference) {
  const std::vector<Minimum> minima = minima_by_energy(census_runs::lj7().landscape);
  const std::vector<Row> rows = numeric::read_table("lj7_minima.csv");
  ASSERT_EQ(minima.size(), rows.size());
  for (std::size_t k = 0; k < rows.size(); ++k) {
    EXPECT_NEAR(minima[k].enthalpy, rows[k].at("energy"), 1e-6);
    EXPECT_NEAR(minima[k].energy, rows[k].at("energy"), 1e-6);
    EXPECT_EQ(minima[k].point_group_order, rows[k].at("point_group_order"));
    EXPECT_NEAR(minima[k].log_product, rows[k].at("log_product"), 1e-4);
    EXPECT_EQ(minima[k].log_product_mass, minima[k].log_product);
    EXPECT_NEAR(minima[k].lowest_omega2, rows[k].at("lowest_omega2"), 1e-3);
  }
}

TEST(Lj7, TransitionStatesAreThoseOfTheReference) {
  const Landscape& landscape = census_runs::lj7().landscape;
  const std::vector<Minimum> minima = minima_by_energy(landscape);
  const auto rank = [&](std::int64_t id) {
    return std::find_if(minima.begin(), minima.end(), [&](const Minimum& m) { return m.id == id; }) - minima.begin() +
           1;
  };
  std::vector<TransitionState> states = landscape.transition_states();
  std::sort(states.begin(), states.end(), [](const auto& a, const auto& b) { return a.enthalpy < b.enthalpy; });
  const std::vector<Row> rows = numeric::read_table("lj7_transition_states.csv");
  ASSERT_EQ(states.size(), rows.size());
  for (std::size_t k = 0; k < rows.size(); ++k) {
    EXPECT_NEAR(states[k].enthalpy, rows[k].at("energy"), 1e-6);
    const auto [low, high] = std::minmax({rank(states[k].minimum_a), rank(states[k].minimum_b)});
    EXPECT_EQ(low, rows[k].at("minimum_a")) << "transition state " << k + 1;
    EXPECT_EQ(high, rows[k].at("minimum_b")) << "transition state " << k + 1;
    EXPECT_EQ(states[k].point_group_order, rows[k].at("point_group_order")) << "transition state " << k + 1;
    EXPECT_NEAR(states[k].log_product, rows[k].at("log_product"), 1e-4);
    EXPECT_NEAR(states[k].omega2_negative, rows[k].at("omega2_negative"), 1e-5);
  }
}

TEST(Lj7, MinimaFollowedInPressureAreThoseOfTheReference) {
  const System system = lennard_jones_cluster(7, 0.0);
  const auto surface = make_surface(system);
  std::vector<Minimum> states = minima_by_energy(census_runs::lj7().landscape);  // the volume plays no part at P = 0
  ASSERT_EQ(states.size(), 4u);
  double pressure = 0;
  for (const Row& row : numeric::read_table("lj7_pressure.csv")) {
    while (pressure < row.at("pressure")) {
      pressure = std::min(pressure + 0.02, row.at("pressure"));
      for (Minimum& state : states) {
        Counts counts;
        state.positions = relax_to_minimum(*surface, state.positions, pressure, {}, counts).x;
      }
    }
    for (std::size_t k = 0; k < 4; ++k) {
      const PolishResult point = polish(*surface, states[k].positions, pressure);
      ASSERT_TRUE(point.converged);
      states[k] = characterise_minimum(system, *surface, point, pressure);
      EXPECT_NEAR(states[k].enthalpy, row.at("enthalpy_" + std::to_string(k + 1)), 1e-7) << "P = " << pressure;
      EXPECT_NEAR(states[k].enthalpy, states[k].energy + pressure * states[k].volume, 1e-12);
    }
    EXPECT_NEAR(states[0].volume, row.at("volume_1"), 1e-6) << "P = " << pressure;
    EXPECT_NEAR(states[3].lowest_omega2, row.at("lowest_omega2_4"), 1e-4) << "P = " << pressure;
  }
}

TEST(Lj7, OneStateIsFoundFromRandomStartsOnly) {
  const CensusResult& result = census_runs::lj7();
  const auto& states = result.landscape.transition_states();
  const auto highest = std::max_element(states.begin(), states.end(),
                                        [](const auto& a, const auto& b) { return a.enthalpy < b.enthalpy; });
  const Tally& tally = result.transition_state_tallies[highest - states.begin()];
  EXPECT_GT(tally.hits[static_cast<std::size_t>(StartKind::random)], 0);
  EXPECT_EQ(tally.hits[static_cast<std::size_t>(StartKind::minimum)], 0);
}

}  // namespace
}  // namespace baroscape
