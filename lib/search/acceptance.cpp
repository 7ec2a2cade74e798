#include "search/acceptance.hpp"

#include <cmath>

#include "search/minimize.hpp"
#include "search/steepest_descent.hpp"

namespace baroscape {
namespace {

/// The minimum below a point: down(x) goes down from x, Newton's method polishes the end, and where that is a saddle
/// it is pushed off and goes on.
template <class Down>
PolishResult go_down(const Surface<double>& surface, const Eigen::VectorXd& start, double lambda,
                     const AcceptanceOptions& options, Counts& counts, const Down& down) {
  Eigen::VectorXd x = start;
  PolishResult end;
  for (int saddles = 0; saddles < 10; ++saddles) {
    end = polish(surface, down(x), lambda);
    counts += end.counts;
    if (!end.converged || end.index() == 0) return end;
    x = end.x + options.push * oriented(end.spectrum.modes.col(0));
  }
  end.converged = false;
  return end;
}

/// One side of a saddle; `sign` is +1 or −1. A soft saddle may need a larger push to leave.
PolishResult descend_side(const Surface<double>& surface, const PolishResult& saddle, double sign, double lambda,
                          const AcceptanceOptions& options, Counts& counts) {
  const Eigen::VectorXd mode = oriented(saddle.spectrum.modes.col(0));
  double push = options.push;
  PolishResult side;
  for (int attempt = 0; attempt <= options.escalations; ++attempt, push *= 2) {
    AcceptanceOptions tighter = options;
    // The descent must not stop where the push itself leaves a gradient below its tolerance.
    const double slope = std::abs(saddle.spectrum.values(0)) * push / std::sqrt(static_cast<double>(mode.size()));
    tighter.gradient_rms = std::min(options.gradient_rms, 0.01 * slope);
    side = descend_to_minimum(surface, saddle.x + sign * push * mode, lambda, tighter, counts);
    if (side.converged && side.index() == 0 && side.enthalpy < saddle.enthalpy) return side;
  }
  side.converged = false;
  return side;
}

}  // namespace

Eigen::VectorXd oriented(const Eigen::VectorXd& mode) {
  Eigen::Index largest = 0;
  mode.cwiseAbs().maxCoeff(&largest);
  return mode(largest) < 0 ? Eigen::VectorXd(-mode) : mode;
}

const char* describe(AcceptanceReason reason) {
  switch (reason) {
    case AcceptanceReason::not_called:
      return "was not called";
    case AcceptanceReason::accepted:
      return "a transition state with a minimum on either side";
    case AcceptanceReason::not_stationary:
      return "the gradient is above the tolerance";
    case AcceptanceReason::wrong_index:
      return "not exactly one negative eigenvalue";
    case AcceptanceReason::no_minimum:
      return "a side does not lead to a minimum below the saddle";
  }
  return "unknown reason";
}

PolishResult relax_to_minimum(const Surface<double>& surface, const Eigen::VectorXd& start, double lambda,
                              const AcceptanceOptions& options, Counts& counts) {
  MinimizeOptions quench;
  quench.gradient_rms = options.gradient_rms;
  quench.largest_step = options.largest_step;
  return go_down(surface, start, lambda, options, counts, [&](const Eigen::VectorXd& x) {
    const MinimizeResult relaxed = minimize(surface, x, lambda, quench);
    counts += relaxed.counts;
    return relaxed.x;
  });
}

PolishResult descend_to_minimum(const Surface<double>& surface, const Eigen::VectorXd& start, double lambda,
                                const AcceptanceOptions& options, Counts& counts) {
  SteepestDescentOptions descent = options.descent;
  descent.gradient_rms = options.gradient_rms;
  return go_down(surface, start, lambda, options, counts, [&](Eigen::VectorXd x) {
    SteepestDescent<double, float> search(surface, descent);
    search.load(0, x.data(), lambda);
    while (!search.finished(0)) search.step();
    double enthalpy = 0, gradient_rms = 0;
    int gradients = 0, hessians = 0;
    bool arrived = false;
    search.take(0, x.data(), enthalpy, gradient_rms, gradients, hessians, arrived);
    counts.gradients += gradients;
    counts.hessians += hessians;
    return x;
  });
}

Acceptance accept_transition_state(const Surface<double>& surface, const Eigen::VectorXd& x, double lambda,
                                   const AcceptanceOptions& options) {
  Acceptance result;
  result.saddle = polish(surface, x, lambda);
  result.counts += result.saddle.counts;
  if (!result.saddle.converged) {
    result.reason = AcceptanceReason::not_stationary;
    return result;
  }
  if (result.saddle.index() != 1) {
    result.reason = AcceptanceReason::wrong_index;
    return result;
  }
  result.side_a = descend_side(surface, result.saddle, +1.0, lambda, options, result.counts);
  result.side_b = descend_side(surface, result.saddle, -1.0, lambda, options, result.counts);
  const bool both = result.side_a.converged && result.side_b.converged;
  result.reason = both ? AcceptanceReason::accepted : AcceptanceReason::no_minimum;
  return result;
}

}  // namespace baroscape
