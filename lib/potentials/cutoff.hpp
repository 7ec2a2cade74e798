// How a pair interaction ends.
#pragma once

namespace baroscape {

enum class CutoffKind : int {
  none,           ///< every pair counts
  shifted_force,  ///< V(r) − V(r_c) − (r − r_c) V'(r_c): value and force end at zero
  smooth,         ///< V(r) + c₀ + c₂r² + c₄r⁴: value, force and curvature end at zero
};

struct Cutoff {
  CutoffKind kind = CutoffKind::none;
  double radius = 0;  ///< r_c in σ_ab of the pair of species; not looked at without a cutoff
};

}  // namespace baroscape
