#include "search/newton.hpp"

#include <cmath>

namespace baroscape {

PolishResult polish(const Surface<double>& surface, const Eigen::VectorXd& start, double lambda,
                    const PolishOptions& options) {
  const auto n = static_cast<double>(start.size());
  PolishResult best;
  Eigen::VectorXd x = start, gradient(start.size());
  for (int step = 0; step <= options.max_steps; ++step) {
    const double enthalpy = surface.evaluate(x.data(), lambda, gradient.data());
    ++best.counts.gradients;
    const double rms = std::sqrt(gradient.squaredNorm() / n);
    // Once close, a step that no longer lowers the gradient means that rounding is all that is left.
    if (step > 0 && !(rms < best.gradient_rms) && best.gradient_rms <= options.gradient_rms) break;
    best.x = x;
    best.enthalpy = enthalpy;
    best.gradient_rms = rms;
    best.spectrum = spectrum(surface, x, lambda);
    ++best.counts.hessians;
    if (rms <= options.gradient_aim || step == options.max_steps || !std::isfinite(rms)) break;
    const Eigen::VectorXd newton = pseudo_solve(best.spectrum, gradient);
    const double length = newton.norm();
    if (!std::isfinite(length)) break;
    x -= newton * (length > options.largest_step ? options.largest_step / length : 1.0);
  }
  best.converged = best.gradient_rms <= options.gradient_rms;
  return best;
}

}  // namespace baroscape
