// Rows of the maps and of the outcomes of annealing.
#include "archive/rows.hpp"
#include "archive/treatment_rows.hpp"

namespace baroscape {

Record map_entry_record(std::int64_t map, const MapEntry& entry) {
  return Record()
      .add(map)
      .add(entry.from)
      .add(entry.to)
      .add(entry.volume_work)
      .add(entry.dropped)
      .add(entry.slides)
      .add(entry.weight);
}

MapEntry read_map_entry(const Record& record) {
  RecordReader reader(record);
  reader.integer();
  MapEntry entry;
  entry.from = reader.integer();
  entry.to = reader.integer();
  entry.volume_work = reader.real();
  entry.dropped = reader.real();
  entry.slides = static_cast<int>(reader.integer());
  entry.weight = reader.real();
  return entry;
}

Record anneal_outcome_record(std::int64_t id, const AnnealOutcome& outcome) {
  Record record;
  record.add(id).add(outcome.start).add(outcome.pressure).add(outcome.temperature).add(finite_time(outcome.time));
  record.add(outcome.delta_energy).add(outcome.delta_energy_deviation).add(outcome.delta_energy_error);
  record.add(outcome.trapped_fraction).add(outcome.volume_ratio).add(outcome.bulk_modulus_ratio);
  record.add(outcome.work_bound_ratio).add(outcome.undetermined).add(outcome.lost).add(outcome.unlisted_share);
  record.add(outcome.anneal_enthalpy_change).add(outcome.unload_enthalpy_change).add(outcome.volume_work);
  record.add(outcome.dropped).add(outcome.pieces).add(outcome.distances.d12).add(outcome.distances.d23);
  record.add(outcome.distances.d13).add(outcome.finished ? 1 : 0).add(outcome.reason);
  return record.add(static_cast<std::int64_t>(outcome.table.size())).add(detail_rows(outcome));
}

AnnealOutcome read_anneal_outcome(const Record& record, AnnealRowCounts& counts) {
  RecordReader reader(record);
  AnnealOutcome outcome;
  reader.integer();
  outcome.start = reader.text();
  outcome.pressure = reader.real();
  outcome.temperature = reader.real();
  outcome.time = time_of(reader.optional_real());
  outcome.delta_energy = reader.real();
  outcome.delta_energy_deviation = reader.real();
  outcome.delta_energy_error = reader.optional_real();
  outcome.trapped_fraction = reader.real();
  outcome.volume_ratio = reader.real();
  outcome.bulk_modulus_ratio = reader.real();
  outcome.work_bound_ratio = reader.optional_real();
  outcome.undetermined = reader.real();
  outcome.lost = reader.real();
  outcome.unlisted_share = reader.real();
  outcome.anneal_enthalpy_change = reader.real();
  outcome.unload_enthalpy_change = reader.real();
  outcome.volume_work = reader.real();
  outcome.dropped = reader.real();
  outcome.pieces = static_cast<int>(reader.integer());
  outcome.distances.d12 = reader.real();
  outcome.distances.d23 = reader.real();
  outcome.distances.d13 = reader.real();
  outcome.finished = reader.integer() != 0;
  outcome.reason = reader.text();
  counts.trapped = reader.integer();
  counts.details = reader.integer();
  return outcome;
}

Record stage_record(std::int64_t outcome, int stage, const StageState& state) {
  Record record;
  record.add(outcome).add(stage).add(state.minimum).add(state.population).add(state.enthalpy).add(state.energy);
  record.add(state.volume).add(state.bulk_modulus).add(state.barrier_back);
  return record;
}

StageState read_stage(const Record& record, std::int64_t& stage) {
  RecordReader reader(record);
  reader.integer();
  StageState state;
  stage = reader.integer();
  state.minimum = reader.integer();
  state.population = reader.real();
  state.enthalpy = reader.real();
  state.energy = reader.real();
  state.volume = reader.real();
  state.bulk_modulus = reader.real();
  state.barrier_back = reader.optional_real();
  return state;
}

Record trapped_record(std::int64_t outcome, std::int64_t position, const TrappedState& state) {
  Record record;
  record.add(outcome).add(position).add(state.minimum).add(state.initial).add(state.weight).add(state.energy_excess);
  record.add(state.share).add(state.trapped ? 1 : 0).add(state.barrier_back).add(state.volume_ratio);
  return record.add(state.bulk_modulus_ratio).add(state.log_time_back);
}

TrappedState read_trapped(const Record& record) {
  RecordReader reader(record);
  reader.integer();
  reader.integer();
  TrappedState state;
  state.minimum = reader.integer();
  state.initial = reader.integer();
  state.weight = reader.real();
  state.energy_excess = reader.real();
  state.share = reader.real();
  state.trapped = reader.integer() != 0;
  state.barrier_back = reader.optional_real();
  state.volume_ratio = reader.real();
  state.bulk_modulus_ratio = reader.real();
  state.log_time_back = reader.optional_real();
  return state;
}

}  // namespace baroscape
