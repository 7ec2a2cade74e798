#include "search/critical_search.hpp"

#include <Eigen/LU>
#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>

namespace baroscape {
namespace {

/// A number that goes through zero at a critical point.
using Test = std::function<double(const AugmentedPoint&)>;

double lambda_rate(const AugmentedPoint& point) {
  return point.tangent(point.tangent.size() - 1);
}

/// u and tangent where the test is zero, by the polynomial through points around it (Neville's scheme).
struct Interpolated {
  double value;
  Eigen::VectorXd u, tangent;
};

Interpolated at_zero(std::vector<Interpolated> nodes) {
  for (std::size_t order = 1; order < nodes.size(); ++order) {
    for (std::size_t k = nodes.size() - 1; k >= order; --k) {
      const double from = nodes[k - order].value, to = nodes[k].value;
      nodes[k].u = (to * nodes[k - 1].u - from * nodes[k].u) / (to - from);
      nodes[k].tangent = (to * nodes[k - 1].tangent - from * nodes[k].tangent) / (to - from);
    }
  }
  return nodes.back();
}

/// The branch between two of its points, addressed by the share of the way along the chord.
class Stretch {
 public:
  Stretch(BorderedNewton& newton, const AugmentedPoint& a, const AugmentedPoint& b)
      : newton_(newton), a_(a), b_(b), length_((b.u - a.u).norm()), chord_((b.u - a.u) / length_) {}

  AugmentedPoint at(double share, bool sharply = false) const {
    Eigen::VectorXd guess = interpolate(a_.u, a_.tangent, b_.u, b_.tangent, share);
    // The hyperplane is addressed by the chord; the interpolation moves along it slightly unevenly.
    guess += chord_ * (chord_.dot(a_.u + share * (b_.u - a_.u)) - chord_.dot(guess));
    return newton_.solve(guess, chord_, sharply);
  }

  /// The branch where the test is zero. At a critical point itself Newton's method is singular or nearly so: rounding
  /// would be divided by the vanishing eigenvalue. So regula falsi (Illinois) finds it roughly, and interpolation
  /// between points a little off, where nothing is singular, sharply.
  std::optional<AugmentedPoint> root(const Test& test) const {
    const double at_left = test(a_), at_right = test(b_);
    if ((at_left > 0) == (at_right > 0)) return std::nullopt;
    double left = 0, right = 1, weight_left = at_left, weight_right = at_right, before = -1;
    int side = 0;
    for (int step = 0; step < 60; ++step) {
      const double share = (left * weight_right - right * weight_left) / (weight_right - weight_left);
      if (std::abs(share - before) * length_ < kRough || (right - left) * length_ < kRough) return sharpen(test, share);
      before = share;
      const AugmentedPoint point = at(share);
      if (!point.converged) return std::nullopt;
      const double value = test(point);
      const bool at_the_left = (value > 0) == (at_left > 0);
      (at_the_left ? left : right) = share;
      (at_the_left ? weight_left : weight_right) = value;
      // The end that stays twice counts half.
      if (side == (at_the_left ? -1 : 1)) (at_the_left ? weight_right : weight_left) *= 0.5;
      side = at_the_left ? -1 : 1;
    }
    return std::nullopt;
  }

 private:
  /// Arclength where regula falsi ends, σ.
  static constexpr double kRough = 1e-5;
  /// Two interpolations that differ by less agree, σ.
  static constexpr double kAgreement = 1e-9;

  /// Six points leave an error of the sixth power of how far off they lie, 1e-10 of that where a branch bends within
  /// 0.05 σ. Nearer ones might land on the branch that crosses here; they are for where something else happens within
  /// 1e-3 σ, so that the interpolation by all six differs from that by four.
  std::optional<AugmentedPoint> sharpen(const Test& test, double share) const {
    std::optional<Interpolated> best;
    double smallest = 1e-6;
    for (double spread = 1e-3; spread > kRough && smallest > kAgreement; spread *= 0.2) {
      std::vector<Interpolated> nodes;
      for (const double offset : {-1.0, 1.0, -0.75, 0.75, -0.5, 0.5}) {
        const AugmentedPoint point = at(share + offset * spread / length_, true);
        if (!point.converged) break;
        nodes.push_back({test(point), point.u, point.tangent});
      }
      if (nodes.size() < 6) continue;
      const Interpolated by_four = at_zero({nodes.begin() + 2, nodes.end()});
      Interpolated by_six = at_zero(std::move(nodes));
      const double difference = (by_six.u - by_four.u).norm();
      if (difference < smallest && std::abs(chord_.dot(by_six.u - a_.u) - share * length_) < spread) {
        smallest = difference;
        best = std::move(by_six);
      }
    }
    if (!best) return std::nullopt;
    return newton_.describe(best->u, best->tangent);
  }

