#include "kinetics/thermodynamics.hpp"

#include <cassert>
#include <cmath>

#include "kinetics/equilibrium.hpp"
#include "kinetics/network.hpp"

namespace baroscape {

int cluster_modes(const Landscape& landscape) {
  if (landscape.minima().empty()) return 0;
  const auto coordinates = static_cast<int>(landscape.minima().front().positions.size());
  return coordinates == 6 ? 1 : std::max(0, coordinates - 6);
}

Thermodynamics thermodynamics(const Landscape& landscape, double temperature, int modes) {
  Thermodynamics result;
  result.temperature = temperature;
  result.occupation = equilibrium(landscape, temperature);
  const Eigen::Index count = result.occupation.size();
  assert(count > 0);
  const auto minimum = [&](Eigen::Index i) -> const Minimum& {
    return landscape.minima()[static_cast<std::size_t>(i)];
  };

  result.free_energies.resize(count);
  std::vector<double> log_parts;
  const double lowest = minimum(static_cast<Eigen::Index>(*landscape.global_minimum())).enthalpy;
  for (Eigen::Index i = 0; i < count; ++i) {
    const double log_freedom = modes * std::log(temperature) - minimum(i).log_product_mass / 2 -
                               std::log(static_cast<double>(minimum(i).point_group_order));
    result.free_energies[i] = minimum(i).enthalpy - temperature * log_freedom;
    log_parts.push_back(log_freedom - (minimum(i).enthalpy - lowest) / temperature);
    result.mean_enthalpy += result.occupation[i] * (minimum(i).enthalpy - lowest);
    result.mean_energy += result.occupation[i] * minimum(i).energy;
    result.mean_volume += result.occupation[i] * minimum(i).volume;
  }
  result.free_energy = lowest - temperature * log_sum(log_parts);
  // Squares of differences from the mean, not a difference of squares, which would be noise at low temperature.
  double variance = 0;
  for (Eigen::Index i = 0; i < count; ++i) {
    const double excess = minimum(i).enthalpy - lowest - result.mean_enthalpy;
    variance += result.occupation[i] * excess * excess;
  }
  result.mean_enthalpy += lowest;
  result.configurational_heat_capacity = variance / temperature / temperature;
  result.heat_capacity = modes + result.configurational_heat_capacity;
  return result;
}

}  // namespace baroscape
