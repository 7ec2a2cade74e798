#include "analysis/elastic.hpp"

#include <Eigen/Cholesky>
#include <Eigen/LU>
#include <cmath>

#include "surface/cell_surface.hpp"
#include "surface/periodic_of_system.hpp"

namespace baroscape {
namespace {

using Matrix6 = Eigen::Matrix<double, 6, 6>;

/// ∂F/∂e for Voigt's strains, F_ab being coordinate 3a + b.
Eigen::Matrix<double, 9, 6> by_voigt() {
  constexpr int kPlaces[6][2] = {{0, 0}, {1, 1}, {2, 2}, {1, 2}, {0, 2}, {0, 1}};
  Eigen::Matrix<double, 9, 6> by = Eigen::Matrix<double, 9, 6>::Zero();
  for (int k = 0; k < 6; ++k) {
    const auto [a, b] = kPlaces[k];
    by(3 * a + b, k) += a == b ? 1.0 : 0.5;
    if (a != b) by(3 * b + a, k) += 0.5;
  }
  return by;
}

void add_averages(Elasticity& result) {
  const Matrix6& c = result.stiffness;
  const double along = c(0, 0) + c(1, 1) + c(2, 2), across = c(0, 1) + c(0, 2) + c(1, 2), shears = c(3, 3) + c(4, 4) + c(5, 5);
  result.bulk_voigt = (along + 2 * across) / 9;
  result.shear_voigt = (along - across + 3 * shears) / 15;
  const Matrix6 s = c.inverse();
  const double s_along = s(0, 0) + s(1, 1) + s(2, 2), s_across = s(0, 1) + s(0, 2) + s(1, 2),
               s_shears = s(3, 3) + s(4, 4) + s(5, 5);
  result.bulk_reuss = 1 / (s_along + 2 * s_across);
  result.shear_reuss = 15 / (4 * s_along - 4 * s_across + 3 * s_shears);
  result.bulk = (result.bulk_voigt + result.bulk_reuss) / 2;
  result.shear = (result.shear_voigt + result.shear_reuss) / 2;
  result.young = 9 * result.bulk * result.shear / (3 * result.bulk + result.shear);
  result.poisson = (3 * result.bulk - 2 * result.shear) / (2 * (3 * result.bulk + result.shear));
  result.longitudinal = std::sqrt((result.bulk + 4 * result.shear / 3) / result.density);
  result.transverse = std::sqrt(result.shear / result.density);
  result.stable = Eigen::LLT<Matrix6>(c).info() == Eigen::Success;
}

}  // namespace

Elasticity elasticity(const System& given, const Structure& structure, double pressure) {
  System system = given;
  system.species = structure.species;
  system.cell = Cell::make(structure.lattice.value(), CellShape::full, structure.atoms());
  const auto potential = make_periodic_potential(system);
  Eigen::MatrixXd second;
  potential->hessian(structure.positions.data(), Eigen::Matrix3d::Identity(), second);
  const Eigen::Index n = structure.positions.size();
  const double volume = structure.lattice->determinant();
  // ∂²det F/∂F_ab∂F_cd at F = 1 is δ_ab δ_cd − δ_ad δ_bc.
  Eigen::Matrix<double, 9, 9> at_f = second.bottomRightCorner<9, 9>();
  for (int a = 0; a < 3; ++a)
    for (int b = 0; b < 3; ++b)
      for (int c = 0; c < 3; ++c)
        for (int d = 0; d < 3; ++d) {
          at_f(3 * a + b, 3 * c + d) += pressure * volume * ((a == b && c == d ? 1.0 : 0.0) - (a == d && b == c ? 1.0 : 0.0));
        }
  const Eigen::Matrix<double, 9, 6> by = by_voigt();
  Elasticity result;
  result.affine = by.transpose() * at_f * by / volume;
  // Translations are lifted: what strains the cell pushes no atom along them.
  Eigen::MatrixXd own = second.topLeftCorner(n, n);
  const double above = 1 + own.diagonal().cwiseAbs().mean();
  for (Eigen::Index i = 0; i < n; ++i) {
    for (Eigen::Index j = i % 3; j < n; j += 3) own(i, j) += above * 3 / static_cast<double>(n);
  }
  const Eigen::MatrixXd across = second.topRightCorner(n, 9) * by;
  const Matrix6 relaxed = across.transpose() * own.ldlt().solve(across) / volume;
  result.stiffness = result.affine - relaxed;
  result.stiffness = (0.5 * (result.stiffness + result.stiffness.transpose())).eval();
  double mass = 0;
  for (const int s : structure.species) mass += system.masses[static_cast<std::size_t>(s)];
  result.density = mass / volume;
  add_averages(result);
  return result;
}

}  // namespace baroscape
