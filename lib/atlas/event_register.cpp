#include "atlas/event_register.hpp"

#include <algorithm>
#include <cmath>

#include "atoms/alignment.hpp"
#include "search/branch_switching.hpp"

namespace baroscape {
namespace {

/// Two branches find one critical pressure to 1e-8 of itself, each in its own way.
constexpr double kSamePressure = 1e-6;
/// Steps from a critical point to where a state is far enough from it to be told from what it meets.
constexpr int kStepsAway = 8;
/// Where the arms of a fold, and the symmetric state of another event, are entered: σ, and ε/σ³.
constexpr double kOff = 1e-4, kPressureOff = 1e-3;

/// A branch that ends on one of higher symmetry has the same index on both sides of itself.
bool from_the_side(const CriticalPoint& critical) {
  return critical.index_before == critical.index_after;
}

}  // namespace

std::optional<std::size_t> EventRegister::find(const CriticalPoint& critical) const {
  const auto found = known_.find(critical.enthalpy, critical.x);
  if (!found) return std::nullopt;
  const auto place = static_cast<std::size_t>(*found);
  const double pressure = events_[place].critical.lambda;
  if (std::abs(pressure - critical.lambda) > kSamePressure * (1 + std::abs(pressure))) return std::nullopt;
  return place;
}

void EventRegister::note(const Branch& branch, std::size_t number) {
  for (const BranchEvent& event : branch.events) {
    const CriticalPoint& critical = event.critical;
    auto place = find(critical);
    if (!place) {
      place = events_.size();
      known_.add(static_cast<std::int64_t>(*place), critical.enthalpy, critical.x);
      events_.push_back({critical, identity_.order(critical.x), {}, {}});
    }
    AtlasEvent& known = events_[*place];
    // The branch that goes straight through says more than those that come from the side.
    if (from_the_side(known.critical) && !from_the_side(critical)) known.critical = critical;
    if (std::find(known.branches.begin(), known.branches.end(), number) == known.branches.end()) {
      known.branches.push_back(number);
    }
  }
}

std::vector<BranchSeed> seeds_at(const Surface<double>& surface, const CriticalPoint& critical,
                                 const ContinuationOptions& options) {
  std::vector<BranchStart> starts;
  if (critical.kind == CriticalKind::fold) {
    const Eigen::VectorXd mode = critical.modes.col(0);
    // A little off: at the fold itself rounding decides in which direction the pressure goes.
    starts.push_back({critical.x + kOff * mode, critical.lambda, mode, 0.0});
    starts.push_back({critical.x - kOff * mode, critical.lambda, -mode, 0.0});
  } else {
    starts = side_branches(surface, critical, options);
    // A symmetric state keeps its symmetry in Newton's method.
    for (const double direction : {-1.0, 1.0}) {
      starts.push_back(BranchStart::towards(critical.x, critical.lambda + direction * kPressureOff, direction));
    }
  }
  ContinuationOptions near = options;
  near.largest_count = kStepsAway;
  near.end_where_index_changes = true;
  std::vector<BranchSeed> seeds;
  for (const BranchStart& start : starts) {
    if (start.lambda <= options.low || start.lambda >= options.high) continue;
    const Branch branch = follow_branch(surface, start, near);
    if (branch.points.size() < 3) continue;
    // The last that is neither critical nor at an end of the range.
    const BranchPoint& point = branch.points[branch.points.size() - 2];
    if (point.is_critical || point.index > 1) continue;
    seeds.push_back({point.x, point.lambda, point.enthalpy, point.index});
  }
  return seeds;
}

}  // namespace baroscape
