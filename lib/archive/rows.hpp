// What the lower rooms call a minimum, a tally, an outcome, as rows of the archive's tables and back.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "archive/record.hpp"
#include "core/counts.hpp"
#include "landscape/journal.hpp"
#include "landscape/states.hpp"
#include "protocol/anneal.hpp"

namespace baroscape {

using Outcomes = std::array<std::array<std::int64_t, kOutcomes>, kStartKinds>;

/// A row of `pressure`.
struct PressureRow {
  std::int64_t id = 0;
  double pressure = 0;  ///< ε/σ³
  std::int64_t minima = 0, transition_states = 0;
};

/// A row of `census`.
struct CensusRow {
  std::int64_t id = 0, pressure = 0;  ///< pressure: id of the row of `pressure`
  std::uint64_t seed = 0;
  std::int64_t provenance = 0, windows = 0, searches = 0, minima = 0, transition_states = 0;
  std::string stopped_by;
  Outcomes outcomes{};
  Counts counts;
};

/// A row of `census_minimum` or, with the local ids of what it joins, of `census_transition_state`.
struct CensusStateRow {
  std::int64_t census = 0, local = 0;
  std::int64_t permanent = 0;  ///< id in the union
  std::int64_t window = 0;
  bool own = false;  ///< the census keeps its own copy
  std::int64_t local_a = 0, local_b = 0;
  Tally tally;
};

// Columns after the keys, which the caller adds or reads first.
void add_minimum_columns(Record& record, const Minimum& minimum);
void read_minimum_columns(RecordReader& reader, Minimum& minimum);
/// Without what it joins: (…, log_product_mass) and omega2_negative.
void add_transition_state_columns(Record& record, const TransitionState& state);
void read_transition_state_columns(RecordReader& reader, TransitionState& state);
void add_tally(Record& record, const Tally& tally);

/// Rows of `minimum` and `transition_state`; `pressure` is the id of the row of `pressure`.
Record minimum_record(const Minimum& minimum, std::int64_t pressure);
Minimum read_minimum(const Record& record, std::int64_t* pressure = nullptr);
Record transition_state_record(const TransitionState& state, std::int64_t pressure);
TransitionState read_transition_state(const Record& record, std::int64_t* pressure = nullptr);

Record pressure_record(const PressureRow& row);
PressureRow read_pressure(const Record& record);
Record census_record(const CensusRow& row);
CensusRow read_census(const Record& record);
Record census_minimum_record(const CensusStateRow& row);
CensusStateRow read_census_minimum(const Record& record);
Record census_transition_state_record(const CensusStateRow& row);
CensusStateRow read_census_transition_state(const Record& record);

Record map_entry_record(std::int64_t map, const MapEntry& entry);
MapEntry read_map_entry(const Record& record);
Record anneal_outcome_record(std::int64_t id, const AnnealOutcome& outcome);
/// How many rows of other tables an outcome has, so that a lost one is noticed.
struct AnnealRowCounts {
  std::int64_t stages = 3, trapped = 0, details = 0;
};
/// The scalars, and how many rows there are besides.
AnnealOutcome read_anneal_outcome(const Record& record, AnnealRowCounts& counts);
Record stage_record(std::int64_t outcome, int stage, const StageState& state);
StageState read_stage(const Record& record, std::int64_t& stage);
Record trapped_record(std::int64_t outcome, std::int64_t position, const TrappedState& state);
TrappedState read_trapped(const Record& record);

/// [kind][outcome] as JSON.
std::string outcomes_text(const Outcomes& outcomes);

}  // namespace baroscape
