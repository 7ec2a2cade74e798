#include "landscape/cell_vibrations.hpp"

#include <Eigen/Cholesky>
#include <Eigen/LU>
#include <Eigen/QR>
#include <cmath>
#include <limits>

#include "landscape/characterise.hpp"
#include "search/internal_space.hpp"
#include "search/symmetric_eigenvalues.hpp"

namespace baroscape {
namespace {

/// Eigenvalues without those of the translations, each vector √m per atom, ascending.
Eigen::VectorXd vibrations(const Eigen::MatrixXd& weighted, const Eigen::VectorXd& mass_roots) {
  const Eigen::Index n = weighted.rows();
  Eigen::MatrixXd translations = Eigen::MatrixXd::Zero(n, 3);
  for (Eigen::Index k = 0; k < n; ++k) translations(k, k % 3) = mass_roots(k);
  const Eigen::HouseholderQR<Eigen::MatrixXd> reflections(translations);
  Eigen::MatrixXd rotated = weighted;
  rotated.applyOnTheLeft(reflections.householderQ().adjoint());
  rotated.applyOnTheRight(reflections.householderQ());
  return symmetric_eigenvalues(rotated.bottomRightCorner(n - 3, n - 3), false).values;
}

double log_product(const Eigen::VectorXd& values) {
  double sum = 0;
  for (const double value : values) {
    if (value > 0) sum += std::log(value);
  }
  return sum;
}

}  // namespace

CellVibrations cell_vibrations(const System& system, const Surface<double>& surface, const Eigen::VectorXd& x,
                               double pressure) {
  const Eigen::Index positions = 3 * Eigen::Index{system.atoms()}, strains = system.cell->strains();
  const Eigen::MatrixXd full = hessian(surface, x, pressure);
  CellVibrations result;
  const Eigen::LLT<Eigen::MatrixXd> strain(full.bottomRightCorner(strains, strains));
  if (strain.info() != Eigen::Success) {
    result.lowest = spectrum(surface, x, pressure).values(0);
    result.log_product = result.log_product_mass = std::numeric_limits<double>::quiet_NaN();
    return result;
  }
  Eigen::MatrixXd complement =
      full.topLeftCorner(positions, positions) -
      full.topRightCorner(positions, strains) * strain.solve(full.bottomLeftCorner(strains, positions));
  // From u to r = (1 + ε)u.
  const Eigen::Matrix3d inverse = system.cell->deformation(x.data() + positions).inverse();
  for (Eigen::Index i = 0; i < positions; i += 3) {
    complement.middleRows<3>(i) = (inverse.transpose() * complement.middleRows<3>(i)).eval();
  }
  for (Eigen::Index i = 0; i < positions; i += 3) {
    complement.middleCols<3>(i) = (complement.middleCols<3>(i) * inverse).eval();
  }
  const Eigen::VectorXd alike = Eigen::VectorXd::Ones(positions), roots = mass_roots(system);
  const Eigen::VectorXd values = vibrations(complement, alike);
  result.lowest = values.size() > 0 ? values(0) : 0;
  result.log_product = log_product(values);
  result.log_product_mass =
      roots == alike ? result.log_product
                     : log_product(vibrations(
                           roots.cwiseInverse().asDiagonal() * complement * roots.cwiseInverse().asDiagonal(), roots));
  return result;
}

}  // namespace baroscape
