// How a periodic cell vibrates: the atoms, while the strain follows them (design: physics, section 3).
#pragma once

#include "surface/surface.hpp"
#include "surface/system.hpp"

namespace baroscape {

/// Of the Schur complement H_rr − H_rε H_εε⁻¹ H_εr in the atoms' true positions r, its 3N − 3 modes. Where H_εε has a
/// negative eigenvalue there is no such complement: then the products are NaN, and `lowest` is the Hessian's own.
struct CellVibrations {
  double lowest = 0;            ///< m = 1, ε/σ²
  double log_product = 0;       ///< Σ ln of the positive eigenvalues, m = 1
  double log_product_mass = 0;  ///< with the system's masses
};

CellVibrations cell_vibrations(const System& system, const Surface<double>& surface, const Eigen::VectorXd& x,
                               double pressure);

}  // namespace baroscape
