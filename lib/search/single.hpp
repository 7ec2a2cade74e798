// One structure's numbers, and the same after relaxation: what `baroscape evaluate` and `baroscape relax` print.
#pragma once

#include <Eigen/Core>
#include <optional>
#include <string>
#include <vector>

#include "core/counts.hpp"
#include "surface/system.hpp"

namespace baroscape {

struct Evaluation {
  double energy = 0;                       ///< E, ε
  double volume = 0;                       ///< V, σ³
  double enthalpy = 0;                     ///< E + PV, ε
  Eigen::VectorXd gradient;                ///< ∇H, length 3N, ε/σ
  Eigen::Matrix3d pressure_tensor;         ///< −(1/V) Σ r_i ⊗ ∂E/∂r_i, compressive positive, ε/σ³
  double virial_pressure = 0;              ///< its trace/3
  std::optional<Eigen::MatrixXd> hessian;  ///< ∇²H, 3N × 3N, ε/σ²
  double gradient_rms = 0;                 ///< √(Σg²/3N)
  Counts counts;
};

/// `species` gives each atom's, in the order of `positions`; it need not be the system's order.
Evaluation evaluate(const System& system, const Eigen::VectorXd& positions, const std::vector<int>& species,
                    double pressure, bool with_hessian);

struct Relaxation {
  Eigen::VectorXd positions;
  bool converged = false;
  std::string reason;  ///< a sentence
  Counts counts;
  Evaluation at_end;
};

/// To the minimum below: L-BFGS, then Newton; a saddle on the way is left along its negative mode.
Relaxation relax(const System& system, const std::vector<int>& species, const Eigen::VectorXd& positions,
                 double pressure);

}  // namespace baroscape
