#include "explored_pressures.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>

#include "archive/archive.hpp"
#include "core/error.hpp"
#include "output_file.hpp"

namespace baroscape {

void require_explored(const std::vector<double>& pressures, const std::string& configuration,
                      const std::string& folder) {
  const std::string database = database_path(folder);
  const std::string advice = fmt::format("; run `baroscape explore {} --out {}` first", configuration, folder);
  if (!std::filesystem::exists(database)) throw InputError(database + ": no such file" + advice);
  const std::vector<double> explored = Archive::open_for_reading(database).pressures();
  std::vector<double> missing;
  for (const double pressure : pressures) {
    if (std::find(explored.begin(), explored.end(), pressure) == explored.end()) missing.push_back(pressure);
  }
  if (missing.empty()) return;
  throw InputError(
      fmt::format("{}: pressures that were never explored: {}{}", database, fmt::join(missing, ", "), advice));
}

}  // namespace baroscape
