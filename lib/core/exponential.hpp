// eˣ for every number type, with the same bits in every lane.
#pragma once

#include "core/lanes.hpp"

namespace baroscape {
inline namespace BAROSCAPE_ARCHITECTURE {

/// 1.5·2⁵²: added to a small number it leaves the nearest integer in the last bits.
inline constexpr double kRoundToInteger = 6755399441055744.0;

/// 2ᵏ from k + kRoundToInteger, −1022 ≤ k ≤ 1023: the integer moved to where the exponent stands.
BAROSCAPE_INLINE double power_of_two(double shifted) {
  return __builtin_bit_cast(double, (__builtin_bit_cast(unsigned long long, shifted) << 52) + (1023ull << 52));
}
#if defined(__AVX2__) && defined(__FMA__)
BAROSCAPE_INLINE Pack4 power_of_two(Pack4 shifted) {
  const __m256i bits = _mm256_slli_epi64(_mm256_castpd_si256(shifted.value), 52);
  return Pack4(_mm256_castsi256_pd(_mm256_add_epi64(bits, _mm256_set1_epi64x(1023ll << 52))));
}
#endif
#if defined(__AVX512F__) && defined(__AVX512DQ__) && defined(__AVX512VL__)
BAROSCAPE_INLINE Pack8 power_of_two(Pack8 shifted) {
  const __m512i bits = _mm512_slli_epi64(_mm512_castpd_si512(shifted.value), 52);
  return Pack8(_mm512_castsi512_pd(_mm512_add_epi64(bits, _mm512_set1_epi64(1023ll << 52))));
}
#endif

/// eˣ to two units in the last place; exponents beyond ±700 count as ±700, NaN stays NaN. x = k ln 2 + t with |t| ≤
/// ½ ln 2, where the series up to t¹³ leaves 4e-18.
template <class Real>
BAROSCAPE_INLINE Real exponential(Real x) {
  x = select(Real(700.0) < x, Real(700.0), x);
  x = select(x < Real(-700.0), Real(-700.0), x);
  const Real shifted = fma(x, Real(1.44269504088896340736), Real(kRoundToInteger));
  const Real k = shifted - Real(kRoundToInteger);
  Real t = fma(k, Real(-6.93147180369123816490e-01), x);
  t = fma(k, Real(-1.90821492927058770002e-10), t);
  Real sum = 1.0 / 6227020800.0;
  sum = fma(sum, t, Real(1.0 / 479001600.0));
  sum = fma(sum, t, Real(1.0 / 39916800.0));
  sum = fma(sum, t, Real(1.0 / 3628800.0));
  sum = fma(sum, t, Real(1.0 / 362880.0));
  sum = fma(sum, t, Real(1.0 / 40320.0));
  sum = fma(sum, t, Real(1.0 / 5040.0));
  sum = fma(sum, t, Real(1.0 / 720.0));
  sum = fma(sum, t, Real(1.0 / 120.0));
  sum = fma(sum, t, Real(1.0 / 24.0));
  sum = fma(sum, t, Real(1.0 / 6.0));
  sum = fma(sum, t, Real(0.5));
  sum = fma(sum, t, Real(1.0));
  sum = fma(sum, t, Real(1.0));
  return sum * power_of_two(shifted);
}

}  // namespace BAROSCAPE_ARCHITECTURE
}  // namespace baroscape
