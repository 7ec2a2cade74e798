#include "atlas/ways_on.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "search/acceptance.hpp"
#include "search/branch_switching.hpp"

namespace baroscape {
namespace {

/// How far along the vanishing mode a slide begins, σ: there the slope is well above what a descent ends at, and the
/// next term of the surface a tenth of the leading one.
constexpr double kSlidePush = 0.02;
/// How far beyond the critical pressure a state of higher symmetry is taken up: its vanishing eigenvalue, proportional
/// to this, is then well above rounding.
constexpr double kBeyond = 1e-3;
/// A side of a mode counts as a way down when it goes down by this share of what the lowest side does: those of a
/// pitchfork go down alike but for the next terms of the surface, a tenth.
constexpr double kAlsoDown = 0.5;

/// Where a threefold degenerate mode of a cubic group is stationary on its sphere: along the fourfold and the threefold
/// axes, one of each pair of ends.
std::vector<Eigen::VectorXd> threefold_headings(const Eigen::MatrixXd& modes) {
  std::vector<Eigen::VectorXd> headings;
  for (int k = 0; k < 3; ++k) headings.emplace_back(modes.col(k));
  for (const double a : {1.0, -1.0}) {
    for (const double b : {1.0, -1.0}) {
      headings.emplace_back((modes.col(0) + a * modes.col(1) + b * modes.col(2)).normalized());
    }
  }
  return headings;
}

class Crossroads {
 public:
  Crossroads(const Surface<double>& surface, const CriticalPoint& critical, double direction, double limit,
             const ContinuationOptions& options, const SameState& same)
      : surface_(surface), critical_(critical), direction_(direction), limit_(limit), options_(options), same_(same) {}

  WaysOn find() {
    if (!symmetric_beyond() && !lower_symmetry_beyond()) slide();
    return std::move(result_);
  }

 private:
  double enthalpy(const Eigen::VectorXd& x, double pressure) {
    Eigen::VectorXd gradient(x.size());
    ++result_.counts.gradients;
    return surface_.evaluate(x.data(), pressure, gradient.data());
  }

  /// Where a branch of lower symmetry ends on one of higher symmetry, the minimum that goes on there.
  bool symmetric_beyond() {
    if (critical_.kind == CriticalKind::fold || critical_.lambda == limit_) return false;
    const double step = std::min(kBeyond, 0.5 * std::abs(limit_ - critical_.lambda));
    const double pressure = critical_.lambda + direction_ * step;
    const PolishResult point = polish(surface_, critical_.x, pressure);
    result_.counts += point.counts;
    // Anything farther off than a slide begins is another state.
    if (!point.converged || point.index() != 0 || (point.x - critical_.x).norm() > kSlidePush) return false;
    result_.ways.push_back({BranchStart::towards(point.x, pressure, direction_), 1.0, point.enthalpy, {}});
    return true;
  }

  /// Where it splits, one of the images. Notes in which directions the side branches leave.
  bool lower_symmetry_beyond() {
    if (critical_.kind == CriticalKind::fold) headings_.emplace_back(critical_.modes.col(0));
    for (BranchStart& start : side_branches(surface_, critical_, options_)) {
      const bool ahead = (start.lambda - critical_.lambda) * direction_ > 0;
      if (ahead && spectrum(surface_, start.x, start.lambda).index() == 0) {
        const double here = enthalpy(start.x, start.lambda);
        result_.ways.push_back({std::move(start), 1.0, here, {}});
        return true;
      }
      headings_.push_back(start.x_heading);
    }
    if (critical_.modes.cols() > 2) headings_ = threefold_headings(critical_.modes);
    return false;
  }

  /// Where a slide begins: down the lowest heading, and down its other side where that goes down as well.
  std::vector<Eigen::VectorXd> sides_down() {
    std::vector<Eigen::VectorXd> best;
    double lowest = 0;
    for (const Eigen::VectorXd& heading : headings_) {
      std::vector<std::pair<double, Eigen::VectorXd>> sides;
      for (const double sign : {1.0, -1.0}) {
        const Eigen::VectorXd x = critical_.x + sign * kSlidePush * heading;
        sides.emplace_back(enthalpy(x, critical_.lambda) - critical_.enthalpy, x);
      }
      if (sides[1].first < sides[0].first) std::swap(sides[0], sides[1]);
      if (!best.empty() && sides[0].first >= lowest) continue;
      lowest = sides[0].first;
      best = {sides[0].second};
      if (sides[1].first < kAlsoDown * lowest) best.push_back(sides[1].second);
    }
    // Only along a fold is there a slope that tells one side from the other.
    if ((critical_.kind == CriticalKind::fold || !same_) && best.size() > 1) best.pop_back();
    return best;
  }

  void slide() {
    const std::vector<Eigen::VectorXd> sides = sides_down();
    for (const Eigen::VectorXd& x : sides) {
      const double weight = 1.0 / static_cast<double>(sides.size());
      const PolishResult below = descend_to_minimum(surface_, x, critical_.lambda, AcceptanceOptions{}, result_.counts);
      if (!below.converged || below.index() != 0) continue;
      if (!result_.ways.empty() && same_(result_.ways.front().start.x, below.x)) {
        result_.ways.front().weight += weight;
        continue;
      }
      result_.ways.push_back({BranchStart::towards(below.x, critical_.lambda, direction_), weight, below.enthalpy,
                              std::max(0.0, critical_.enthalpy - below.enthalpy)});
    }
  }

  const Surface<double>& surface_;
  const CriticalPoint& critical_;
  double direction_, limit_;
  const ContinuationOptions& options_;
  const SameState& same_;
  std::vector<Eigen::VectorXd> headings_;
  WaysOn result_;
};

}  // namespace

WaysOn ways_on(const Surface<double>& surface, const CriticalPoint& critical, double direction, double limit,
               const ContinuationOptions& options, const SameState& same) {
  return Crossroads(surface, critical, direction, limit, options, same).find();
}

}  // namespace baroscape
