// Where a landscape and the branches disagree.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "atlas/landscape_members.hpp"

namespace baroscape {

/// Of the states of one index at one explored pressure: those no branch passes, with the reason in `failures` if there
/// is one, and those that branches pass and no census found.
std::vector<Disagreement> disagreements_at(const LandscapeMembers& members, int index,
                                           const std::vector<AtlasBranch>& branches,
                                           const std::map<AtlasState, std::size_t>& owners,
                                           const std::map<AtlasState, std::string>& failures);

}  // namespace baroscape
