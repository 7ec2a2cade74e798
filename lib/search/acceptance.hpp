// Is this a transition state, and of what? Index one, pushed off both sides, both sides led down to minima
// (design: physics, section 5).
#pragma once

#include <Eigen/Core>

#include "core/counts.hpp"
#include "search/newton.hpp"
#include "search/steepest_descent_options.hpp"
#include "surface/surface.hpp"

namespace baroscape {

struct AcceptanceOptions {
  double push = 0.01;              ///< first displacement along the negative mode, length of the 3N vector, σ
  int escalations = 4;             ///< the push doubles this often when a side falls back
  double largest_step = 0.1;       ///< of a relaxation: short, so that it stays in the valley it is in, σ
  double gradient_rms = 1e-6;      ///< of the way down before Newton takes over, ε/σ
  SteepestDescentOptions descent;  ///< how closely the path of steepest descent is followed
};

enum class AcceptanceReason : int {
  not_called = 0,
  accepted,
  not_stationary,  ///< the gradient is above the tolerance
  wrong_index,     ///< not exactly one negative eigenvalue
  no_minimum,      ///< a side does not lead to a minimum below the saddle
};

const char* describe(AcceptanceReason reason);

struct Acceptance {
  AcceptanceReason reason = AcceptanceReason::not_called;
  PolishResult saddle;          ///< polished
  PolishResult side_a, side_b;  ///< the minima on both sides, polished
  Counts counts;
};

/// The negative mode with a sign that does not depend on how a solver happened to return it: its largest component is
/// positive.
Eigen::VectorXd oriented(const Eigen::VectorXd& mode);

/// Takes a point near a transition state through every check.
Acceptance accept_transition_state(const Surface<double>& surface, const Eigen::VectorXd& x, double lambda,
                                   const AcceptanceOptions& options = {});

/// The minimum at the end of the path of steepest descent from a point: what decides which minima a transition state
/// joins. Polished, and pushed off any saddle the path ends on (one that keeps a symmetry may, design: lanes). Not
/// converged when none was found.
PolishResult descend_to_minimum(const Surface<double>& surface, const Eigen::VectorXd& x, double lambda,
                                const AcceptanceOptions& options, Counts& counts);

/// A minimum below a point, by relaxation: at a tenth of the cost, but where a ridge parts the way down it may be
/// another one. Otherwise as descend_to_minimum().
PolishResult relax_to_minimum(const Surface<double>& surface, const Eigen::VectorXd& x, double lambda,
                              const AcceptanceOptions& options, Counts& counts);

}  // namespace baroscape
