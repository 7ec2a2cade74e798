// One search for a transition state on any surface, in one call.
#pragma once

#include <Eigen/Core>

#include "core/counts.hpp"
#include "search/saddle_options.hpp"
#include "surface/surface.hpp"

namespace baroscape {

struct SaddleResult {
  Eigen::VectorXd x;
  double enthalpy = 0;
  double gradient_rms = 0;
  SaddleReason reason = SaddleReason::not_called;
  Counts counts;
};

/// Follows the mode nearest to `direction` [n], the lowest mode when it is empty (search/eigenvector_following.hpp).
SaddleResult find_saddle(const Surface<double>& surface, const Eigen::VectorXd& x, double lambda,
                         const Eigen::VectorXd& direction = {}, const SaddleOptions& options = {});

}  // namespace baroscape
