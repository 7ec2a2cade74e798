// The states of one explored landscape as branches pass them: known ones are recognised, new ones added.
#pragma once

#include <optional>
#include <string>

#include "atlas/atlas.hpp"
#include "landscape/recognition.hpp"
#include "search/newton.hpp"

namespace baroscape {

/// What a branch is at an explored pressure, before it is known whether anybody else gets there as well.
struct Passage {
  std::optional<std::int64_t> known;  ///< id of a state the landscape had when this was looked at
  std::optional<Minimum> minimum;     ///< or else a new state, without id; with a transition state the minima it joins
  std::optional<TransitionState> transition_state;
  std::optional<Minimum> side_a, side_b;
  std::string problem;  ///< why there is none of these
  Counts counts;
};

/// look() may be called from many threads while nothing is added.
class LandscapeMembers {
 public:
  LandscapeMembers(const System& system, const Surface<double>& surface, ExploredLandscape explored,
                   const NewStates& new_states);

  double pressure() const { return explored_.landscape.pressure(); }
  const ExploredLandscape& explored() const { return explored_; }

  /// What an arm that covers this pressure is here.
  Passage look(const Arm& arm) const;
  /// The id of what was looked at, a new one when it is still unknown; nothing where there was a problem.
  std::optional<std::int64_t> admit(const Passage& passage);

  bool found_by_census(int index, std::int64_t id) const;

 private:
  std::int64_t admit(const Minimum& minimum);

  const System& system_;
  const Surface<double>& surface_;
  ExploredLandscape explored_;
  const NewStates& new_states_;
  Recognition minima_, transition_states_;
  std::int64_t last_minimum_ = 0, last_transition_state_ = 0;
};

}  // namespace baroscape
