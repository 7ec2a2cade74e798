#include "atlas/follow_branches.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>
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

/// How far somebody has come.
struct Traveller {
  FollowResult so_far;
  std::optional<double> enthalpy;  ///< where the journey is, once it has begun
  double weight = 1;
};

/// A way on from a critical point.
struct Onward {
  BranchStart start;
  std::optional<Slide> slide;
  double enthalpy = 0;  ///< of the minimum it slid to
};

class Journey {
 public:
  Journey(const Surface<double>& surface, double from, double to, const SameState& same,
          const ContinuationOptions& options, const Intact& intact)
      : surface_(surface),
        same_(same),
        options_(options),
        intact_(intact),
        to_(to),
        direction_(to > from ? 1.0 : -1.0) {
    options_.low = std::min(from, to);
    options_.high = std::max(from, to);
    options_.end_where_index_changes = true;
  }

  std::vector<WeightedWay> run(const Eigen::VectorXd& minimum, double from) {
    std::vector<WeightedWay> ways;
    std::vector<std::pair<Traveller, BranchStart>> under_way;
    under_way.emplace_back(Traveller{}, BranchStart::towards(minimum, from, direction_));
    while (!under_way.empty()) {
      auto [traveller, start] = std::move(under_way.back());
      under_way.pop_back();
      const Branch branch = follow_branch(surface_, start, options_, intact_);
      traveller.so_far.counts += branch.counts;
      const CriticalPoint* end = along(traveller, branch);
      std::vector<Onward> onward;
      if (end != nullptr && static_cast<int>(traveller.so_far.slides.size()) < kMostSlides) {
        onward = beyond(*end, traveller.so_far.counts);
      }
      if (onward.empty()) ways.push_back({traveller.weight, std::move(traveller.so_far)});
      // The first way last, so that it is the next to be gone.
      for (std::size_t k = onward.size(); k-- > 0;) {
        under_way.emplace_back(gone_on(traveller, onward[k], static_cast<double>(onward.size())),
                               std::move(onward[k].start));
      }
    }
    std::stable_sort(ways.begin(), ways.end(),
                     [](const WeightedWay& a, const WeightedWay& b) { return a.weight > b.weight; });
    return ways;
  }

 private:
  /// Takes the points of a branch up to where its minimum ends or the journey does; the critical point to go on from,
  /// if any.
  const CriticalPoint* along(Traveller& traveller, const Branch& branch) const {
    FollowResult& result = traveller.so_far;
    std::size_t next_event = 0;
    for (const BranchPoint& point : branch.points) {
      if (point.index != 0) return nullptr;
      // dH = V dP along a branch, and over the gap to the next where that begins a little beyond a critical point.
      result.volume_work += point.enthalpy - traveller.enthalpy.value_or(point.enthalpy);
      traveller.enthalpy = point.enthalpy;
      result.points.push_back({point.lambda, point.enthalpy, point.volume, point.volume_slope()});
      result.positions = point.x;
      if (!point.is_critical) continue;
      const CriticalPoint& critical = branch.events[next_event++].critical;
      if (critical.turning || critical.index_after != 0) return &critical;
    }
    result.converged = branch.end == BranchEnd::range && result.points.back().pressure == to_;
    return nullptr;
  }

  static Traveller gone_on(Traveller traveller, const Onward& onward, double ways) {
    traveller.weight /= ways;
    if (!onward.slide) return traveller;
    traveller.so_far.slides.push_back(*onward.slide);
    traveller.enthalpy = onward.enthalpy;
    return traveller;
  }

  /// On a minimum that goes on beyond the critical pressure, or else down the vanishing mode.
  std::vector<Onward> beyond(const CriticalPoint& critical, Counts& counts) const {
    if (auto start = symmetric_beyond(critical, counts)) return {{*start, {}, 0}};
    std::vector<Eigen::VectorXd> headings;
    if (critical.kind == CriticalKind::fold) headings.emplace_back(critical.modes.col(0));
    for (BranchStart& start : side_branches(surface_, critical, options_)) {
      const bool ahead = (start.lambda - critical.lambda) * direction_ > 0;
      if (ahead && spectrum(surface_, start.x, start.lambda).index() == 0) return {{start, {}, 0}};
      headings.push_back(start.x_heading);
    }
    if (critical.modes.cols() > 2) headings = threefold_headings(critical.modes);
    return slide(critical, headings, counts);
  }

