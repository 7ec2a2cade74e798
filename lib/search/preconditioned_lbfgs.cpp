#include "search/preconditioned_lbfgs.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <optional>
#include <vector>

#include "search/contact_springs.hpp"

namespace baroscape {
namespace {

constexpr std::size_t kMemory = 6;
/// Steps with the same springs. Gradients of LJ38 to ‖∇E‖ = 0.01: 131 at 8, 142 at 15, 162 at 25.
constexpr int kSteps = 10;
/// Above this RMS gradient, ε/σ, springs of overlapping atoms would only lead astray.
constexpr double kOverlap = 5.0;
constexpr double kFirstScale = 0.02;  ///< as in search/lbfgs.hpp
constexpr int kMostRefusals = 12;     ///< likewise
constexpr int kMostStalled = 50;      ///< likewise
constexpr double kRounding = 1e-14;   ///< likewise

class PreconditionedLbfgs {
 public:
  PreconditionedLbfgs(const Surface<double>& surface, const Eigen::VectorXd& x, double lambda,
                      const MinimizeOptions& options)
      : surface_(surface), lambda_(lambda), options_(options), gradient_(x.size()), trial_gradient_(x.size()) {
    result_.x = x;
  }

  MinimizeResult run() {
    result_.enthalpy = evaluate(result_.x, gradient_);
    if (!std::isfinite(result_.enthalpy)) result_.reason = StopReason::not_finite;
    arrive();
    while (result_.reason == StopReason::not_called) {
      if (result_.gradient_rms < kOverlap && age_++ >= kSteps) renew();
      if (descend()) {
        fresh_ = false;
      } else if (result_.reason == StopReason::not_called) {
        // No step of a history just begun lowers H: what is left is rounding.
        if (fresh_) result_.reason = StopReason::roundoff_limited;
        pairs_.clear();
        age_ = kSteps;
        fresh_ = true;
      }
    }
    return result_;
  }

 private:
  struct Pair {
    Eigen::VectorXd step, change;
    double inverse;
  };

  double evaluate(const Eigen::VectorXd& x, Eigen::VectorXd& gradient) {
    ++result_.counts.gradients;
    return surface_.evaluate(x.data(), lambda_, gradient.data());
  }

  void arrive() {
    result_.gradient_rms = std::sqrt(gradient_.squaredNorm() / static_cast<double>(gradient_.size()));
    const bool lower = result_.enthalpy < lowest_enthalpy_ - kRounding * (1.0 + std::abs(result_.enthalpy));
    const bool flatter = result_.gradient_rms < lowest_rms_;
    if (lower) lowest_enthalpy_ = result_.enthalpy;
    if (flatter) lowest_rms_ = result_.gradient_rms;
    stalled_ = lower || flatter ? 0 : stalled_ + 1;
    if (result_.reason != StopReason::not_called) return;
    if (result_.gradient_rms <= options_.gradient_rms) {
      result_.reason = StopReason::converged;
    } else if (stalled_ > kMostStalled) {
      result_.reason = StopReason::roundoff_limited;
    }
  }

  void renew() {
    springs_.emplace(result_.x);
    age_ = 0;
    if (!pairs_.empty()) fit(pairs_.back());
  }

  /// A step along the quasi-Newton direction, shortened until H does not rise. False when it never stops rising.
  bool descend() {
    Eigen::VectorXd step = -direction();
    const double length = step.norm();
    if (length > options_.largest_step) step *= options_.largest_step / length;
    double slope = step.dot(gradient_);
    for (int refusals = 0; refusals <= kMostRefusals; ++refusals) {
      if (result_.counts.gradients >= options_.max_evaluations) {
        result_.reason = StopReason::evaluations;
        return false;
      }
      const double trial = evaluate(result_.x + step, trial_gradient_);
      if (trial <= result_.enthalpy + options_.allowed_rise * (1.0 + std::abs(result_.enthalpy))) {
        accept(step, trial);
        return true;
      }
      // The lowest point of the parabola through both values and the slope, as in search/lbfgs.hpp.
      const double shorter = -0.5 * slope / (trial - result_.enthalpy - slope);
      const double factor = shorter > 0.05 ? std::min(shorter, 0.5) : 0.05;
      step *= factor;
      slope *= factor;
    }
    return false;
  }

  void accept(const Eigen::VectorXd& step, double enthalpy) {
    const Eigen::VectorXd change = trial_gradient_ - gradient_;
    const double curvature = step.dot(change);
    result_.x += step;
    result_.enthalpy = enthalpy;
    gradient_ = trial_gradient_;
    arrive();
    if (!(curvature > 0)) return;
    pairs_.push_back({step, change, 1.0 / curvature});
    if (pairs_.size() > kMemory) pairs_.pop_front();
    if (springs_) fit(pairs_.back());
  }

  /// The springs know shapes only: their size is what the last pair says.
  void fit(const Pair& pair) { scale_ = 1.0 / (pair.inverse * pair.change.dot(springs_->solve(pair.change))); }

  Eigen::VectorXd direction() const {
    Eigen::VectorXd q = gradient_;
    std::vector<double> weights;
    for (auto pair = pairs_.rbegin(); pair != pairs_.rend(); ++pair) {
      weights.push_back(pair->inverse * pair->step.dot(q));
      q -= weights.back() * pair->change;
    }
    if (springs_) {
      q = scale_ * springs_->solve(q);
    } else {
      q *= pairs_.empty() ? kFirstScale : 1.0 / (pairs_.back().inverse * pairs_.back().change.squaredNorm());
    }
    for (const Pair& pair : pairs_) {
      q += (weights.back() - pair.inverse * pair.change.dot(q)) * pair.step;
      weights.pop_back();
    }
    return q;
  }

  const Surface<double>& surface_;
  double lambda_;
  MinimizeOptions options_;
  Eigen::VectorXd gradient_, trial_gradient_;
  std::deque<Pair> pairs_;
  std::optional<ContactSprings> springs_;
  double scale_ = 1;  ///< of the springs' answer, ε/σ² → σ²/ε
  bool fresh_ = true;
  double lowest_enthalpy_ = HUGE_VAL, lowest_rms_ = HUGE_VAL;  ///< so far
  int stalled_ = 0;                                            ///< steps since one of them fell
  int age_ = kSteps;                                           ///< steps with these springs
  MinimizeResult result_;
};

}  // namespace

MinimizeResult minimize_preconditioned(const Surface<double>& surface, const Eigen::VectorXd& x, double lambda,
                                       const MinimizeOptions& options) {
  return PreconditionedLbfgs(surface, x, lambda, options).run();
}

}  // namespace baroscape
