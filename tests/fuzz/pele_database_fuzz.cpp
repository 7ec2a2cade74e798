// A file is read as a data base of pele, or refused with an InputError.
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "exchange/pele_database.hpp"
#include "landscape_fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace baroscape;
  static const std::string path =
      (std::filesystem::temp_directory_path() / ("baroscape_fuzz_" + std::to_string(getpid()))).string();
  std::ofstream(path, std::ios::binary | std::ios::trunc)
      .write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
  try {
    const ForeignLandscape read = read_pele_database(path);
    if (read.minima.empty()) std::abort();
  } catch (const InputError&) {
  }
  std::filesystem::remove(path);
  return 0;
}
