// The enthalpy surfaces of a periodic cell that breathes: under pressure, and sheared (design: physics, section 3).
#pragma once

#include <Eigen/Core>
#include <array>
#include <memory>

#include "atoms/cell.hpp"
#include "potentials/periodic_potential.hpp"
#include "surface/surface.hpp"

namespace baroscape {

/// What the surfaces of a cell share: X = {u, y} (atoms/cell.hpp), zero modes, and the way from F to y.
class BreathingCell : public Surface<double> {
 public:
  int dimension() const override { return 3 * potential_->atoms() + cell_.strains(); }
  int zero_mode_count() const override { return 3; }
  void zero_modes(const double* x, double* modes) const override;

  const Cell& cell() const { return cell_; }
  const PeriodicPotential& potential() const { return *potential_; }

 protected:
  BreathingCell(const Cell& cell, std::unique_ptr<PeriodicPotential> potential);

  /// H, its gradient by X and, if wanted, by λ, for F = S(1 + ε) at pressure P.
  double evaluate_at(const Eigen::Matrix3d& s, const double* x, double pressure, double* gradient,
                     Eigen::Matrix3d* by_f = nullptr) const;
  /// Ω and its derivatives by y.
  double volume_at(const Eigen::Matrix3d& s, const double* x, double* gradient) const;
  /// Second derivatives of H by {u, F}, pressure included.
  Eigen::MatrixXd curvature_at(const Eigen::Matrix3d& s, const double* x, double pressure) const;

  Cell cell_;
  std::unique_ptr<PeriodicPotential> potential_;
  double volume_;  ///< of h₀
  std::array<Eigen::Matrix3d, 6> strain_by_;
};

/// H(X; P) = E + P Ω.
class CellSurface final : public BreathingCell {
 public:
  CellSurface(const Cell& cell, std::unique_ptr<PeriodicPotential> potential)
      : BreathingCell(cell, std::move(potential)) {}
  double evaluate(const double* x, double pressure, double* gradient) const override;
  double conjugate(const double* x, double pressure, double* gradient) const override;
  void hessian(const double* x, double pressure, double* hessian) const override;
};

/// H(X; γ) of the cell under a simple shear γ, d = S(γ)(1 + ε)D with S = 1 + γ a ⊗ b for axes a ≠ b, at a pressure that
/// stays. ∂H/∂γ is the shear stress times the volume.
class ShearSurface final : public BreathingCell {
 public:
  ShearSurface(const Cell& cell, std::unique_ptr<PeriodicPotential> potential, double pressure, int along = 0,
               int normal = 1);
  double evaluate(const double* x, double shear, double* gradient) const override;
  double conjugate(const double* x, double shear, double* gradient) const override;
  double conjugate_slope(const double* x, double shear) const override;
  void hessian(const double* x, double shear, double* hessian) const override;

 private:
  Eigen::Matrix3d sheared(double shear) const;
  double pressure_;
  int along_, normal_;
};

}  // namespace baroscape
