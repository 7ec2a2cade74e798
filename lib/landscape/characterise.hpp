// From a converged stationary point to the record the landscape keeps of it.
#pragma once

#include "landscape/states.hpp"
#include "search/newton.hpp"
#include "surface/surface.hpp"
#include "surface/system.hpp"

namespace baroscape {

/// Everything a Minimum holds but its id. `point` must be polished, of index 0, on `surface` at this pressure.
Minimum characterise_minimum(const System& system, const Surface<double>& surface, const PolishResult& point,
                             double pressure);

/// Everything a TransitionState holds but its ids. `point` must be polished and of index 1.
TransitionState characterise_transition_state(const System& system, const Surface<double>& surface,
                                              const PolishResult& point, double pressure);
/// The same of a point x [3N] with enthalpy H and internal eigenvalues `values`, ascending.
TransitionState characterise_transition_state(const System& system, const Surface<double>& surface,
                                              const Eigen::VectorXd& x, double enthalpy, const Eigen::VectorXd& values,
                                              double pressure);

/// √m of every coordinate, length 3N.
Eigen::VectorXd mass_roots(const System& system);

}  // namespace baroscape
