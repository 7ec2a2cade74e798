#include "atlas/atlas.hpp"

#include <cmath>

namespace baroscape {

const AtlasBranch* Atlas::branch_of(double pressure, int index, std::int64_t state) const {
  const auto found = owners.find({pressure, index, state});
  return found == owners.end() ? nullptr : &branches[found->second];
}

std::optional<std::int64_t> Atlas::continuation(double pressure, int index, std::int64_t state, double other) const {
  const AtlasBranch* branch = branch_of(pressure, index, state);
  if (branch == nullptr) return std::nullopt;
  for (const AtlasMember& member : branch->members) {
    if (member.pressure == other) return member.id;
  }
  return std::nullopt;
}

std::pair<std::int64_t, std::int64_t> Atlas::counts_at(double pressure) const {
  std::pair<std::int64_t, std::int64_t> counts{0, 0};
  for (const AtlasBranch& branch : branches) {
    const Arm arm = branch.arm.view();
    if (pressure < arm.lowest_pressure() || pressure > arm.highest_pressure()) continue;
    ++(branch.arm.index == 0 ? counts.first : counts.second);
  }
  return counts;
}

std::optional<AtlasMember> nearest_member(const AtlasBranch& branch, double pressure) {
  std::optional<AtlasMember> nearest;
  for (const AtlasMember& member : branch.members) {
    if (!nearest || std::abs(member.pressure - pressure) < std::abs(nearest->pressure - pressure)) nearest = member;
  }
  return nearest;
}

std::vector<LowestOver> lowest_sequence(const Surface<double>& surface, const Atlas& atlas) {
  std::vector<Arm> arms;
  std::vector<std::size_t> places;
  for (std::size_t k = 0; k < atlas.branches.size(); ++k) {
    if (atlas.branches[k].arm.index != 0) continue;
    arms.push_back(atlas.branches[k].arm.view());
    places.push_back(k);
  }
  std::vector<LowestOver> sequence = lowest_sequence(surface, arms, atlas.low, atlas.high);
  for (LowestOver& over : sequence) over.arm = places[over.arm];
  return sequence;
}

}  // namespace baroscape
