#include "exchange/pickle_values.hpp"

namespace baroscape::pickle {

std::optional<std::string> latin1(const std::string& text) {
  std::string bytes;
  for (std::size_t k = 0; k < text.size(); ++k) {
    const auto lead = static_cast<unsigned char>(text[k]);
    if (lead < 0x80) {
      bytes += text[k];
    } else if ((lead == 0xC2 || lead == 0xC3) && k + 1 < text.size()) {
      const auto next = static_cast<unsigned char>(text[++k]);
      if ((next & 0xC0) != 0x80) return std::nullopt;
      bytes += static_cast<char>(((lead & 0x03) << 6) | (next & 0x3F));
    } else {
      return std::nullopt;
    }
  }
  return bytes;
}

}  // namespace baroscape::pickle
