// Looking up cubic polynomials in a table, every lane in an interval of its own.
#pragma once

#include "core/lanes.hpp"

namespace baroscape {
inline namespace BAROSCAPE_ARCHITECTURE {

/// The interval of a table every lane looks into, and where in it: 0 ≤ t ≤ 1 within the table.
template <class Real>
struct TablePlace {
  Real t;
  int interval[LaneTraits<Real>::lanes];
};

/// `steps` counts from the table's beginning. Before it and beyond its `last` interval (0, 1, …) the outermost one is
/// taken, with t < 0 or t > 1; NaN falls into the last one and stays in t.
BAROSCAPE_INLINE TablePlace<double> place_in_table(double steps, int last) {
  const double within = larger(0.0, smaller(steps, static_cast<double>(last)));
  const int interval = static_cast<int>(within);
  return {steps - interval, {interval}};
}
/// The four coefficients c₀ … c₃ of the place's polynomial; `stride` doubles from one interval to the next.
BAROSCAPE_INLINE void load_cubic(const double* table, int stride, const TablePlace<double>& place, double* c) {
  const double* from = table + place.interval[0] * stride;
  for (int k = 0; k < 4; ++k) c[k] = from[k];
}

#if defined(__AVX2__) && defined(__FMA__)
BAROSCAPE_INLINE TablePlace<Pack4> place_in_table(Pack4 steps, int last) {
  TablePlace<Pack4> place;
  const Pack4 within = larger(Pack4(0.0), smaller(steps, Pack4(static_cast<double>(last))));
  const __m128i interval = _mm256_cvttpd_epi32(within.value);
  _mm_storeu_si128(reinterpret_cast<__m128i*>(place.interval), interval);
  place.t = steps - Pack4(_mm256_cvtepi32_pd(interval));
  return place;
}
BAROSCAPE_INLINE void load_cubic(const double* table, int stride, const TablePlace<Pack4>& place, Pack4* c) {
  __m256d row[4];
  for (int l = 0; l < 4; ++l) row[l] = _mm256_loadu_pd(table + place.interval[l] * stride);
  const __m256d a = _mm256_unpacklo_pd(row[0], row[1]), b = _mm256_unpackhi_pd(row[0], row[1]);
  const __m256d d = _mm256_unpacklo_pd(row[2], row[3]), e = _mm256_unpackhi_pd(row[2], row[3]);
  c[0] = Pack4(_mm256_permute2f128_pd(a, d, 0x20));
  c[1] = Pack4(_mm256_permute2f128_pd(b, e, 0x20));
  c[2] = Pack4(_mm256_permute2f128_pd(a, d, 0x31));
  c[3] = Pack4(_mm256_permute2f128_pd(b, e, 0x31));
}
#endif

#if defined(__AVX512F__) && defined(__AVX512DQ__) && defined(__AVX512VL__)
BAROSCAPE_INLINE TablePlace<Pack8> place_in_table(Pack8 steps, int last) {
  TablePlace<Pack8> place;
  const Pack8 within = larger(Pack8(0.0), smaller(steps, Pack8(static_cast<double>(last))));
  const __m256i interval = _mm512_cvttpd_epi32(within.value);
  _mm256_storeu_si256(reinterpret_cast<__m256i*>(place.interval), interval);
  place.t = steps - Pack8(_mm512_cvtepi32_pd(interval));
  return place;
}
BAROSCAPE_INLINE void load_cubic(const double* table, int stride, const TablePlace<Pack8>& place, Pack8* c) {
  __m512d row[4];  // of lanes l and l + 4
  for (int l = 0; l < 4; ++l) {
    row[l] = _mm512_insertf64x4(_mm512_castpd256_pd512(_mm256_loadu_pd(table + place.interval[l] * stride)),
                                _mm256_loadu_pd(table + place.interval[l + 4] * stride), 1);
  }
  const __m512d a = _mm512_unpacklo_pd(row[0], row[1]), b = _mm512_unpackhi_pd(row[0], row[1]);
  const __m512d d = _mm512_unpacklo_pd(row[2], row[3]), e = _mm512_unpackhi_pd(row[2], row[3]);
  const __m512i low = _mm512_setr_epi64(0, 1, 8, 9, 4, 5, 12, 13), high = _mm512_setr_epi64(2, 3, 10, 11, 6, 7, 14, 15);
  c[0] = Pack8(_mm512_permutex2var_pd(a, low, d));
  c[1] = Pack8(_mm512_permutex2var_pd(b, low, e));
  c[2] = Pack8(_mm512_permutex2var_pd(a, high, d));
  c[3] = Pack8(_mm512_permutex2var_pd(b, high, e));
}
#endif

/// c₀ + c₁t + c₂t² + c₃t³ and its derivatives by t.
template <class Real>
BAROSCAPE_INLINE Real cubic(const Real* c, Real t) {
  return fma(fma(fma(c[3], t, c[2]), t, c[1]), t, c[0]);
}
template <class Real>
BAROSCAPE_INLINE Real cubic_slope(const Real* c, Real t) {
  return fma(fma(Real(3.0) * c[3], t, Real(2.0) * c[2]), t, c[1]);
}
template <class Real>
BAROSCAPE_INLINE Real cubic_curvature(const Real* c, Real t) {
  return fma(Real(6.0) * c[3], t, Real(2.0) * c[2]);
}

}  // namespace BAROSCAPE_ARCHITECTURE
}  // namespace baroscape
