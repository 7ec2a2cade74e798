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
/// How far beyond a critical pressure the symmetric state is taken up, ε/σ³: Newton's method keeps its symmetry, and
/// its eigenvalue is well off zero there.
constexpr double kPressureOff = 1e-3;
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
      // Across a critical pressure without a slide too.
      const double before = i > 0 ? branch.points[i - 1].enthalpy : went_on_ ? enthalpy_left_ : point.enthalpy;
      // dH = V dP along a branch.
      result_.volume_work += point.enthalpy - before;
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
    enthalpy_left_ = critical.enthalpy;
    went_on_ = true;
    if (auto symmetric = symmetric_minimum(critical)) return symmetric;
    std::vector<Eigen::VectorXd> headings;
    if (critical.kind == CriticalKind::fold) headings.emplace_back(critical.modes.col(0));
    for (BranchStart& start : side_branches(surface_, critical, options_)) {
      const bool ahead = (start.lambda - critical.lambda) * direction_ > 0;
      if (ahead && spectrum(surface_, start.x, start.lambda).index() == 0) {
        return start;
      }
      headings.push_back(start.x_heading);
    }
    went_on_ = false;
    return slide(critical, headings);
  }

  /// Where two images of a minimum merge into a symmetric one (a supercritical pitchfork from its side) that one goes
  /// on.
  std::optional<BranchStart> symmetric_minimum(const CriticalPoint& critical) {
    if (critical.kind == CriticalKind::fold || critical.lambda == to_) return std::nullopt;
    const double ahead = critical.lambda + direction_ * std::min(kPressureOff, 0.5 * std::abs(to_ - critical.lambda));
    const PolishResult symmetric = polish(surface_, critical.x, ahead);
    result_.counts += symmetric.counts;
    if (!symmetric.converged || symmetric.index() != 0) return std::nullopt;
    // Anything farther off than a slide begins is another state.
    if ((symmetric.x - critical.x).norm() > kSlidePush) return std::nullopt;
    return BranchStart::towards(symmetric.x, ahead, direction_);
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
    return BranchStart::towards(below.x, critical.lambda, direction_);
  }

  const Surface<double>& surface_;
  ContinuationOptions options_;
  const Intact& intact_;
  double to_, direction_;
  bool went_on_ = false;      ///< the branch to come goes on from the last critical point without a slide
  double enthalpy_left_ = 0;  ///< of that point
  FollowResult result_;
};

}  // namespace

FollowResult follow_branches(const Surface<double>& surface, const Eigen::VectorXd& minimum, double from, double to,
                             ContinuationOptions options, const Intact& intact) {
  return Journey(surface, from, to, options, intact).run(minimum, from);
}

}  // namespace baroscape
