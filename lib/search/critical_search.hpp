// Between two points of a branch: where are its critical points?
#pragma once

#include <vector>

#include "search/bordered_newton.hpp"
#include "search/critical_point.hpp"

namespace baroscape {

/// What lies between two neighbours of a branch.
struct CriticalSearch {
  bool consistent = false;  ///< everything that changed from one end to the other happens at a point that was found
  std::vector<CriticalPoint> found;    ///< in order
  std::vector<AugmentedPoint> points;  ///< the branch there
};

/// Looks for turning points, eigenvalues through zero, and pairs of eigenvalues that exchange their signs. `a` and `b`
/// are converged points of one branch, b forward of a. Inconsistent when the points lie on different branches, or when
/// more happens than can be told apart at this distance.
CriticalSearch critical_points_between(BorderedNewton& newton, const AugmentedPoint& a, const AugmentedPoint& b);

/// Cubic interpolation of two points of a branch at a share of the way, 0 to 1 (beyond: extrapolation).
Eigen::VectorXd interpolate(const Eigen::VectorXd& from, const Eigen::VectorXd& from_tangent, const Eigen::VectorXd& to,
                            const Eigen::VectorXd& to_tangent, double share);

}  // namespace baroscape
