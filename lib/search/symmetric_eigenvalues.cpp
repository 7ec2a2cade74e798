#include "search/symmetric_eigenvalues.hpp"

#include <Eigen/Eigenvalues>
#include <Eigen/SVD>

namespace baroscape {

SymmetricEigenvalues symmetric_eigenvalues(const Eigen::MatrixXd& matrix, bool with_modes) {
  if (matrix.size() == 0) return {};
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(
      matrix, with_modes ? Eigen::ComputeEigenvectors : Eigen::EigenvaluesOnly);
  if (solver.info() != Eigen::Success && matrix.allFinite()) return symmetric_eigenvalues_by_rotations(matrix);
  return {solver.eigenvalues(), with_modes ? solver.eigenvectors() : Eigen::MatrixXd()};
}

SymmetricEigenvalues symmetric_eigenvalues_by_rotations(const Eigen::MatrixXd& matrix) {
  // Shifted by a bound of its norm the matrix has no negative eigenvalue, and its singular values are its eigenvalues.
  const double shift = matrix.cwiseAbs().rowwise().sum().maxCoeff();
  const Eigen::MatrixXd shifted = matrix + shift * Eigen::MatrixXd::Identity(matrix.rows(), matrix.cols());
  const Eigen::JacobiSVD<Eigen::MatrixXd> solver(shifted, Eigen::ComputeFullU);
  return {(solver.singularValues().array() - shift).reverse(), solver.matrixU().rowwise().reverse()};
}

}  // namespace baroscape
