// The narrow form of the number types in core/lanes.hpp: as many floats as the wide form has doubles, for matrices
// whose size matters more than their last digits.
#pragma once

#include "core/lanes.hpp"

namespace baroscape {
inline namespace BAROSCAPE_ARCHITECTURE {

// --- float ----------------------------------------------------------------------------------------------------------

template <>
struct LaneTraits<float> {
  static constexpr int lanes = 1;
  using Mask = bool;
};
BAROSCAPE_INLINE float fma(float a, float b, float c) {
  return __builtin_fmaf(a, b, c);
}
BAROSCAPE_INLINE float sqrt(float a) {
  return __builtin_sqrtf(a);
}
BAROSCAPE_INLINE float select(bool mask, float yes, float no) {
  return mask ? yes : no;
}
BAROSCAPE_INLINE void set_lane(float& a, int, double value) {
  a = static_cast<float>(value);
}
/// To and from the narrow form.
BAROSCAPE_INLINE float narrow(double a) {
  return static_cast<float>(a);
}
BAROSCAPE_INLINE double widen(float a) {
  return a;
}

#if defined(__AVX2__) && defined(__FMA__)

// --- four lanes -----------------------------------------------------------------------------------------------------

struct NarrowMask4 {
  __m128 bits;
};

struct Narrow4 {
  __m128 value;
  Narrow4() = default;
  BAROSCAPE_INLINE Narrow4(double all) : value(_mm_set1_ps(static_cast<float>(all))) {}
  BAROSCAPE_INLINE explicit Narrow4(__m128 v) : value(v) {}
};

template <>
struct LaneTraits<Narrow4> {
  static constexpr int lanes = 4;
  using Mask = NarrowMask4;
};

BAROSCAPE_INLINE Narrow4 narrow(Pack4 a) {
  return Narrow4(_mm256_cvtpd_ps(a.value));
}
BAROSCAPE_INLINE Pack4 widen(Narrow4 a) {
  return Pack4(_mm256_cvtps_pd(a.value));
}
BAROSCAPE_INLINE Narrow4 operator+(Narrow4 a, Narrow4 b) {
  return Narrow4(_mm_add_ps(a.value, b.value));
}
BAROSCAPE_INLINE Narrow4 operator-(Narrow4 a, Narrow4 b) {
  return Narrow4(_mm_sub_ps(a.value, b.value));
}
BAROSCAPE_INLINE Narrow4 operator*(Narrow4 a, Narrow4 b) {
  return Narrow4(_mm_mul_ps(a.value, b.value));
}
BAROSCAPE_INLINE Narrow4 operator/(Narrow4 a, Narrow4 b) {
  return Narrow4(_mm_div_ps(a.value, b.value));
}
BAROSCAPE_INLINE Narrow4 operator-(Narrow4 a) {
  return Narrow4(_mm_xor_ps(a.value, _mm_set1_ps(-0.0F)));
}
BAROSCAPE_INLINE Narrow4 fma(Narrow4 a, Narrow4 b, Narrow4 c) {
  return Narrow4(_mm_fmadd_ps(a.value, b.value, c.value));
}
BAROSCAPE_INLINE Narrow4 sqrt(Narrow4 a) {
  return Narrow4(_mm_sqrt_ps(a.value));
}
BAROSCAPE_INLINE NarrowMask4 operator<(Narrow4 a, Narrow4 b) {
  return {_mm_cmp_ps(a.value, b.value, _CMP_LT_OQ)};
}
BAROSCAPE_INLINE Narrow4 select(NarrowMask4 mask, Narrow4 yes, Narrow4 no) {
  return Narrow4(_mm_blendv_ps(no.value, yes.value, mask.bits));
}
BAROSCAPE_INLINE double lane(Narrow4 a, int i) {
  return a.value[i];
}
BAROSCAPE_INLINE void set_lane(Narrow4& a, int i, double value) {
  a.value[i] = static_cast<float>(value);
}

#endif

#if defined(__AVX512F__) && defined(__AVX512DQ__) && defined(__AVX512VL__)

// --- eight lanes ----------------------------------------------------------------------------------------------------

struct Narrow8 {
  __m256 value;
  Narrow8() = default;
  BAROSCAPE_INLINE Narrow8(double all) : value(_mm256_set1_ps(static_cast<float>(all))) {}
  BAROSCAPE_INLINE explicit Narrow8(__m256 v) : value(v) {}
};

template <>
struct LaneTraits<Narrow8> {
  static constexpr int lanes = 8;
  using Mask = Mask8;
};

BAROSCAPE_INLINE Narrow8 narrow(Pack8 a) {
  return Narrow8(_mm512_cvtpd_ps(a.value));
}
BAROSCAPE_INLINE Pack8 widen(Narrow8 a) {
  return Pack8(_mm512_cvtps_pd(a.value));
}
BAROSCAPE_INLINE Narrow8 operator+(Narrow8 a, Narrow8 b) {
  return Narrow8(_mm256_add_ps(a.value, b.value));
}
BAROSCAPE_INLINE Narrow8 operator-(Narrow8 a, Narrow8 b) {
  return Narrow8(_mm256_sub_ps(a.value, b.value));
}
BAROSCAPE_INLINE Narrow8 operator*(Narrow8 a, Narrow8 b) {
  return Narrow8(_mm256_mul_ps(a.value, b.value));
}
BAROSCAPE_INLINE Narrow8 operator/(Narrow8 a, Narrow8 b) {
  return Narrow8(_mm256_div_ps(a.value, b.value));
}
BAROSCAPE_INLINE Narrow8 operator-(Narrow8 a) {
  return Narrow8(_mm256_xor_ps(a.value, _mm256_set1_ps(-0.0F)));
}
BAROSCAPE_INLINE Narrow8 fma(Narrow8 a, Narrow8 b, Narrow8 c) {
  return Narrow8(_mm256_fmadd_ps(a.value, b.value, c.value));
}
BAROSCAPE_INLINE Narrow8 sqrt(Narrow8 a) {
  return Narrow8(_mm256_sqrt_ps(a.value));
}
BAROSCAPE_INLINE Mask8 operator<(Narrow8 a, Narrow8 b) {
  return {_mm256_cmp_ps_mask(a.value, b.value, _CMP_LT_OQ)};
}
BAROSCAPE_INLINE Narrow8 select(Mask8 mask, Narrow8 yes, Narrow8 no) {
  return Narrow8(_mm256_mask_blend_ps(mask.bits, no.value, yes.value));
}
BAROSCAPE_INLINE double lane(Narrow8 a, int i) {
  return a.value[i];
}
BAROSCAPE_INLINE void set_lane(Narrow8& a, int i, double value) {
  a.value[i] = static_cast<float>(value);
}

#endif

/// The same number in another form, rounded if that is the narrow one.
template <class To, class From>
BAROSCAPE_INLINE To as(From a) {
  if constexpr (__is_same(To, From)) {
    return a;
  } else if constexpr (sizeof(To) < sizeof(From)) {
    return narrow(a);
  } else {
    return widen(a);
  }
}

}  // namespace BAROSCAPE_ARCHITECTURE
}  // namespace baroscape
