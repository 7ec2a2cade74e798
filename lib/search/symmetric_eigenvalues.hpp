// Eigenvalues of a dense symmetric matrix that are always those of the matrix.
#pragma once

#include <Eigen/Core>

namespace baroscape {

/// Eigenvalues [n], ascending, with the orthonormal modes [n × n] as columns (empty where they were not asked for).
struct SymmetricEigenvalues {
  Eigen::VectorXd values;
  Eigen::MatrixXd modes;
};

/// Of a finite symmetric matrix [n × n] by QR iterations. Those of Eigen 3.4 may give up, without putting the values
/// right, where the eigenvalues span five orders of magnitude: then by Jacobi's rotations, slower, which always end
/// (Golub and Van Loan, Matrix Computations, section 8.5).
SymmetricEigenvalues symmetric_eigenvalues(const Eigen::MatrixXd& matrix, bool with_modes = true);

/// The second way alone.
SymmetricEigenvalues symmetric_eigenvalues_by_rotations(const Eigen::MatrixXd& matrix);

}  // namespace baroscape
