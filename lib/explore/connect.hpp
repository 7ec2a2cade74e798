// A path between two given minima, then a better one.
//
// Rounds. Each plans from all that is known: bands over the gaps of the shortest path (explore/missing_links.hpp), and
// saddle searches from minima near the border between what can be reached from one end and from the other. What they
// find is merged in a fixed order. Once the two are joined the same goes on under a lid: only what lies below the
// highest point of the best path counts as joined, so whatever joins them again is a lower path (the idea of a lid:
// Schön, Putz & Jansen, J. Phys.: Condens. Matter 8, 143 (1996)).
//
// A round is a function of the system, the seed, its number and what was known before it. So the result depends neither
// on threads nor on interruptions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/progress.hpp"
#include "landscape/connection_store.hpp"
#include "landscape/lowest_path.hpp"
#include "surface/system.hpp"

namespace baroscape {

struct ConnectOptions {
  ConnectionKey key;
  std::int64_t rounds = 2000;  ///< at most, those of earlier runs of the same connection included
  std::int64_t patience = 40;  ///< ends when so many rounds since joining did not lower the highest point; 0: join only
  std::optional<double> below;    ///< ends when the highest point is at most this, ε
  std::optional<double> seconds;  ///< a safety stop, of this run
  int bands = 8;                  ///< in a round
  int searches = 48;              ///< from single minima, in a round
  int threads = 1;
};

/// For the progress line.
struct ConnectStatus {
  ConnectionProgress progress;
  std::int64_t minima = 0, transition_states = 0;  ///< known at this pressure
  std::int64_t rounds_left = 0;                    ///< until patience or rounds run out
  double seconds = 0;                              ///< of this run
  std::int64_t rounds_of_this_run = 0;
};

struct ConnectResult {
  Landscape landscape;                ///< everything known at the end
  std::optional<LandscapePath> path;  ///< nothing when the two could not be joined
  ConnectionProgress progress;
  std::string stopped_by;  ///< below, patience, rounds, seconds, interrupted, or exhausted: nothing is left to try
};

/// Goes on from what the store holds. std::logic_error when a minimum is not in the landscape; from ≠ to.
ConnectResult connect(const System& system, const ConnectOptions& options, ConnectionStore& store,
                      const ProgressCallback<ConnectStatus>& progress = {});

}  // namespace baroscape
