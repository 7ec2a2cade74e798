#include "atlas/follow.hpp"

#include <algorithm>
#include <cmath>

#include "search/acceptance.hpp"
#include "search/newton.hpp"

namespace baroscape {
namespace {

/// How far along the vanishing mode a slide begins, σ: far beyond the transition state the minimum merged with, which
/// at the smallest step lies about its square root, 1e-3, away.
constexpr double kSlidePush = 0.05;

/// The walk of one minimum over pressure.
class Walk {
 public:
  Walk(const Surface<double>& surface, const Eigen::VectorXd& minimum, double from, const FollowOptions& options)
      : surface_(surface), options_(options), pressure_(from) {
    arrive(polish(surface, minimum, from), from);
  }

  /// One step towards `to`, or a slide where the minimum has vanished. False when there is nowhere to go on from.
  bool advance(double to) {
    const double direction = to > pressure_ ? 1.0 : -1.0;
    const double next = std::abs(to - pressure_) <= step_ ? to : pressure_ + direction * step_;
    const Eigen::VectorXd predicted = here_.x + (next - pressure_) * tangent_;
    PolishResult there = polish(surface_, predicted, next);
    result_.counts += there.counts;
    if (there.converged && there.index() == 0 && (there.x - predicted).norm() <= options_.largest_deviation &&
        arrive(there, next)) {
      step_ = std::min(options_.largest_step, 1.5 * step_);
      return true;
    }
    if (step_ > options_.smallest_step) {
      step_ = std::max(options_.smallest_step, 0.5 * step_);
      return true;
    }
    return slide(next);
  }

  double pressure() const { return pressure_; }

  FollowResult finish(bool converged) {
    result_.positions = here_.x;
    result_.converged = converged;
    return std::move(result_);
  }

 private:
  /// Takes a minimum on the way as the place to stand. False, and nothing is changed, when dH = V dP does not hold over
  /// the step although a shorter one could be taken: it was too long, or led to another minimum.
  bool arrive(const PolishResult& minimum, double pressure) {
    Eigen::VectorXd tangent;
    const FollowPoint point = describe(minimum, pressure, tangent);
    if (!result_.points.empty()) {
      const FollowPoint& last = result_.points.back();
      // Hermite's rule, fourth order: the slopes are known exactly.
      const double width = point.pressure - last.pressure;
      const double work =
          0.5 * width * (last.volume + point.volume) + width * width / 12.0 * (last.volume_slope - point.volume_slope);
      const double error = std::abs(point.enthalpy - last.enthalpy - work);
      if (error > options_.largest_work_error * (1.0 + std::abs(point.enthalpy)) && step_ > options_.smallest_step) {
        return false;
      }
      result_.volume_work += work;
    }
    stand(minimum, tangent, point);
    return true;
  }

  /// The numbers of a minimum, and its tangent dx/dP = −A⁺∇V.
  FollowPoint describe(const PolishResult& minimum, double pressure, Eigen::VectorXd& tangent) const {
    Eigen::VectorXd volume_gradient(minimum.x.size());
    const double volume = surface_.conjugate(minimum.x.data(), pressure, volume_gradient.data());
    tangent = -pseudo_solve(minimum.spectrum, volume_gradient);
    return {pressure, minimum.enthalpy, volume, volume_gradient.dot(tangent)};
  }

  void stand(const PolishResult& minimum, const Eigen::VectorXd& tangent, const FollowPoint& point) {
    here_ = minimum;
    tangent_ = tangent;
    pressure_ = point.pressure;
    result_.points.push_back(point);
  }

  /// Just beyond the pressure where the minimum ended: downhill from where it stood.
  bool slide(double next) {
    Eigen::VectorXd gradient(here_.x.size());
    const double above = surface_.evaluate(here_.x.data(), next, gradient.data());
    // On the ghost of a fold the gradient is as small as the distance to it, so the way down is looked for a little
    // farther along the vanishing mode; both ways are alike at a pitchfork, where the first is taken.
    const Eigen::VectorXd way = kSlidePush * here_.spectrum.modes.col(0);
    const Eigen::VectorXd forth = here_.x + way, back = here_.x - way;
    const bool forth_is_lower = surface_.evaluate(forth.data(), next, gradient.data()) <=
                                surface_.evaluate(back.data(), next, gradient.data()) + 1e-12 * (1.0 + std::abs(above));
    result_.counts.gradients += 3;
    PolishResult below =
        relax_to_minimum(surface_, forth_is_lower ? forth : back, next, AcceptanceOptions{}, result_.counts);
    if (!below.converged || below.index() != 0) return false;
    result_.slides.push_back({next, std::max(0.0, above - below.enthalpy)});
    // Up to here the old minimum's volume counts: the jump itself happens at one pressure.
    const FollowPoint& last = result_.points.back();
    const double width = next - last.pressure;
    result_.volume_work += width * last.volume + 0.5 * width * width * last.volume_slope;
    result_.points.push_back({next, above, last.volume + width * last.volume_slope, last.volume_slope});
    Eigen::VectorXd tangent;
    const FollowPoint point = describe(below, next, tangent);
    stand(below, tangent, point);
    step_ = options_.largest_step / 16;
    return true;
  }

  const Surface<double>& surface_;
  FollowOptions options_;
  double pressure_;
  double step_ = options_.largest_step;
  PolishResult here_;
  Eigen::VectorXd tangent_;  ///< dx/dP = −A⁺∇V at the minimum
  FollowResult result_;
};

}  // namespace

FollowResult follow(const Surface<double>& surface, const Eigen::VectorXd& minimum, double from, double to,
                    const FollowOptions& options) {
  Walk walk(surface, minimum, from, options);
  while (walk.pressure() != to) {
    if (!walk.advance(to)) return walk.finish(false);
  }
  return walk.finish(true);
}

}  // namespace baroscape
