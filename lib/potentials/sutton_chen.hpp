// Sutton–Chen's embedded atoms: φ = ε(a/r)ⁿ, f = (a/r)ᵐ, F = −cε√ρ, without cutoff (A. P. Sutton and J. Chen, Philos.
// Mag. Lett. 61, 139 (1990)).
#pragma once

#include "potentials/embedded_potential.hpp"
#include "potentials/sutton_chen_parameters.hpp"

namespace baroscape {

inline namespace BAROSCAPE_ARCHITECTURE {

/// A model for EmbeddedPotential.
template <class Real>
class SuttonChen {
 public:
  explicit SuttonChen(const SuttonChenParameters& p)
      : n_(p.n), m_(p.m), epsilon_(p.epsilon), a2_(p.a * p.a), minus_c_(-p.c * p.epsilon) {}

  BAROSCAPE_INLINE bool reaches(Real) const { return true; }

  template <int kOrder>
  BAROSCAPE_INLINE EmbeddedPair<Real> pair(int, int, Real w) const {
    EmbeddedPair<Real> pair;
    const Real inverse = Real(1.0) / w, s2 = a2_ * inverse;
    pair.energy = epsilon_ * power(s2, n_);
    pair.density_at_i = pair.density_at_j = power(s2, m_);
    // Of w to the power of −n/2: 2 d/dw brings −n/w, 4 d²/dw² n(n + 2)/w².
    pair.slope = Real(-n_) * pair.energy * inverse;
    pair.density_slope_at_i = pair.density_slope_at_j = Real(-m_) * pair.density_at_i * inverse;
    if constexpr (kOrder == 2) {
      pair.curvature = Real(-n_ - 2) * pair.slope * inverse;
      pair.curvature_at_i = pair.curvature_at_j = Real(-m_ - 2) * pair.density_slope_at_i * inverse;
    }
    return pair;
  }

  BAROSCAPE_INLINE Embedding<Real> embed(int, Real density) const {
    Embedding<Real> embedding;
    embedding.energy = minus_c_ * sqrt(density);
    const Real inverse = Real(1.0) / density;
    embedding.slope = Real(0.5) * embedding.energy * inverse;
    embedding.curvature = Real(-0.5) * embedding.slope * inverse;
    return embedding;
  }

 private:
  /// s²ᵏ⁄² for whole k ≥ 1.
  BAROSCAPE_INLINE static Real power(Real s2, int k) {
    Real result = k % 2 == 1 ? sqrt(s2) : Real(1.0), square = s2;
    for (int rest = k / 2; rest > 0; rest /= 2) {
      if (rest % 2 == 1) result = result * square;
      square = square * square;
    }
    return result;
  }

  int n_, m_;
  Real epsilon_, a2_, minus_c_;
};

}  // namespace BAROSCAPE_ARCHITECTURE
}  // namespace baroscape
