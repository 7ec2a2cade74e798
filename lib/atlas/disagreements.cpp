#include "atlas/disagreements.hpp"

#include <utility>

namespace baroscape {
namespace {

/// At which pressures censuses found a state of this branch.
std::string seen_by_censuses(const AtlasBranch& branch) {
  std::string seen;
  for (const AtlasMember& member : branch.members) {
    if (member.by_census) seen += (seen.empty() ? "" : ", ") + std::to_string(member.pressure);
  }
  // "5.000000" says nothing more than "5".
  for (std::size_t zeros = seen.find(".000000"); zeros != std::string::npos; zeros = seen.find(".000000")) {
    seen.erase(zeros, 7);
  }
  return seen.empty() ? "no census found it at any pressure: an event or a slide leads to it"
                      : "a census found it at P = " + seen;
}

}  // namespace

std::vector<Disagreement> disagreements_at(const LandscapeMembers& members, int index,
                                           const std::vector<AtlasBranch>& branches,
                                           const std::map<AtlasState, std::size_t>& owners,
                                           const std::map<AtlasState, std::string>& failures) {
  std::vector<Disagreement> found;
  const auto look_at = [&](const auto& states) {
    for (const auto& state : states) {
      const AtlasState name{members.pressure(), index, state.id};
      const auto owner = owners.find(name);
      if (owner == owners.end()) {
        const auto failure = failures.find(name);
        found.push_back({Disagreement::Kind::not_followed, members.pressure(), index, state.id, 0,
                         failure == failures.end() ? "was not followed" : failure->second});
      } else if (!members.found_by_census(index, state.id)) {
        const AtlasBranch& branch = branches[owner->second];
        found.push_back({Disagreement::Kind::not_in_census, members.pressure(), index, state.id, branch.id,
                         seen_by_censuses(branch)});
      }
    }
  };
  const Landscape& landscape = members.explored().landscape;
  index == 0 ? look_at(landscape.minima()) : look_at(landscape.transition_states());
  return found;
}

}  // namespace baroscape
