// How the states that meet at a critical point approach it: the exponents that tell one kind of event from another
// (design: physics, section 7; Malandro & Lacks, PRL 81, 5576 (1998); Wales, Science 293, 2067 (2001)).
#pragma once

#include "search/continuation.hpp"
#include "search/critical_point.hpp"

namespace baroscape {

/// A number in the limit μ → 0, and how far its extrapolations differ.
struct Measured {
  double value = 0, error = 0;
};

/// Of the lower state, of the state above it, and of the barrier ΔH between them, at distances μ = |λ_c − λ| on the
/// side where both exist.
struct Exponents {
  bool measured = false;        ///< false where one of the two could not be followed
  Measured eigenvalue;          ///< a in the lower state's vanishing eigenvalue ∝ μ^a
  Measured barrier;             ///< a in ΔH ∝ μ^a
  Measured work_ratio;          ///< n in (V_lower − V_upper)·sign(λ_c − λ) = nΔH/μ
  Measured curvature_ratio;     ///< |vanishing eigenvalue of the upper| / that of the lower
  double largest_distance = 0;  ///< μ of the farthest pair that was used
  Counts counts;
};

/// What theory says of a kind of event.
struct ExpectedExponents {
  double eigenvalue, barrier, work_ratio, curvature_ratio;
};
ExpectedExponents expected_exponents(CriticalKind kind);

/// Follows the two states that meet away from the critical point and measures. `options` gives the metric and the
/// steps; its range of λ does not count.
Exponents measure_exponents(const Surface<double>& surface, const CriticalPoint& critical,
                            const ContinuationOptions& options = {});

}  // namespace baroscape
