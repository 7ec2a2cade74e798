// Where a stationary point changes its index or ceases to exist: an eigenvalue of the Hessian goes through zero.
// What happens is read off the surface reduced to the vanishing modes, all others relaxed.
#pragma once

#include <Eigen/Core>

#include "search/bordered_newton.hpp"
#include "surface/surface.hpp"

namespace baroscape {

enum class CriticalKind : int {
  fold,                     ///< the branch turns back in λ: two states of one symmetry meet
  subcritical_pitchfork,    ///< two states of one index more, images of each other, meet the symmetric one
  supercritical_pitchfork,  ///< the symmetric state gains an index and leaves two images behind
  threefold,  ///< two modes vanish together, with a cubic term: three states pass through the symmetric one
  multiple,   ///< several modes vanish together, without a cubic term
};

/// In a few words.
const char* describe(CriticalKind kind);

struct CriticalPoint {
  CriticalKind kind = CriticalKind::fold;
  double lambda = 0;
  Eigen::VectorXd x;      ///< [n]
  double enthalpy = 0;    ///< H
  double volume = 0;      ///< ∂H/∂λ
  Eigen::MatrixXd modes;  ///< vanishing modes [n × m] as columns, orthonormal
  double gap = 0;         ///< the smallest magnitude among the other eigenvalues
  double coupling = 0;   ///< |vᵀ∇V|/|∇V| over the vanishing modes v; 0 by symmetry where the branch does not turn
  bool turning = false;  ///< dλ/ds changes sign on the branch that was followed
  int index_before = 0, index_after = 0;  ///< of that branch
  double cubic = 0;    ///< third derivative of the reduced surface along the mode where it is largest
  double quartic = 0;  ///< fourth derivative of the reduced surface along the first mode (of one mode only)
};

/// A coupling below this is zero by symmetry: what a critical point is located to, 1e-7, leaves far less.
inline constexpr double kSymmetryZero = 1e-4;

/// What happens at a critical point of a branch: the modes that vanish, and the kind by coupling, cubic and quartic
/// term.
CriticalPoint classify(BorderedNewton& newton, const AugmentedPoint& there, bool turning, int index_before,
                       int index_after);

}  // namespace baroscape
