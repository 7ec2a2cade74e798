#include "atlas/event.hpp"

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <sstream>

#include "atoms/alignment.hpp"
#include "search/branch_switching.hpp"

namespace baroscape {
namespace {

/// A state this far from a critical point shows its own symmetry: a hundred times what the point group is judged to, σ.
constexpr double kAway = 100 * kAlignmentTolerance;

/// The order of the point group on one side of an event; 0 where the branch ends at it.
int order_beside(const System& system, const Branch& branch, std::size_t point, int direction) {
  const auto count = static_cast<std::ptrdiff_t>(branch.points.size());
  const auto at = static_cast<std::ptrdiff_t>(point);
  std::ptrdiff_t i = at + direction;
  if (i < 0 || i >= count) return 0;
  const auto& critical = branch.points[point].x;
  const auto next_is_free = [&](std::ptrdiff_t k) {
    return k >= 0 && k < count && !branch.points[static_cast<std::size_t>(k)].is_critical;
  };
  while (next_is_free(i + direction) && (branch.points[static_cast<std::size_t>(i)].x - critical).norm() < kAway) {
    i += direction;
  }
  return system.identity().order(branch.points[static_cast<std::size_t>(i)].x);
}

std::string state_of(int index) {
  if (index == 0) return "a minimum";
  if (index == 1) return "a transition state";
  return "a saddle of index " + std::to_string(index);
}

/// Who meets whom.
std::string meeting(const CriticalPoint& critical) {
  const int lower = std::min(critical.index_before, critical.index_after);
  const bool from_the_side = critical.index_before == critical.index_after;
  const int below = from_the_side && critical.kind != CriticalKind::supercritical_pitchfork ? lower - 1 : lower;
  switch (critical.kind) {
    case CriticalKind::fold:
      return state_of(lower) + " meets " + state_of(lower + 1);
    case CriticalKind::subcritical_pitchfork:
      return state_of(below) + " becomes " + state_of(below + 1) + ", meeting two images of " + state_of(below + 1);
    case CriticalKind::supercritical_pitchfork:
      return state_of(below) + " becomes " + state_of(below + 1) + " between two images of " + state_of(below);
    case CriticalKind::threefold:
      return state_of(below) + " becomes " + state_of(below + 2) + ", three images of " + state_of(below + 1) +
             " pass through";
    case CriticalKind::multiple:
      break;
  }
  return std::to_string(critical.modes.cols()) + " modes of " + state_of(lower) + " vanish together";
}

/// With one digit of its error, which is rounded up and never said to be below 1e-4: extrapolations agree by chance.
void append(std::ostream& text, const char* name, const Measured& measured) {
  const int digits = std::clamp(static_cast<int>(std::ceil(-std::log10(std::max(measured.error, 1e-300)))), 0, 4);
  const double unit = std::pow(10.0, -digits);
  text << name << std::fixed << std::setprecision(digits) << measured.value << " ± "
       << std::max(1.0, std::ceil(measured.error / unit)) * unit;
}

}  // namespace

Event examine(const System& system, const Surface<double>& surface, const Branch& branch, std::size_t number,
              const ContinuationOptions& options, const Intact& intact) {
  const BranchEvent& there = branch.events[number];
  Event event;
  event.critical = there.critical;
  event.order_before = order_beside(system, branch, there.point, -1);
  event.order_at = system.identity().order(there.critical.x);
  event.order_after = order_beside(system, branch, there.point, +1);
  event.exponents = measure_exponents(surface, there.critical, options);
  for (const BranchStart& start : side_branches(surface, there.critical, options)) {
    event.side_branches.push_back(follow_branch(surface, start, options, intact));
  }
  return event;
}

std::string describe(const Event& event) {
  std::ostringstream text;
  text << describe(event.critical.kind) << " at P = " << std::setprecision(10) << event.critical.lambda << ": "
       << meeting(event.critical);
  if (event.exponents.measured) {
    append(text, "; barrier exponent ", event.exponents.barrier);
    append(text, ", n = ", event.exponents.work_ratio);
  }
  return text.str();
}

}  // namespace baroscape
