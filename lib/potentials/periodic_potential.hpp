// Energy of atoms that repeat in space, as a function of where they are and of how space itself is deformed.
#pragma once

#include <Eigen/Core>
#include <memory>

namespace baroscape {

/// N atoms at u in a lattice h₀ (rows), space deformed by F: atoms i and j with image n are apart by
/// d = F·D, D = u_i − u_j + n h₀. F = (1 + ε) strains the cell, a product with a shear shears it: every surface of a
/// cell is one of F (surface/cell_surface.hpp). Cells may be smaller than the cutoff: all images within it count.
/// Calls do not change the potential, so one object serves any number of threads.
class PeriodicPotential {
 public:
  virtual ~PeriodicPotential() = default;
  virtual int atoms() const = 0;
  virtual double cutoff() const = 0;
  /// Returns E; overwrites by_u [3N] with ∂E/∂u and by_f with ∂E/∂F. NaN where the cell has collapsed.
  virtual double evaluate(const double* u, const Eigen::Matrix3d& f, double* by_u, Eigen::Matrix3d& by_f) const = 0;
  /// Second derivatives by {u, F}, (3N + 9)², symmetric, both triangles; F_ab is coordinate 3N + 3a + b.
  virtual void hessian(const double* u, const Eigen::Matrix3d& f, Eigen::MatrixXd& hessian) const = 0;
  /// Energy of each atom [N] (half of its pairs and its embedding), and its stress times volume, −∂E/∂F shared out in
  /// the same way (3 × 3N, compressive positive).
  virtual void shares(const double* u, const Eigen::Matrix3d& f, double* energies, Eigen::Matrix3Xd& stresses) const = 0;
};

}  // namespace baroscape
