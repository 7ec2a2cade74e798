#include "archive/rows.hpp"

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>

namespace baroscape {

namespace {

/// NaN, which a saddle of a cell may have for its log product, is written as null.
std::optional<double> defined(double value) {
  return std::isnan(value) ? std::nullopt : std::optional(value);
}

void add_point(Record& record, const StationaryPoint& point) {
  record.add(point.positions).add(point.enthalpy).add(point.energy).add(point.volume);
  record.add(point.point_group_order).add(defined(point.log_product)).add(defined(point.log_product_mass));
}

void read_point(RecordReader& reader, StationaryPoint& point) {
  point.positions = reader.numbers();
  point.enthalpy = reader.real();
  point.energy = reader.real();
  point.volume = reader.real();
  point.point_group_order = static_cast<int>(reader.integer());
  constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
  point.log_product = reader.optional_real().value_or(kUndefined);
  point.log_product_mass = reader.optional_real().value_or(kUndefined);
}

Tally read_tally(RecordReader& reader) {
  Tally tally;
  for (std::int64_t& hits : tally.hits) hits = reader.integer();
  tally.self_hits = reader.integer();
  return tally;
}

CensusStateRow read_census_state(RecordReader& reader, bool connected) {
  CensusStateRow row;
  row.census = reader.integer();
  row.local = reader.integer();
  row.permanent = reader.integer();
  row.window = reader.integer();
  row.own = reader.integer() != 0;
  if (connected) {
    row.local_a = reader.integer();
    row.local_b = reader.integer();
  }
  row.tally = read_tally(reader);
  return row;
}

Record census_state_record(const CensusStateRow& row, bool connected) {
  Record record;
  record.add(row.census).add(row.local).add(row.permanent).add(row.window).add(row.own ? 1 : 0);
  if (connected) record.add(row.local_a).add(row.local_b);
  add_tally(record, row.tally);
  return record;
}

}  // namespace

void add_minimum_columns(Record& record, const Minimum& minimum) {
  add_point(record, minimum);
  record.add(minimum.bulk_modulus).add(minimum.lowest_omega2);
}

void read_minimum_columns(RecordReader& reader, Minimum& minimum) {
  read_point(reader, minimum);
  minimum.bulk_modulus = reader.real();
  minimum.lowest_omega2 = reader.real();
}

void add_transition_state_columns(Record& record, const TransitionState& state) {
  add_point(record, state);
  record.add(state.omega2_negative);
}

void read_transition_state_columns(RecordReader& reader, TransitionState& state) {
  read_point(reader, state);
  state.omega2_negative = reader.real();
}

void add_tally(Record& record, const Tally& tally) {
  for (const std::int64_t hits : tally.hits) record.add(hits);
  record.add(tally.self_hits);
}

Record minimum_record(const Minimum& minimum, std::int64_t pressure) {
  Record record;
  record.add(minimum.id).add(pressure);
  add_minimum_columns(record, minimum);
  return record;
}

Minimum read_minimum(const Record& record, std::int64_t* pressure) {
  RecordReader reader(record);
  Minimum minimum;
  minimum.id = reader.integer();
  const std::int64_t at = reader.integer();
  if (pressure != nullptr) *pressure = at;
  read_minimum_columns(reader, minimum);
  return minimum;
}

Record transition_state_record(const TransitionState& state, std::int64_t pressure) {
  Record record;
  record.add(state.id).add(pressure);
  add_point(record, state);
  record.add(state.minimum_a).add(state.minimum_b).add(state.omega2_negative);
  return record;
}

TransitionState read_transition_state(const Record& record, std::int64_t* pressure) {
  RecordReader reader(record);
  TransitionState state;
  state.id = reader.integer();
  const std::int64_t at = reader.integer();
  if (pressure != nullptr) *pressure = at;
  read_point(reader, state);
  state.minimum_a = reader.integer();
  state.minimum_b = reader.integer();
  state.omega2_negative = reader.real();
  return state;
}

Record pressure_record(const PressureRow& row) {
  return Record().add(row.id).add(row.pressure).add(row.minima).add(row.transition_states);
}

PressureRow read_pressure(const Record& record) {
  RecordReader reader(record);
  PressureRow row;
  row.id = reader.integer();
  row.pressure = reader.real();
  row.minima = reader.integer();
  row.transition_states = reader.integer();
  return row;
}

std::string outcomes_text(const Outcomes& outcomes) {
  return nlohmann::json(outcomes).dump();
}

Record census_record(const CensusRow& row) {
  Record record;
  record.add(row.id).add(row.pressure).add(row.seed).add(row.provenance).add(row.windows).add(row.searches);
  record.add(row.minima).add(row.transition_states).add(row.stopped_by).add(outcomes_text(row.outcomes));
  record.add(row.counts.gradients).add(row.counts.hessians);
  return record;
}

CensusRow read_census(const Record& record) {
  RecordReader reader(record);
  CensusRow row;
  row.id = reader.integer();
  row.pressure = reader.integer();
  row.seed = reader.unsigned_integer();
  row.provenance = reader.integer();
  row.windows = reader.integer();
  row.searches = reader.integer();
  row.minima = reader.integer();
  row.transition_states = reader.integer();
  row.stopped_by = reader.text();
  row.outcomes = nlohmann::json::parse(reader.text()).get<Outcomes>();
  row.counts.gradients = reader.integer();
  row.counts.hessians = reader.integer();
  return row;
}

Record census_minimum_record(const CensusStateRow& row) {
  return census_state_record(row, false);
}

CensusStateRow read_census_minimum(const Record& record) {
  RecordReader reader(record);
  return read_census_state(reader, false);
}

Record census_transition_state_record(const CensusStateRow& row) {
  return census_state_record(row, true);
}

CensusStateRow read_census_transition_state(const Record& record) {
  RecordReader reader(record);
  return read_census_state(reader, true);
}

}  // namespace baroscape
