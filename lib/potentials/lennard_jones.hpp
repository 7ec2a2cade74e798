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
  Real repulsion, attraction;
  Real slope_repulsion, slope_attraction;

  explicit LennardJones(const LennardJonesPair& pair = {})
      : repulsion(pair.repulsion),
        attraction(-pair.attraction),
        slope_repulsion(-12.0 * pair.repulsion),
        slope_attraction(6.0 * pair.attraction) {}

  /// Adds V(w) to `energy` and returns the slope.
  BAROSCAPE_INLINE Real add_energy(Real w, Real& energy) const {
    const Real inverse = Real(1.0) / w;
    const Real sixth = inverse * inverse * inverse;
    energy = fma(fma(repulsion, sixth, attraction), sixth, energy);
    return fma(slope_repulsion, sixth, slope_attraction) * (sixth * inverse);
  }

  BAROSCAPE_INLINE void derivatives(Real w, Real& slope, Real& curvature) const {
    const Real inverse = Real(1.0) / w;
    const Real sixth = inverse * inverse * inverse;
    const Real seventh = sixth * inverse;
    slope = fma(slope_repulsion, sixth, slope_attraction) * seventh;
    curvature = fma(Real(168.0) * repulsion, sixth, Real(48.0) * attraction) * (seventh * inverse);
  }
};

}  // namespace BAROSCAPE_ARCHITECTURE
}  // namespace baroscape
