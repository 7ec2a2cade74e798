// What comes of one search, and what a search may know beforehand.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "core/counts.hpp"
#include "landscape/journal.hpp"
#include "landscape/states.hpp"

namespace baroscape {

/// A minimum on one side of a transition state: one known before, or one that is new.
struct FoundMinimum {
  std::optional<std::int64_t> known;  ///< its label
  std::optional<Minimum> minimum;     ///< otherwise
};

/// What came of a search. A found transition state comes with the minima on both sides, unless it was known.
struct Finding {
  Outcome outcome = Outcome::not_converged;            ///< new_state here means: not known two windows ago
  std::optional<std::int64_t> known_transition_state;  ///< label of the state it is
  std::optional<TransitionState> transition_state;
  FoundMinimum side_a, side_b;  ///< for a quench: side_a is the minimum found
  Counts counts;
};

/// The label of a known state, or nothing.
using KnownState = std::function<std::optional<std::int64_t>(double enthalpy, const Eigen::VectorXd& positions)>;

/// What a search may know of the landscape. Called from any thread.
struct KnownStates {
  KnownState minimum, transition_state;
};

}  // namespace baroscape
