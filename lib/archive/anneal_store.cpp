#include "archive/anneal_store.hpp"

#include <fmt/format.h>

#include <map>

#include "archive/protocol_store.hpp"
#include "archive/rows.hpp"
#include "archive/treatment_rows.hpp"
#include "archive/treatment_store.hpp"
#include "core/error.hpp"

namespace baroscape {

namespace {

Record map_record(std::int64_t id, const char* kind, const PressureMap& map, std::int64_t entries) {
  return Record().add(id).add(kind).add(map.from).add(map.to).add(entries);
}

void write_map(Database& database, const char* kind, const PressureMap& map) {
  std::int64_t id = 0, entries = 0;
  database.each(kPressureMap, "WHERE kind = ? AND pressure_from = ? AND pressure_to = ?",
                {Value(std::string(kind)), Value(map.from), Value(map.to)},
                [&](const Record& record) { id = RecordReader(record).integer(); });
  if (id == 0) {
    id = database.number("SELECT max(id) FROM pressure_map") + 1;
    database.insert(kPressureMap, map_record(id, kind, map, 0));
  }
  for (const MapEntry& entry : map.entries) {
    database.erase(kMapEntry, "WHERE map = ? AND minimum_from = ?", {Value(id), Value(entry.from)});
  }
  for (const MapEntry& entry : map.entries) database.insert(kMapEntry, map_entry_record(id, entry));
  entries = database.number("SELECT count(*) FROM map_entry WHERE map = ?", {Value(id)});
  database.update(kPressureMap, map_record(id, kind, map, entries));
}

Value time_value(const AnnealOutcome& outcome) {
  const auto time = finite_time(outcome.time);
  return time ? Value(*time) : Value();
}

void write_outcome(Database& database, const AnnealOutcome& outcome) {
  std::int64_t id = 0;
  database.each(kAnnealOutcome, "WHERE start = ? AND pressure = ? AND temperature = ? AND time IS ?",
                {Value(outcome.start), Value(outcome.pressure), Value(outcome.temperature), time_value(outcome)},
                [&](const Record& record) { id = RecordReader(record).integer(); });
  if (id != 0) {
    database.erase(kAnnealOutcome, "WHERE id = ?", {Value(id)});
    database.erase(kAnnealStage, "WHERE outcome = ?", {Value(id)});
    database.erase(kTrapped, "WHERE outcome = ?", {Value(id)});
    erase_details(database, id);
  } else {
    id = database.number("SELECT max(id) FROM anneal_outcome") + 1;
  }
  database.insert(kAnnealOutcome, anneal_outcome_record(id, outcome));
  int stage = 0;
  for (const StageState* state : {&outcome.state1, &outcome.state2, &outcome.state3}) {
    database.insert(kAnnealStage, stage_record(id, ++stage, *state));
  }
  std::int64_t position = 0;
  for (const TrappedState& state : outcome.table) database.insert(kTrapped, trapped_record(id, position++, state));
  write_details(database, id, outcome);
}

}  // namespace

void write_anneal(Database& database, const AnnealResult& result) {
  database.transaction([&] {
    for (const PressureMap& map : result.load) write_map(database, "load", map);
    for (const PressureMap& map : result.unload) write_map(database, "unload", map);
    for (const AnnealOutcome& outcome : result.outcomes) write_outcome(database, outcome);
    write_companions(database, result);
    write_protocol(database, result);
  });
}

std::vector<AnnealOutcome> read_anneal_outcomes(Database& database) {
  struct Expected {
    std::size_t index = 0;
    AnnealRowCounts rows;
  };
  std::vector<AnnealOutcome> outcomes;
  database.snapshot([&] {
    std::map<std::int64_t, Expected> missing;  // by id
    database.each(kAnnealOutcome, "ORDER BY start, pressure, temperature, time", {}, [&](const Record& record) {
      AnnealRowCounts rows;
      outcomes.push_back(read_anneal_outcome(record, rows));
      missing[RecordReader(record).integer()] = {outcomes.size() - 1, rows};
    });
    database.each(kAnnealStage, "ORDER BY outcome, stage", {}, [&](const Record& record) {
      const auto found = missing.find(RecordReader(record).integer());
      if (found == missing.end()) return;
      std::int64_t stage = 0;
      const StageState state = read_stage(record, stage);
      AnnealOutcome& outcome = outcomes[found->second.index];
      (stage == 1 ? outcome.state1 : stage == 2 ? outcome.state2 : outcome.state3) = state;
      --found->second.rows.stages;
    });
    database.each(kTrapped, "ORDER BY outcome, position", {}, [&](const Record& record) {
      const auto found = missing.find(RecordReader(record).integer());
      if (found == missing.end()) return;
      outcomes[found->second.index].table.push_back(read_trapped(record));
      --found->second.rows.trapped;
    });
    for (auto& [id, expected] : missing) {
      expected.rows.details -= read_details(database, id, outcomes[expected.index]);
      if (expected.rows.stages == 0 && expected.rows.trapped == 0 && expected.rows.details == 0) continue;
      throw InputError(
          fmt::format("{}: is damaged: rows that belong to anneal_outcome {} are missing", database.path(), id));
    }
  });
  return outcomes;
}

std::vector<StoredMap> read_pressure_maps(Database& database) {
  std::vector<StoredMap> maps;
  database.snapshot([&] {
    std::map<std::int64_t, std::pair<std::size_t, std::int64_t>> known;  // index and entries to come, by id
    database.each(kPressureMap, "ORDER BY kind, pressure_from, pressure_to", {}, [&](const Record& record) {
      RecordReader reader(record);
      const std::int64_t id = reader.integer();
      StoredMap stored;
      stored.load = reader.text() == "load";
      stored.map.from = reader.real();
      stored.map.to = reader.real();
      known[id] = {maps.size(), reader.integer()};
      maps.push_back(std::move(stored));
    });
    database.each(kMapEntry, "ORDER BY map, minimum_from, weight DESC, minimum_to", {}, [&](const Record& record) {
      const auto found = known.find(RecordReader(record).integer());
      if (found == known.end()) return;
      maps[found->second.first].map.entries.push_back(read_map_entry(record));
      --found->second.second;
    });
    for (const auto& [id, expected] : known) {
      if (expected.second == 0) continue;
      throw InputError(fmt::format("{}: is damaged: entries of pressure_map {} are missing", database.path(), id));
    }
  });
  return maps;
}

}  // namespace baroscape
