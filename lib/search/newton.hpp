// Newton's method at the end of a search: from "close" to what rounding allows, in a few Hessians.
#pragma once

#include <Eigen/Core>

#include "core/counts.hpp"
#include "search/internal_space.hpp"
#include "surface/surface.hpp"

namespace baroscape {

struct PolishOptions {
  double gradient_rms = 1e-9;   ///< a stationary point is accepted at this RMS gradient, ε/σ …
  double gradient_aim = 1e-12;  ///< … but steps go on while they help until this: near what rounding leaves at 50 ε
  int max_steps = 20;
  double largest_step = 0.1;  ///< σ, length of the 3N vector
};

struct PolishResult {
  Eigen::VectorXd x;
  double enthalpy = 0;
  double gradient_rms = 0;
  Spectrum spectrum;       ///< at x
  bool converged = false;  ///< gradient_rms is within the tolerance
  Counts counts;

  int index() const { return spectrum.index(); }
};

/// Steps −A⁺g towards the nearest stationary point of whatever index.
PolishResult polish(const Surface<double>& surface, const Eigen::VectorXd& x, double lambda,
                    const PolishOptions& options = {});

}  // namespace baroscape
