#include "report/base64.hpp"

#include <bit>
#include <cstdint>

namespace baroscape {

std::string base64_of(const std::vector<float>& numbers) {
  static constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const std::size_t bytes = 4 * numbers.size();
  const auto byte = [&](std::size_t k) -> std::uint32_t {
    return k < bytes ? std::bit_cast<std::uint32_t>(numbers[k / 4]) >> (8 * (k % 4)) & 0xFFU : 0U;
  };
  std::string text;
  text.reserve((bytes + 2) / 3 * 4);
  for (std::size_t k = 0; k < bytes; k += 3) {
    const std::uint32_t three = byte(k) << 16U | byte(k + 1) << 8U | byte(k + 2);
    for (int shift = 18; shift >= 0; shift -= 6) text += alphabet[three >> shift & 63U];
  }
  for (std::size_t k = bytes % 3; k != 0 && k < 3; ++k) text[text.size() - 3 + k] = '=';
  return text;
}

}  // namespace baroscape
