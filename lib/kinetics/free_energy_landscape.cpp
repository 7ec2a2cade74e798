#include "kinetics/free_energy_landscape.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

#include "kinetics/rates.hpp"
#include "kinetics/temperature.hpp"

namespace baroscape {

FreeEnergyLandscape free_energy_landscape(const Landscape& landscape, double temperature, double hbar) {
  require_temperature(temperature);
  const HarmonicRates rates(landscape);
  FreeEnergyLandscape result{Landscape(landscape.pressure())};
  std::vector<double> log_weights;  // ln Z_i without T^κ
  for (Minimum minimum : landscape.minima()) {
    log_weights.push_back(-minimum.enthalpy / temperature - std::log(static_cast<double>(minimum.point_group_order)) -
                          minimum.log_product_mass / 2);
    minimum.enthalpy = -temperature * log_weights.back();
    result.landscape.add(minimum);
  }
  for (const PassageGroup& group : rates.groups()) {
    // Z_i k summed over the passages, from the largest so that none is too small.
    double largest = -std::numeric_limits<double>::infinity(), sum = 0;
    std::size_t lowest = group.first;
    const auto log_rate = [&](std::size_t k) {
      return HarmonicRates::log_rate_from_a(rates.passages()[k], temperature);
    };
    for (std::size_t k = group.first; k < group.last; ++k) {
      if (log_rate(k) > largest) {
        largest = log_rate(k);
        lowest = k;
      }
    }
    for (std::size_t k = group.first; k < group.last; ++k) sum += std::exp(log_rate(k) - largest);
    TransitionState state = landscape.transition_states()[rates.passages()[lowest].transition_state];
    const double conductance = log_weights[group.a] + largest + std::log(sum);
    state.enthalpy = -temperature * (conductance + std::log(2 * std::numbers::pi * hbar / temperature));
    const double floor =
        std::max(result.landscape.minima()[group.a].enthalpy, result.landscape.minima()[group.b].enthalpy);
    if (state.enthalpy < floor) {
      state.enthalpy = floor;
      ++result.without_barrier;
    }
    result.landscape.add(state);
  }
  return result;
}

}  // namespace baroscape
