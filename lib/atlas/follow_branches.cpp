#include "atlas/follow_branches.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

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
/// More slides than that on one way are none.
constexpr int kMostSlides = 100;

class Journey {
 public:
  Journey(const Surface<double>& surface, double from, double to, const ContinuationOptions& options,
          const Intact& intact)
      : surface_(surface), options_(options), intact_(intact), to_(to), direction_(to > from ? 1.0 : -1.0) {
    options_.low = std::min(from, to);
    options_.high = std::max(from, to);
    options_.end_where_index_changes = true;
  }

  FollowResult run(const Eigen::VectorXd& minimum, double from) {
    std::optional<BranchStart> start = BranchStart::towards(minimum, from, direction_);
    while (start && static_cast<int>(result_.slides.size()) < kMostSlides) {
      const Branch branch = follow_branch(surface_, *start, options_, intact_);
      result_.counts += branch.counts;
      start = along(branch);
    }
    return std::move(result_);
  }

 private:
  /// Takes the points of a branch up to where its minimum ends or the journey does; from where to go on, if anywhere.
  std::optional<BranchStart> along(const Branch& branch) {
    std::size_t next_event = 0;
    for (std::size_t i = 0; i < branch.points.size(); ++i) {
      const BranchPoint& point = branch.points[i];
      if (point.index != 0) return std::nullopt;
      // dH = V dP along a branch, and over the gap to the next where that begins a little beyond a critical point.
      result_.volume_work += point.enthalpy - enthalpy_.value_or(point.enthalpy);
      enthalpy_ = point.enthalpy;
      result_.points.push_back({point.lambda, point.enthalpy, point.volume, point.volume_slope()});
      result_.positions = point.x;
      if (!point.is_critical) continue;
      const CriticalPoint& critical = branch.events[next_event++].critical;
      if (critical.turning || critical.index_after != 0) return beyond(critical);
    }
    result_.converged = branch.end == BranchEnd::range && result_.points.back().pressure == to_;
    return std::nullopt;
  }

  /// On a minimum that goes on beyond the critical pressure, or else down the vanishing mode.
  std::optional<BranchStart> beyond(const CriticalPoint& critical) {
    if (auto start = symmetric_beyond(critical)) return start;
    std::vector<Eigen::VectorXd> headings;
    if (critical.kind == CriticalKind::fold) headings.emplace_back(critical.modes.col(0));
    for (BranchStart& start : side_branches(surface_, critical, options_)) {
      const bool ahead = (start.lambda - critical.lambda) * direction_ > 0;
      if (ahead && spectrum(surface_, start.x, start.lambda).index() == 0) {
        return start;
      }
      headings.push_back(start.x_heading);
    }
    return slide(critical, headings);
  }

  /// Where a branch of lower symmetry ends on one of higher symmetry, the minimum that goes on there.
  std::optional<BranchStart> symmetric_beyond(const CriticalPoint& critical) {
    if (critical.kind == CriticalKind::fold || critical.lambda == to_) return std::nullopt;
    const double pressure = critical.lambda + direction_ * std::min(kBeyond, 0.5 * std::abs(to_ - critical.lambda));
    const PolishResult point = polish(surface_, critical.x, pressure);
    result_.counts += point.counts;
    // Anything farther off than a slide begins is another state.
    if (!point.converged || point.index() != 0 || (point.x - critical.x).norm() > kSlidePush) return std::nullopt;
    return BranchStart::towards(point.x, pressure, direction_);
  }

  std::optional<BranchStart> slide(const CriticalPoint& critical, const std::vector<Eigen::VectorXd>& headings) {
    Eigen::VectorXd gradient(critical.x.size()), lowest;
    double best = critical.enthalpy;
    for (const Eigen::VectorXd& heading : headings) {
      for (const double sign : {1.0, -1.0}) {
        const Eigen::VectorXd x = critical.x + sign * kSlidePush * heading;
        const double enthalpy = surface_.evaluate(x.data(), critical.lambda, gradient.data());
        ++result_.counts.gradients;
        if (lowest.size() == 0 || enthalpy < best) {
          best = enthalpy;
          lowest = x;
        }
      }
    }
    if (lowest.size() == 0) return std::nullopt;
    const PolishResult below =
        descend_to_minimum(surface_, lowest, critical.lambda, AcceptanceOptions{}, result_.counts);
    if (!below.converged || below.index() != 0) return std::nullopt;
    result_.slides.push_back({critical.lambda, std::max(0.0, critical.enthalpy - below.enthalpy)});
    enthalpy_ = below.enthalpy;
    return BranchStart::towards(below.x, critical.lambda, direction_);
  }

  const Surface<double>& surface_;
  ContinuationOptions options_;
  const Intact& intact_;
  double to_, direction_;
  std::optional<double> enthalpy_;  ///< where the journey is, once it has begun
  FollowResult result_;
};

}  // namespace

FollowResult follow_branches(const Surface<double>& surface, const Eigen::VectorXd& minimum, double from, double to,
                             ContinuationOptions options, const Intact& intact) {
  return Journey(surface, from, to, options, intact).run(minimum, from);
}

}  // namespace baroscape
