// A landscape is read, or refused with an InputError; what is written of it reads back the same.
#include "exchange/graphviz_dot.hpp"
#include "landscape_fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace baroscape;
  const std::string text = pieces(data, size, 1)[0];
  read_and_read_again([&] { return parse_graphviz_dot(text, "first"); },
                      [](const ForeignLandscape& read) { return parse_graphviz_dot(graphviz_dot(read), "again"); });
  return 0;
}
