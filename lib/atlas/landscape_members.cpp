#include "atlas/landscape_members.hpp"

#include <algorithm>
#include <utility>

#include "landscape/characterise.hpp"
#include "search/acceptance.hpp"

namespace baroscape {

LandscapeMembers::LandscapeMembers(const System& system, const Surface<double>& surface, ExploredLandscape explored,
                                   const NewStates& new_states)
    : system_(system),
      surface_(surface),
      explored_(std::move(explored)),
      new_states_(new_states),
      minima_(system.identity()),
      transition_states_(system.identity()) {
  for (const Minimum& state : explored_.landscape.minima()) {
    minima_.add(state.id, state.enthalpy, state.positions);
    last_minimum_ = std::max(last_minimum_, state.id);
  }
  for (const TransitionState& state : explored_.landscape.transition_states()) {
    transition_states_.add(state.id, state.enthalpy, state.positions);
    last_transition_state_ = std::max(last_transition_state_, state.id);
  }
}

Passage LandscapeMembers::look(const Arm& arm) const {
  Passage passage;
  const auto there = state_at(surface_, arm, pressure());
  if (!there) {
    passage.problem = "a critical pressure lies too near to tell the state from what it meets";
    return passage;
  }
  passage.known = (arm.index == 0 ? minima_ : transition_states_).find(there->enthalpy, there->x);
  if (passage.known) return passage;
  const PolishResult point = polish(surface_, there->x, pressure());
  passage.counts += point.counts;
  if (!point.converged || point.index() != arm.index) {
    passage.problem = "Newton's method does not stay on the branch at this pressure";
    return passage;
  }
  if (arm.index == 0) {
    passage.minimum = characterise_minimum(system_, surface_, point, pressure());
    return passage;
  }
  const Acceptance sides = accept_transition_state(surface_, point.x, pressure());
  passage.counts += sides.counts;
  if (sides.reason != AcceptanceReason::accepted) {
    passage.problem = describe(sides.reason);
    return passage;
  }
  passage.transition_state = characterise_transition_state(system_, surface_, sides.saddle, pressure());
  passage.side_a = characterise_minimum(system_, surface_, sides.side_a, pressure());
  passage.side_b = characterise_minimum(system_, surface_, sides.side_b, pressure());
  return passage;
}

std::int64_t LandscapeMembers::admit(const Minimum& found) {
  if (const auto id = minima_.find(found.enthalpy, found.positions)) return *id;
  Minimum minimum = found;
  minimum.id = new_states_.minimum ? new_states_.minimum(pressure(), minimum) : last_minimum_ + 1;
  last_minimum_ = std::max(last_minimum_, minimum.id);
  minima_.add(minimum.id, minimum.enthalpy, minimum.positions);
  explored_.landscape.add(minimum);
  return minimum.id;
}

std::optional<std::int64_t> LandscapeMembers::admit(const Passage& passage) {
  if (passage.known) return passage.known;
  if (passage.minimum) return admit(*passage.minimum);
  if (!passage.transition_state) return std::nullopt;
  TransitionState state = *passage.transition_state;
  if (const auto id = transition_states_.find(state.enthalpy, state.positions)) return id;
  state.minimum_a = admit(*passage.side_a);
  state.minimum_b = admit(*passage.side_b);
  state.id =
      new_states_.transition_state ? new_states_.transition_state(pressure(), state) : last_transition_state_ + 1;
  last_transition_state_ = std::max(last_transition_state_, state.id);
  transition_states_.add(state.id, state.enthalpy, state.positions);
  explored_.landscape.add(state);
  return state.id;
}

bool LandscapeMembers::found_by_census(int index, std::int64_t id) const {
  return (index == 0 ? explored_.census_minima : explored_.census_transition_states).contains(id);
}

}  // namespace baroscape
