// How a search for a path between two minima tells the outside what it finds, and gets it back when it goes on after an
// interruption; the counterpart of the census's Journal (landscape/journal.hpp).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/counts.hpp"
#include "landscape/landscape.hpp"

namespace baroscape {

/// One search for a path.
struct ConnectionKey {
  double pressure = 0;
  std::int64_t from = 0, to = 0;  ///< ids of minima
  std::uint64_t seed = 1;
};

/// How often a start was tried: a band between two minima, or searches from minimum_a alone (minimum_b = 0).
struct ConnectionAttempt {
  std::int64_t minimum_a = 0, minimum_b = 0;
  std::int64_t count = 0;
};

/// Totals of a connection so far.
struct ConnectionProgress {
  std::int64_t rounds = 0;    ///< done: it goes on with this number
  std::int64_t searches = 0;  ///< saddle searches
  std::int64_t bands = 0;
  std::int64_t joined_in_round = -1;      ///< number of the round that first joined the two, −1 while they are not
  std::int64_t lowered_in_round = -1;     ///< number of the last round that lowered the highest point
  double first_highest = 0, highest = 0;  ///< enthalpy of the highest point when joined, and now, ε; 0 before
  Counts counts;
};

struct ConnectionHistory {
  ConnectionProgress progress;
  std::vector<ConnectionAttempt> attempts;
  std::string stopped_by;  ///< empty while running
};

/// What one round added. Recorded in one transaction, or not at all.
struct ConnectionRound {
  std::vector<Minimum> minima;                     ///< ids −1, −2, …
  std::vector<TransitionState> transition_states;  ///< joins permanent ids and those −1, −2, …; its own id is not used
  std::vector<ConnectionAttempt> attempts;         ///< total counts, where they changed
  ConnectionProgress progress;                     ///< after this round
};

/// The permanent ids the states of a round were given, in its order.
struct RecordedIds {
  std::vector<std::int64_t> minima, transition_states;
};

class ConnectionStore {
 public:
  virtual ~ConnectionStore() = default;
  /// Everything known at this pressure, with permanent ids.
  virtual Landscape known(double pressure) = 0;
  /// What was recorded of this connection so far; an empty history when it is new.
  virtual ConnectionHistory resume(const ConnectionKey& key) = 0;
  /// Makes one round permanent before it returns.
  virtual RecordedIds record(const ConnectionKey& key, const ConnectionRound& round) = 0;
  /// Notes how it stands and why it ended.
  virtual void close(const ConnectionKey& key, const ConnectionProgress& progress, const std::string& stopped_by) = 0;
};

/// Keeps everything in memory: for tests and benchmarks.
class MemoryConnectionStore : public ConnectionStore {
 public:
  explicit MemoryConnectionStore(Landscape landscape) : landscape_(std::move(landscape)) {}
  Landscape known(double) override { return landscape_; }
  ConnectionHistory resume(const ConnectionKey&) override { return history_; }
  RecordedIds record(const ConnectionKey& key, const ConnectionRound& round) override;
  void close(const ConnectionKey&, const ConnectionProgress& progress, const std::string& stopped_by) override;

 private:
  Landscape landscape_;
  ConnectionHistory history_;
};

}  // namespace baroscape
