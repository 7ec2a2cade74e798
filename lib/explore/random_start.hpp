// Random starts: configurations out of nothing, relaxed side by side in lanes.
#pragma once

#include <Eigen/Core>
#include <optional>
#include <span>

#include "core/random.hpp"
#include "explore/local_region.hpp"
#include "explore/planned_search.hpp"
#include "landscape/journal.hpp"
#include "search/engine.hpp"
#include "surface/system.hpp"

namespace baroscape {

/// Random positions, uniform in a cube of half side 0.7 N^{1/3} of the largest σ (length 3N).
Eigen::VectorXd random_configuration(const System& system, RandomStream& random);

/// Gives every random start among the searches its configuration: relaxed to a minimum for a quench, relaxed just so
/// far that atoms no longer overlap, or nearly to a minimum, or anything between, for a saddle search. What a search
/// gets depends on its own number only. The engine belongs to `system`.
/// In a local census they are the region's centre, displaced; the first of all is the centre itself.
void relax_random_starts(Engine& engine, const System& system, const CensusKey& key, std::span<PlannedSearch> searches,
                         const std::optional<LocalRegion>& region = std::nullopt);

}  // namespace baroscape
