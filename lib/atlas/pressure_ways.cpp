#include "atlas/pressure_ways.hpp"

#include <cmath>

namespace baroscape {
namespace {

/// Ends of branches are known better than this share of 1 + |P|.
constexpr double kSamePressure = 1e-9;
/// More branches than that on one way are none.
constexpr std::size_t kMostLegs = 1000;

}  // namespace

double PressureWay::dropped() const {
  double sum = 0;
  for (const PressureLeg& leg : legs) sum += leg.dropped;
  return sum;
}

PressureWays::PressureWays(const AtlasRecord& atlas) {
  for (const BranchRecord& branch : atlas.branches) branches_[branch.id] = &branch;
  for (const SuccessionRecord& succession : atlas.successions) {
    successions_[{succession.branch, succession.direction}].push_back(&succession);
  }
}

std::vector<PressureWay> PressureWays::follow(std::int64_t branch, double from, double to) const {
  std::vector<PressureWay> ways;
  PressureWay way;
  way.legs.push_back({branch, from, to, 0});
  go_on(std::move(way), from, to, ways);
  return ways;
}

void PressureWays::go_on(PressureWay way, double pressure, double to, std::vector<PressureWay>& ways) const {
  PressureLeg& leg = way.legs.back();
  leg.from = pressure;
  leg.to = to;
  const int direction = to >= pressure ? 1 : -1;
  const auto succession = successions_.find({leg.branch, direction});
  if (succession == successions_.end()) {
    const BranchRecord& last = branch(leg.branch);
    const double end = direction > 0 ? last.to : last.from;
    way.arrived = direction * (end - to) >= -kSamePressure * (1 + std::abs(to));
    if (!way.arrived) leg.to = end;
    ways.push_back(std::move(way));
    return;
  }
  const double end = succession->second.front()->pressure;
  if (direction * (end - to) >= 0 || way.legs.size() >= kMostLegs) {
    way.arrived = direction * (end - to) >= 0;
    ways.push_back(std::move(way));
    return;
  }
  leg.to = end;
  for (const SuccessionRecord* next : succession->second) {
    PressureWay gone_on = way;
    gone_on.weight *= next->weight;
    if (next->heir == 0) {
      ways.push_back(std::move(gone_on));
      continue;
    }
    gone_on.legs.back().dropped = next->dropped;
    gone_on.legs.push_back({next->heir, end, to, 0});
    go_on(std::move(gone_on), end, to, ways);
  }
}

std::vector<std::int64_t> PressureWays::minima_at(double pressure) const {
  std::vector<std::int64_t> ids;
  for (const auto& [id, branch] : branches_) {
    if (branch->index == 0 && branch->from <= pressure && pressure <= branch->to) ids.push_back(id);
  }
  return ids;
}

}  // namespace baroscape
