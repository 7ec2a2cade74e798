#include "search/hybrid_following.hpp"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>
#include <vector>

#include "search/lowest_mode.hpp"

namespace baroscape {
namespace {

constexpr std::size_t kMemory = 8;
constexpr double kFirstScale = 0.02;  ///< as in search/lbfgs.hpp
constexpr int kMostRefusals = 8;

}  // namespace

HybridFollowing::HybridFollowing(const Surface<double>& surface, const HybridOptions& options)
    : surface_(&surface), options_(options), zero_modes_(surface.dimension(), surface.zero_mode_count()) {}

void HybridFollowing::load(const Eigen::VectorXd& x, const Eigen::VectorXd& direction) {
  result_ = HybridResult{};
  x_ = wanted_ = x;
  mode_ = direction;
  conjugate_.resize(0);
  pairs_.clear();
  scale_ = kFirstScale;
  climbed_ = false;
  stage_ = Stage::start;
}

Eigen::VectorXd HybridFollowing::internal(Eigen::VectorXd vector) const {
  if (zero_modes_.cols() > 0) vector -= zero_modes_ * (zero_modes_.transpose() * vector);
  return vector;
}

void HybridFollowing::give(double enthalpy, const Eigen::VectorXd& gradient) {
  ++result_.counts.gradients;
  if (!std::isfinite(enthalpy) || !gradient.allFinite()) return finish(SaddleReason::not_finite);
  if (result_.counts.gradients >= options_.max_evaluations) return finish(SaddleReason::iterations);
  switch (stage_) {
    case Stage::start:
      first_enthalpy_ = enthalpy;
      arrive(enthalpy, gradient);
      begin_mode();
      break;
    case Stage::mode:
      product_ = internal((gradient - gradient_) / kModeDifference);
      judge_mode();
      break;
    case Stage::residual:
      trial_product_ = internal((gradient - gradient_) / kModeDifference);
      combine();
      judge_mode();
      break;
    case Stage::climb:
      x_ = wanted_;
      arrive(enthalpy, gradient);
      descent_left_ = options_.descent_steps;
      refusals_ = 0;
      across_ = gradient_ - mode_.dot(gradient_) * mode_;
      descend();
      break;
    case Stage::descent:
      take_descent(enthalpy, gradient);
      break;
  }
}

/// x_ is where the search stands now.
void HybridFollowing::arrive(double enthalpy, const Eigen::VectorXd& gradient) {
  enthalpy_ = enthalpy;
  surface_->zero_modes(x_.data(), zero_modes_.data());
  gradient_ = internal(gradient);
}

void HybridFollowing::finish(SaddleReason reason) {
  result_.x = x_;
  result_.enthalpy = enthalpy_;
  result_.gradient_rms = std::sqrt(gradient_.squaredNorm() / static_cast<double>(x_.size()));
  result_.mode = mode_;
  result_.curvature = curvature_;
  result_.reason = reason;
}

bool HybridFollowing::converged() const {
  return std::sqrt(gradient_.squaredNorm() / static_cast<double>(x_.size())) <= options_.gradient_rms;
}

void HybridFollowing::ask_product(const Eigen::VectorXd& direction, Stage stage) {
  wanted_ = x_ + kModeDifference * direction;
  stage_ = stage;
}

void HybridFollowing::begin_mode() {
  mode_ = internal(mode_).normalized();
  mode_steps_left_ = climbed_ ? options_.mode_steps : options_.first_mode_steps;
  conjugate_.resize(0);
  ask_product(mode_, Stage::mode);
}

/// With v and Hv at hand: improve v once more, or climb along it.
void HybridFollowing::judge_mode() {
  curvature_ = mode_.dot(product_);
  const Eigen::VectorXd residual = product_ - curvature_ * mode_;
  const double size = residual.norm();
  if (mode_steps_left_-- <= 0 || size <= options_.mode_residual * (1 + std::abs(curvature_))) return climb();
  trial_ = (residual - mode_.dot(residual) * mode_).normalized();
  ask_product(trial_, Stage::residual);
}

/// The best mode among v, the residual u and the last change p: Rayleigh and Ritz in three dimensions.
void HybridFollowing::combine() {
  const bool three = conjugate_.size() > 0;
  Eigen::VectorXd p, hp;
  double length = 0;
  if (three) {
    const double a = mode_.dot(conjugate_), b = trial_.dot(conjugate_);
    p = conjugate_ - a * mode_ - b * trial_;
    hp = conjugate_product_ - a * product_ - b * trial_product_;
    length = p.norm();
  }
  const bool use = three && length > 1e-8;
  Eigen::Matrix3d small = Eigen::Matrix3d::Zero();
  small(0, 0) = mode_.dot(product_);
  small(1, 1) = trial_.dot(trial_product_);
  small(0, 1) = small(1, 0) = 0.5 * (mode_.dot(trial_product_) + trial_.dot(product_));
  small(2, 2) = 1e300;  // left out
  if (use) {
    p /= length;
    hp /= length;
    small(2, 2) = p.dot(hp);
    small(0, 2) = small(2, 0) = p.dot(product_);
    small(1, 2) = small(2, 1) = p.dot(trial_product_);
  } else {
    small(2, 2) = std::abs(small(0, 0)) + std::abs(small(1, 1)) + 1;
  }
  const Eigen::SelfAdjointEigenSolver<Eigen::Matrix3d> solver(small);
  Eigen::Vector3d c = solver.eigenvectors().col(0);
  if (!use) c(2) = 0;
  if (c(0) < 0) c = -c;
  conjugate_ = c(1) * trial_;
  conjugate_product_ = c(1) * trial_product_;
  if (use) {
    conjugate_ += c(2) * p;
    conjugate_product_ += c(2) * hp;
  }
  mode_ = c(0) * mode_ + conjugate_;
  product_ = c(0) * product_ + conjugate_product_;
  const double norm = mode_.norm();
  mode_ /= norm;
  product_ /= norm;
}

void HybridFollowing::climb() {
  // A saddle's mode must be known to be downhill, not only its gradient small.
  if (converged()) return finish(curvature_ < 0 ? SaddleReason::converged : SaddleReason::wrong_index);
  if (enthalpy_ - first_enthalpy_ > options_.largest_rise || (options_.abandon && options_.abandon(x_))) {
    return finish(SaddleReason::abandoned);
  }
  const double slope = mode_.dot(gradient_);
  double step = 0;
  if (curvature_ < 0) {
    const double ratio = slope / curvature_;
    step = 2 * slope / (std::abs(curvature_) * (1 + std::sqrt(1 + 4 * ratio * ratio)));
    step = std::clamp(step, -options_.uphill_step, options_.uphill_step);
  } else {
    // Out of the convex region by full steps, uphill, or the way the mode points where it is level.
    step = slope < 0 ? -options_.uphill_step : options_.uphill_step;
  }
  climbed_ = true;
  wanted_ = x_ + step * mode_;
  stage_ = Stage::climb;
}

void HybridFollowing::take_descent(double enthalpy, const Eigen::VectorXd& gradient) {
  if (enthalpy > enthalpy_ + 1e-12 * (1 + std::abs(enthalpy_))) {
    if (++refusals_ > kMostRefusals) {
      pairs_.clear();
      scale_ = kFirstScale;
      return begin_mode();
    }
    step_ *= 0.3;
    wanted_ = x_ + step_;
    return;
  }
  const Eigen::VectorXd before = across_;
  x_ = wanted_;
  arrive(enthalpy, gradient);
  across_ = gradient_ - mode_.dot(gradient_) * mode_;
  const Eigen::VectorXd change = across_ - before;
  const double curvature = step_.dot(change);
  if (curvature > 0) {
    scale_ = curvature / change.squaredNorm();
    pairs_.push_back({step_, change, 1 / curvature});
    if (pairs_.size() > kMemory) pairs_.pop_front();
  }
  descend();
}

/// The next step of L-BFGS across the mode, or back to the mode when enough is done.
void HybridFollowing::descend() {
  const double slope = std::abs(mode_.dot(gradient_));
  const double rms = std::sqrt(across_.squaredNorm() / static_cast<double>(x_.size()));
  // Descending much below the slope along the mode is wasted: the next climb changes everything again.
  const double enough = std::max(0.5 * options_.gradient_rms, 0.02 * slope / std::sqrt(static_cast<double>(x_.size())));
  if (rms <= enough || descent_left_-- <= 0) return begin_mode();
  Eigen::VectorXd direction = across_;
  std::vector<double> weights;
  for (auto pair = pairs_.rbegin(); pair != pairs_.rend(); ++pair) {
    weights.push_back(pair->inverse * pair->step.dot(direction));
    direction -= weights.back() * pair->change;
  }
  direction *= scale_;
  for (const Pair& pair : pairs_) {
    direction += (weights.back() - pair.inverse * pair.change.dot(direction)) * pair.step;
    weights.pop_back();
  }
  direction -= mode_.dot(direction) * mode_;
  if (direction.dot(across_) <= 0) {
    direction = kFirstScale * across_;
    pairs_.clear();
  }
  step_ = -direction;
  const double length = step_.norm();
  if (length > options_.downhill_step) step_ *= options_.downhill_step / length;
  refusals_ = 0;
  wanted_ = x_ + step_;
  stage_ = Stage::descent;
}

std::vector<HybridResult> follow_hybrid(Engine& engine, const Surface<double>& surface, double pressure,
                                        const std::vector<HybridStart>& starts, const HybridOptions& options) {
  const Eigen::Index n = surface.dimension();
  // Enough that lanes stay full while searches of different length end.
  const auto side_by_side = static_cast<std::size_t>(3 * engine.lanes());
  std::vector<HybridResult> results(starts.size());
  struct Running {
    std::size_t number;
    HybridFollowing search;
  };
  std::vector<Running> running;
  std::size_t next = 0;
  Eigen::MatrixXd x(n, side_by_side), gradients(n, side_by_side);
  Eigen::VectorXd enthalpies(side_by_side);
  const Eigen::VectorXd pressures = Eigen::VectorXd::Constant(static_cast<Eigen::Index>(side_by_side), pressure);
  for (;;) {
    while (running.size() < side_by_side && next < starts.size()) {
      running.push_back({next, HybridFollowing(surface, options)});
      running.back().search.load(starts[next].x, starts[next].direction);
      ++next;
    }
    if (running.empty()) return results;
    for (std::size_t k = 0; k < running.size(); ++k) x.col(static_cast<Eigen::Index>(k)) = running[k].search.wanted();
    engine.evaluate(static_cast<int>(running.size()), x.data(), pressures.data(), enthalpies.data(), gradients.data());
    for (std::size_t k = 0; k < running.size(); ++k) {
      const auto column = static_cast<Eigen::Index>(k);
      running[k].search.give(enthalpies(column), gradients.col(column));
    }
    std::erase_if(running, [&](Running& one) {
      if (!one.search.finished()) return false;
      results[one.number] = one.search.take();
      return true;
    });
  }
}

}  // namespace baroscape
