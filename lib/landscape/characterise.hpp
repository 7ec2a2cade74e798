// From a converged stationary point to the record the landscape keeps of it.
#pragma once

#include "landscape/states.hpp"
#include "search/newton.hpp"
#include "surface/surface.hpp"
#include "surface/system.hpp"

namespace baroscape {

/// What is kept of a Hessian's internal eigenvalues: the lowest, and Σ ln of the positive ones.
struct Curvature {
  double lowest = 0;       ///< ε/σ²; 0 where there is none
  double log_product = 0;  ///< of eigenvalues in ε/σ²
};

/// Everything a Minimum holds but its id. `point` must be polished, of index 0, on `surface` at this pressure.
Minimum characterise_minimum(const System& system, const Surface<double>& surface, const PolishResult& point,
                             double pressure);

/// The same of a point x [3N] with enthalpy H, when no spectrum is at hand.
Minimum characterise_minimum(const System& system, const Surface<double>& surface, const Eigen::VectorXd& x,
                             double enthalpy, const Curvature& curvature, double pressure);

/// Everything a TransitionState holds but its ids. `point` must be polished and of index 1.
TransitionState characterise_transition_state(const System& system, const Surface<double>& surface,
                                              const PolishResult& point, double pressure);
/// The same of a point x [3N] with enthalpy H, when no spectrum is at hand.
TransitionState characterise_transition_state(const System& system, const Surface<double>& surface,
                                              const Eigen::VectorXd& x, double enthalpy, const Curvature& curvature,
                                              double pressure);

/// √m of every coordinate, length 3N.
Eigen::VectorXd mass_roots(const System& system);

}  // namespace baroscape
