#include "surface/cell_surface.hpp"

#include <Eigen/LU>
#include <algorithm>
#include <cmath>

namespace baroscape {
namespace {

using Matrix9 = Eigen::Matrix<double, 9, 9>;

/// F_ab is coordinate 3a + b.
Eigen::Matrix<double, 9, 1> row_by_row(const Eigen::Matrix3d& matrix) {
  Eigen::Matrix<double, 9, 1> flat;
  for (int a = 0; a < 3; ++a) flat.segment<3>(3 * a) = matrix.row(a).transpose();
  return flat;
}

/// ∂det F/∂F.
Eigen::Matrix3d by_determinant(const Eigen::Matrix3d& f) {
  return f.determinant() * f.inverse().transpose();
}

/// ∂²det F/∂F∂F = det F (F⁻¹_ba F⁻¹_dc − F⁻¹_da F⁻¹_bc).
Matrix9 curvature_of_determinant(const Eigen::Matrix3d& f) {
  const Eigen::Matrix3d inverse = f.inverse();
  Matrix9 second;
  for (int a = 0; a < 3; ++a)
    for (int b = 0; b < 3; ++b)
      for (int c = 0; c < 3; ++c)
        for (int d = 0; d < 3; ++d)
          second(3 * a + b, 3 * c + d) = inverse(b, a) * inverse(d, c) - inverse(d, a) * inverse(b, c);
  return f.determinant() * second;
}

}  // namespace

BreathingCell::BreathingCell(const Cell& cell, std::unique_ptr<PeriodicPotential> potential)
    : cell_(cell), potential_(std::move(potential)), volume_(cell.lattice.determinant()) {
  for (int a = 0; a < cell_.strains(); ++a) strain_by_[static_cast<std::size_t>(a)] = cell_.strain_by(a);
}

void BreathingCell::zero_modes(const double* /*x*/, double* modes) const {
  const int atoms = potential_->atoms(), n = dimension();
  std::fill(modes, modes + 3 * n, 0.0);
  for (int c = 0; c < 3; ++c) {
    for (int i = 0; i < atoms; ++i) modes[c * n + 3 * i + c] = std::sqrt(1.0 / atoms);
  }
}

double BreathingCell::evaluate_at(const Eigen::Matrix3d& s, const double* x, double pressure, double* gradient,
                                  Eigen::Matrix3d* by_f_wanted) const {
  const int positions = 3 * potential_->atoms();
  const Eigen::Matrix3d f = s * cell_.deformation(x + positions);
  Eigen::Matrix3d by_f;
  double enthalpy = potential_->evaluate(x, f, gradient, by_f);
  if (pressure != 0) {
    enthalpy += pressure * volume_ * f.determinant();
    by_f += pressure * volume_ * by_determinant(f);
  }
  // F = S(1 + ε).
  const Eigen::Matrix3d by_strain = s.transpose() * by_f;
  for (int a = 0; a < cell_.strains(); ++a) {
    gradient[positions + a] = by_strain.cwiseProduct(strain_by_[static_cast<std::size_t>(a)]).sum();
  }
  if (by_f_wanted != nullptr) *by_f_wanted = by_f;
  return enthalpy;
}

double BreathingCell::volume_at(const Eigen::Matrix3d& s, const double* x, double* gradient) const {
  const int positions = 3 * potential_->atoms();
  std::fill(gradient, gradient + positions, 0.0);
  const Eigen::Matrix3d f = s * cell_.deformation(x + positions);
  const Eigen::Matrix3d by_strain = volume_ * s.transpose() * by_determinant(f);
  for (int a = 0; a < cell_.strains(); ++a) {
    gradient[positions + a] = by_strain.cwiseProduct(strain_by_[static_cast<std::size_t>(a)]).sum();
  }
  return volume_ * f.determinant();
}

Eigen::MatrixXd BreathingCell::curvature_at(const Eigen::Matrix3d& s, const double* x, double pressure) const {
  const Eigen::Matrix3d f = s * cell_.deformation(x + 3 * potential_->atoms());
  Eigen::MatrixXd second;
  potential_->hessian(x, f, second);
  if (pressure != 0) second.bottomRightCorner<9, 9>() += pressure * volume_ * curvature_of_determinant(f);
  return second;
}

double CellSurface::evaluate(const double* x, double pressure, double* gradient) const {
  return evaluate_at(Eigen::Matrix3d::Identity(), x, pressure, gradient);
}

double CellSurface::conjugate(const double* x, double /*pressure*/, double* gradient) const {
  return volume_at(Eigen::Matrix3d::Identity(), x, gradient);
}

namespace {

/// From {u, F} to {u, y}: ∂F/∂y in columns.
void write_hessian(const Eigen::MatrixXd& second, const Eigen::Matrix<double, 9, Eigen::Dynamic>& by_y, double* out) {
  const Eigen::Index positions = second.rows() - 9, n = positions + by_y.cols();
  Eigen::Map<Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>> hessian(out, n, n);
  hessian.topLeftCorner(positions, positions) = second.topLeftCorner(positions, positions);
  hessian.bottomLeftCorner(by_y.cols(), positions) = by_y.transpose() * second.bottomLeftCorner(9, positions);
  hessian.bottomRightCorner(by_y.cols(), by_y.cols()) = by_y.transpose() * second.bottomRightCorner<9, 9>() * by_y;
}

}  // namespace

void CellSurface::hessian(const double* x, double pressure, double* hessian) const {
  Eigen::Matrix<double, 9, Eigen::Dynamic> by_y(9, cell_.strains());
  for (int a = 0; a < cell_.strains(); ++a) by_y.col(a) = row_by_row(strain_by_[static_cast<std::size_t>(a)]);
  write_hessian(curvature_at(Eigen::Matrix3d::Identity(), x, pressure), by_y, hessian);
}

ShearSurface::ShearSurface(const Cell& cell, std::unique_ptr<PeriodicPotential> potential, double pressure, int along,
                           int normal)
    : BreathingCell(cell, std::move(potential)), pressure_(pressure), along_(along), normal_(normal) {}

Eigen::Matrix3d ShearSurface::sheared(double shear) const {
  Eigen::Matrix3d s = Eigen::Matrix3d::Identity();
  s(along_, normal_) = shear;
  return s;
}

double ShearSurface::evaluate(const double* x, double shear, double* gradient) const {
  return evaluate_at(sheared(shear), x, pressure_, gradient);
}

double ShearSurface::conjugate(const double* x, double shear, double* gradient) const {
  // ∂F/∂γ = (a ⊗ b)(1 + ε), which depends on y: ∂²H/∂γ∂X has a term of the stress besides those of the curvature.
  const Eigen::Matrix3d s = sheared(shear);
  const int positions = 3 * potential_->atoms();
  const Eigen::Matrix3d deformation = cell_.deformation(x + positions);
  Eigen::Matrix3d step = Eigen::Matrix3d::Zero(), by_f;
  step(along_, normal_) = 1;
  const double ignored = evaluate_at(s, x, pressure_, gradient, &by_f);
  static_cast<void>(ignored);
  const Eigen::MatrixXd second = curvature_at(s, x, pressure_);
  const Eigen::Matrix<double, 9, 1> by_shear = row_by_row(step * deformation);
  Eigen::Map<Eigen::VectorXd>(gradient, positions) = second.topRightCorner(positions, 9) * by_shear;
  const Eigen::Matrix<double, 9, 1> bent = second.bottomRightCorner<9, 9>() * by_shear;
  for (int a = 0; a < cell_.strains(); ++a) {
    const Eigen::Matrix3d& strain = strain_by_[static_cast<std::size_t>(a)];
    gradient[positions + a] = bent.dot(row_by_row(s * strain)) + by_f.cwiseProduct(step * strain).sum();
  }
  return by_f.cwiseProduct(step * deformation).sum();
}

double ShearSurface::conjugate_slope(const double* x, double shear) const {
  Eigen::Matrix3d step = Eigen::Matrix3d::Zero();
  step(along_, normal_) = 1;
  const Eigen::Matrix<double, 9, 1> by_shear =
      row_by_row(step * cell_.deformation(x + 3 * potential_->atoms()));
  return by_shear.dot(curvature_at(sheared(shear), x, pressure_).bottomRightCorner<9, 9>() * by_shear);
}

void ShearSurface::hessian(const double* x, double shear, double* hessian) const {
  const Eigen::Matrix3d s = sheared(shear);
  Eigen::Matrix<double, 9, Eigen::Dynamic> by_y(9, cell_.strains());
  for (int a = 0; a < cell_.strains(); ++a) by_y.col(a) = row_by_row(s * strain_by_[static_cast<std::size_t>(a)]);
  write_hessian(curvature_at(s, x, pressure_), by_y, hessian);
}

}  // namespace baroscape
