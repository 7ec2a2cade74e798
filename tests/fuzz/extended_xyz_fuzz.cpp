// A structure is read, or refused with an InputError; and what is written of it reads back to the same positions.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "core/error.hpp"
#include "exchange/extended_xyz.hpp"

namespace {

/// Two species, so that symbols, keys and labels are all told apart.
baroscape::System two_species() {
  baroscape::System system = baroscape::lennard_jones_cluster(3);
  system.species_names = {"A", "B"};
  system.species = {0, 0, 1};
  system.masses = {1.0, 1.0};
  system.lennard_jones = {Eigen::MatrixXd::Ones(2, 2), Eigen::MatrixXd::Ones(2, 2)};
  return system;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const baroscape::System system = two_species();
  const std::string text(reinterpret_cast<const char*>(data), size);
  baroscape::XyzFrame frame;
  try {
    frame = baroscape::parse_extended_xyz(text, "structure.xyz", system);
  } catch (const baroscape::InputError&) {
    return 0;
  }
  const std::string written = baroscape::extended_xyz(frame.structure, system, {});
  const baroscape::XyzFrame again = baroscape::parse_extended_xyz(written, "again.xyz", system);
  if (again.structure.species != frame.structure.species || again.structure.positions != frame.structure.positions) {
    std::abort();
  }
  return 0;
}
