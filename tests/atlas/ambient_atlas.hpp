// Atlases that start from a landscape at P = 0 alone.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "atlas/atlas.hpp"
#include "atlas/stationary_points.hpp"

namespace baroscape::stationary_points {

/// The whole landscape at P = 0, nothing yet at the other pressures.
inline std::vector<ExploredLandscape> from_ambient(const Known& known, const std::vector<double>& pressures) {
  ExploredLandscape ambient{Landscape(0), {}, {}};
  for (const Minimum& state : known.minima) {
    ambient.landscape.add(state);
    ambient.census_minima.insert(state.id);
  }
  for (const TransitionState& state : known.transition_states) {
    ambient.landscape.add(state);
    ambient.census_transition_states.insert(state.id);
  }
  std::vector<ExploredLandscape> landscapes{std::move(ambient)};
  for (const double pressure : pressures) landscapes.push_back({Landscape(pressure), {}, {}});
  return landscapes;
}

inline AtlasOptions on_threads(int threads) {
  AtlasOptions options;
  options.threads = threads;
  return options;
}

/// What continuation and the branches it made do not agree about, apart from states that censuses lack.
inline std::string problems(const Atlas& atlas) {
  std::string text;
  for (const Disagreement& disagreement : atlas.disagreements) {
    if (disagreement.kind != Disagreement::Kind::not_in_census) text += disagreement.reason + "\n";
  }
  return text;
}

}  // namespace baroscape::stationary_points
