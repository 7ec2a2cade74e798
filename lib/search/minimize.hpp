// Minimising one configuration on a surface at fixed λ.
#pragma once

#include <Eigen/Core>

#include "core/counts.hpp"
#include "search/minimize_options.hpp"
#include "surface/surface.hpp"

namespace baroscape {

enum class MinimizeMethod {
  lbfgs,        ///< our own, search/lbfgs.hpp
  nlopt_lbfgs,  ///< NLopt's LD_LBFGS (Nocedal & Liu, with line search), for comparison
};

struct MinimizeResult {
  Eigen::VectorXd x;  ///< where it ended
  double enthalpy = 0;
  double gradient_rms = 0;  ///< √(Σg²/n) at x
  StopReason reason = StopReason::not_called;
  Counts counts;

  /// Both normal ends: below the tolerance, or as far as rounding allows.
  bool converged() const { return reason == StopReason::converged || reason == StopReason::roundoff_limited; }
};

MinimizeResult minimize(const Surface<double>& surface, const Eigen::VectorXd& x, double lambda,
                        const MinimizeOptions& options = {}, MinimizeMethod method = MinimizeMethod::lbfgs);

}  // namespace baroscape
