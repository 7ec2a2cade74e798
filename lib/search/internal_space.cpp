#include "search/internal_space.hpp"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cassert>
#include <cmath>
#include <vector>

namespace baroscape {
namespace {

/// The zero modes that exist at x, as columns.
Eigen::MatrixXd existing_zero_modes(const Surface<double>& surface, const Eigen::VectorXd& x) {
  Eigen::MatrixXd modes(x.size(), surface.zero_mode_count());
  surface.zero_modes(x.data(), modes.data());
  Eigen::Index kept = 0;
  for (Eigen::Index k = 0; k < modes.cols(); ++k) {
    if (modes.col(k).squaredNorm() > 0.5) modes.col(kept++) = modes.col(k);
  }
  return modes.leftCols(kept);
}

}  // namespace

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
  return matrix;
}

Spectrum spectrum(const Surface<double>& surface, const Eigen::VectorXd& x, double lambda,
                  const Eigen::VectorXd* mass_roots) {
  const Eigen::MatrixXd full = hessian(surface, x, lambda);
  const InternalSpace space(surface, x);
  if (mass_roots == nullptr) {
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(space.project(full));
    return {solver.eigenvalues(), space.basis() * solver.eigenvectors()};
  }
  // In q = M^{1/2} r the zero modes are M^{1/2} z; their complement is M^{-1/2} times the complement of the z,
  // orthonormalised.
  const Eigen::HouseholderQR<Eigen::MatrixXd> qr(mass_roots->cwiseInverse().asDiagonal() * space.basis());
  const Eigen::MatrixXd basis = qr.householderQ() * Eigen::MatrixXd::Identity(x.size(), space.dimension());
  const Eigen::MatrixXd weighted =
      mass_roots->cwiseInverse().asDiagonal() * full * mass_roots->cwiseInverse().asDiagonal();
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(basis.transpose() * weighted * basis);
  return {solver.eigenvalues(), basis * solver.eigenvectors()};
}

Eigen::VectorXd internal_values(const Eigen::VectorXd& diagonal, const Eigen::VectorXd& off_diagonal, double lift,
                                int zero_modes) {
  Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver;
  // Eigen 3.4 takes an off-diagonal element for zero below ε√|d|, which is right only where |d| is about 1.
  const double scale = diagonal.cwiseAbs().maxCoeff();
  solver.computeFromTridiagonal(diagonal / scale, off_diagonal.head(off_diagonal.size() - 1) / scale,
                                Eigen::EigenvaluesOnly);
  assert(solver.info() == Eigen::Success);
  const Eigen::VectorXd all = scale * solver.eigenvalues();
  std::vector<double> values(all.begin(), all.end());
  // A zero mode's lifted eigenvalue is right to rounding of the whole matrix, a thousandth of this.
  const double tolerance = 1e-9 * lift;
  for (int k = 0; k < zero_modes; ++k) {
    const auto nearest = std::min_element(values.begin(), values.end(),
                                          [&](double a, double b) { return std::abs(a - lift) < std::abs(b - lift); });
    if (nearest == values.end() || std::abs(*nearest - lift) > tolerance) break;
    values.erase(nearest);
  }
  return Eigen::Map<const Eigen::VectorXd>(values.data(), static_cast<Eigen::Index>(values.size()));
}

Eigen::VectorXd pseudo_solve(const Spectrum& spectrum, const Eigen::VectorXd& b) {
  const Eigen::VectorXd components = (spectrum.modes.transpose() * b).cwiseQuotient(spectrum.values);
  return spectrum.modes * components;
}

}  // namespace baroscape
