#include "minimum_option.hpp"

#include <fmt/format.h>

#include "core/error.hpp"

namespace baroscape {

std::size_t minimum_index(const Landscape& landscape, const std::string& database, double pressure,
                          const std::string& option, std::int64_t id) {
  const auto index = landscape.index_of_minimum(id);
  if (index) return *index;
  throw InputError(
      fmt::format("{} {}: {} has no minimum of this id at pressure {}; its {} minima are listed by `baroscape show {} "
                  "--pressure {}`",
                  option, id, database, pressure, landscape.minima().size(), database, pressure));
}

}  // namespace baroscape
