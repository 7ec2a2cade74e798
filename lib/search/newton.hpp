// Newton's method at the end of a search, with all eigenvectors: from "close" to what rounding allows, in a few
// Hessians.
#pragma once

#include <Eigen/Core>

#include "core/counts.hpp"
#include "search/internal_space.hpp"
#include "search/polish_options.hpp"
#include "surface/surface.hpp"

namespace baroscape {

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
