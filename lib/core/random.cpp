#include "core/random.hpp"

#include <Random123/philox.h>

#include <cmath>
#include <numbers>

namespace baroscape {

std::uint64_t RandomStream::next() {
  if (has_spare_bits_) {
    has_spare_bits_ = false;
    return spare_bits_;
  }
  // 64 bits of key for the seed, 64 bits of counter for the stream, 64 for the position in it.
  const r123::Philox4x32::key_type key{{static_cast<std::uint32_t>(seed_), static_cast<std::uint32_t>(seed_ >> 32)}};
  const r123::Philox4x32::ctr_type at{{static_cast<std::uint32_t>(counter_), static_cast<std::uint32_t>(counter_ >> 32),
                                       static_cast<std::uint32_t>(stream_), static_cast<std::uint32_t>(stream_ >> 32)}};
  const auto bits = r123::Philox4x32{}(at, key);
  ++counter_;
  spare_bits_ = (static_cast<std::uint64_t>(bits[3]) << 32) | bits[2];
  has_spare_bits_ = true;
  return (static_cast<std::uint64_t>(bits[1]) << 32) | bits[0];
}

double RandomStream::uniform() {
  return static_cast<double>(next() >> 11) * 0x1.0p-53;
}

double RandomStream::normal() {
  if (has_spare_normal_) {
    has_spare_normal_ = false;
    return spare_normal_;
  }
  const double radius = std::sqrt(-2.0 * std::log1p(-uniform()));
  const double angle = 2.0 * std::numbers::pi * uniform();
  spare_normal_ = radius * std::sin(angle);
  has_spare_normal_ = true;
  return radius * std::cos(angle);
}

std::uint64_t RandomStream::below(std::uint64_t n) {
  // Multiply-shift maps 64 bits onto [0, n); its bias, n/2^64, is beyond any use here.
  __extension__ using Wide = unsigned __int128;
  return static_cast<std::uint64_t>((static_cast<Wide>(next()) * n) >> 64);
}

}  // namespace baroscape
