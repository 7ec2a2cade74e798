// A landscape is read, or refused with an InputError; what is written of it reads back the same.
#include "exchange/graphml.hpp"
#include "landscape_fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace baroscape;
  const std::string text = pieces(data, size, 1)[0];
  read_and_read_again([&] { return parse_graphml(text, "first"); },
                      [](const ForeignLandscape& read) { return parse_graphml(graphml(read), "again"); });
  return 0;
}
