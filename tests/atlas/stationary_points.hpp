// Censuses the tests of this room start from.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "explore/census.hpp"
#include "surface/system.hpp"

namespace baroscape::stationary_points {

/// Minima and transition states of LJ_N at P = 0, both lowest first, as many as the literature knows (N = 7 to 10).
struct Known {
  System system;
  std::vector<Minimum> minima;
  std::vector<TransitionState> transition_states;
};

template <class State>
std::vector<State> lowest_first(std::vector<State> states) {
  std::sort(states.begin(), states.end(), [](const State& a, const State& b) { return a.enthalpy < b.enthalpy; });
  return states;
}

/// Made once for all tests of a process: at P = 0 the atom radius only adds to the volume.
inline const Known& lennard_jones(int atoms, double atom_radius) {
  static std::map<std::pair<int, double>, Known> known;
  const auto [place, is_new] = known.try_emplace({atoms, atom_radius});
  if (is_new) {
    static const std::map<int, std::int64_t> counts = {{7, 12}, {8, 42}, {9, 165}, {10, 635}};
    Known& result = place->second;
    result.system = lennard_jones_cluster(atoms, atom_radius);
    CensusOptions options;
    options.key = {0.0, 1};
    options.until.transition_states = counts.at(atoms);
    options.until.searches = 60000;
    options.threads = 2;
    MemoryJournal journal;
    const Landscape landscape = census(result.system, options, journal).landscape;
    result.minima = lowest_first(landscape.minima());
    result.transition_states = lowest_first(landscape.transition_states());
  }
  return place->second;
}

}  // namespace baroscape::stationary_points
