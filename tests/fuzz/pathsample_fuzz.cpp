// min.data, ts.data, points.min and points.ts are read, or refused with an InputError.
#include <cmath>

#include "exchange/pathsample.hpp"
#include "landscape_fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace baroscape;
  const std::vector<std::string> files = pieces(data, size, 4);
  try {
    const ForeignLandscape read = parse_pathsample({files[0], files[1], files[2], files[3]}, "folder");
    const auto atoms = static_cast<int>(read.minima[0].positions.size() / 3);
    if (read.minima.size() > 1000 || atoms > 100) return 0;
    const System system = lennard_jones_cluster(atoms > 0 ? atoms : 1);
    const PathsampleFiles written = pathsample_files(read, system);
    // Moments of coordinates near the largest number overflow, and are refused when read.
    if (written.min_data.find("inf") != std::string::npos || written.min_data.find("nan") != std::string::npos)
      return 0;
    if (written.ts_data.find("inf") != std::string::npos || written.ts_data.find("nan") != std::string::npos) return 0;
    const ForeignLandscape again = parse_pathsample(written, "again");
    if (again.minima.size() != read.minima.size()) std::abort();
    if (again.transition_states.size() != read.transition_states.size()) std::abort();
    for (std::size_t k = 0; k < read.minima.size(); ++k) {
      if (again.minima[k].enthalpy != read.minima[k].enthalpy) std::abort();
      if (again.minima[k].positions != read.minima[k].positions) std::abort();
    }
  } catch (const InputError&) {
  }
  return 0;
}
