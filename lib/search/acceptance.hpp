// Is this a transition state, and of what? Index one, pushed off both sides, both sides relaxed to minima
// (design: physics, section 5).
#pragma once

#include <Eigen/Core>

#include "core/counts.hpp"
#include "search/newton.hpp"
#include "surface/surface.hpp"

namespace baroscape {

struct AcceptanceOptions {
  double push = 0.01;          ///< first displacement along the negative mode, length of the 3N vector, σ
  int escalations = 4;         ///< the push doubles this often when a side falls back
  double largest_step = 0.1;   ///< of the relaxation: short, so that it stays in the valley it was pushed into, σ
  double gradient_rms = 1e-6;  ///< of the relaxation before Newton takes over, ε/σ
};

enum class AcceptanceReason : int {
  not_called = 0,
  accepted,
  not_stationary,  ///< the gradient is above the tolerance
  wrong_index,     ///< not exactly one negative eigenvalue
  no_minimum,      ///< a side could not be relaxed to a minimum below the saddle
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

/// The minimum below one side of a transition state at x, along the path of steepest descent: what defines which minima
/// it joins. Relaxations mostly end in the same minimum at a fortieth of the cost; where a ridge parts the way down
/// some do not (20 of 28,211 transition states of LJ13 led elsewhere with another step length). `mode` is the negative
/// one, `sign` the way along it. Not converged when none was found.
PolishResult descend_steepest(const Surface<double>& surface, const Eigen::VectorXd& x, const Eigen::VectorXd& mode,
                              double sign, double lambda, const AcceptanceOptions& options, Counts& counts);

/// Takes a point near a transition state through every check.
Acceptance accept_transition_state(const Surface<double>& surface, const Eigen::VectorXd& x, double lambda,
                                   const AcceptanceOptions& options = {});

/// The minimum below a point: relaxed, polished, and pushed off any saddle it stops at on the way (a path that keeps a
/// symmetry may end on one, design: lanes). Not converged when none was found.
PolishResult relax_to_minimum(const Surface<double>& surface, const Eigen::VectorXd& x, double lambda,
                              const AcceptanceOptions& options, Counts& counts);

}  // namespace baroscape
