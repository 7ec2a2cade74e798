#include "kinetics/thermodynamics.hpp"

#include <gtest/gtest.h>

#include "core/error.hpp"
#include "kinetics/equilibrium.hpp"
#include "kinetics/samples.hpp"

namespace baroscape {
namespace {

using testing_kinetics::minimum;
using testing_kinetics::random_landscape;

TEST(Thermodynamics, DerivativesOfTheFreeEnergyAreTheAverages) {
  const Landscape landscape = random_landscape(31, 40, 100, 2, 1);
  const int modes = 21;
  for (const double temperature : {0.05, 0.3, 2.0}) {
    const double h = 1e-4 * temperature;
    const auto at = [&](double t) { return thermodynamics(landscape, t, modes); };
    const Thermodynamics here = at(temperature), above = at(temperature + h), below = at(temperature - h);
    // ⟨H⟩ + κT = −T² d(F/T)/dT, C = d(⟨H⟩ + κT)/dT; central differences are good to h².
    const double slope = (above.free_energy / (temperature + h) - below.free_energy / (temperature - h)) / (2 * h);
    EXPECT_NEAR(-temperature * temperature * slope, here.mean_enthalpy + modes * temperature,
                1e-6 * (1 + modes * temperature));
    EXPECT_NEAR((above.mean_enthalpy - below.mean_enthalpy) / (2 * h), here.configurational_heat_capacity,
                1e-5 * (1 + here.configurational_heat_capacity));
    EXPECT_DOUBLE_EQ(here.heat_capacity, modes + here.configurational_heat_capacity);
    EXPECT_EQ(here.occupation, equilibrium(landscape, temperature));
    // Populations are differences of free energies.
    EXPECT_NEAR(std::log(here.occupation[3] / here.occupation[7]),
                (here.free_energies[7] - here.free_energies[3]) / temperature, 1e-10);
  }
}

TEST(Thermodynamics, TwoLevelsHaveSchottkysHeatCapacity) {
  Landscape landscape;
  landscape.add(minimum(1, -100));
  landscape.add(minimum(2, -99));
  for (const double temperature : {0.02, 0.4, 3.0}) {
    const Thermodynamics here = thermodynamics(landscape, temperature, 0);
    const double x = 1 / temperature, boltzmann = std::exp(-x);
    const double expected = x * x * boltzmann / (1 + boltzmann) / (1 + boltzmann);
    EXPECT_NEAR(here.heat_capacity, expected, 1e-13 * expected);
    EXPECT_NEAR(here.mean_enthalpy, -100 + boltzmann / (1 + boltzmann), 1e-13);
  }
}

TEST(Thermodynamics, ModesAreThoseOfAFreeCluster) {
  Landscape landscape;
  EXPECT_EQ(cluster_modes(landscape), 0);
  Minimum pair = minimum(1, 0);
  pair.positions = Eigen::VectorXd::Zero(6);
  landscape.add(pair);
  EXPECT_EQ(cluster_modes(landscape), 1);
  Landscape larger;
  pair.positions = Eigen::VectorXd::Zero(27);
  larger.add(pair);
  EXPECT_EQ(cluster_modes(larger), 21);
}

TEST(Thermodynamics, ATemperatureThatIsNotPositiveIsRefused) {
  EXPECT_THROW(thermodynamics(random_landscape(1, 3, 3, 1, 1), 0, 0), InputError);
}

}  // namespace
}  // namespace baroscape
