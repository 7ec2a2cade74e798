#include "landscape/connection_store.hpp"

#include <algorithm>

namespace baroscape {

RecordedIds MemoryConnectionStore::record(const ConnectionKey&, const ConnectionRound& round) {
  const auto next = [](const auto& states) {
    std::int64_t id = 0;
    for (const auto& state : states) id = std::max(id, state.id);
    return id + 1;
  };
  RecordedIds ids;
  for (Minimum minimum : round.minima) {
    minimum.id = next(landscape_.minima());
    ids.minima.push_back(minimum.id);
    landscape_.add(std::move(minimum));
  }
  const auto permanent = [&](std::int64_t id) {
    return id < 0 ? ids.minima.at(static_cast<std::size_t>(-id - 1)) : id;
  };
  for (TransitionState state : round.transition_states) {
    state.id = next(landscape_.transition_states());
    state.minimum_a = permanent(state.minimum_a);
    state.minimum_b = permanent(state.minimum_b);
    ids.transition_states.push_back(state.id);
    landscape_.add(std::move(state));
  }
  for (const ConnectionAttempt& attempt : round.attempts) {
    const auto known = std::find_if(history_.attempts.begin(), history_.attempts.end(), [&](const auto& other) {
      return other.minimum_a == attempt.minimum_a && other.minimum_b == attempt.minimum_b;
    });
    if (known == history_.attempts.end()) {
      history_.attempts.push_back(attempt);
    } else {
      *known = attempt;
    }
  }
  history_.progress = round.progress;
  return ids;
}

void MemoryConnectionStore::close(const ConnectionKey&, const ConnectionProgress& progress,
                                  const std::string& stopped_by) {
  history_.progress = progress;
  history_.stopped_by = stopped_by;
}

}  // namespace baroscape
