// The names under which text formats (CSV, GraphML, DOT, JSON, extended XYZ) carry what is known of a state; those of
// the program's JSON.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/error.hpp"
#include "exchange/foreign_landscape.hpp"

namespace baroscape {

enum class StateKind { minimum, transition_state };

/// Name and value, in the order they are written. Numbers read back as the same numbers.
using Fields = std::vector<std::pair<std::string, std::string>>;

/// What is known: id, enthalpy, energy, volume, point_group_order, log_product, log_product_mass; of minima
/// bulk_modulus and lowest_omega2; of transition states minimum_a, minimum_b and omega2_negative; with `positions` the
/// 3N coordinates with blanks between them.
Fields fields_of(const ForeignState& state, StateKind kind, bool positions);

/// Every name fields_of() may use, in its order: the columns of a table.
std::vector<std::string> field_names(StateKind kind, bool positions);

/// A state from its fields; other names are passed over, and so are empty values. enthalpy is needed; id may be left
/// out and is 0 then. `error` makes an InputError with the place from a problem.
ForeignState state_from_fields(const std::map<std::string, std::string>& fields, StateKind kind,
                               const std::function<InputError(const std::string&)>& error);

/// What is known of the landscape as a whole: pressure, volume_definition, species (keys with blanks between them),
/// title; and the inverse.
Fields landscape_fields(const ForeignLandscape& landscape);
void set_landscape_fields(const std::map<std::string, std::string>& fields, ForeignLandscape& landscape,
                          const std::function<InputError(const std::string&)>& error);

}  // namespace baroscape
