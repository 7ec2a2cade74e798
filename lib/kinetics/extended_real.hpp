// Numbers ≥ 0 with the precision of a double and no bounds to speak of: at T = 0.001 a rate may be 1e-2000 and its
// reciprocal is a time. There is no subtraction, because nothing here may need one.
#pragma once

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace baroscape {

/// mantissa · 2^exponent with the mantissa in [1, 2), or 0.
class ExtendedReal {
 public:
  ExtendedReal() = default;
  /// From a finite double ≥ 0.
  explicit ExtendedReal(double value) : mantissa_(value) {
    if (value == 0) return;
    int exponent = 0;
    mantissa_ = 2 * std::frexp(value, &exponent);
    exponent_ = exponent - 1;
  }

  /// exp(x), x of any size; the relative error is that of x, |x| · 2^-53.
  static ExtendedReal exp(double x) {
    if (x == -std::numeric_limits<double>::infinity()) return {};
    // ln 2 in two parts (Cody and Waite), the first with trailing zeros, so that its multiple is exact.
    constexpr double high = 0x1.62e42fefa3800p-1, low = 0x1.ef35793c76730p-45;
    const double twos = std::nearbyint(x * 0x1.71547652b82fep0);
    ExtendedReal result(std::exp((x - twos * high) - twos * low));
    result.exponent_ += static_cast<std::int64_t>(twos);
    return result;
  }

  bool is_zero() const { return mantissa_ == 0; }

  /// Natural logarithm; −∞ for 0.
  double log() const {
    if (is_zero()) return -std::numeric_limits<double>::infinity();
    return std::log(mantissa_) + static_cast<double>(exponent_) * 0x1.62e42fefa39efp-1;
  }

  /// Nearest double: 0 or infinity when it is out of a double's range.
  double to_double() const {
    if (exponent_ > 2000) return std::numeric_limits<double>::infinity();
    return exponent_ < -2000 ? 0.0 : std::ldexp(mantissa_, static_cast<int>(exponent_));
  }

  friend ExtendedReal operator*(ExtendedReal x, ExtendedReal y) {
    return {x.mantissa_ * y.mantissa_, x.exponent_ + y.exponent_, Normalise{}};
  }
  /// y must not be 0.
  friend ExtendedReal operator/(ExtendedReal x, ExtendedReal y) {
    return {x.mantissa_ / y.mantissa_, x.exponent_ - y.exponent_, Normalise{}};
  }
  friend ExtendedReal operator+(ExtendedReal x, ExtendedReal y) {
    if (x.is_zero()) return y;
    if (y.is_zero()) return x;
    const std::int64_t gap = x.exponent_ - y.exponent_;
    if (gap > 60) return x;
    if (gap < -60) return y;
    return gap >= 0 ? ExtendedReal(x.mantissa_ + y.mantissa_ * power_of_two(-gap), x.exponent_, Normalise{})
                    : ExtendedReal(y.mantissa_ + x.mantissa_ * power_of_two(gap), y.exponent_, Normalise{});
  }
  ExtendedReal& operator+=(ExtendedReal other) { return *this = *this + other; }

 private:
  struct Normalise {};
  static double power_of_two(std::int64_t exponent) {
    return std::bit_cast<double>(static_cast<std::uint64_t>(1023 + exponent) << 52);
  }
  /// The mantissa is 0 or a normal number between 1/2 and 4.
  ExtendedReal(double mantissa, std::int64_t exponent, Normalise) : mantissa_(mantissa) {
    if (mantissa == 0) return;
    const auto bits = std::bit_cast<std::uint64_t>(mantissa);
    const auto excess = static_cast<std::int64_t>(bits >> 52) - 1023;
    mantissa_ = std::bit_cast<double>(bits - (static_cast<std::uint64_t>(excess) << 52));
    exponent_ = exponent + excess;
  }

  double mantissa_ = 0;
  std::int64_t exponent_ = 0;
};

}  // namespace baroscape
