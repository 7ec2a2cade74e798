// The lowest way between two minima.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "landscape/landscape.hpp"

namespace baroscape {

/// minima[0], transition_states[0], minima[1], …: ids; one transition state fewer than minima.
struct LandscapePath {
  std::vector<std::int64_t> minima, transition_states;
};

/// The path in the minimum spanning tree: no other path has a lower highest point, nor has any part of it between two
/// of its minima. Ties go to the transition state with the lower id. Nothing when no path leads; a path from a minimum
/// to itself is that minimum. Both ids must be in the landscape (std::logic_error).
std::optional<LandscapePath> lowest_path(const Landscape& landscape, std::int64_t from, std::int64_t to);

/// The highest transition state of a path that has one.
const TransitionState& highest_point(const Landscape& landscape, const LandscapePath& path);

}  // namespace baroscape
