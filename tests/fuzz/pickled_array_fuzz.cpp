// A pickle is read as an array, or refused with an InputError; the array pickled again is the same.
#include <cstring>

#include "exchange/pickled_array.hpp"
#include "landscape_fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace baroscape;
  Eigen::VectorXd first;
  try {
    first = parse_pickled_array({reinterpret_cast<const char*>(data), size}, "pickle");
  } catch (const InputError&) {
    return 0;
  }
  const Eigen::VectorXd second = parse_pickled_array(pickled_array(first), "again");
  if (second.size() != first.size()) std::abort();
  // Not a number is not equal to itself; its bits are.
  if (first.size() > 0 && std::memcmp(first.data(), second.data(), sizeof(double) * first.size()) != 0) std::abort();
  return 0;
}
