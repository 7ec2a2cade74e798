// disconnectionDPS's keywords are read, or refused with an InputError.
#include "exchange/disconnection_dps.hpp"
#include "landscape_fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace baroscape;
  try {
    const DisconnectionInput input = parse_dinfo(pieces(data, size, 1)[0], "dinfo");
    if (input.levels < 1 || !(input.delta > 0) || input.minima.empty()) std::abort();
  } catch (const InputError&) {
  }
  return 0;
}
