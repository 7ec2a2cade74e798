// Eight doubles of one configuration side by side, whatever the width of a register: one of AVX-512 or two of AVX2,
// with the same bits from both. Unlike the lanes of core/lanes.hpp they belong together and are summed in the end,
// always in the same order.
#pragma once

#include "core/lanes.hpp"

#if defined(__AVX2__) && defined(__FMA__)

namespace baroscape {
inline namespace BAROSCAPE_ARCHITECTURE {

#if defined(__AVX512F__) && defined(__AVX512DQ__) && defined(__AVX512VL__)

using Eight = Pack8;
using EightMask = Mask8;

BAROSCAPE_INLINE Eight load_eight(const double* from) {
  return Eight(_mm512_loadu_pd(from));
}
BAROSCAPE_INLINE void store(Eight a, double* to) {
  _mm512_storeu_pd(to, a.value);
}
/// 1/a where the mask is set, else 0.
BAROSCAPE_INLINE Eight inverse_where(EightMask mask, Eight a) {
  return Eight(_mm512_maskz_div_pd(mask.bits, _mm512_set1_pd(1.0), a.value));
}
/// a_l + a_{l+4}
BAROSCAPE_INLINE Pack4 folded(Eight a) {
  return Pack4(_mm256_add_pd(_mm512_castpd512_pd256(a.value), _mm512_extractf64x4_pd(a.value, 1)));
}
/// Lanes l with first ≤ l < end; any integers.
BAROSCAPE_INLINE EightMask lanes_between(int first, int end) {
  const auto below = [](int lane) { return (1u << (lane < 0 ? 0 : lane > 8 ? 8 : lane)) - 1u; };
  return {static_cast<__mmask8>(below(end) & ~below(first))};
}

#else

struct EightMask {
  Mask4 low, high;
};

struct Eight {
  Pack4 low, high;
  Eight() = default;
  BAROSCAPE_INLINE Eight(double all) : low(all), high(all) {}
  BAROSCAPE_INLINE Eight(Pack4 l, Pack4 h) : low(l), high(h) {}
};

BAROSCAPE_INLINE Eight operator+(Eight a, Eight b) {
  return {a.low + b.low, a.high + b.high};
}
BAROSCAPE_INLINE Eight operator-(Eight a, Eight b) {
  return {a.low - b.low, a.high - b.high};
}
BAROSCAPE_INLINE Eight operator*(Eight a, Eight b) {
  return {a.low * b.low, a.high * b.high};
}
BAROSCAPE_INLINE Eight operator/(Eight a, Eight b) {
  return {a.low / b.low, a.high / b.high};
}
BAROSCAPE_INLINE Eight operator-(Eight a) {
  return {-a.low, -a.high};
}
BAROSCAPE_INLINE Eight fma(Eight a, Eight b, Eight c) {
  return {fma(a.low, b.low, c.low), fma(a.high, b.high, c.high)};
}
BAROSCAPE_INLINE Eight select(EightMask mask, Eight yes, Eight no) {
  return {select(mask.low, yes.low, no.low), select(mask.high, yes.high, no.high)};
}
BAROSCAPE_INLINE Eight load_eight(const double* from) {
  return {Pack4(_mm256_loadu_pd(from)), Pack4(_mm256_loadu_pd(from + 4))};
}
BAROSCAPE_INLINE void store(Eight a, double* to) {
  _mm256_storeu_pd(to, a.low.value);
  _mm256_storeu_pd(to + 4, a.high.value);
}
BAROSCAPE_INLINE Eight inverse_where(EightMask mask, Eight a) {
  return select(mask, Eight(1.0) / a, Eight(0.0));
}
BAROSCAPE_INLINE Pack4 folded(Eight a) {
  return a.low + a.high;
}
BAROSCAPE_INLINE EightMask lanes_between(int first, int end) {
  const Pack4 low(_mm256_setr_pd(0, 1, 2, 3)), high(_mm256_setr_pd(4, 5, 6, 7));
  return {(Pack4(first) <= low) & (low < Pack4(end)), (Pack4(first) <= high) & (high < Pack4(end))};
}

#endif

/// The sums over the lanes of four of them.
BAROSCAPE_INLINE Pack4 sums(Eight a, Eight b, Eight c, Eight d) {
  const __m256d ab = _mm256_hadd_pd(folded(a).value, folded(b).value);
  const __m256d cd = _mm256_hadd_pd(folded(c).value, folded(d).value);
  return Pack4(_mm256_add_pd(_mm256_permute2f128_pd(ab, cd, 0x20), _mm256_permute2f128_pd(ab, cd, 0x31)));
}
/// The sum over the lanes.
BAROSCAPE_INLINE double sum(Eight a) {
  const Pack4 four = folded(a);
  return (lane(four, 0) + lane(four, 1)) + (lane(four, 2) + lane(four, 3));
}

/// Four points x₀y₀z₀x₁y₁z₁x₂y₂z₂x₃y₃z₃ as x, y and z of all four.
BAROSCAPE_INLINE void load_points(const double* from, Pack4& x, Pack4& y, Pack4& z) {
  const __m256d a = _mm256_loadu_pd(from), b = _mm256_loadu_pd(from + 4), c = _mm256_loadu_pd(from + 8);
  const __m256d xy = _mm256_blend_pd(a, b, 0b1100);       // x₀y₀x₂y₂
  const __m256d zx = _mm256_permute2f128_pd(a, c, 0x21);  // z₀x₁z₂x₃
  const __m256d yz = _mm256_blend_pd(b, c, 0b1100);       // y₁z₁y₃z₃
  x = Pack4(_mm256_shuffle_pd(xy, zx, 0b1010));
  y = Pack4(_mm256_shuffle_pd(xy, yz, 0b0101));
  z = Pack4(_mm256_shuffle_pd(zx, yz, 0b1010));
}
/// The way back.
BAROSCAPE_INLINE void store_points(Pack4 x, Pack4 y, Pack4 z, double* to) {
  const __m256d xy = _mm256_shuffle_pd(x.value, y.value, 0b0000);
  const __m256d zx = _mm256_shuffle_pd(z.value, x.value, 0b1010);
  const __m256d yz = _mm256_shuffle_pd(y.value, z.value, 0b1111);
  _mm256_storeu_pd(to, _mm256_permute2f128_pd(xy, zx, 0x20));
  _mm256_storeu_pd(to + 4, _mm256_blend_pd(yz, xy, 0b1100));
  _mm256_storeu_pd(to + 8, _mm256_permute2f128_pd(zx, yz, 0x31));
}

}  // namespace BAROSCAPE_ARCHITECTURE
}  // namespace baroscape

#endif
