// A batch of the census's searches, side by side in lanes: a pure function of their starts.
#pragma once

#include <span>
#include <vector>

#include "explore/finding.hpp"
#include "explore/local_region.hpp"
#include "explore/planned_search.hpp"
#include "explore/profile.hpp"
#include "search/engine.hpp"
#include "surface/surface.hpp"
#include "surface/system.hpp"

namespace baroscape {

/// Every search from its start to its finding. Random starts get their configurations here, by their numbers. The
/// engine and the surface belong to `system`. Searches of one batch that reach the same new transition state share the
/// work of finding its sides, so the results depend on which searches stand in one batch, but on nothing else.
/// What lies above the region of a local census ends as `beyond`. What each stage took is added to `profile`.
std::vector<Finding> search_batch(Engine& engine, const System& system, const Surface<double>& surface,
                                  const CensusKey& key, std::span<PlannedSearch> searches, const KnownStates& known,
                                  const std::optional<LocalRegion>& region = std::nullopt,
                                  CensusProfile* profile = nullptr);

}  // namespace baroscape
