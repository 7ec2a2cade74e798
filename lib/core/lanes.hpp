// The number type of the hot rooms: `double`, or a pack of 4 or 8 doubles that carries independent searches side by
// side (design: lanes). Nothing here ever combines two lanes of a pack. Each has a narrow form of as many floats
// (core/narrow_lanes.hpp).
//
// Everything built on this header lives in an inline namespace named after the instruction set its translation unit is
// compiled for, so that the linker can never hand AVX-512 code to a machine without it. For the same reason no header
// of the standard library with inline functions is used here.
#pragma once

#include <new>

#if defined(__AVX2__) && defined(__FMA__)
#include <immintrin.h>
#endif

#ifndef BAROSCAPE_ARCHITECTURE
#define BAROSCAPE_ARCHITECTURE portable
#endif

#define BAROSCAPE_INLINE [[gnu::always_inline]] inline

namespace baroscape {
inline namespace BAROSCAPE_ARCHITECTURE {

/// Number of lanes of a Real, its mask type, and its narrow form.
template <class Real>
struct LaneTraits;

template <>
struct LaneTraits<double> {
  static constexpr int lanes = 1;
  using Mask = bool;
  using Narrow = float;
};

template <class Real>
using MaskOf = typename LaneTraits<Real>::Mask;
template <class Real>
using NarrowOf = typename LaneTraits<Real>::Narrow;

// --- double: the plain reference ------------------------------------------------------------------------------------

BAROSCAPE_INLINE double fma(double a, double b, double c) {
  return __builtin_fma(a, b, c);
}
BAROSCAPE_INLINE double sqrt(double a) {
  return __builtin_sqrt(a);
}
BAROSCAPE_INLINE double select(bool mask, double yes, double no) {
  return mask ? yes : no;
}
BAROSCAPE_INLINE bool any(bool mask) {
  return mask;
}
BAROSCAPE_INLINE double lane(double a, int) {
  return a;
}
BAROSCAPE_INLINE bool lane(bool a, int) {
  return a;
}
BAROSCAPE_INLINE void set_lane(double& a, int, double value) {
  a = value;
}
BAROSCAPE_INLINE void set_lane(bool& a, int, bool value) {
  a = value;
}

#if defined(__AVX2__) && defined(__FMA__)

// --- four lanes (AVX2) ----------------------------------------------------------------------------------------------

struct Mask4 {
  __m256d bits;
};

struct Pack4 {
  __m256d value;
  Pack4() = default;
  BAROSCAPE_INLINE Pack4(double all) : value(_mm256_set1_pd(all)) {}
  BAROSCAPE_INLINE explicit Pack4(__m256d v) : value(v) {}
};

struct Narrow4;  // core/narrow_lanes.hpp

template <>
struct LaneTraits<Pack4> {
  static constexpr int lanes = 4;
  using Mask = Mask4;
  using Narrow = Narrow4;
};

BAROSCAPE_INLINE Pack4 operator+(Pack4 a, Pack4 b) {
  return Pack4(_mm256_add_pd(a.value, b.value));
}
BAROSCAPE_INLINE Pack4 operator-(Pack4 a, Pack4 b) {
  return Pack4(_mm256_sub_pd(a.value, b.value));
}
BAROSCAPE_INLINE Pack4 operator*(Pack4 a, Pack4 b) {
  return Pack4(_mm256_mul_pd(a.value, b.value));
}
BAROSCAPE_INLINE Pack4 operator/(Pack4 a, Pack4 b) {
  return Pack4(_mm256_div_pd(a.value, b.value));
}
BAROSCAPE_INLINE Pack4 operator-(Pack4 a) {
  return Pack4(_mm256_xor_pd(a.value, _mm256_set1_pd(-0.0)));
}
BAROSCAPE_INLINE Pack4 fma(Pack4 a, Pack4 b, Pack4 c) {
  return Pack4(_mm256_fmadd_pd(a.value, b.value, c.value));
}
BAROSCAPE_INLINE Pack4 sqrt(Pack4 a) {
  return Pack4(_mm256_sqrt_pd(a.value));
}
BAROSCAPE_INLINE Mask4 operator<(Pack4 a, Pack4 b) {
  return {_mm256_cmp_pd(a.value, b.value, _CMP_LT_OQ)};
}
BAROSCAPE_INLINE Mask4 operator<=(Pack4 a, Pack4 b) {
  return {_mm256_cmp_pd(a.value, b.value, _CMP_LE_OQ)};
}
BAROSCAPE_INLINE Mask4 operator&(Mask4 a, Mask4 b) {
  return {_mm256_and_pd(a.bits, b.bits)};
}
BAROSCAPE_INLINE Mask4 operator|(Mask4 a, Mask4 b) {
  return {_mm256_or_pd(a.bits, b.bits)};
}
BAROSCAPE_INLINE Mask4 operator!(Mask4 a) {
  return {_mm256_xor_pd(a.bits, _mm256_castsi256_pd(_mm256_set1_epi64x(-1)))};
}
BAROSCAPE_INLINE Pack4 select(Mask4 mask, Pack4 yes, Pack4 no) {
  return Pack4(_mm256_blendv_pd(no.value, yes.value, mask.bits));
}
BAROSCAPE_INLINE bool any(Mask4 mask) {
  return _mm256_movemask_pd(mask.bits) != 0;
}
BAROSCAPE_INLINE double lane(Pack4 a, int i) {
  return a.value[i];
}
BAROSCAPE_INLINE bool lane(Mask4 a, int i) {
  return (_mm256_movemask_pd(a.bits) >> i) & 1;
}
BAROSCAPE_INLINE void set_lane(Pack4& a, int i, double value) {
  a.value[i] = value;
}
BAROSCAPE_INLINE void set_lane(Mask4& a, int i, bool value) {
  __m256i bits = _mm256_castpd_si256(a.bits);
  bits[i] = value ? -1 : 0;
  a.bits = _mm256_castsi256_pd(bits);
}

#endif

#if defined(__AVX512F__) && defined(__AVX512DQ__) && defined(__AVX512VL__)

// --- eight lanes (AVX-512) ------------------------------------------------------------------------------------------

struct Mask8 {
  __mmask8 bits;
};

struct Pack8 {
  __m512d value;
  Pack8() = default;
  BAROSCAPE_INLINE Pack8(double all) : value(_mm512_set1_pd(all)) {}
  BAROSCAPE_INLINE explicit Pack8(__m512d v) : value(v) {}
};

struct Narrow8;  // core/narrow_lanes.hpp

template <>
struct LaneTraits<Pack8> {
  static constexpr int lanes = 8;
  using Mask = Mask8;
  using Narrow = Narrow8;
};

BAROSCAPE_INLINE Pack8 operator+(Pack8 a, Pack8 b) {
  return Pack8(_mm512_add_pd(a.value, b.value));
}
BAROSCAPE_INLINE Pack8 operator-(Pack8 a, Pack8 b) {
  return Pack8(_mm512_sub_pd(a.value, b.value));
}
BAROSCAPE_INLINE Pack8 operator*(Pack8 a, Pack8 b) {
  return Pack8(_mm512_mul_pd(a.value, b.value));
}
BAROSCAPE_INLINE Pack8 operator/(Pack8 a, Pack8 b) {
  return Pack8(_mm512_div_pd(a.value, b.value));
}
BAROSCAPE_INLINE Pack8 operator-(Pack8 a) {
  return Pack8(_mm512_xor_pd(a.value, _mm512_set1_pd(-0.0)));
}
BAROSCAPE_INLINE Pack8 fma(Pack8 a, Pack8 b, Pack8 c) {
  return Pack8(_mm512_fmadd_pd(a.value, b.value, c.value));
}
BAROSCAPE_INLINE Pack8 sqrt(Pack8 a) {
  return Pack8(_mm512_sqrt_pd(a.value));
}
BAROSCAPE_INLINE Mask8 operator<(Pack8 a, Pack8 b) {
  return {_mm512_cmp_pd_mask(a.value, b.value, _CMP_LT_OQ)};
}
BAROSCAPE_INLINE Mask8 operator<=(Pack8 a, Pack8 b) {
  return {_mm512_cmp_pd_mask(a.value, b.value, _CMP_LE_OQ)};
}
BAROSCAPE_INLINE Mask8 operator&(Mask8 a, Mask8 b) {
  return {static_cast<__mmask8>(a.bits & b.bits)};
}
BAROSCAPE_INLINE Mask8 operator|(Mask8 a, Mask8 b) {
  return {static_cast<__mmask8>(a.bits | b.bits)};
}
BAROSCAPE_INLINE Mask8 operator!(Mask8 a) {
  return {static_cast<__mmask8>(~a.bits)};
}
BAROSCAPE_INLINE Pack8 select(Mask8 mask, Pack8 yes, Pack8 no) {
  return Pack8(_mm512_mask_blend_pd(mask.bits, no.value, yes.value));
}
BAROSCAPE_INLINE bool any(Mask8 mask) {
  return mask.bits != 0;
}
BAROSCAPE_INLINE double lane(Pack8 a, int i) {
  return a.value[i];
}
BAROSCAPE_INLINE bool lane(Mask8 a, int i) {
  return (a.bits >> i) & 1;
}
BAROSCAPE_INLINE void set_lane(Pack8& a, int i, double value) {
  a.value[i] = value;
}
BAROSCAPE_INLINE void set_lane(Mask8& a, int i, bool value) {
  a.bits = static_cast<__mmask8>(value ? (a.bits | (1u << i)) : (a.bits & ~(1u << i)));
}

#endif

// --- written once for all -------------------------------------------------------------------------------------------

template <class Real>
BAROSCAPE_INLINE Real square(Real a) {
  return a * a;
}

template <class Real>
BAROSCAPE_INLINE Real magnitude(Real a) {
  return select(a < Real(0.0), -a, a);
}
template <class Real>
BAROSCAPE_INLINE Real smaller(Real a, Real b) {
  return select(a < b, a, b);
}
template <class Real>
BAROSCAPE_INLINE Real larger(Real a, Real b) {
  return select(a < b, b, a);
}

/// Σ a_i b_i in four interleaved sums, for every number type alike: one running sum would wait four cycles for each of
/// its terms (a quench of LJ13 took 44 µs instead of 31 in four lanes, 33 instead of 28 in eight, bench/).
template <class Real>
BAROSCAPE_INLINE Real inner(const Real* a, const Real* b, int n) {
  Real sum[4] = {0.0, 0.0, 0.0, 0.0};
  int i = 0;
  for (; i + 4 <= n; i += 4) {
    for (int k = 0; k < 4; ++k) sum[k] = fma(a[i + k], b[i + k], sum[k]);
  }
  for (; i < n; ++i) sum[0] = fma(a[i], b[i], sum[0]);
  return (sum[0] + sum[1]) + (sum[2] + sum[3]);
}

/// Σ a_i b_i, in the order of the index.
template <class Real>
BAROSCAPE_INLINE Real dot(const Real* a, const Real* b, int n) {
  Real sum = 0.0;
  for (int i = 0; i < n; ++i) sum = fma(a[i], b[i], sum);
  return sum;
}

/// An array with the alignment of the widest pack, zeroed, released with its owner. Kept apart from std::vector, whose
/// inline functions would be shared between instruction sets. For types that need no destructor.
template <class T>
class LaneArray {
 public:
  LaneArray() = default;
  explicit LaneArray(int size) : data_(static_cast<T*>(operator new[](bytes(size), kAlignment))), size_(size) {
    for (int i = 0; i < size; ++i) data_[i] = T{};
  }
  LaneArray(const LaneArray&) = delete;
  LaneArray& operator=(const LaneArray&) = delete;
  ~LaneArray() { operator delete[](data_, kAlignment); }

  T* data() { return data_; }
  const T* data() const { return data_; }
  T& operator[](int i) { return data_[i]; }
  const T& operator[](int i) const { return data_[i]; }
  int size() const { return size_; }

 private:
  static constexpr auto kAlignment = static_cast<std::align_val_t>(64);
  static constexpr decltype(sizeof(0)) bytes(int size) { return sizeof(T) * static_cast<decltype(sizeof(0))>(size); }
  T* data_ = nullptr;
  int size_ = 0;
};

}  // namespace BAROSCAPE_ARCHITECTURE
}  // namespace baroscape
