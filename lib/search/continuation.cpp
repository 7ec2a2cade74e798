#include "search/continuation.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "search/branch_point.hpp"
#include "search/critical_search.hpp"

namespace baroscape {
namespace {

class Continuation {
 public:
  Continuation(const Surface<double>& surface, const ContinuationOptions& options, const Intact& intact)
      : newton_(surface, options.newton), options_(options), intact_(intact), step_(options.first_step) {
    branch_.lambda_scale = options.newton.lambda_scale;
  }

  Branch run(const BranchStart& start) {
    if (begin(start)) {
      for (int count = 0; branch_.end == BranchEnd::not_called; ++count) {
        if (count >= options_.largest_count) {
          branch_.end = BranchEnd::too_many_steps;
        } else if (!advance()) {
          step_ *= 0.5;
          if (step_ < options_.smallest_step) branch_.end = BranchEnd::step_too_small;
        }
      }
    }
    branch_.counts = newton_.counts();
    return std::move(branch_);
  }

 private:
  bool begin(const BranchStart& start) {
    Eigen::VectorXd heading(start.x.size() + 1);
    heading << start.x_heading, newton_.lambda_scale() * start.lambda_heading;
    here_ = newton_.solve(newton_.augmented(start.x, start.lambda), heading.normalized());
    if (!here_.converged || !intact(here_)) {
      branch_.end = here_.converged ? BranchEnd::fell_apart : BranchEnd::no_start;
      return false;
    }
    start_ = here_;
    branch_.points.push_back(branch_point(newton_, here_, options_.eigenvalues));
    return true;
  }

  bool intact(const AugmentedPoint& point) const { return !intact_ || intact_(point.u.head(point.u.size() - 1)); }

  /// One step, with the critical points in it. False, and nothing is changed, when it was too long.
  bool advance() {
    const Eigen::VectorXd predicted = predict();
    AugmentedPoint there = newton_.solve(predicted, here_.tangent);
    if (!there.converged) return false;
    const double deviation = (there.u - predicted).norm();
    if (deviation > options_.largest_deviation * step_ || here_.tangent.dot(there.tangent) < options_.smallest_cosine) {
      return false;
    }
    const double lambda = newton_.lambda_of(there.u);
    const bool leaves = lambda < options_.low || lambda > options_.high;
    if (leaves && !land(there, std::clamp(lambda, options_.low, options_.high))) return false;
    const double work_error = this->work_error(there);
    if (work_error > options_.largest_work_error) return false;
    CriticalSearch critical = critical_points_between(newton_, here_, there);
    if (!critical.consistent) return false;
    record(critical);
    if (branch_.end != BranchEnd::not_called) return true;
    arrive(std::move(there));
    if (!intact(here_)) {
      branch_.end = BranchEnd::fell_apart;
    } else if (leaves) {
      // What θλ/θ leaves to rounding would put the end outside of the range.
      branch_.points.back().lambda = std::clamp(lambda, options_.low, options_.high);
      branch_.end = BranchEnd::range;
    } else if (is_back()) {
      branch_.end = BranchEnd::closed;
    }
    adapt(deviation, work_error);
    return true;
  }

  /// By the cubic through the last two points and their tangents, along the tangent at first.
  Eigen::VectorXd predict() const {
    if (!previous_) return here_.u + step_ * here_.tangent;
    const double length = (here_.u - previous_->u).norm();
    const Eigen::VectorXd predicted =
        interpolate(previous_->u, previous_->tangent, here_.u, here_.tangent, 1 + step_ / length);
    Eigen::VectorXd ahead = predicted - here_.u;
    // Newton's method leaves turns and shifts as they are, and this recursion is unstable (its root is −5): left in,
    // rounding would grow by as much each step.
    const Eigen::Index n = ahead.size() - 1;
    const Eigen::MatrixXd zero = existing_zero_modes(newton_.surface(), here_.u.head(n));
    ahead.head(n) -= zero * (zero.transpose() * ahead.head(n));
    // The step is measured along the tangent.
    return here_.u + ahead + here_.tangent * (step_ - here_.tangent.dot(ahead));
  }

  /// Ends the step where λ leaves the range.
  bool land(AugmentedPoint& there, double lambda) {
    const double from = newton_.lambda_of(here_.u), beyond = newton_.lambda_of(there.u);
    const Eigen::VectorXd guess =
        interpolate(here_.u, here_.tangent, there.u, there.tangent, (lambda - from) / (beyond - from));
    AugmentedPoint end = newton_.solve_at(guess, lambda);
    if (!end.converged || (end.u - guess).norm() > options_.largest_deviation * step_) return false;
    if (end.tangent.dot(there.tangent) < 0) end.tangent = -end.tangent;
    there = std::move(end);
    return true;
  }

