// The Morse interaction, V(r) = ε e^{ρ₀(1 − r/r_e)} (e^{ρ₀(1 − r/r_e)} − 2), as a function of w = r²: a well of depth ε
// at r_e, the narrower the larger ρ₀ (P. M. Morse, Phys. Rev. 34, 57 (1929); clusters: J. P. K. Doye and D. J. Wales, J.
// Chem. Soc., Faraday Trans. 93, 4233 (1997)).
#pragma once

#include "core/exponential.hpp"
#include "core/lanes.hpp"

namespace baroscape {

/// ε, ρ₀ and r_e of one pair of species.
struct MorsePair {
  double epsilon = 1.0, rho0 = 6.0, r_e = 1.0;
};

inline namespace BAROSCAPE_ARCHITECTURE {

/// As LennardJones (potentials/lennard_jones.hpp says what an interaction offers).
template <class Real>
class Morse {
 public:
  explicit Morse(const MorsePair& pair = {})
      : epsilon_(pair.epsilon), rho0_(pair.rho0), decay_(pair.rho0 / pair.r_e), minus_two_(-2.0 * pair.epsilon) {}

  static constexpr double kSlopeFactor = 1.0;

  BAROSCAPE_INLINE Real add_energy(Real w, Real& energy) const {
    const Real r = sqrt(w);
    const Real e = exponential(fma(-decay_, r, rho0_));
    energy = fma(epsilon_ * e, e - Real(2.0), energy);
    return minus_two_ * decay_ * e * (e - Real(1.0)) / r;
  }

  BAROSCAPE_INLINE void derivatives(Real w, Real& slope, Real& curvature) const {
    const Real r = sqrt(w);
    const Real e = exponential(fma(-decay_, r, rho0_));
    slope = minus_two_ * decay_ * e * (e - Real(1.0)) / r;
    // V″ = −2ερ₀²/r_e² (e − 2e²)
    curvature = (minus_two_ * decay_ * decay_ * e * fma(Real(-2.0), e, Real(1.0)) - slope) / w;
  }

 private:
  Real epsilon_, rho0_, decay_, minus_two_;
};

}  // namespace BAROSCAPE_ARCHITECTURE
}  // namespace baroscape
