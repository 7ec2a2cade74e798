// The census: find every minimum and transition state of a system at one pressure.
//
// Search k is a function of (system, seed, k, what had been merged two windows before its own); results merge in the
// order of k and stopping rules are read when a window ends. So the result does not depend on threads or interruptions
// (design/lanes.md).
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>

#include "core/progress.hpp"
#include "explore/profile.hpp"
#include "landscape/coverage.hpp"
#include "landscape/journal.hpp"
#include "landscape/landscape.hpp"
#include "search/make_engine.hpp"
#include "surface/system.hpp"

namespace baroscape {

/// Whichever is reached first ends the census; what is not set does not.
struct CensusLimits {
  std::optional<double> coverage;  ///< Good–Turing, in (0, 1), of every kind of start that finds transition states
  std::optional<double> seconds;   ///< a safety stop, of one pressure
  std::optional<std::int64_t> minima, transition_states, searches;
};

/// A census of what lies around one structure only: its searches set out from it, and what lies higher than `within`
/// above the minimum that it relaxes to at the census's pressure is left out.
struct LocalStart {
  Eigen::VectorXd x;  ///< all coordinates of the landscape
  double within = std::numeric_limits<double>::infinity();  ///< ε
};

struct CensusOptions {
  CensusKey key;  ///< pressure in ε/σ³, seed
  std::shared_ptr<const LocalStart> local = nullptr;
  CensusLimits until;
  int threads = 1;
  LaneWidth lanes = LaneWidth::widest;  ///< the results do not depend on it
};

/// How far a census has come, for the progress line.
struct CensusStatus {
  double pressure = 0;
  std::int64_t minima = 0, transition_states = 0, searches = 0;
  double coverage = 0;  ///< Good–Turing over all kinds of start; 0 before anything is found
  double searches_per_second = 0;
  double seconds = 0;                  ///< since this run started
  std::optional<double> seconds_left;  ///< estimate from what is known by now: new states add to it
};

struct CensusResult {
  Landscape landscape;                                           ///< ids are local: the order of discovery
  std::vector<Tally> minimum_tallies, transition_state_tallies;  ///< in the order of discovery
  std::string stopped_by;  ///< coverage, minima, transition_states, searches, seconds or interrupted
  std::int64_t searches = 0;
  std::array<std::array<std::int64_t, kOutcomes>, kStartKinds> outcomes{};
  Counts counts;
  CensusProfile profile;  ///< of this run
};

/// Goes on from what the journal holds. A census that ended for any reason but interruption, and whose limits are still
/// met, returns at once.
CensusResult census(const System& system, const CensusOptions& options, Journal& journal,
                    const ProgressCallback<CensusStatus>& progress = {});

}  // namespace baroscape
