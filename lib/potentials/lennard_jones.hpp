// The Lennard-Jones interaction, V(r) = 4ε[(σ/r)¹² − (σ/r)⁶], as a function of w = r².
#pragma once

#include "core/lanes.hpp"

namespace baroscape {

/// 4εσ¹² and 4εσ⁶ of one pair of species.
struct LennardJonesPair {
  double repulsion = 4.0;
  double attraction = 4.0;
};

/// Plain view of a cluster's pairs, free of anything an instruction set could leave its mark on.
struct PlainPairs {
  int atoms = 0;
  int species_count = 1;
  const int* species = nullptr;             ///< [atoms]; not looked at with one species
  const LennardJonesPair* pairs = nullptr;  ///< [species_count²]
};

inline namespace BAROSCAPE_ARCHITECTURE {

/// The derivatives a pair contributes: slope = 2 dV/dw, curvature = 4 d²V/dw², so that ∂V/∂r_i = slope·d and
/// ∂²V/∂r_i∂r_j = −(slope·1 + curvature·d⊗d) with d = r_i − r_j.
template <class Real>
struct LennardJones {
  Real repulsion, minus_half;  ///< 4εσ¹², −2εσ⁶

  explicit LennardJones(const LennardJonesPair& pair = {})
      : repulsion(pair.repulsion), minus_half(-0.5 * pair.attraction) {}

  /// The slope is this times what add_energy() returns.
  static constexpr double kSlopeFactor = -12.0;

  /// Adds V(w) to `energy`. Additions rather than multiplications where there is a choice: those wait for fewer units.
  BAROSCAPE_INLINE Real add_energy(Real w, Real& energy) const {
    const Real inverse = Real(1.0) / w;
    const Real sixth = inverse * inverse * inverse;
    const Real excess = fma(repulsion, sixth, minus_half);
    energy = fma(excess + minus_half, sixth, energy);
    return excess * (sixth * inverse);
  }

  BAROSCAPE_INLINE void derivatives(Real w, Real& slope, Real& curvature) const {
    const Real inverse = Real(1.0) / w;
    const Real sixth = inverse * inverse * inverse;
    const Real seventh = sixth * inverse;
    slope = fma(Real(-12.0) * repulsion, sixth, Real(-12.0) * minus_half) * seventh;
    curvature = fma(Real(168.0) * repulsion, sixth, Real(96.0) * minus_half) * (seventh * inverse);
  }
};

}  // namespace BAROSCAPE_ARCHITECTURE
}  // namespace baroscape
