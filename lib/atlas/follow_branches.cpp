#include "atlas/follow_branches.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace baroscape {
namespace {

/// More slides than that on one way are none.
constexpr int kMostSlides = 100;

/// Weights below are rounding.
constexpr double kLightest = 1e-12;

/// How far somebody has come.
struct Traveller {
  FollowResult so_far;
  std::optional<double> enthalpy;  ///< where the journey is, once it has begun
  double weight = 1;
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
      WaysOn onward;
      if (end != nullptr && static_cast<int>(traveller.so_far.slides.size()) < kMostSlides) {
        onward = ways_on(surface_, *end, direction_, to_, options_, same_);
      }
      traveller.so_far.counts += onward.counts;
      double left = 1;
      // The first way last, so that it is the next to be gone.
      for (std::size_t k = onward.ways.size(); k-- > 0;) {
        left -= onward.ways[k].weight;
        under_way.emplace_back(gone_on(traveller, onward.ways[k], end->lambda), std::move(onward.ways[k].start));
      }
      if (left > kLightest) ways.push_back({traveller.weight * left, std::move(traveller.so_far)});
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

  static Traveller gone_on(Traveller traveller, const WayOn& way, double pressure) {
    traveller.weight *= way.weight;
    if (!way.dropped) return traveller;
    traveller.so_far.slides.push_back({pressure, *way.dropped});
    traveller.enthalpy = way.enthalpy;
    return traveller;
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
