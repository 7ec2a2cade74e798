#include "search/descent_path.hpp"

#include <algorithm>
#include <cmath>

#include "search/internal_space.hpp"

namespace baroscape {
namespace {

/// Components of the quadratic model's descent after time t: −g_i (1 − exp(−b_i t))/b_i.
Eigen::VectorXd moved(const Eigen::VectorXd& gradient, const Eigen::VectorXd& curvature, double t) {
  Eigen::VectorXd step(gradient.size());
  for (Eigen::Index i = 0; i < step.size(); ++i) {
    const double bt = curvature(i) * t;
    step(i) = -gradient(i) * (std::abs(bt) < 1e-12 ? t : -std::expm1(-bt) / curvature(i));
  }
  return step;
}

/// The model's descent of this length, or as far as it goes.
Eigen::VectorXd step_of_length(const Eigen::VectorXd& gradient, const Eigen::VectorXd& curvature, double length) {
  double late = length / gradient.norm();
  for (int doubling = 0; doubling < 60 && moved(gradient, curvature, late).norm() < length; ++doubling) late *= 2;
  double early = 0;
  for (int halving = 0; halving < 60; ++halving) {
    const double middle = 0.5 * (early + late);
    (moved(gradient, curvature, middle).norm() < length ? early : late) = middle;
  }
  return moved(gradient, curvature, early);
}

}  // namespace

DescentPath descent_path(const Surface<double>& surface, const Eigen::VectorXd& start, double lambda,
                         const DescentOptions& options) {
  DescentPath path;
  Eigen::VectorXd x = start, gradient(start.size());
  double enthalpy = surface.evaluate(x.data(), lambda, gradient.data());
  ++path.counts.gradients;
  double length = options.step;
  for (int step = 0;; ++step) {
    path.x.push_back(x);
    path.enthalpies.push_back(enthalpy);
    const double rms = std::sqrt(gradient.squaredNorm() / static_cast<double>(x.size()));
    path.arrived = rms <= options.gradient_rms;
    if (path.arrived || step >= options.max_steps || !std::isfinite(rms)) return path;
    const Spectrum here = spectrum(surface, x, lambda);
    ++path.counts.hessians;
    const Eigen::VectorXd along = here.modes.transpose() * gradient;
    // Where the model is wrong H may rise; a shorter step is nearer to the truth.
    for (;; length *= 0.5) {
      const Eigen::VectorXd trial = x + here.modes * step_of_length(along, here.values, length);
      const double there = surface.evaluate(trial.data(), lambda, gradient.data());
      ++path.counts.gradients;
      if (there < enthalpy) {
        x = trial;
        enthalpy = there;
        break;
      }
      if (length < 1e-6 * options.step) return path;
    }
    length = std::min(options.step, 2 * length);
  }
}

}  // namespace baroscape
