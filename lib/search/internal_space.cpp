#include "search/internal_space.hpp"

#include <cmath>
#include <vector>

#include "search/symmetric_eigenvalues.hpp"

namespace baroscape {

Eigen::MatrixXd existing_zero_modes(const Surface<double>& surface, const Eigen::VectorXd& x) {
  Eigen::MatrixXd modes(x.size(), surface.zero_mode_count());
  surface.zero_modes(x.data(), modes.data());
  Eigen::Index kept = 0;
  for (Eigen::Index k = 0; k < modes.cols(); ++k) {
    if (modes.col(k).squaredNorm() > 0.5) modes.col(kept++) = modes.col(k);
  }
  return modes.leftCols(kept);
}

InternalSpace::InternalSpace(const Surface<double>& surface, const Eigen::VectorXd& x) : full_(x.size()) {
  const Eigen::MatrixXd zero = existing_zero_modes(surface, x);
  dimension_ = static_cast<int>(full_ - zero.cols());
  reflections_.compute(zero);
}

Eigen::VectorXd InternalSpace::project(const Eigen::VectorXd& vector) const {
  Eigen::VectorXd rotated = vector;
  rotated.applyOnTheLeft(reflections_.householderQ().adjoint());
  return rotated.tail(dimension_);
}

Eigen::VectorXd InternalSpace::lift(const Eigen::VectorXd& components) const {
  Eigen::VectorXd vector = Eigen::VectorXd::Zero(full_);
  vector.tail(dimension_) = components;
  vector.applyOnTheLeft(reflections_.householderQ());
  return vector;
}

Eigen::MatrixXd InternalSpace::project(const Eigen::MatrixXd& matrix) const {
  Eigen::MatrixXd rotated = matrix;
  rotated.applyOnTheLeft(reflections_.householderQ().adjoint());
  rotated.applyOnTheRight(reflections_.householderQ());
  return rotated.bottomRightCorner(dimension_, dimension_);
}

Eigen::MatrixXd InternalSpace::basis() const {
  Eigen::MatrixXd basis = Eigen::MatrixXd::Zero(full_, dimension_);
  basis.bottomRows(dimension_).setIdentity();
  basis.applyOnTheLeft(reflections_.householderQ());
  return basis;
}

int Spectrum::index() const {
  return static_cast<int>((values.array() < 0.0).count());
}

Eigen::MatrixXd hessian(const Surface<double>& surface, const Eigen::VectorXd& x, double lambda) {
  Eigen::MatrixXd matrix(x.size(), x.size());
  surface.hessian(x.data(), lambda, matrix.data());
  // Rows there are columns here.
  matrix.triangularView<Eigen::StrictlyLower>() = matrix.transpose();
  return matrix;
}

Spectrum spectrum(const Surface<double>& surface, const Eigen::VectorXd& x, const Eigen::MatrixXd& hessian) {
  const InternalSpace space(surface, x);
  const SymmetricEigenvalues internal = symmetric_eigenvalues(space.project(hessian));
  return {internal.values, space.basis() * internal.modes};
}

Eigen::MatrixXd lift_zero_modes(const Surface<double>& surface, const Eigen::VectorXd& x, Eigen::MatrixXd hessian) {
  const Eigen::MatrixXd zero = existing_zero_modes(surface, x);
  hessian += (1.0 + std::abs(hessian.trace()) / static_cast<double>(x.size())) * zero * zero.transpose();
  return hessian;
}

Spectrum spectrum(const Surface<double>& surface, const Eigen::VectorXd& x, double lambda,
                  const Eigen::VectorXd* mass_roots) {
  const Eigen::MatrixXd full = hessian(surface, x, lambda);
  if (mass_roots == nullptr) return spectrum(surface, x, full);
  const InternalSpace space(surface, x);
  // In q = M^{1/2} r the zero modes are M^{1/2} z; their complement is M^{-1/2} times the complement of the z,
  // orthonormalised.
  const Eigen::HouseholderQR<Eigen::MatrixXd> qr(mass_roots->cwiseInverse().asDiagonal() * space.basis());
  const Eigen::MatrixXd basis = qr.householderQ() * Eigen::MatrixXd::Identity(x.size(), space.dimension());
  const Eigen::MatrixXd weighted =
      mass_roots->cwiseInverse().asDiagonal() * full * mass_roots->cwiseInverse().asDiagonal();
  const SymmetricEigenvalues internal = symmetric_eigenvalues(basis.transpose() * weighted * basis);
  return {internal.values, basis * internal.modes};
}

double log_product(const Surface<double>& surface, const Eigen::VectorXd& x, const Eigen::VectorXd& pivots,
                   const PolishedPoint& point) {
  // The product of the pivots is the determinant; lifted zero modes and the negative mode are divided out.
  const auto zero_modes = static_cast<double>(existing_zero_modes(surface, x).cols());
  const double determinant = pivots.array().abs().log().sum() - zero_modes * std::log(point.lift);
  return point.index == 0 ? determinant : determinant - std::log(-point.lowest);
}

Eigen::VectorXd internal_solve(const Surface<double>& surface, const Eigen::VectorXd& x, double lambda,
                               const Eigen::VectorXd& b) {
  return lift_zero_modes(surface, x, hessian(surface, x, lambda)).ldlt().solve(b);
}

Eigen::VectorXd pseudo_solve(const Spectrum& spectrum, const Eigen::VectorXd& b) {
  const Eigen::VectorXd components = (spectrum.modes.transpose() * b).cwiseQuotient(spectrum.values);
  return spectrum.modes * components;
}

}  // namespace baroscape
