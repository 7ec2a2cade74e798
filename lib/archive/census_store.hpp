// Censuses: what each found, in its own order, and how often.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "archive/database.hpp"
#include "archive/rows.hpp"
#include "archive/union_store.hpp"
#include "landscape/connection_store.hpp"
#include "landscape/journal.hpp"

namespace baroscape {

/// Exactly what was recorded of a census, with the numbers this census itself found; empty when it is new. InputError
/// when rows are missing or damaged.
CensusHistory read_history(Database& database, const CensusKey& key);

/// Writes censuses. Keeps the row of every state of the censuses it wrote to, so that a new tally costs one row.
class CensusStore {
 public:
  CensusStore(Database& database, UnionStore& union_store, std::int64_t provenance)
      : database_(database), union_(union_store), provenance_(provenance) {}

  /// One transaction. InputError when the file cannot take it, std::logic_error when the window does not follow what
  /// was recorded; either way the archive is as it was.
  void record(const CensusKey& key, const WindowRecord& window);
  void close(const CensusKey& key, const std::string& stopped_by);
  /// A minimum no census found; gives its permanent id. One transaction.
  std::int64_t add_minimum(double pressure, const Minimum& minimum);
  /// The same of a transition state; minimum_a and minimum_b are permanent ids.
  std::int64_t add_transition_state(double pressure, const TransitionState& state);
  /// A whole landscape that no census found, its own ids translated to the permanent ones that are returned in its
  /// order. One transaction.
  RecordedIds add_landscape(const Landscape& landscape);

 private:
  struct OpenCensus {
    CensusRow row;
    std::vector<CensusStateRow> minima, transition_states;  // by local id − 1
  };
  using Tallies = std::vector<std::pair<std::int64_t, Tally>>;

  // Whatever fails, memory is not left ahead of the file.
  void transaction(const std::function<void()>& work);
  OpenCensus& open(const CensusKey& key);
  void add_minima(OpenCensus& census, const WindowRecord& window);
  void add_transition_states(OpenCensus& census, const WindowRecord& window);
  void set_tallies(const Table& table, std::vector<CensusStateRow>& states, const Tallies& tallies,
                   Record (*record)(const CensusStateRow&), std::size_t first_new);

  Database& database_;
  UnionStore& union_;
  std::int64_t provenance_;
  std::map<std::pair<std::int64_t, std::uint64_t>, OpenCensus> open_;  // by id of the pressure, and seed
};

}  // namespace baroscape
