#include "exchange/foreign_landscape.hpp"

#include <fmt/format.h>

#include <unordered_map>

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

}  // namespace

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
