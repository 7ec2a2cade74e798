// One search of a census: a pure function of its start.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "core/counts.hpp"
#include "explore/planned_search.hpp"
#include "landscape/journal.hpp"
#include "landscape/states.hpp"
#include "surface/surface.hpp"
#include "surface/system.hpp"

namespace baroscape {

/// What came of it. A found transition state comes with the minima on both sides, unless it was known.
struct Finding {
  Outcome outcome = Outcome::not_converged;            ///< new_state here means: not known two windows ago
  std::optional<std::int64_t> known_transition_state;  ///< label of the state it is
  std::optional<TransitionState> transition_state;
  std::optional<Minimum> side_a, side_b;  ///< for a quench: side_a is the minimum found
  Counts counts;
};

/// What a search may know of the landscape: the label of a known transition state, or nothing.
using KnownTransitionState =
    std::function<std::optional<std::int64_t>(double enthalpy, const Eigen::VectorXd& positions)>;

/// A random start without positions is relaxed here, by itself.
Finding run_search(const System& system, const Surface<double>& surface, const CensusKey& key,
                   const PlannedSearch& search, const KnownTransitionState& known);

/// Largest distance at which two atoms hold together, in σ.
double contact_distance(const System& system);

}  // namespace baroscape
