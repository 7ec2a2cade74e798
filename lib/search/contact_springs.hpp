// What is known of a cluster's Hessian from where its atoms are alone: neighbours are stiff along the line between
// them. Solving with this network of springs turns a gradient, or the residual of an eigenvector, towards soft
// directions (Packwood et al., J. Chem. Phys. 144, 164109 (2016)).
#pragma once

#include <Eigen/Cholesky>
#include <Eigen/Core>

namespace baroscape {

/// P = 1 + Σ_{i<j} k(r) u⊗u on the pair, u = (r_i − r_j)/r, k = 120 exp(−7 (r/a − 1)), at most 600; a is the mean
/// distance of an atom to its nearest neighbour. Of the Hessian's shape, not of its size. The lowest mode of LJ38 takes
/// 11 products at minima with the exponent 7, 13 with 5; 60 or 240 instead of 120 make no difference.
class ContactSprings {
 public:
  /// x[3i + c], at least two atoms.
  explicit ContactSprings(const Eigen::VectorXd& x);
  /// P⁻¹ v
  Eigen::VectorXd solve(const Eigen::VectorXd& v) const { return factors_.solve(v); }

 private:
  Eigen::LLT<Eigen::MatrixXd> factors_;
};

}  // namespace baroscape
