#include "search/band.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <deque>

namespace baroscape {
namespace {

/// Pairs the quasi-Newton step remembers.
constexpr std::size_t kMemory = 4;
/// Before anything is known about curvature a step is this times the gradient, as in search/lbfgs.hpp.
constexpr double kFirstScale = 0.02;

/// A band on its way. All images move together, by L-BFGS on the nudged gradient; that gradient belongs to no function,
/// so there is nothing to search a line for and steps are only limited.
class Relaxation {
 public:
  Relaxation(const EvaluateMany& evaluate, const Eigen::VectorXd& a, const Eigen::VectorXd& b,
             const BandOptions& options)
      : evaluate_(evaluate),
        options_(options),
        inner_(options.images),
        true_gradient_(a.size(), inner_ + 2),
        nudged_(a.size(), inner_) {
    band_.images.resize(a.size(), inner_ + 2);
    for (int i = 0; i < inner_ + 2; ++i) {
      const double share = static_cast<double>(i) / (inner_ + 1);
      band_.images.col(i) = (1 - share) * a + share * b;
    }
    band_.enthalpies.resize(inner_ + 2);
    band_.tangents = Eigen::MatrixXd::Zero(a.size(), inner_ + 2);
    for (const int end : {0, inner_ + 1}) evaluate_columns(end, 1);
  }

  Band run() {
    for (band_.iterations = 0;; ++band_.iterations) {
      evaluate_columns(1, inner_);
      nudge();
      band_.gradient_rms = nudged_.norm() / std::sqrt(static_cast<double>(nudged_.size()));
      const bool finite = std::isfinite(band_.gradient_rms);
      if (!finite || band_.gradient_rms <= options_.gradient_rms || band_.iterations == options_.iterations) break;
      move();
    }
    return std::move(band_);
  }

 private:
  void evaluate_columns(int first, int count) {
    evaluate_(count, band_.images.col(first).data(), band_.enthalpies.data() + first, true_gradient_.col(first).data());
    band_.counts.gradients += count;
  }

  /// Towards the higher neighbour, or between both at an extremum, so that kinks do not form.
  Eigen::VectorXd tangent(int i) const {
    const Eigen::VectorXd ahead = band_.images.col(i + 1) - band_.images.col(i);
    const Eigen::VectorXd behind = band_.images.col(i) - band_.images.col(i - 1);
    const double up = band_.enthalpies(i + 1) - band_.enthalpies(i),
                 down = band_.enthalpies(i - 1) - band_.enthalpies(i);
    if (up > 0 && down <= 0) return ahead.normalized();
    if (up <= 0 && down > 0) return behind.normalized();
    const double most = std::max(std::abs(up), std::abs(down)), least = std::min(std::abs(up), std::abs(down));
    return (up > down ? most * ahead + least * behind : least * ahead + most * behind).normalized();
  }

  /// The true gradient across the band, the springs' along it, and that part of the springs' across it which does not
  /// work against the true one.
  void nudge() {
    for (int i = 1; i <= inner_; ++i) {
      const Eigen::VectorXd along = tangent(i);
      band_.tangents.col(i) = along;
      const auto here = band_.images.col(i), before = band_.images.col(i - 1), after = band_.images.col(i + 1);
      const Eigen::VectorXd across = true_gradient_.col(i) - along.dot(true_gradient_.col(i)) * along;
      const double stretch = (after - here).norm() - (here - before).norm();
      Eigen::VectorXd spring = -options_.spring * (after + before - 2 * here);
      spring -= along.dot(spring) * along;
      const double across2 = across.squaredNorm();
      if (across2 > 0) spring -= across.dot(spring) / across2 * across;
      nudged_.col(i - 1) = across - options_.spring * stretch * along + spring;
    }
  }

  void move() {
    const Eigen::VectorXd gradient = nudged_.reshaped();
    if (step_.size() > 0) {
      const Eigen::VectorXd change = gradient - gradient_before_;
      const double curvature = step_.dot(change);
      if (curvature > 0) {
        pairs_.push_back({step_, change, 1 / curvature});
        scale_ = curvature / change.squaredNorm();
        if (pairs_.size() > kMemory) pairs_.pop_front();
      }
    }
    Eigen::VectorXd direction = gradient;
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
    if (direction.dot(gradient) <= 0) {
      direction = kFirstScale * gradient;
      pairs_.clear();
    }
    // Each image is held back by itself: two atoms that start in one place must not stop the other images.
    step_ = -direction;
    for (auto image : step_.reshaped(band_.images.rows(), inner_).colwise()) {
      const double length = image.norm();
      if (length > options_.largest_step) image *= options_.largest_step / length;
    }
    gradient_before_ = gradient;
    band_.images.middleCols(1, inner_) += step_.reshaped(band_.images.rows(), inner_);
  }

  struct Pair {
    Eigen::VectorXd step, change;
    double inverse;  ///< 1/(step·change)
  };

  const EvaluateMany& evaluate_;
  const BandOptions& options_;
  int inner_;
  Band band_;
  Eigen::MatrixXd true_gradient_, nudged_;
  std::deque<Pair> pairs_;
  Eigen::VectorXd step_, gradient_before_;
  double scale_ = kFirstScale;
};

}  // namespace

std::vector<int> Band::maxima() const {
  std::vector<int> found;
  const int last = static_cast<int>(enthalpies.size()) - 1;
  for (int i = 1; i < last; ++i) {
    if (enthalpies(i) > enthalpies(i - 1) && enthalpies(i) >= enthalpies(i + 1)) found.push_back(i);
  }
  if (found.empty() && last > 1) {
    Eigen::Index highest = 0;
    enthalpies.segment(1, last - 1).maxCoeff(&highest);
    found.push_back(static_cast<int>(highest) + 1);
  }
  std::stable_sort(found.begin(), found.end(), [&](int i, int j) { return enthalpies(i) > enthalpies(j); });
  return found;
}

Band relax_band(const EvaluateMany& evaluate, const Eigen::VectorXd& a, const Eigen::VectorXd& b,
                const BandOptions& options) {
  assert(a.size() == b.size() && options.images >= 1);
  return Relaxation(evaluate, a, b, options).run();
}

}  // namespace baroscape
