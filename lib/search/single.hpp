// One structure's numbers, and the same after relaxation: what `baroscape evaluate` and `baroscape relax` print.
#pragma once

#include <Eigen/Core>
#include <optional>
#include <string>
#include <vector>

#include "atoms/structure.hpp"
#include "core/counts.hpp"
#include "surface/system.hpp"

namespace baroscape {

struct Evaluation {
  double energy = 0;                       ///< E, ε
  double volume = 0;                       ///< V, σ³
  double enthalpy = 0;                     ///< E + PV, ε
  Eigen::VectorXd gradient;                ///< ∇H, length 3N, ε/σ; of cells ∂E/∂r at fixed cell
  Eigen::Matrix3d pressure_tensor;         ///< −(1/V) Σ r_i ⊗ ∂E/∂r_i, of cells −(1/Ω) ∂E/∂ε, compressive positive, ε/σ³
  double virial_pressure = 0;              ///< its trace/3
  std::optional<Eigen::MatrixXd> hessian;  ///< ∇²H, 3N × 3N, ε/σ²; of cells at fixed cell
  double gradient_rms = 0;                 ///< √(Σg²/3N); of a relaxed cell over the strains' components as well
  Counts counts;
};

/// The structure's atoms need not be in the system's order. A cell is evaluated as the structure has it.
Evaluation evaluate(const System& system, const Structure& structure, double pressure, bool with_hessian);

struct Relaxation {
  Structure structure;
  bool converged = false;
  std::string reason;  ///< a sentence
  Counts counts;
  Evaluation at_end;
};

/// To the minimum below: L-BFGS, then Newton; a saddle on the way is left along its negative mode. A cell relaxes with
/// the strains that its shape has.
Relaxation relax(const System& system, const Structure& structure, double pressure);

}  // namespace baroscape
