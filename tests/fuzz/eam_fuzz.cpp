// A file of an embedded-atom potential becomes tables, or is refused with an InputError. The first byte says which of
// the three formats its name promises.
#include <cstddef>
#include <cstdint>
#include <string>

#include "core/error.hpp"
#include "potentials/eam_file.hpp"
#include "surface/system.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const char* names[] = {"x.eam", "x.eam.alloy", "x.eam.fs"};
  const std::string name = names[data[0] % 3], text(reinterpret_cast<const char*>(data) + 1, size - 1);
  try {
    const baroscape::EamFile file = baroscape::parse_eam(text, name);
    baroscape::System system = baroscape::lennard_jones_cluster(2);
    system.species_names = {file.elements.front().symbol};
    baroscape::use_eam(system, text, name);
  } catch (const baroscape::InputError&) {
  }
  return 0;
}
