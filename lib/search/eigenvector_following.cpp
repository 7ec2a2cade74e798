#include "search/eigenvector_following.hpp"

#include <algorithm>
#include <cmath>

namespace baroscape {

const char* describe(SaddleReason reason) {
  switch (reason) {
    case SaddleReason::not_called:
      return "was not called";
    case SaddleReason::converged:
      return "a stationary point with one negative eigenvalue";
    case SaddleReason::wrong_index:
      return "a stationary point, but not with one negative eigenvalue";
    case SaddleReason::iterations:
      return "ran out of iterations";
    case SaddleReason::abandoned:
      return "was abandoned on the way";
    case SaddleReason::not_finite:
      return "the enthalpy is not a finite number";
  }
  return "unknown reason";
}

EigenvectorFollowing::EigenvectorFollowing(const Surface<double>& surface, const SaddleOptions& options)
    : surface_(surface), options_(options) {}

void EigenvectorFollowing::load(const Eigen::VectorXd& x, double lambda, const Eigen::VectorXd& direction) {
  x_ = x;
  lambda_ = lambda;
  direction_ = direction;
  radius_ = options_.first_radius;
  iterations_ = 0;
  promised_gradient_.resize(0);
  result_ = SaddleResult{};
}

int EigenvectorFollowing::followed_mode() {
  Eigen::Index mode = 0;
  // Where two modes are negative the lowest changes from step to step; following it would go back and forth for ever.
  if (direction_.size() > 0) (result_.spectrum.modes.transpose() * direction_).cwiseAbs().maxCoeff(&mode);
  direction_ = result_.spectrum.modes.col(mode);
  return static_cast<int>(mode);
}

void EigenvectorFollowing::adapt_radius(const Eigen::VectorXd& gradient) {
  if (promised_gradient_.size() == 0) return;
  // How far the gradient is from the quadratic model's, against how far it was meant to change or still is.
  const double miss = (gradient - promised_gradient_).norm() / std::max(gradient_before_, gradient.norm());
  if (miss > 0.5) {
    radius_ = std::max(options_.smallest_radius, 0.5 * radius_);
  } else if (miss < 0.25) {
    radius_ = std::min(options_.largest_radius, 1.3 * radius_);
  }
}

void EigenvectorFollowing::step() {
  const auto n = static_cast<double>(x_.size());
  Eigen::VectorXd gradient(x_.size());
  const double enthalpy = surface_.evaluate(x_.data(), lambda_, gradient.data());
  ++result_.counts.gradients;
  result_.enthalpy = enthalpy;
  result_.gradient_rms = std::sqrt(gradient.squaredNorm() / n);
  result_.x = x_;
  if (!std::isfinite(enthalpy) || !std::isfinite(result_.gradient_rms)) {
    result_.reason = SaddleReason::not_finite;
    return;
  }
  if (iterations_ == 0) first_enthalpy_ = enthalpy;
  const bool hit_a_wall = enthalpy - first_enthalpy_ > options_.largest_rise;
  if (hit_a_wall || (options_.abandon && options_.abandon(x_))) {
    result_.reason = SaddleReason::abandoned;
    return;
  }
  result_.spectrum = spectrum(surface_, x_, lambda_);
  ++result_.counts.hessians;
  if (result_.gradient_rms <= options_.gradient_rms) {
    result_.reason = result_.spectrum.index() == 1 ? SaddleReason::converged : SaddleReason::wrong_index;
    return;
  }
  if (++iterations_ >= options_.max_iterations) {
    result_.reason = SaddleReason::iterations;
    return;
  }
  adapt_radius(gradient);
  const Spectrum& here = result_.spectrum;
  const Eigen::VectorXd along = here.modes.transpose() * gradient;
  Eigen::VectorXd components =
      -2.0 * along.array() /
      (here.values.array().abs() + (here.values.array().square() + 4.0 * along.array().square()).sqrt() + 1e-300);
  const int followed = followed_mode();
  components(followed) = -components(followed);
  const double up = std::clamp(components(followed), -options_.uphill_share * radius_, options_.uphill_share * radius_);
  components(followed) = 0;
  const double length = components.norm();
  if (length > radius_) components *= radius_ / length;
  components(followed) = up;
  promised_gradient_ = gradient + here.modes * here.values.cwiseProduct(components);
  gradient_before_ = gradient.norm();
  x_ += here.modes * components;
}

SaddleResult find_saddle(const Surface<double>& surface, const Eigen::VectorXd& x, double lambda,
                         const Eigen::VectorXd& direction, const SaddleOptions& options) {
  EigenvectorFollowing search(surface, options);
  search.load(x, lambda, direction);
  while (!search.finished()) search.step();
  return search.take();
}

}  // namespace baroscape
