// What the tests of branches share: how the plane families are followed.
#pragma once

#include "numeric/plane_families.hpp"
#include "search/continuation.hpp"

namespace baroscape::branches {

/// Lengths of the plane families are of order one, and so are their λ.
inline ContinuationOptions plane_options() {
  ContinuationOptions options;
  options.low = 0;
  options.high = 5;
  options.largest_step = 0.3;
  options.newton.lambda_scale = 1;
  return options;
}

inline Branch follow_plane(const numeric::PlaneFamily& family, double x, double y, double lambda, double direction,
                           const ContinuationOptions& options = plane_options()) {
  return follow_branch(family, BranchStart::towards(numeric::in_plane(x, y, lambda), lambda, direction), options);
}

}  // namespace baroscape::branches
