// How a census tells the outside what it finds, and gets it back when it goes on after an interruption.
//
// A census is known by its pressure and seed and is blind to every other census. Inside it states are numbered in the
// order of discovery (local ids 1, 2, …); whoever implements the journal keeps the permanent ids.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "core/counts.hpp"
#include "landscape/states.hpp"

namespace baroscape {

/// Where a search of the census starts.
enum class StartKind : int { quench = 0, minimum = 1, transition_state = 2, random = 3 };
inline constexpr int kStartKinds = 4;
inline constexpr const char* kStartKindNames[kStartKinds] = {"quench", "minimum", "transition-state", "random"};

/// How a search ends.
enum class Outcome : int {
  new_state = 0,      ///< found something no earlier search had found
  known_state = 1,    ///< found a state already known
  returned = 2,       ///< fell back to the transition state it started from: says nothing about coverage
  not_converged = 3,  ///< ran out of iterations
  wrong_index = 4,    ///< stationary, but not exactly one negative eigenvalue
  fragmented = 5,     ///< the cluster fell apart
  not_connected = 6,  ///< a transition state whose two sides could not be relaxed to minima
  beyond = 7,         ///< found something above what a local census looks at, or joined to nothing it knows
};
inline constexpr int kOutcomes = 8;
inline constexpr const char* kOutcomeNames[kOutcomes] = {"new-state",   "known-state", "returned",     "not-converged",
                                                         "wrong-index", "fragmented",  "not-connected", "beyond"};

/// How often a state was reached, by kind of start. Searches that fell back to their own start are counted apart.
struct Tally {
  std::array<std::int64_t, kStartKinds> hits{};
  std::int64_t self_hits = 0;

  std::int64_t total() const { return hits[0] + hits[1] + hits[2] + hits[3]; }
  bool operator==(const Tally&) const = default;
};

struct CensusKey {
  double pressure = 0;
  std::uint64_t seed = 0;
};

/// What one window of searches added. Recorded in one transaction, or not at all.
struct WindowRecord {
  std::int64_t window = 0;                                      ///< number of this window, 0, 1, …
  std::int64_t searches = 0;                                    ///< searches of the census so far, this window included
  std::vector<Minimum> new_minima;                              ///< ids are local
  std::vector<TransitionState> new_transition_states;           ///< ids and minimum_a, minimum_b are local
  std::vector<std::pair<std::int64_t, Tally>> minimum_tallies;  ///< local id and its whole tally, where it changed
  std::vector<std::pair<std::int64_t, Tally>> transition_state_tallies;
  std::array<std::array<std::int64_t, kOutcomes>, kStartKinds>
      outcomes{};  ///< [kind][outcome], totals of the census so far
  Counts counts;   ///< totals of the census so far
};

/// All that was recorded of a census. Default: nothing yet.
struct CensusHistory {
  std::int64_t windows = 0;  ///< windows recorded: the census goes on with this number
  std::int64_t searches = 0;
  std::vector<Minimum> minima;  ///< in order of local id 1, 2, …
  std::vector<TransitionState> transition_states;
  std::vector<std::int64_t> minimum_window;  ///< the window each was found in
  std::vector<std::int64_t> transition_state_window;
  std::vector<Tally> minimum_tallies;
  std::vector<Tally> transition_state_tallies;
  std::array<std::array<std::int64_t, kOutcomes>, kStartKinds> outcomes{};
  Counts counts;
  std::string stopped_by;  ///< why it ended: coverage, minima, transition_states, searches, seconds, interrupted; empty
                           ///< while running
};

class Journal {
 public:
  virtual ~Journal() = default;
  /// What was recorded of this census so far; an empty history when it is new.
  virtual CensusHistory replay(const CensusKey& key) = 0;
  /// Makes one window permanent before it returns.
  virtual void record(const CensusKey& key, const WindowRecord& window) = 0;
  /// Notes why the census ended.
  virtual void close(const CensusKey& key, const std::string& stopped_by) = 0;
};

/// Keeps everything in memory: for tests and for censuses nobody wants to keep.
class MemoryJournal : public Journal {
 public:
  CensusHistory replay(const CensusKey&) override { return history_; }
  void record(const CensusKey&, const WindowRecord& window) override;
  void close(const CensusKey&, const std::string& stopped_by) override { history_.stopped_by = stopped_by; }
  const CensusHistory& history() const { return history_; }

 private:
  CensusHistory history_;
};

}  // namespace baroscape
