#include "kinetics/free_energy_landscape.hpp"

#include <gtest/gtest.h>

#include "core/error.hpp"
#include "kinetics/rates.hpp"
#include "kinetics/samples.hpp"
#include "landscape/disconnectivity.hpp"

namespace baroscape {
namespace {

using testing_kinetics::minimum;
using testing_kinetics::random_landscape;
using testing_kinetics::transition_state;

TEST(FreeEnergyLandscape, IsTheFormulaWrittenOut) {
  // Two modes in the minima, frequencies 2, 3 and 1, 5; one in the transition states, 4 and 7; orders 6, 2 and 4, 1.
  Landscape landscape;
  landscape.add(minimum(1, -1.0, 6, 2 * std::log(6.0)));
  landscape.add(minimum(2, -0.5, 2, 2 * std::log(5.0)));
  landscape.add(transition_state(8, 0.2, 2, 1, 4, 2 * std::log(4.0)));
  landscape.add(transition_state(9, 0.3, 1, 2, 1, 2 * std::log(7.0)));
  const double t = 0.3, hbar = 0.7;
  const Landscape free = free_energy_landscape(landscape, t, hbar).landscape;
  EXPECT_NEAR(free.minima()[0].enthalpy, -1.0 + t * std::log(6 * 6.0), 1e-14);
  EXPECT_NEAR(free.minima()[1].enthalpy, -0.5 + t * std::log(2 * 5.0), 1e-14);
  ASSERT_EQ(free.transition_states().size(), 1u);
  // Z of both transition states without the mode of the crossing, (T/ħ) each having one mode less.
  const double z = t / hbar * 0 + std::exp(-0.2 / t) / (4 * 4.0) + std::exp(-0.3 / t) / (1 * 7.0);
  EXPECT_NEAR(free.transition_states()[0].enthalpy, -t * std::log(z) - t * std::log(hbar / t), 1e-13);
  EXPECT_EQ(free.transition_states()[0].id, 9) << "the one with the larger rate";
}

TEST(FreeEnergyLandscape, GivesBackTheRatesByTransitionStateTheory) {
  const Landscape landscape = random_landscape(1, 40, 200, 3, 2);
  const double t = 0.3;
  const FreeEnergyLandscape free = free_energy_landscape(landscape, t);
  const HarmonicRates rates(landscape);
  std::vector<double> leaving_a, leaving_b;
  rates.evaluate(t, leaving_a, leaving_b);
  ASSERT_EQ(free.landscape.transition_states().size(), rates.groups().size());
  int checked = 0;
  for (std::size_t k = 0; k < rates.groups().size(); ++k) {
    const double f = free.landscape.transition_states()[k].enthalpy;
    const double fa = free.landscape.minima()[rates.groups()[k].a].enthalpy;
    const double fb = free.landscape.minima()[rates.groups()[k].b].enthalpy;
    ASSERT_GE(f, std::max(fa, fb));
    if (f == std::max(fa, fb)) continue;  // lifted
    EXPECT_NEAR(std::log(leaving_a[k]), std::log(t / (2 * std::numbers::pi)) - (f - fa) / t, 1e-10);
    EXPECT_NEAR(std::log(leaving_b[k]), std::log(t / (2 * std::numbers::pi)) - (f - fb) / t, 1e-10);
    ++checked;
  }
  EXPECT_EQ(checked + free.without_barrier, static_cast<int>(rates.groups().size()));
  EXPECT_GT(checked, 20);
}

TEST(FreeEnergyLandscape, AtNoTemperatureIsTheLandscape) {
  const Landscape landscape = random_landscape(3, 30, 120, 3, 2);
  // What differs is T times some ln ω or ln T, each below 40.
  const double t = 1e-9;
  const DisconnectivityTree warm = disconnectivity_tree(free_energy_landscape(landscape, t).landscape);
  const DisconnectivityTree cold = disconnectivity_tree(landscape);
  ASSERT_EQ(warm.nodes.size(), cold.nodes.size());
  for (std::size_t k = 0; k < cold.nodes.size(); ++k)
    EXPECT_NEAR(warm.nodes[k].enthalpy, cold.nodes[k].enthalpy, 400 * t);
  EXPECT_THROW(free_energy_landscape(landscape, 0), InputError);
}

}  // namespace
}  // namespace baroscape
