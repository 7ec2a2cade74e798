#include "archive/protocol_store.hpp"

#include <fmt/format.h>

#include <map>

#include "archive/protocol_rows.hpp"
#include "core/error.hpp"

namespace baroscape {
namespace {

/// The id of the row for which the condition holds, which is erased; a new one where there is none.
std::int64_t take_place(Database& database, const Table& table, const std::string& condition,
                        const std::vector<Value>& parameters) {
  std::int64_t id = 0;
  database.each(table, condition, parameters, [&](const Record& record) { id = RecordReader(record).integer(); });
  if (id == 0) return database.number(fmt::format("SELECT max(id) FROM {}", table.name)) + 1;
  database.erase(table, "WHERE id = ?", {Value(id)});
  return id;
}

void write_cycle(Database& database, const CycleResult& cycle) {
  const std::int64_t id =
      take_place(database, kCycle, "WHERE start = ? AND pressure = ?", {Value(cycle.start), Value(cycle.pressure)});
  for (const Table* table : {&kCycleTurn, &kCycleFate, &kCycleAttractor}) {
    database.erase(*table, "WHERE cycle = ?", {Value(id)});
  }
  database.insert(kCycle, cycle_record(id, cycle));
  for (const CycleTurn& turn : cycle.turns) database.insert(kCycleTurn, cycle_turn_record(id, turn));
  for (const CycleFate& fate : cycle.states.fates) database.insert(kCycleFate, cycle_fate_record(id, fate));
  std::int64_t position = 0;
  for (const CycleAttractor& attractor : cycle.states.attractors) {
    database.insert(kCycleAttractor, cycle_attractor_record(id, position++, attractor));
  }
}

}  // namespace

void write_protocol(Database& database, const AnnealResult& result) {
  for (const CycleResult& cycle : result.cycles) write_cycle(database, cycle);
  for (const VolumeLoop& loop : result.loops) {
    const std::int64_t id = take_place(database, kVolumeLoop, "WHERE pressure = ? AND minimum = ?",
                                       {Value(loop.pressure), Value(loop.minimum)});
    database.insert(kVolumeLoop, volume_loop_record(id, loop));
  }
  for (const PathProfile& profile : result.profiles) {
    const std::int64_t id = take_place(
        database, kPathProfile,
        "WHERE path_pressure = ? AND other_pressure = ? AND minimum_from = ? AND minimum_to = ?",
        {Value(profile.path_pressure), Value(profile.other_pressure), Value(profile.from), Value(profile.to)});
    database.insert(kPathProfile, path_profile_record(id, profile));
  }
}

std::vector<CycleResult> read_cycles(Database& database) {
  std::vector<CycleResult> cycles;
  database.snapshot([&] {
    std::map<std::int64_t, std::pair<std::size_t, CycleRowCounts>> known;  // place and rows to come, by id
    database.each(kCycle, "ORDER BY start, pressure", {}, [&](const Record& record) {
      CycleRowCounts counts;
      cycles.push_back(read_cycle(record, counts));
      known[RecordReader(record).integer()] = {cycles.size() - 1, counts};
    });
    const auto each = [&](const Table& table, const char* order, const auto& take) {
      database.each(table, order, {}, [&](const Record& record) {
        const auto found = known.find(RecordReader(record).integer());
        if (found != known.end()) take(record, cycles[found->second.first], found->second.second);
      });
    };
    each(kCycleTurn, "ORDER BY cycle, turn", [](const Record& record, CycleResult& cycle, CycleRowCounts& left) {
      cycle.turns.push_back(read_cycle_turn(record));
      --left.turns;
    });
    each(kCycleFate, "ORDER BY cycle, minimum", [](const Record& record, CycleResult& cycle, CycleRowCounts& left) {
      cycle.states.fates.push_back(read_cycle_fate(record));
      --left.fates;
    });
    each(kCycleAttractor, "ORDER BY cycle, position",
         [](const Record& record, CycleResult& cycle, CycleRowCounts& left) {
           cycle.states.attractors.push_back(read_cycle_attractor(record));
           --left.attractors;
         });
    for (const auto& [id, expected] : known) {
      const CycleRowCounts& left = expected.second;
      if (left.turns == 0 && left.fates == 0 && left.attractors == 0) continue;
      throw InputError(fmt::format("{}: is damaged: rows of cycle {} are missing", database.path(), id));
    }
  });
  return cycles;
}

std::vector<VolumeLoop> read_volume_loops(Database& database) {
  std::vector<VolumeLoop> loops;
  database.each(kVolumeLoop, "ORDER BY pressure, minimum", {},
                [&](const Record& record) { loops.push_back(read_volume_loop(record)); });
  return loops;
}

std::vector<PathProfile> read_path_profiles(Database& database) {
  std::vector<PathProfile> profiles;
  database.each(kPathProfile, "ORDER BY path_pressure, other_pressure, minimum_from, minimum_to", {},
                [&](const Record& record) { profiles.push_back(read_path_profile(record)); });
  return profiles;
}

}  // namespace baroscape
