#include "search/branch.hpp"

#include <cmath>

#include "search/branch_point.hpp"
#include "search/critical_search.hpp"

namespace baroscape {
namespace {

Eigen::VectorXd tangent_of(const BranchPoint& point, double lambda_scale) {
  Eigen::VectorXd tangent(point.x.size() + 1);
  tangent << point.x_rate, lambda_scale * point.lambda_rate;
  return tangent;
}

/// The share of the way at which the last component of a cubic passes through `target`, by bisection: λ is monotonic
/// between neighbours, so there is one.
double share_at(const Eigen::Vector2d& from, const Eigen::Vector2d& to, double length, double target) {
  double low = 0, high = 1;
  const double rising = to(0) > from(0) ? 1.0 : -1.0;
  for (int step = 0; step < 60; ++step) {
    const double t = 0.5 * (low + high);
    const double value = (1 - t) * (1 - t) * ((1 + 2 * t) * from(0) + t * length * from(1)) +
                         t * t * ((3 - 2 * t) * to(0) + (t - 1) * length * to(1));
    (rising * (value - target) < 0 ? low : high) = t;
  }
  return 0.5 * (low + high);
}

}  // namespace

const char* describe(BranchEnd end) {
  switch (end) {
    case BranchEnd::not_called:
      return "was not called";
    case BranchEnd::range:
      return "reached an end of the range";
    case BranchEnd::closed:
      return "came back to where it began";
    case BranchEnd::symmetric:
      return "met a branch of higher symmetry";
    case BranchEnd::index_changed:
      return "changed its index";
    case BranchEnd::fell_apart:
      return "the structure fell apart";
    case BranchEnd::no_start:
      return "the start is not near a stationary point";
    case BranchEnd::step_too_small:
      return "no step, however short, stayed on the branch";
    case BranchEnd::too_many_steps:
      return "took too many steps";
  }
  return "unknown end";
}

std::optional<BranchPoint> point_on_stretch(const Surface<double>& surface, const Branch& branch, std::size_t i,
                                            double lambda) {
  const BranchPoint& a = branch.points[i];
  const BranchPoint& b = branch.points[i + 1];
  if (lambda == a.lambda && !a.is_critical) return a;
  if (lambda == b.lambda && !b.is_critical) return b;
  if ((lambda < a.lambda) == (lambda < b.lambda)) return std::nullopt;
  BorderedNewtonOptions options;
  options.lambda_scale = branch.lambda_scale;
  BorderedNewton newton(surface, options);
  const Eigen::VectorXd from = newton.augmented(a.x, a.lambda), to = newton.augmented(b.x, b.lambda);
  const Eigen::VectorXd from_tangent = tangent_of(a, branch.lambda_scale),
                        to_tangent = tangent_of(b, branch.lambda_scale);
  const Eigen::Index last = from.size() - 1;
  const double length = (to - from).norm();
  const double share =
      share_at({from(last), from_tangent(last)}, {to(last), to_tangent(last)}, length, branch.lambda_scale * lambda);
  const Eigen::VectorXd guess = interpolate(from, from_tangent, to, to_tangent, share);
  AugmentedPoint point = newton.solve_at(guess, lambda);
  // Anything farther off than the stretch is long is another branch.
  if (!point.converged || (point.u - guess).norm() > length) return std::nullopt;
  if (point.tangent.dot(to - from) < 0) point.tangent = -point.tangent;
  BranchPoint found = branch_point(newton, point, static_cast<int>(a.lowest.size()));
  found.lambda = lambda;
  return found;
}

std::optional<BranchPoint> next_point_at(const Surface<double>& surface, const Branch& branch, std::size_t from,
                                         bool forwards, double lambda) {
  if (forwards) {
    for (std::size_t i = from; i + 1 < branch.points.size(); ++i) {
      if (auto point = point_on_stretch(surface, branch, i, lambda)) return point;
    }
  } else {
    for (std::size_t i = from; i > 0; --i) {
      if (auto point = point_on_stretch(surface, branch, i - 1, lambda)) return point;
    }
  }
  return std::nullopt;
}

std::vector<BranchPoint> points_at(const Surface<double>& surface, const Branch& branch, double lambda) {
  std::vector<BranchPoint> found;
  for (std::size_t i = 0; i + 1 < branch.points.size(); ++i) {
    // A point where two stretches join belongs to the later one.
    if (i + 2 < branch.points.size() && branch.points[i + 1].lambda == lambda && !branch.points[i + 1].is_critical)
      continue;
    if (auto point = point_on_stretch(surface, branch, i, lambda)) found.push_back(std::move(*point));
  }
  return found;
}

}  // namespace baroscape
