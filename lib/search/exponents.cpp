#include "search/exponents.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <vector>

#include "search/branch_point.hpp"
#include "search/branch_switching.hpp"

namespace baroscape {
namespace {

/// The farthest distance that is tried, units of λ; halved until both states are there and feel no other mode.
constexpr double kFarthest = 0.5;
/// How many halvings of the distance are measured.
constexpr std::size_t kDistances = 14;
/// How many distances at most enter one extrapolation: the longer the series, the more it makes of rounding.
constexpr std::size_t kOrders = 5;
/// Barriers below this share of 1 + |H| are known to less than four digits.
constexpr double kLowestBarrier = 1e-10;
/// Three local exponents are the least that tells an extrapolation's error.
constexpr std::size_t kLeast = 4;
/// Nearer than this barriers are rounding.
constexpr double kNearest = 1e-6;
/// Where a side branch is entered, σ: near enough for the smallest distance, far enough for Newton's method. Without a
/// cubic term side branches of a degenerate mode are held apart only by terms of the fifth power and above.
constexpr double kEntry = 1e-4, kDegenerateEntry = 0.01;

/// The limit at x = 0 of a smooth function known at x₀ > x₁ > …: of all entries of Neville's table the one that differs
/// least from its parents, which balances the truncated series against rounding.
Measured limit(const std::vector<double>& x, const std::vector<double>& values) {
  Measured best{values.back(), std::abs(values.back() - values.front())};
  std::vector<double> row = values;
  for (std::size_t order = 1; order < std::min(x.size(), kOrders); ++order) {
    for (std::size_t k = x.size() - 1; k >= order; --k) {
      const double right = row[k], left = row[k - 1];
      row[k] = (x[k - order] * right - x[k] * left) / (x[k - order] - x[k]);
      const double error = std::max(std::abs(row[k] - right), std::abs(row[k] - left));
      if (error < best.error) best = {row[k], error};
    }
  }
  // Agreement by chance is no more than rounding allows of the lowest barriers.
  best.error = std::max(best.error, std::numeric_limits<double>::epsilon() / kLowestBarrier);
  return best;
}

/// Of as many eigenvalues nearest to zero as modes vanish the one that belongs to the distance between the two states:
/// the nearest, but across a degenerate mode without cubic term a side branch turns almost freely.
double vanishing(const BranchPoint& point, const CriticalPoint& critical) {
  Eigen::VectorXd values = point.lowest;
  std::sort(values.begin(), values.end(), [](double a, double b) { return std::abs(a) < std::abs(b); });
  return critical.kind == CriticalKind::multiple ? values(critical.modes.cols() - 1) : values(0);
}

struct Pair {
  BranchPoint lower, upper;
};

/// The two states that meet.
class Meeting {
 public:
  Meeting(const Surface<double>& surface, const CriticalPoint& critical, ContinuationOptions options)
      : surface_(surface), critical_(critical), newton_(surface, options.newton) {
    options.low = critical.lambda - kFarthest;
    options.high = critical.lambda + kFarthest;
    options.first_step = std::min(options.first_step, kEntry);
    const double entry = critical.kind == CriticalKind::multiple ? kDegenerateEntry : kEntry;
    if (critical.kind == CriticalKind::fold) {
      const Eigen::VectorXd mode = critical.modes.col(0);
      // A little off: at the fold itself rounding decides in which direction λ goes.
      add_arm({critical.x + kEntry * mode, critical.lambda, mode, 0.0}, options);
      add_arm({critical.x - kEntry * mode, critical.lambda, -mode, 0.0}, options);
    } else {
      for (const BranchStart& start : side_branches(surface, critical, options, entry)) {
        add_arm(start, options);
      }
    }
  }

  /// The pair at λ with the lowest barrier; nothing where there is none, or where another mode is felt.
  std::optional<Pair> at(double lambda) {
    std::vector<BranchPoint> states;
    // A symmetric state keeps its symmetry in Newton's method: no branch is needed to find it again nearby.
    if (critical_.kind != CriticalKind::fold) {
      const AugmentedPoint symmetric = newton_.solve_at(newton_.augmented(critical_.x, lambda), lambda);
      if (!symmetric.converged) return std::nullopt;
      states.push_back(branch_point(newton_, symmetric, 0));
    }
    for (const Branch& arm : arms_) {
      if (auto state = next_point_at(surface_, arm, 0, true, lambda)) states.push_back(std::move(*state));
    }
    if (states.size() < 2) return std::nullopt;
    // Of the side branches of a degenerate mode the nearer one is the one that is crossed.
    if (states.size() > 2) {
      const double base = states[0].enthalpy;
      std::sort(states.begin() + 1, states.end(), [base](const BranchPoint& a, const BranchPoint& b) {
        return std::abs(a.enthalpy - base) < std::abs(b.enthalpy - base);
      });
    }
    if (states[0].enthalpy > states[1].enthalpy) std::swap(states[0], states[1]);
    const double limit = 0.3 * critical_.gap;
    if (std::abs(vanishing(states[0], critical_)) > limit || std::abs(vanishing(states[1], critical_)) > limit)
      return std::nullopt;
    return Pair{std::move(states[0]), std::move(states[1])};
  }

