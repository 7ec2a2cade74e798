// Frames are read, or refused with an InputError; what is written of them reads back the same.
#include <cmath>

#include "exchange/xyz_states.hpp"
#include "landscape_fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace baroscape;
  static const System system = lennard_jones_cluster(3);
  const std::string text = pieces(data, size, 1)[0];
  read_and_read_again(
      [&] {
        ForeignLandscape read = parse_xyz_states(text, "first", system);
        // Frames without an energy have none to write.
        for (auto* states : {&read.minima, &read.transition_states}) {
          for (ForeignState& state : *states) {
            if (std::isnan(state.enthalpy)) state.enthalpy = 0;
          }
        }
        return read;
      },
      [](const ForeignLandscape& read) { return parse_xyz_states(xyz_states(read, system), "again", system); });
  return 0;
}
