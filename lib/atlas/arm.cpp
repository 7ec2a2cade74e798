#include "atlas/arm.hpp"

#include <algorithm>
#include <cassert>
#include <cstddef>

namespace baroscape {
namespace {

const BranchPoint& point_of(const Arm& arm, std::size_t i) {
  return arm.branch->points[i];
}

/// The stretch of the arm that a pressure lies in.
std::size_t stretch_of(const Arm& arm, double pressure) {
  const bool rising = point_of(arm, arm.first).lambda < point_of(arm, arm.last).lambda;
  const auto points = arm.branch->points.begin();
  const auto inner = points + static_cast<std::ptrdiff_t>(arm.first) + 1;
  const auto last = points + static_cast<std::ptrdiff_t>(arm.last);
  const auto at = std::partition_point(inner, last, [&](const BranchPoint& point) {
    return rising ? point.lambda < pressure : point.lambda > pressure;
  });
  return static_cast<std::size_t>(at - points) - 1;
}

}  // namespace

double Arm::lowest_pressure() const {
  return std::min(branch->points[first].lambda, branch->points[last].lambda);
}
double Arm::highest_pressure() const {
  return std::max(branch->points[first].lambda, branch->points[last].lambda);
}

std::vector<Arm> arms_of(const Branch& branch, int index) {
  std::vector<Arm> arms;
  const auto& points = branch.points;
  const auto close = [&](std::size_t first, std::size_t last) {
    // The points inside tell the index; at a critical point it is about to change.
    const std::size_t inside = points[first].is_critical && last > first + 1 ? first + 1 : last;
    if (last > first && points[inside].index == index && points[first].lambda != points[last].lambda) {
      arms.push_back({&branch, first, last, index});
    }
  };
  std::size_t first = 0;
  for (std::size_t i = 1; i < points.size(); ++i) {
    if (!points[i].is_critical) continue;
    close(first, i);
    first = i;
  }
  if (!points.empty()) close(first, points.size() - 1);
  return arms;
}

std::optional<BranchPoint> state_at(const Surface<double>& surface, const Arm& arm, double pressure) {
  if (pressure < arm.lowest_pressure() || pressure > arm.highest_pressure()) return std::nullopt;
  return point_on_stretch(surface, *arm.branch, stretch_of(arm, pressure), pressure);
}

EnthalpyAndVolume interpolated(const Arm& arm, double pressure) {
  assert(arm.lowest_pressure() <= pressure && pressure <= arm.highest_pressure());
  const std::size_t i = stretch_of(arm, pressure);
  const BranchPoint& a = point_of(arm, i);
  const BranchPoint& b = point_of(arm, i + 1);
  return interpolated({a.lambda, a.enthalpy, a.volume}, {b.lambda, b.enthalpy, b.volume}, pressure);
}

}  // namespace baroscape
