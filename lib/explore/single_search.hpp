// One search of a census: a pure function of its start.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "core/counts.hpp"
#include "landscape/journal.hpp"
#include "landscape/states.hpp"
#include "surface/surface.hpp"
#include "surface/system.hpp"

namespace baroscape {

/// Where search `number` starts.
struct PlannedSearch {
  std::int64_t number = 0;  ///< k, also its random stream
  StartKind kind = StartKind::random;
  std::int64_t state = 0;     ///< local id of the minimum or transition state it starts from, 0 for random starts
  Eigen::VectorXd positions;  ///< of that state, empty for random starts
  int mode = -1;              ///< internal mode that is followed first; −1: a random direction
  double sign = 1;            ///< which way along it
};

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

Finding run_search(const System& system, const Surface<double>& surface, const CensusKey& key,
                   const PlannedSearch& search, const KnownTransitionState& known);

/// Random positions, uniform in a cube of half side 0.7 N^{1/3} of the largest σ (length 3N).
Eigen::VectorXd random_configuration(const System& system, class RandomStream& random);

/// Largest distance at which two atoms hold together, in σ.
double contact_distance(const System& system);

}  // namespace baroscape
