// Elastic constants of a relaxed cell at T = 0 from its Hessian.
#pragma once

#include <Eigen/Core>

#include "atoms/structure.hpp"
#include "surface/system.hpp"

namespace baroscape {

struct Elasticity {
  /// Stress–strain coefficients B_ijkl in Voigt's order (xx, yy, zz, yz, xz, xy; e₄ = 2ε_yz), ε/σ³: how the stress
  /// answers a small strain of the cell as it stands under its pressure. At P = 0 they are the elastic constants C_ijkl.
  Eigen::Matrix<double, 6, 6> stiffness = Eigen::Matrix<double, 6, 6>::Zero();
  /// The same with the atoms moving along with the cell only: Born's term alone.
  Eigen::Matrix<double, 6, 6> affine = Eigen::Matrix<double, 6, 6>::Zero();
  double bulk_voigt = 0, bulk_reuss = 0, shear_voigt = 0, shear_reuss = 0;
  double bulk = 0, shear = 0;   ///< means of Voigt's and Reuss's (Hill)
  double young = 0, poisson = 0;
  double density = 0;           ///< mass over volume, m/σ³
  double longitudinal = 0, transverse = 0;  ///< sound velocities, √(ε/m); NaN where a modulus is negative
  bool stable = false;          ///< the stiffness is positive definite
};

/// (1/Ω) ∂²H/∂ε∂ε with H = E + PΩ and F = 1 + ε, minus what the atoms' own relaxation gives back, which is through the
/// inverse of ∂²E/∂r² without translations (J. F. Lutsko, J. Appl. Phys. 65, 2991 (1989); A. Lemaître and C. Maloney,
/// J. Stat. Phys. 123, 415 (2006)). With pressure as P in H these are D. C. Wallace's stress–strain coefficients
/// (Phys. Rev. 162, 776 (1967)). `structure` has a lattice and is relaxed at the pressure: nothing else makes sense.
Elasticity elasticity(const System& system, const Structure& structure, double pressure);

}  // namespace baroscape
