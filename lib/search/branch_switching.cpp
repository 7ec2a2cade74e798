#include "search/branch_switching.hpp"

#include <cmath>

#include "search/reduced_surface.hpp"

namespace baroscape {
namespace {

/// Unit vectors in the plane of a doubly degenerate mode along which the reduced surface has a stationary point on the
/// circle of this radius: one where it is highest and one where it is lowest.
std::vector<Eigen::VectorXd> extreme_directions(const Surface<double>& surface, const CriticalPoint& critical) {
  // Far enough for a fivefold term, of the fifth power, to show above rounding, σ.
  constexpr double kRadius = 0.02;
  Counts counts;
  const auto pull = [&](double angle) {
    const Eigen::Vector2d along(std::cos(angle), std::sin(angle)), across(-std::sin(angle), std::cos(angle));
    const auto gradient =
        reduced_gradient(surface, critical.x, critical.lambda, critical.modes, kRadius * along, counts);
    return gradient ? gradient->dot(across) : 0.0;
  };
  // A mode of an axis of order n has 2n such directions; 48 samples part those of the largest n a small cluster has.
  constexpr int kSamples = 48;
  constexpr double kAngle = 2 * M_PI / kSamples;
  std::vector<Eigen::VectorXd> directions;
  bool highest = false, lowest = false;
  double before = pull(0.5 * kAngle);
  for (int k = 1; k <= kSamples && !(highest && lowest); ++k) {
    const double end = (k + 0.5) * kAngle, after = pull(end);
    bool& known = before > 0 ? highest : lowest;
    if ((before > 0) != (after > 0) && !known) {
      known = true;
      double left = end - kAngle, right = end;
      for (int halving = 0; halving < 30; ++halving) {
        const double middle = 0.5 * (left + right);
        ((pull(middle) > 0) == (before > 0) ? left : right) = middle;
      }
      directions.push_back(Eigen::Vector2d(std::cos(left), std::sin(left)));
    }
    before = after;
  }
  return directions;
}

}  // namespace

std::vector<BranchStart> side_branches(const Surface<double>& surface, const CriticalPoint& critical,
                                       const ContinuationOptions& options, double amplitude) {
  std::vector<Eigen::VectorXd> directions;
  if (critical.kind == CriticalKind::fold) return {};
  if (critical.modes.cols() == 1) directions.push_back(Eigen::VectorXd::Ones(1));
  if (critical.modes.cols() == 2) directions = extreme_directions(surface, critical);
  std::vector<BranchStart> starts;
  BorderedNewton newton(surface, options.newton);
  for (const Eigen::VectorXd& direction : directions) {
    const Eigen::VectorXd heading = critical.modes * direction;
    const Eigen::VectorXd normal = newton.augmented(heading, 0.0);
    const AugmentedPoint point =
        newton.solve(newton.augmented(critical.x + amplitude * heading, critical.lambda), normal);
    if (!point.converged) continue;
    starts.push_back({point.u.head(heading.size()), newton.lambda_of(point.u), heading, 0.0});
  }
  return starts;
}

}  // namespace baroscape
