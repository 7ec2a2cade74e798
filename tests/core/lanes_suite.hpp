// Every operation of a number type, carried out on plain arrays. Compiled once for each instruction set, so it includes
// nothing but the lanes themselves.
#pragma once

#include "core/narrow_lanes.hpp"

namespace baroscape::lanes_suite {

inline constexpr int kWidest = 8;

enum Value {
  sum,
  difference,
  product,
  quotient,
  negative,
  fused,
  root,
  squared,
  chosen,
  dotted,
  replaced,
  narrowed,
  narrow_sum,
  narrow_difference,
  narrow_product,
  narrow_quotient,
  narrow_negative,
  narrow_fused,
  narrow_root,
  narrow_chosen,
  kValues
};
enum Question { less, less_or_equal, both, either, neither, replaced_answer, kQuestions };

/// One row of numbers and answers per operation, one column per lane.
struct Results {
  double values[kValues][kWidest] = {};
  bool answers[kQuestions][kWidest] = {};
  bool any_less = false, any_of_none = false;
};

/// The operations of the narrow form, widened again.
template <class Real>
void carry_out_narrow(Real wide_x, Real wide_y, Real wide_z, Real* values) {
  using Narrow = NarrowOf<Real>;
  const Narrow x = narrow(wide_x), y = narrow(wide_y), z = narrow(wide_z);
  const Narrow results[] = {x, x + y, x - y, x * y, x / y, -x, fma(x, y, z), sqrt(x), select(x < y, x, z)};
  for (const Narrow& result : results) *values++ = as<Real>(result);
}

/// a, b, c: eight numbers each, of which the first lanes are used. `replaced` holds a with the last lane set to 42.
template <class Real>
void carry_out(const double* a, const double* b, const double* c, Results& results) {
  constexpr int lanes = LaneTraits<Real>::lanes;
  Real x = 0.0, y = 0.0, z = 0.0;
  for (int l = 0; l < lanes; ++l) {
    set_lane(x, l, a[l]);
    set_lane(y, l, b[l]);
    set_lane(z, l, c[l]);
  }
  const Real left[3] = {x, y, z}, right[3] = {z, x, y};
  Real values[kValues] = {
      x + y, x - y, x * y, x / y, -x, fma(x, y, z), sqrt(x), square(x), select(x < y, x, z), dot(left, right, 3), x};
  carry_out_narrow(x, y, z, values + narrowed);
  set_lane(values[replaced], lanes - 1, 42.0);
  const auto smaller = x < y, not_larger = y <= z;
  auto changed = smaller;
  for (int l = 0; l < lanes; l += 2) set_lane(changed, l, !lane(smaller, l));
  const MaskOf<Real> and_mask = smaller & not_larger, or_mask = smaller | not_larger;
  const MaskOf<Real> answers[kQuestions] = {smaller, not_larger, and_mask, or_mask, !or_mask, changed};
  for (int l = 0; l < lanes; ++l) {
    for (int k = 0; k < kValues; ++k) results.values[k][l] = lane(values[k], l);
    for (int k = 0; k < kQuestions; ++k) results.answers[k][l] = lane(answers[k], l);
  }
  results.any_less = any(smaller);
  results.any_of_none = any(smaller & !smaller);
}

void carry_out_avx2(const double* a, const double* b, const double* c, Results& results);
void carry_out_avx512(const double* a, const double* b, const double* c, Results& results);

}  // namespace baroscape::lanes_suite
