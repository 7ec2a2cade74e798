// What minima of a database are coloured, ordered and placed by in trees.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "archive/archive.hpp"
#include "report/tree_picture.hpp"

namespace baroscape {

/// Names that tree_values() knows.
const std::vector<std::string>& tree_value_names();

/// In the system's units. `option` is what asked for it, for messages. InputError for another name.
MinimumValues tree_values(const std::string& option, const std::string& name, const Landscape& landscape,
                          const System& system);

/// Groups or values of minima from a file: lines "id,value" below a header "id,NAME"; numbers are values, anything else
/// names groups. InputError with file and line for what is neither, ids that are no minima, ids there twice.
TreeColouring tree_colouring_from_file(const std::string& path, const Landscape& landscape);

/// By which state of the stored anneals minima belong to at this pressure, those of most weight in any of them first:
/// "state 1", "state 3", "states 1 and 3" at P = 0; "state 2" under pressure. InputError when there is no anneal.
TreeColouring tree_colouring_by_state(const Archive& archive, const std::string& database, double pressure);

/// Minima whose transition states, all together, one search of the censuses has met, and no quench.
std::set<std::int64_t> minima_met_once(Archive& archive, const Landscape& landscape, const System& system);

/// "1,5,17-20" as ids. InputError naming the option.
std::set<std::int64_t> ids_of(const std::string& option, const std::string& text);

}  // namespace baroscape
