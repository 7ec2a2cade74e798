// The Hessian in the space orthogonal to the zero modes, where translations and rotations do not exist: they are
// projected out, never recognised by a small eigenvalue (design: physics, section 2).
#pragma once

#include <Eigen/Core>
#include <Eigen/QR>

#include "core/counts.hpp"
#include "search/polish_options.hpp"
#include "surface/surface.hpp"

namespace baroscape {

/// An orthonormal basis of the m = n − (number of zero modes) internal directions at one point, kept as the Householder
/// reflections that carry the zero modes onto the first coordinates.
class InternalSpace {
 public:
  InternalSpace(const Surface<double>& surface, const Eigen::VectorXd& x);

  int dimension() const { return dimension_; }
  /// Components [m] of a vector [n] along the basis.
  Eigen::VectorXd project(const Eigen::VectorXd& vector) const;
  /// The vector [n] with these components [m].
  Eigen::VectorXd lift(const Eigen::VectorXd& components) const;
  /// The vector [n] without its components along zero modes.
  Eigen::VectorXd remove_zero_modes(const Eigen::VectorXd& vector) const { return lift(project(vector)); }
  /// Qᵀ A Q, m × m, of a symmetric matrix [n × n].
  Eigen::MatrixXd project(const Eigen::MatrixXd& matrix) const;
  /// The basis itself, n × m.
  Eigen::MatrixXd basis() const;

 private:
  Eigen::HouseholderQR<Eigen::MatrixXd> reflections_;
  Eigen::Index full_ = 0;
  int dimension_ = 0;
};

/// Internal eigenvalues [m], ascending, with the modes [n × m] as columns.
struct Spectrum {
  Eigen::VectorXd values;
  Eigen::MatrixXd modes;

  /// Number of eigenvalues below zero.
  int index() const;
};

/// The zero modes that exist at x, orthonormal, as columns [n × 6 or fewer].
Eigen::MatrixXd existing_zero_modes(const Surface<double>& surface, const Eigen::VectorXd& x);

/// ∇²H [n × n] at x.
Eigen::MatrixXd hessian(const Surface<double>& surface, const Eigen::VectorXd& x, double lambda);

/// One Hessian and one dense diagonalisation. `mass_roots`, when given, are √m of every coordinate [n]: the spectrum is
/// that of M^{-1/2} A M^{-1/2}, with the zero modes weighted to match.
Spectrum spectrum(const Surface<double>& surface, const Eigen::VectorXd& x, double lambda,
                  const Eigen::VectorXd* mass_roots = nullptr);

/// The same of a Hessian [n × n] that is at hand.
Spectrum spectrum(const Surface<double>& surface, const Eigen::VectorXd& x, const Eigen::MatrixXd& hessian);

/// A Hessian [n × n] with its zero modes lifted to about its mean eigenvalue, so that it can be factorised.
Eigen::MatrixXd lift_zero_modes(const Surface<double>& surface, const Eigen::VectorXd& x, Eigen::MatrixXd hessian);

/// Σ ln of the positive internal eigenvalues of a polished point of index 0 or 1, from the pivots [n] of its Hessian.
double log_product(const Surface<double>& surface, const Eigen::VectorXd& x, const Eigen::VectorXd& pivots,
                   const PolishedPoint& point);

/// A⁺b for b without components along zero modes, by one factorisation of the Hessian with its zero modes lifted: what
/// pseudo_solve() gives, without a spectrum.
Eigen::VectorXd internal_solve(const Surface<double>& surface, const Eigen::VectorXd& x, double lambda,
                               const Eigen::VectorXd& b);

/// A⁺b in the internal space: the pseudo-inverse of the Hessian applied to a vector, modes of the wrong sign included.
Eigen::VectorXd pseudo_solve(const Spectrum& spectrum, const Eigen::VectorXd& b);

}  // namespace baroscape
