#include "landscape/journal.hpp"

#include <stdexcept>

namespace baroscape {
namespace {

void update(std::vector<Tally>& tallies, std::size_t states,
            const std::vector<std::pair<std::int64_t, Tally>>& changed) {
  tallies.resize(states);
  for (const auto& [id, tally] : changed) tallies.at(static_cast<std::size_t>(id - 1)) = tally;
}

}  // namespace

void MemoryJournal::record(const CensusKey&, const WindowRecord& window) {
  if (window.window != history_.windows) {
    throw std::logic_error("MemoryJournal::record: window " + std::to_string(window.window) + " where window " +
                           std::to_string(history_.windows) + " is next");
  }
  for (const Minimum& minimum : window.new_minima) {
    history_.minima.push_back(minimum);
    history_.minimum_window.push_back(window.window);
  }
  for (const TransitionState& state : window.new_transition_states) {
    history_.transition_states.push_back(state);
    history_.transition_state_window.push_back(window.window);
  }
  update(history_.minimum_tallies, history_.minima.size(), window.minimum_tallies);
  update(history_.transition_state_tallies, history_.transition_states.size(), window.transition_state_tallies);
  history_.windows = window.window + 1;
  history_.searches = window.searches;
  history_.outcomes = window.outcomes;
  history_.counts = window.counts;
}

}  // namespace baroscape
