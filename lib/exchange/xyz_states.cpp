#include "exchange/xyz_states.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "exchange/extended_xyz.hpp"
#include "exchange/number_on.hpp"
#include "exchange/state_fields.hpp"
#include "exchange/text_reading.hpp"
#include "surface/structure_of.hpp"

namespace baroscape {
namespace {

const char* id_key(StateKind kind) {
  return kind == StateKind::minimum ? "minimum_id" : "transition_state_id";
}

std::string frame(const ForeignState& state, StateKind kind, const ForeignLandscape& landscape, const System& system) {
  if (state.positions.size() != system.coordinates()) {
    throw InputError(fmt::format("{} {} has no coordinates, which extended XYZ is made of",
                                 kind == StateKind::minimum ? "minimum" : "transition state", state.id));
  }
  std::map<std::string, std::string> properties;
  for (const auto& [name, value] : fields_of(state, kind, false))
    properties[name == "id" ? id_key(kind) : name] = value;
  if (landscape.pressure) properties[pressure_key(system.units)] = fmt::format("{}", *landscape.pressure);
  // The state is in the system's units already: so is its cell to be.
  System as_shown = system;
  as_shown.units = {};
  if (as_shown.cell) {
    as_shown.cell->lattice *= system.units.length;
    as_shown.cell->metric *= system.units.length;
  }
  return extended_xyz(structure_of(as_shown, state.positions), as_shown, properties);
}

/// The atoms of each species in their order, one species after the other, as the system has them.
Eigen::VectorXd by_species(const Structure& structure) {
  std::vector<int> order(static_cast<std::size_t>(structure.atoms()));
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
    return structure.species[static_cast<std::size_t>(a)] < structure.species[static_cast<std::size_t>(b)];
  });
  Eigen::VectorXd positions(structure.positions.size());
  for (std::size_t k = 0; k < order.size(); ++k) {
    positions.segment<3>(3 * static_cast<Eigen::Index>(k)) = structure.positions.segment<3>(3 * order[k]);
  }
  return positions;
}

/// All coordinates of the landscape; a cell's structure may be turned.
template <class Error>
Eigen::VectorXd point_of(const Structure& structure, const System& system, const Error& error) {
  const Eigen::VectorXd positions = by_species(structure);
  if (!system.cell) return positions;
  try {
    return coordinates_of(*system.cell,
                          {*structure.lattice, Eigen::Map<const Eigen::Matrix3Xd>(positions.data(), 3, structure.atoms())});
  } catch (const InputError& problem) {
    throw error(problem.what());
  }
}

}  // namespace

std::string xyz_states(const ForeignLandscape& landscape, const System& system) {
  std::string text;
  for (const ForeignState& state : landscape.minima) text += frame(state, StateKind::minimum, landscape, system);
  for (const ForeignState& state : landscape.transition_states) {
    text += frame(state, StateKind::transition_state, landscape, system);
  }
  return text;
}

ForeignLandscape parse_xyz_states(const std::string& text, const std::string& name, const System& system) {
  ForeignLandscape landscape;
  for (const XyzFrame& frame : parse_extended_xyz_frames(text, name, system)) {
    const auto error = [&](const std::string& problem) { return InputError::at(name, frame.line + 1, 0, "", problem); };
    std::map<std::string, std::string> fields = frame.properties;
    const StateKind kind =
        fields.count("minimum_a") + fields.count("minimum_b") > 0 ? StateKind::transition_state : StateKind::minimum;
    const auto id = fields.find(id_key(kind));
    fields.erase("id");
    if (id != fields.end()) fields["id"] = id->second;
    fields.erase("positions");
    if (const auto given = fields.find(pressure_key(system.units)); given != fields.end()) {
      const auto pressure = parse_finite(given->second);
      if (!pressure) throw error(fmt::format("{}: \"{}\" is not a finite number", given->first, printable(given->second)));
      if (landscape.pressure.value_or(*pressure) != *pressure) {
        throw error(fmt::format("pressure {} after frames at {}; one pressure at a time is read", *pressure,
                                *landscape.pressure));
      }
      landscape.pressure = pressure;
    }
    const bool unknown = fields.count("enthalpy") == 0;
    if (unknown) fields["enthalpy"].assign(1, '0');
    ForeignState state = state_from_fields(fields, kind, error);
    if (unknown) state.enthalpy = std::numeric_limits<double>::quiet_NaN();
    if (unknown && state.energy && landscape.pressure.value_or(0) == 0) state.enthalpy = *state.energy;
    state.positions = point_of(frame.structure, system, error) * system.units.length;
    state.place = fmt::format("{}:{}", name, frame.line);
    (kind == StateKind::minimum ? landscape.minima : landscape.transition_states).push_back(std::move(state));
  }
  number_on(landscape.minima);
  number_on(landscape.transition_states);
  require_whole(landscape, name);
  return landscape;
}

}  // namespace baroscape
