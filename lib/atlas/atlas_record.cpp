#include "atlas/atlas_record.hpp"

#include <cmath>

namespace baroscape {
namespace {

/// Two branches find one critical pressure to 1e-8 of itself.
constexpr double kSamePressure = 1e-6;
/// Weights below are rounding.
constexpr double kLightest = 1e-12;

using EventsOfBranch = std::vector<const AtlasEvent*>;

BranchRecord record_of(const AtlasBranch& branch, const EventsOfBranch& events) {
  const Arm arm = branch.arm.view();
  BranchRecord record;
  record.id = branch.id;
  record.index = branch.arm.index;
  record.from = arm.lowest_pressure();
  record.to = arm.highest_pressure();
  record.from_end = describe(branch.arm.low_end);
  record.to_end = describe(branch.arm.high_end);
  record.point_group_order = branch.point_group_order;
  record.members = branch.members;
  // A branch of lower symmetry has that of the one it meets.
  const auto order_at = [&](double pressure) {
    for (const AtlasEvent* event : events) {
      if (std::abs(event->critical.lambda - pressure) <= kSamePressure * (1 + std::abs(pressure))) {
        return event->point_group_order;
      }
    }
    return branch.point_group_order;
  };
  for (const BranchPoint& point : branch.arm.branch.points) {
    const int order = point.is_critical ? order_at(point.lambda) : branch.point_group_order;
    record.points.push_back(
        {point.lambda, point.enthalpy, point.energy(), point.volume, point.lowest, order, point.is_critical});
  }
  return record;
}

std::int64_t nearest_id(const AtlasBranch& branch, double pressure) {
  const auto member = nearest_member(branch, pressure);
  return member ? member->id : 0;
}

/// Of the minima that take part the one that keeps its symmetry; nothing where only saddles do.
const AtlasBranch* minimum_of(const Atlas& atlas, const AtlasEvent& event) {
  const AtlasBranch* found = nullptr;
  for (const std::size_t place : event.branches) {
    const AtlasBranch& branch = atlas.branches[place];
    if (branch.arm.index != 0) continue;
    if (found == nullptr || branch.point_group_order > found->point_group_order) found = &branch;
  }
  return found;
}

std::string kind_of(const CriticalPoint& critical, bool with_minimum) {
  if (!with_minimum) return "saddle-saddle";
  switch (critical.kind) {
    case CriticalKind::fold:
      return "fold";
    case CriticalKind::subcritical_pitchfork:
    case CriticalKind::supercritical_pitchfork:
      return "pitchfork";
    case CriticalKind::threefold:
    case CriticalKind::multiple:
      break;
  }
  return "e-mode";
}

EventRecord record_of(const Surface<double>& surface, const Atlas& atlas, const AtlasEvent& event) {
  const CriticalPoint& critical = event.critical;
  const AtlasBranch* minimum = minimum_of(atlas, event);
  EventRecord record;
  record.kind = kind_of(critical, minimum != nullptr);
  if (record.kind == "pitchfork") {
    record.criticality = critical.kind == CriticalKind::subcritical_pitchfork ? "sub" : "super";
  }
  record.course = describe(critical.kind);
  record.pressure = critical.lambda;
  record.enthalpy = critical.enthalpy;
  record.point_group_order = event.point_group_order;
  if (event.exponents.measured) {
    record.exponent = event.exponents.barrier.value;
    record.exponent_error = event.exponents.barrier.error;
  }
  if (minimum != nullptr) {
    record.minimum = nearest_id(*minimum, critical.lambda);
    if (const auto ambient = state_at(surface, minimum->arm.view(), 0.0)) record.energy = ambient->energy();
  }
  for (const std::size_t place : event.branches) {
    const AtlasBranch& branch = atlas.branches[place];
    record.branches.push_back(branch.id);
    if (branch.arm.index != 1) continue;
    const std::int64_t id = nearest_id(branch, critical.lambda);
    if (id != 0) record.transition_states.push_back(id);
  }
  return record;
}

void append_records(const Succession& succession, const std::vector<AtlasBranch>& branches,
                    std::vector<SuccessionRecord>& records) {
  SuccessionRecord record;
  record.branch = branches[succession.branch].id;
  record.direction = succession.direction;
  record.pressure = succession.pressure;
  double left = 1;
  for (const Heir& heir : succession.heirs) {
    record.heir = branches[heir.branch].id;
    record.weight = heir.weight;
    record.slides = heir.dropped.has_value();
    record.dropped = heir.dropped.value_or(0.0);
    records.push_back(record);
    left -= heir.weight;
  }
  if (left < kLightest) return;
  record.heir = 0;
  record.weight = left;
  record.slides = true;
  record.dropped = 0;
  records.push_back(record);
}

}  // namespace

AtlasRecord record_of(const Surface<double>& surface, const Atlas& atlas) {
  AtlasRecord record;
  record.from = atlas.low;
  record.to = atlas.high;
  std::vector<EventsOfBranch> events(atlas.branches.size());
  for (const AtlasEvent& event : atlas.events) {
    for (const std::size_t place : event.branches) events[place].push_back(&event);
  }
  for (std::size_t k = 0; k < atlas.branches.size(); ++k) {
    record.branches.push_back(record_of(atlas.branches[k], events[k]));
  }
  for (const AtlasEvent& event : atlas.events) record.events.push_back(record_of(surface, atlas, event));
  for (const AtlasCrossing& found : atlas.crossings) {
    const AtlasBranch &a = atlas.branches[found.branch_a], &b = atlas.branches[found.branch_b];
    const double pressure = found.crossing.pressure;
    record.crossings.push_back(
        {pressure, found.crossing.enthalpy, nearest_id(a, pressure), nearest_id(b, pressure), a.id, b.id});
  }
  for (const Succession& succession : atlas.successions) {
    append_records(succession, atlas.branches, record.successions);
  }
  record.disagreements = atlas.disagreements;
  return record;
}

const char* describe(Disagreement::Kind kind) {
  switch (kind) {
    case Disagreement::Kind::not_followed:
      return "not-followed";
    case Disagreement::Kind::not_in_census:
      return "not-in-census";
    case Disagreement::Kind::no_member:
      return "no-member";
    case Disagreement::Kind::on_two_branches:
      return "on-two-branches";
  }
  return "unknown";
}

}  // namespace baroscape
