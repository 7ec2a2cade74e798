#include "archive/hop_archive.hpp"

#include <fmt/format.h>

#include <map>

#include "archive/rows.hpp"
#include "core/error.hpp"

namespace baroscape {

namespace {

/// Ids of the rows of `hop_run` by number of the run, with the job that began each.
struct HopRow {
  std::int64_t id = 0, provenance = 0;
  HopRun run;
  std::int64_t kept = 0;
};

std::map<std::int64_t, HopRow> find_rows(Database& database, std::int64_t pressure, std::uint64_t seed) {
  std::map<std::int64_t, HopRow> rows;
  database.each(kHopRun, "WHERE pressure = ? AND seed = ? ORDER BY run",
                {Value(pressure), Value(static_cast<std::int64_t>(seed))}, [&](const Record& record) {
                  RecordReader reader(record);
                  HopRow row;
                  row.id = reader.integer();
                  reader.integer();  // pressure
                  reader.integer();  // seed
                  row.run.run = reader.integer();
                  row.provenance = reader.integer();
                  row.run.quenches = reader.integer();
                  row.run.positions = reader.numbers();
                  row.run.enthalpy = reader.real();
                  row.run.lowest = reader.real();
                  row.run.lowest_quench = reader.integer();
                  row.run.accepted = reader.integer();
                  row.run.gradients = reader.integer();
                  row.run.reached_target = reader.integer() != 0;
                  row.kept = reader.integer();
                  rows[row.run.run] = std::move(row);
                });
  return rows;
}

Record hop_record(const HopRow& row, std::int64_t pressure, std::uint64_t seed) {
  const HopRun& run = row.run;
  Record record;
  record.add(row.id).add(pressure).add(seed).add(run.run).add(row.provenance).add(run.quenches).add(run.positions);
  record.add(run.enthalpy).add(run.lowest).add(run.lowest_quench).add(run.accepted).add(run.gradients);
  return record.add(run.reached_target ? 1 : 0).add(static_cast<std::int64_t>(run.kept.size()));
}

}  // namespace

std::vector<HopRun> read_hop_runs(Database& database, const HopKey& key) {
  std::vector<HopRun> runs;
  database.snapshot([&] {
    const auto pressure = find_pressure(database, key.pressure);
    if (!pressure) return;
    for (auto& [number, row] : find_rows(database, pressure->id, key.seed)) {
      std::vector<std::pair<double, std::int64_t>>& kept = row.run.kept;
      database.each(kHopMinimum, "WHERE hop_run = ? ORDER BY position", {Value(row.id)}, [&](const Record& record) {
        RecordReader reader(record);
        reader.integer();
        reader.integer();
        const std::int64_t minimum = reader.integer();
        kept.emplace_back(reader.real(), minimum);
      });
      if (static_cast<std::int64_t>(kept.size()) != row.kept) {
        throw InputError(
            fmt::format("{}: is damaged: rows of hop_minimum are missing for run {}", database.path(), number));
      }
      runs.push_back(std::move(row.run));
    }
  });
  return runs;
}

std::vector<std::int64_t> write_hop_block(Database& database, UnionStore& union_store, std::int64_t provenance,
                                          const HopKey& key, const HopBlock& block) {
  std::vector<std::int64_t> ids;
  try {
    database.transaction([&] {
      ids.clear();
      const std::int64_t pressure = union_store.pressure_id(key.pressure);
      for (const Minimum& minimum : block.minima) ids.push_back(union_store.add(pressure, minimum).id);
      const auto known = find_rows(database, pressure, key.seed);
      std::int64_t next = database.number("SELECT max(id) FROM hop_run") + 1;
      for (const HopRun& run : block.runs) {
        const auto found = known.find(run.run);
        const bool there = found != known.end();
        const HopRow row{there ? found->second.id : next++, there ? found->second.provenance : provenance, run, 0};
        if (there) {
          database.update(kHopRun, hop_record(row, pressure, key.seed));
          database.erase(kHopMinimum, "WHERE hop_run = ?", {Value(row.id)});
        } else {
          database.insert(kHopRun, hop_record(row, pressure, key.seed));
        }
        std::int64_t position = 0;
        for (const auto& [enthalpy, id] : run.kept) {
          const std::int64_t minimum = id < 0 ? ids.at(static_cast<std::size_t>(-id - 1)) : id;
          database.insert(kHopMinimum, Record().add(row.id).add(position++).add(minimum).add(enthalpy));
        }
      }
      union_store.finish();
    });
  } catch (...) {
    union_store.forget();
    throw;
  }
  return ids;
}

}  // namespace baroscape