  /// On which side of λ_c: where the symmetric state is the lower one, at a threefold event, which has both.
  double side() {
    double found = 0;
    for (const double sign : {-1.0, 1.0}) {
      for (double mu = kFarthest; mu > kNearest && found == 0; mu *= 0.5) {
        const auto pair = at(critical_.lambda + sign * mu);
        if (!pair) continue;
        const bool symmetric_is_upper = (pair->upper.x - critical_.x).norm() < (pair->lower.x - critical_.x).norm();
        if (critical_.kind == CriticalKind::threefold && symmetric_is_upper) break;
        found = sign;
      }
    }
    return found;
  }

  Counts counts() {
    Counts sum = newton_.counts();
    for (const Branch& arm : arms_) sum += arm.counts;
    return sum;
  }

 private:
  /// A branch away from the critical point, up to where it turns back: beyond, it is another state.
  void add_arm(const BranchStart& start, const ContinuationOptions& options) {
    Branch arm = follow_branch(surface_, start, options);
    for (const BranchEvent& event : arm.events) {
      if (!event.critical.turning) continue;
      arm.points.resize(event.point + 1);
      break;
    }
    arms_.push_back(std::move(arm));
  }

  const Surface<double>& surface_;
  const CriticalPoint& critical_;
  BorderedNewton newton_;
  std::vector<Branch> arms_;
};

}  // namespace

ExpectedExponents expected_exponents(CriticalKind kind) {
  switch (kind) {
    case CriticalKind::fold:
      return {0.5, 1.5, 1.5, 1.0};
    case CriticalKind::subcritical_pitchfork:
      return {1.0, 2.0, 2.0, 2.0};
    case CriticalKind::supercritical_pitchfork:
      return {1.0, 2.0, 2.0, 0.5};
    case CriticalKind::threefold:
      return {1.0, 3.0, 3.0, 1.0};
    case CriticalKind::multiple:
      break;
  }
  // The curvatures then depend on the quartic terms; which ratio they have, on the sign of those.
  return {1.0, 2.0, 2.0, std::nan("")};
}

Exponents measure_exponents(const Surface<double>& surface, const CriticalPoint& critical,
                            const ContinuationOptions& options) {
  Exponents result;
  Meeting meeting(surface, critical, options);
  const double side = meeting.side();
  std::vector<double> distances;
  std::vector<Pair> pairs;
  for (double mu = kFarthest; side != 0 && pairs.size() < kDistances && mu > kNearest; mu *= 0.5) {
    auto pair = meeting.at(critical.lambda + side * mu);
    if (pair && pairs.size() >= kLeast &&
        pair->upper.enthalpy - pair->lower.enthalpy < kLowestBarrier * (1 + std::abs(pair->lower.enthalpy))) {
      break;
    }
    if (pair) {
      distances.push_back(mu);
      pairs.push_back(std::move(*pair));
    } else if (pairs.size() >= kLeast) {
      break;
    } else {
      // What was found farther out belongs to another mode that happens to be soft there.
      distances.clear();
      pairs.clear();
    }
  }
  result.counts = meeting.counts();
  if (pairs.size() < kLeast) return result;
  std::vector<double> variable, work_ratio, curvature_ratio, barrier, eigenvalue;
  for (std::size_t k = 0; k < pairs.size(); ++k) {
    const auto& [lower, upper] = pairs[k];
    const double rise = upper.enthalpy - lower.enthalpy;
    // Corrections come in powers of √μ at a fold, of μ where the symmetric state goes on.
    variable.push_back(critical.kind == CriticalKind::fold ? std::sqrt(distances[k]) : distances[k]);
    work_ratio.push_back((lower.volume - upper.volume) * -side * distances[k] / rise);
    curvature_ratio.push_back(std::abs(vanishing(upper, critical) / vanishing(lower, critical)));
    if (k == 0) continue;
    const auto& [lower_before, upper_before] = pairs[k - 1];
    barrier.push_back(std::log2((upper_before.enthalpy - lower_before.enthalpy) / rise));
    eigenvalue.push_back(std::log2(std::abs(vanishing(lower_before, critical) / vanishing(lower, critical))));
  }
  result.measured = true;
  result.largest_distance = distances.front();
  result.work_ratio = limit(variable, work_ratio);
  result.curvature_ratio = limit(variable, curvature_ratio);
  variable.erase(variable.begin());
  result.barrier = limit(variable, barrier);
  result.eigenvalue = limit(variable, eigenvalue);
  return result;
}

}  // namespace baroscape
