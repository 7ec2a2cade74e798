// Two tables are read, or refused with an InputError; what is written of them reads back the same.
#include "exchange/csv_tables.hpp"
#include "landscape_fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace baroscape;
  const std::vector<std::string> files = pieces(data, size, 2);
  read_and_read_again(
      [&] {
        return parse_csv_tables({files[0], files[1]}, "minima.csv", "states.csv");
      },
      [](const ForeignLandscape& read) { return parse_csv_tables(csv_tables(read), "a", "b"); });
  return 0;
}