  /// Where a branch of lower symmetry ends on one of higher symmetry, the minimum that goes on there.
  std::optional<BranchStart> symmetric_beyond(const CriticalPoint& critical, Counts& counts) const {
    if (critical.kind == CriticalKind::fold || critical.lambda == to_) return std::nullopt;
    const double pressure = critical.lambda + direction_ * std::min(kBeyond, 0.5 * std::abs(to_ - critical.lambda));
    const PolishResult point = polish(surface_, critical.x, pressure);
    counts += point.counts;
    // Anything farther off than a slide begins is another state.
    if (!point.converged || point.index() != 0 || (point.x - critical.x).norm() > kSlidePush) return std::nullopt;
    return BranchStart::towards(point.x, pressure, direction_);
  }

  /// Where a slide begins: down the lowest heading, and down its other side where that goes down as well.
  std::vector<Eigen::VectorXd> sides_down(const CriticalPoint& critical, const std::vector<Eigen::VectorXd>& headings,
                                          Counts& counts) const {
    Eigen::VectorXd gradient(critical.x.size());
    std::vector<Eigen::VectorXd> best;
    double lowest = 0;
    for (const Eigen::VectorXd& heading : headings) {
      std::vector<std::pair<double, Eigen::VectorXd>> sides;
      for (const double sign : {1.0, -1.0}) {
        const Eigen::VectorXd x = critical.x + sign * kSlidePush * heading;
        sides.emplace_back(surface_.evaluate(x.data(), critical.lambda, gradient.data()) - critical.enthalpy, x);
        ++counts.gradients;
      }
      if (sides[1].first < sides[0].first) std::swap(sides[0], sides[1]);
      if (!best.empty() && sides[0].first >= lowest) continue;
      lowest = sides[0].first;
      best = {sides[0].second};
      if (sides[1].first < kAlsoDown * lowest) best.push_back(sides[1].second);
    }
    // Only along a fold is there a slope that tells one side from the other.
    if (critical.kind == CriticalKind::fold && best.size() > 1) best.pop_back();
    return best;
  }

  std::vector<Onward> slide(const CriticalPoint& critical, const std::vector<Eigen::VectorXd>& headings,
                            Counts& counts) const {
    std::vector<Onward> onward;
    for (const Eigen::VectorXd& x : sides_down(critical, headings, counts)) {
      if (!onward.empty() && !same_) break;
      const PolishResult below = descend_to_minimum(surface_, x, critical.lambda, AcceptanceOptions{}, counts);
      if (!below.converged || below.index() != 0) continue;
      if (!onward.empty() && same_(onward.front().start.x, below.x)) continue;
      const Slide down{critical.lambda, std::max(0.0, critical.enthalpy - below.enthalpy)};
      onward.push_back({BranchStart::towards(below.x, critical.lambda, direction_), down, below.enthalpy});
    }
    return onward;
  }

  const Surface<double>& surface_;
  const SameState& same_;  ///< empty: all ways but the lowest are left alone
  ContinuationOptions options_;
  const Intact& intact_;
  double to_, direction_;
};

}  // namespace

FollowResult follow_branches(const Surface<double>& surface, const Eigen::VectorXd& minimum, double from, double to,
                             ContinuationOptions options, const Intact& intact) {
  const SameState lowest_only;
  return Journey(surface, from, to, lowest_only, options, intact).run(minimum, from).front().way;
}

std::vector<WeightedWay> follow_all_branches(const Surface<double>& surface, const Eigen::VectorXd& minimum,
                                             double from, double to, const SameState& same, ContinuationOptions options,
                                             const Intact& intact) {
  return Journey(surface, from, to, same, options, intact).run(minimum, from);
}

}  // namespace baroscape
