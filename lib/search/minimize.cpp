#include "search/minimize.hpp"

#include <cmath>
#include <nlopt.hpp>
#include <stdexcept>

#include "search/lbfgs.hpp"

namespace baroscape {
namespace {

MinimizeResult minimize_with_lbfgs(const Surface<double>& surface, const Eigen::VectorXd& x, double lambda,
                                   const MinimizeOptions& options) {
  Lbfgs<double> machine(surface, options);
  machine.load(0, x.data(), lambda);
  while (!machine.finished(0)) machine.step();
  MinimizeResult result;
  result.x.resize(x.size());
  int evaluations = 0;
  machine.take(0, result.x.data(), result.enthalpy, result.gradient_rms, evaluations, result.reason);
  result.counts.gradients = evaluations;
  return result;
}

/// What NLopt's callback needs; keeps the best point, since NLopt's own idea of convergence is not ours.
struct NloptProblem {
  const Surface<double>& surface;
  double lambda;
  const MinimizeOptions& options;
  nlopt::opt* optimiser;
  MinimizeResult& result;
};

double nlopt_objective(unsigned n, const double* x, double* gradient, void* data) {
  auto& problem = *static_cast<NloptProblem*>(data);
  MinimizeResult& result = problem.result;
  if (result.reason != StopReason::not_called) {
    // Told to stop, NLopt still finishes its line search: nothing more is evaluated for it.
    if (gradient != nullptr) Eigen::Map<Eigen::VectorXd>(gradient, n).setZero();
    return result.enthalpy;
  }
  Eigen::VectorXd g(n);
  const double enthalpy = problem.surface.evaluate(x, problem.lambda, g.data());
  ++result.counts.gradients;
  if (gradient != nullptr) Eigen::Map<Eigen::VectorXd>(gradient, n) = g;
  const double rms = std::sqrt(g.squaredNorm() / n);
  const bool reached = rms <= problem.options.gradient_rms;
  // Below rounding H no longer orders the points, the gradient still does.
  const double rounding = 1e-14 * (1.0 + std::abs(enthalpy));
  const bool better =
      enthalpy < result.enthalpy - rounding || (enthalpy <= result.enthalpy + rounding && rms < result.gradient_rms);
  if (result.counts.gradients == 1 || better || reached) {
    result.x = Eigen::Map<const Eigen::VectorXd>(x, n);
    result.enthalpy = enthalpy;
    result.gradient_rms = rms;
  }
  if (reached) {
    result.reason = StopReason::converged;
    problem.optimiser->force_stop();
  } else if (result.counts.gradients >= problem.options.max_evaluations) {
    result.reason = StopReason::evaluations;
    problem.optimiser->force_stop();
  }
  return enthalpy;
}

MinimizeResult minimize_with_nlopt(const Surface<double>& surface, const Eigen::VectorXd& start, double lambda,
                                   const MinimizeOptions& options) {
  MinimizeResult result;
  result.x = start;
  nlopt::opt optimiser(nlopt::LD_LBFGS, static_cast<unsigned>(start.size()));
  NloptProblem problem{surface, lambda, options, &optimiser, result};
  optimiser.set_min_objective(nlopt_objective, &problem);
  std::vector<double> x(start.data(), start.data() + start.size());
  double enthalpy = 0;
  try {
    optimiser.optimize(x, enthalpy);
    // NLopt stopped of itself: no progress is possible in its arithmetic.
    if (result.reason == StopReason::not_called) result.reason = StopReason::roundoff_limited;
  } catch (const nlopt::forced_stop&) {
    // our own stop; the reason is set
  } catch (const nlopt::roundoff_limited&) {
    result.reason = StopReason::roundoff_limited;
  } catch (const std::runtime_error&) {
    // NLopt's generic failure: its line search found no lower point, which at this tolerance is rounding as well.
    result.reason = std::isfinite(result.enthalpy) ? StopReason::roundoff_limited : StopReason::not_finite;
  }
  return result;
}

}  // namespace

const char* describe(StopReason reason) {
  switch (reason) {
    case StopReason::not_called:
      return "was not called";
    case StopReason::converged:
      return "the gradient is below the tolerance";
    case StopReason::roundoff_limited:
      return "no step lowers the enthalpy any more: limited by rounding";
    case StopReason::evaluations:
      return "ran out of evaluations before the gradient was below the tolerance";
    case StopReason::not_finite:
      return "the enthalpy is not a finite number at the start";
  }
  return "unknown reason";
}

MinimizeResult minimize(const Surface<double>& surface, const Eigen::VectorXd& x, double lambda,
                        const MinimizeOptions& options, MinimizeMethod method) {
  return method == MinimizeMethod::lbfgs ? minimize_with_lbfgs(surface, x, lambda, options)
                                         : minimize_with_nlopt(surface, x, lambda, options);
}

}  // namespace baroscape