  /// What H changes by other than ∫V dλ, or H − λV other than −∫λ dV, whichever rule is the smoother here, as a share
  /// of 1 + |H|. Hermite's rule, fourth order: the slopes are known exactly.
  double work_error(const AugmentedPoint& there) const {
    const Eigen::Index n = there.u.size() - 1;
    const double lambda_a = newton_.lambda_of(here_.u), lambda_b = newton_.lambda_of(there.u);
    const double lambda_step = lambda_b - lambda_a, volume_step = there.volume - here_.volume;
    const double rate_a = here_.tangent(n) / newton_.lambda_scale(), rate_b = there.tangent(n) / newton_.lambda_scale();
    const double slope_a = here_.volume_rate(rate_a) / rate_a, slope_b = there.volume_rate(rate_b) / rate_b;
    const auto rule = [](double width, double at_a, double at_b, double slope_at_a, double slope_at_b) {
      return 0.5 * width * (at_a + at_b) + width * width / 12.0 * (slope_at_a - slope_at_b);
    };
    const double enthalpy_step = there.enthalpy - here_.enthalpy;
    const double by_lambda = enthalpy_step - rule(lambda_step, here_.volume, there.volume, slope_a, slope_b);
    const double energy_step = enthalpy_step - lambda_b * there.volume + lambda_a * here_.volume;
    const double by_volume = energy_step + rule(volume_step, lambda_a, lambda_b, 1 / slope_a, 1 / slope_b);
    // Not a number where a slope is infinite, or where V does not change at all: then the other rule holds.
    return std::fmin(std::abs(by_lambda), std::abs(by_volume)) / (1 + std::abs(there.enthalpy));
  }

  void record(const CriticalSearch& critical) {
    for (std::size_t k = 0; k < critical.found.size(); ++k) {
      const CriticalPoint& found = critical.found[k];
      BranchPoint point = branch_point(newton_, critical.points[k], options_.eigenvalues);
      point.index = found.index_before;
      point.is_critical = true;
      branch_.events.push_back({found, branch_.points.size()});
      branch_.points.push_back(std::move(point));
      if (found.turning && found.kind != CriticalKind::fold) {
        branch_.end = BranchEnd::symmetric;
      } else if (options_.end_where_index_changes && found.index_after != found.index_before) {
        branch_.end = BranchEnd::index_changed;
        return;
      }
    }
  }

  void arrive(AugmentedPoint there) {
    branch_.points.push_back(branch_point(newton_, there, options_.eigenvalues));
    previous_ = std::move(here_);
    here_ = std::move(there);
  }

  /// Whether the last step passed the start, in the direction in which it began.
  bool is_back() const {
    if (branch_.points.size() < 4) return false;
    const Eigen::VectorXd step = here_.u - previous_->u, off = start_.u - previous_->u;
    const double share = off.dot(step) / step.squaredNorm();
    return share > 0 && share <= 1 && (off - share * step).norm() < 0.1 * step.norm() &&
           start_.tangent.dot(here_.tangent) > options_.smallest_cosine;
  }

  /// The predictor errs by the fourth power of the step, the rule for the work by the fifth.
  void adapt(double deviation, double work_error) {
    const double by_deviation = std::pow(options_.aimed_deviation / std::max(deviation, 1e-12), 0.25);
    const double by_work = std::pow(0.3 * options_.largest_work_error / std::max(work_error, 1e-15), 0.2);
    step_ = std::min(options_.largest_step, step_ * std::clamp(std::min(by_deviation, by_work), 0.5, 2.0));
  }

  BorderedNewton newton_;
  ContinuationOptions options_;
  const Intact& intact_;
  double step_;
  AugmentedPoint start_, here_;
  std::optional<AugmentedPoint> previous_;
  Branch branch_;
};

}  // namespace

BranchStart BranchStart::towards(const Eigen::VectorXd& x, double lambda, double direction) {
  return {x, lambda, Eigen::VectorXd::Zero(x.size()), direction};
}

Branch follow_branch(const Surface<double>& surface, const BranchStart& start, const ContinuationOptions& options,
                     const Intact& intact) {
  return Continuation(surface, options, intact).run(start);
}

}  // namespace baroscape
