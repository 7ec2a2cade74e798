// What Newton's method is told and what it answers: plain data shared by all instruction sets.
#pragma once

namespace baroscape {

struct PolishOptions {
  double gradient_rms = 1e-9;   ///< a stationary point is accepted at this RMS gradient, ε/σ …
  double gradient_aim = 1e-12;  ///< … but steps go on while they help until this: near what rounding leaves at 50 ε
  int max_steps = 20;
  double largest_step = 0.1;  ///< σ, length of the 3N vector
};

/// What is known of a polished point besides its coordinates and the pivots of its Hessian.
struct PolishedPoint {
  double enthalpy = 0;
  double gradient_rms = 0;
  double lowest = 0;  ///< eigenvalue, ε/σ²
  double lift = 0;    ///< the eigenvalue the zero modes were lifted to
  int index = 0;      ///< number of negative eigenvalues (Sylvester's law of inertia)
  int hessians = 0;   ///< and as many gradients
  bool converged = false;
};

}  // namespace baroscape
