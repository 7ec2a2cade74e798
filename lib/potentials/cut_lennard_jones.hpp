// The Lennard-Jones interaction with a cutoff, V(r) = 4ε[(σ/r)¹² − (σ/r)⁶] + c₀ + c₁r + c₂r² + c₄r⁴ for r < r_c, else
// 0, as a function of w = r². The c's are those of shifted-force (c₂ = c₄ = 0) or smooth (c₁ = 0), potentials/cutoff.hpp
// (the latter: S. D. Stoddard and J. Ford, Phys. Rev. A 8, 1504 (1973), with one term more so that the curvature ends
// at zero too: searches for saddles need it).
#pragma once

#include "core/lanes.hpp"
#include "potentials/cutoff.hpp"
#include "potentials/lennard_jones.hpp"

namespace baroscape {

/// The numbers of one pair of species.
struct CutLennardJonesPair {
  LennardJonesPair pair;
  double cutoff2 = 0;                     ///< r_c²
  double c0 = 0, c1 = 0, c2 = 0, c4 = 0;  ///< of 1, r, r², r⁴
};

/// `cutoff` is any but none, `sigma` the pair's.
CutLennardJonesPair cut(const LennardJonesPair& pair, double sigma, const Cutoff& cutoff);

inline namespace BAROSCAPE_ARCHITECTURE {

/// As LennardJones. kind: shifted_force or smooth.
template <class Real, CutoffKind kind>
class CutLennardJones {
 public:
  explicit CutLennardJones(const CutLennardJonesPair& pair = {})
      : free_(pair.pair), cutoff2_(pair.cutoff2), c0_(pair.c0), c1_(pair.c1), c2_(pair.c2), c4_(pair.c4) {}

  static constexpr double kSlopeFactor = LennardJones<Real>::kSlopeFactor;

  BAROSCAPE_INLINE Real add_energy(Real w, Real& energy) const {
    const auto within = w < cutoff2_;
    if (!any(within)) return Real(0.0);
    Real value = energy;
    Real slope = free_.add_energy(w, value);
    constexpr double inverse = 1.0 / kSlopeFactor;
    if constexpr (kind == CutoffKind::shifted_force) {
      const Real r = sqrt(w);
      value = value + fma(c1_, r, c0_);
      slope = fma(Real(inverse), c1_ / r, slope);
    } else {
      value = value + fma(fma(c4_, w, c2_), w, c0_);
      slope = fma(Real(inverse), fma(Real(4.0) * c4_, w, Real(2.0) * c2_), slope);
    }
    energy = select(within, value, energy);
    return select(within, slope, Real(0.0));
  }

  BAROSCAPE_INLINE void derivatives(Real w, Real& slope, Real& curvature) const {
    const auto within = w < cutoff2_;
    free_.derivatives(w, slope, curvature);
    if constexpr (kind == CutoffKind::shifted_force) {
      const Real pull = c1_ / sqrt(w);
      slope = slope + pull;
      curvature = curvature - pull / w;
    } else {
      slope = slope + fma(Real(4.0) * c4_, w, Real(2.0) * c2_);
      curvature = curvature + Real(8.0) * c4_;
    }
    slope = select(within, slope, Real(0.0));
    curvature = select(within, curvature, Real(0.0));
  }

 private:
  LennardJones<Real> free_;
  Real cutoff2_, c0_, c1_, c2_, c4_;
};

}  // namespace BAROSCAPE_ARCHITECTURE
}  // namespace baroscape
