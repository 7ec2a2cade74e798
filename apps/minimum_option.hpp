// Minima named on the command line by their ids.
#pragma once

#include <cstdint>
#include <string>

#include "landscape/landscape.hpp"

namespace baroscape {

/// The index of a minimum in the landscape at `pressure`. InputError, naming the option, when it is not there.
std::size_t minimum_index(const Landscape& landscape, const std::string& database, double pressure,
                          const std::string& option, std::int64_t id);

}  // namespace baroscape
