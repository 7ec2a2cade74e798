// Following one stationary point, of any index, over λ: predictor along the branch, Newton's method across it, and
// pseudo-arclength past folds (design: physics, section 7).
//
// A step is taken only when nothing says that it led to another branch: it lands near where it was predicted, the
// tangent turns little, H changes by ∫V dλ (or H − λV by −∫λ dV, which stays smooth at a fold), and the index changes
// only through eigenvalues that are then found at zero.
#pragma once

#include <Eigen/Core>
#include <functional>

#include "search/bordered_newton.hpp"
#include "search/branch.hpp"
#include "surface/surface.hpp"

namespace baroscape {

struct ContinuationOptions {
  double low = 0, high = 10;             ///< the range of λ; the branch ends where it leaves it
  double first_step = 0.01;              ///< of arclength, σ
  double largest_step = 0.1;             ///< of arclength, σ: a tenth of an interatomic distance
  double smallest_step = 1e-7;           ///< below which the branch is given up, σ
  double largest_deviation = 0.2;        ///< of the corrected point from the predicted, as a share of the step
  double aimed_deviation = 1e-3;         ///< of the same, σ: where Newton's method takes two steps
  double smallest_cosine = 0.9;          ///< between the tangents at both ends of a step
  double largest_work_error = 1e-9;      ///< of H or H − λV over a step by Hermite's rule, as a share of 1 + |H|
  int largest_count = 5000;              ///< of steps
  int eigenvalues = 6;                   ///< how many of the lowest a branch keeps; two more than the index at least
  bool end_where_index_changes = false;  ///< where a minimum ceases to be one, say
  BorderedNewtonOptions newton;
};

/// Where to begin, and which way.
struct BranchStart {
  Eigen::VectorXd x;  ///< near a stationary point [n]
  double lambda = 0;
  Eigen::VectorXd x_heading;  ///< [n]; with lambda_heading the way to go
  double lambda_heading = 0;

  /// From a stationary point towards higher λ (direction > 0) or lower.
  static BranchStart towards(const Eigen::VectorXd& x, double lambda, double direction);
};

/// False where a branch is not to be followed further, for instance because the cluster fell apart.
using Intact = std::function<bool(const Eigen::VectorXd& x)>;

Branch follow_branch(const Surface<double>& surface, const BranchStart& start, const ContinuationOptions& options = {},
                     const Intact& intact = {});

}  // namespace baroscape