  BorderedNewton& newton_;
  const AugmentedPoint& a_;
  const AugmentedPoint& b_;
  double length_;
  Eigen::VectorXd chord_;
};

/// True when the negative modes at both ends span about the same space.
bool negative_modes_agree(const AugmentedPoint& a, const AugmentedPoint& b, int index) {
  if (index == 0) return true;
  const Eigen::MatrixXd overlap = a.spectrum.modes.leftCols(index).transpose() * b.spectrum.modes.leftCols(index);
  return std::abs(overlap.determinant()) > 0.5;
}

class Search {
 public:
  Search(BorderedNewton& newton, const AugmentedPoint& a, const AugmentedPoint& b)
      : newton_(newton),
        stretch_(newton, a, b),
        a_(a),
        b_(b),
        before_(a.spectrum.index()),
        after_(b.spectrum.index()) {}

  CriticalSearch run() {
    const bool turns = lambda_rate(a_) * lambda_rate(b_) < 0;
    if (turns) {
      result_.consistent = turning_point();
    } else if (before_ != after_) {
      result_.consistent = crossings();
    } else {
      result_.consistent = negative_modes_agree(a_, b_, before_) || exchange();
    }
    if (!result_.consistent) result_ = {};
    return std::move(result_);
  }

 private:
  void add(const AugmentedPoint& root, bool turning, int before, int after) {
    result_.found.push_back(classify(newton_, root, turning, before, after));
    result_.points.push_back(root);
  }

  /// At a fold the index changes by one and the vanishing mode feels λ; a branch of lower symmetry turns at a
  /// pitchfork, where it is its own mirror image, without either.
  bool turning_point() {
    const auto root = stretch_.root(lambda_rate);
    if (!root) return false;
    add(*root, true, before_, after_);
    const bool feels = result_.found.back().coupling > kSymmetryZero;
    return std::abs(after_ - before_) == (feels ? 1 : 0);
  }

  /// Eigenvalues in ascending order are continuous, so each of those between the two indices goes through zero once.
  bool crossings() {
    std::vector<AugmentedPoint> roots;
    for (int k = std::min(before_, after_); k < std::max(before_, after_); ++k) {
      auto root = stretch_.root([k](const AugmentedPoint& p) { return p.spectrum.values(k); });
      if (!root) return false;
      roots.push_back(std::move(*root));
    }
    if (after_ < before_) std::reverse(roots.begin(), roots.end());
    int index = before_;
    const int step = after_ > before_ ? 1 : -1;
    for (std::size_t k = 0; k < roots.size();) {
      add(roots[k], false, index, index + step);
      CriticalPoint& critical = result_.found.back();
      // A degenerate mode is one event; what feels λ can only turn the branch, so this is not one branch.
      const auto modes = static_cast<std::size_t>(critical.modes.cols());
      if (critical.coupling > kSymmetryZero || k + modes > roots.size()) return false;
      k += modes;
      index += step * static_cast<int>(modes);
      critical.index_after = index;
    }
    return true;
  }

  /// A branch of lower symmetry passes through a threefold event: one eigenvalue goes up, one down, the index stays.
  bool exchange() {
    const int k = before_;
    if (k >= a_.spectrum.values.size()) return false;
    const auto root =
        stretch_.root([k](const AugmentedPoint& p) { return p.spectrum.values(k - 1) + p.spectrum.values(k); });
    if (!root) return false;
    add(*root, false, before_, after_);
    return result_.found.back().modes.cols() == 2;
  }

  BorderedNewton& newton_;
  Stretch stretch_;
  const AugmentedPoint& a_;
  const AugmentedPoint& b_;
  int before_, after_;
  CriticalSearch result_;
};

}  // namespace

Eigen::VectorXd interpolate(const Eigen::VectorXd& from, const Eigen::VectorXd& from_tangent, const Eigen::VectorXd& to,
                            const Eigen::VectorXd& to_tangent, double share) {
  const double t = share, length = (to - from).norm();
  return (1 - t) * (1 - t) * ((1 + 2 * t) * from + t * length * from_tangent) +
         t * t * ((3 - 2 * t) * to + (t - 1) * length * to_tangent);
}

CriticalSearch critical_points_between(BorderedNewton& newton, const AugmentedPoint& a, const AugmentedPoint& b) {
  return Search(newton, a, b).run();
}

}  // namespace baroscape
