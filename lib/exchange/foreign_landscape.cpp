#include "exchange/foreign_landscape.hpp"

#include <fmt/format.h>

#include <cmath>
#include <unordered_map>

#include "atoms/structure.hpp"
#include "core/error.hpp"

namespace baroscape {
namespace {

ForeignState foreign_state(const StationaryPoint& state) {
  ForeignState foreign;
  foreign.id = state.id;
  foreign.enthalpy = state.enthalpy;
  foreign.log_product = state.log_product;
  foreign.log_product_mass = state.log_product_mass;
  foreign.point_group_order = state.point_group_order;
  foreign.energy = state.energy;
  if (state.positions.size() == 0) return foreign;
  foreign.volume = state.volume;
  foreign.positions = state.positions;
  return foreign;
}

using Known = std::unordered_map<std::int64_t, const ForeignState*>;

Known by_id(const std::vector<ForeignState>& states, const char* what) {
  Known known;
  for (const ForeignState& state : states) {
    if (state.id < 1)
      throw InputError(fmt::format("{}: id {} is not allowed; a number from 1 is", state.place, state.id));
    const auto [other, fresh] = known.emplace(state.id, &state);
    if (!fresh) {
      throw InputError(fmt::format("{}: {} {} is there twice; the other is at {}", state.place, what, state.id,
                                   other->second->place));
    }
  }
  return known;
}

/// Every number times what 1 of its unit is in the new one.
struct Factors {
  double energy = 1, length = 1, volume = 1, pressure = 1, force_constant = 1;
};

void scale(std::optional<double>& value, double factor) {
  if (value) *value *= factor;
}

void scale(ForeignState& state, const Factors& factors, Eigen::Index modes) {
  state.enthalpy *= factors.energy;
  scale(state.energy, factors.energy);
  scale(state.volume, factors.volume);
  scale(state.lowest_omega2, factors.force_constant);
  scale(state.bulk_modulus, factors.pressure);
  const double shift = static_cast<double>(modes) * std::log(factors.force_constant);
  if (state.log_product) *state.log_product += shift;
  if (state.log_product_mass) *state.log_product_mass += shift;
  state.positions *= factors.length;
}

ForeignLandscape scaled(ForeignLandscape landscape, const Factors& factors, const System& system) {
  const auto modes = [&](const ForeignState& state) {
    if (system.cell) return Eigen::Index{3} * system.atoms() - 3;
    return state.positions.size() > 0 ? vibrations(state.positions) : Eigen::Index{3} * system.atoms() - 6;
  };
  for (ForeignState& state : landscape.minima) scale(state, factors, modes(state));
  for (ForeignState& state : landscape.transition_states) scale(state, factors, modes(state) - 1);
  return landscape;
}

}  // namespace

ForeignLandscape outward(ForeignLandscape landscape, const System& system) {
  const Units& units = system.units;
  if (units.energy == 1 && units.length == 1) return landscape;
  if (landscape.pressure) landscape.pressure = units.given_pressure(*landscape.pressure);
  return scaled(std::move(landscape),
                {units.energy, units.length, units.volume(), units.pressure(), units.force_constant()}, system);
}

ForeignLandscape inward(ForeignLandscape landscape, const System& system) {
  const Units& units = system.units;
  if (units.energy == 1 && units.length == 1) return landscape;
  if (landscape.pressure) landscape.pressure = *landscape.pressure / units.pressure();
  return scaled(std::move(landscape),
                {1 / units.energy, 1 / units.length, 1 / units.volume(), 1 / units.pressure(),
                 1 / units.force_constant()},
                system);
}

ForeignLandscape foreign_landscape(const Landscape& landscape) {
  ForeignLandscape foreign;
  foreign.pressure = landscape.pressure();
  for (const Minimum& minimum : landscape.minima()) {
    foreign.minima.push_back(foreign_state(minimum));
    if (minimum.positions.size() == 0) continue;
    foreign.minima.back().bulk_modulus = minimum.bulk_modulus;
    foreign.minima.back().lowest_omega2 = minimum.lowest_omega2;
  }
  for (const TransitionState& state : landscape.transition_states()) {
    foreign.transition_states.push_back(foreign_state(state));
    if (state.positions.size() > 0) foreign.transition_states.back().lowest_omega2 = state.omega2_negative;
    foreign.transition_states.back().minimum_a = state.minimum_a;
    foreign.transition_states.back().minimum_b = state.minimum_b;
  }
  return foreign;
}

void require_whole(const ForeignLandscape& landscape, const std::string& name) {
  if (landscape.minima.empty()) throw InputError(name + ": holds no minimum");
  const Known minima = by_id(landscape.minima, "minimum");
  by_id(landscape.transition_states, "transition state");
  for (const ForeignState& state : landscape.transition_states) {
    for (const std::int64_t side : {state.minimum_a, state.minimum_b}) {
      if (minima.count(side) > 0) continue;
      throw InputError(fmt::format("{}: the transition state joins minimum {}, which is not among the {} minima",
                                   state.place, side, landscape.minima.size()));
    }
  }
}

}  // namespace baroscape
