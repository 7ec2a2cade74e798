#include "archive/treatment_store.hpp"

#include <set>
#include <string>

#include "archive/treatment_rows.hpp"

namespace baroscape {
namespace {

const Table* const kDetails[] = {&kAnnealPopulation, &kAnnealStorage, &kAnnealDrawn, &kHalfLife, &kScan, &kKissinger};

template <class Item>
using ToRecord = Record (*)(std::int64_t, std::int64_t, const Item&);

template <class Item>
void write_list(Database& database, const Table& table, std::int64_t id, const std::vector<Item>& items,
                ToRecord<Item> to_record) {
  std::int64_t position = 0;
  for (const Item& item : items) database.insert(table, to_record(id, position++, item));
}

template <class Item>
std::int64_t read_list(Database& database, const Table& table, std::int64_t id, std::vector<Item>& items,
                       Item (*read)(const Record&)) {
  database.each(table, "WHERE outcome = ? ORDER BY position", {Value(id)},
                [&](const Record& record) { items.push_back(read(record)); });
  return static_cast<std::int64_t>(items.size());
}

template <class Item>
void write_by_start(Database& database, const Table& table, const std::vector<Item>& items,
                    Record (*to_record)(std::int64_t, const Item&)) {
  std::int64_t position = 0;
  std::string start;
  for (const Item& item : items) {
    if (item.start != start) position = 0;
    start = item.start;
    database.insert(table, to_record(position++, item));
  }
}

template <class Item>
std::vector<Item> read_by_start(Database& database, const Table& table, Item (*read)(const Record&)) {
  std::vector<Item> items;
  database.each(table, "ORDER BY start, position", {}, [&](const Record& record) { items.push_back(read(record)); });
  return items;
}

}  // namespace

void write_details(Database& database, std::int64_t id, const AnnealOutcome& outcome) {
  for (int stage = 0; stage < kStages; ++stage) {
    database.insert(kAnnealPopulation, population_record(id, stage, outcome.populations));
  }
  write_list(database, kAnnealStorage, id, outcome.storage, storage_record);
  write_list(database, kAnnealDrawn, id, outcome.drawn, drawn_record);
  write_list(database, kHalfLife, id, outcome.half_lives, half_life_record);
  write_list(database, kScan, id, outcome.scans, scan_record);
  write_list(database, kKissinger, id, outcome.kissinger, kissinger_record);
}

void erase_details(Database& database, std::int64_t id) {
  for (const Table* table : kDetails) database.erase(*table, "WHERE outcome = ?", {Value(id)});
}

std::int64_t read_details(Database& database, std::int64_t id, AnnealOutcome& outcome) {
  std::int64_t rows = 0;
  database.each(kAnnealPopulation, "WHERE outcome = ? ORDER BY stage", {Value(id)}, [&](const Record& record) {
    read_population(record, outcome.populations);
    ++rows;
  });
  rows += read_list(database, kAnnealStorage, id, outcome.storage, read_storage);
  rows += read_list(database, kAnnealDrawn, id, outcome.drawn, read_drawn);
  rows += read_list(database, kHalfLife, id, outcome.half_lives, read_half_life);
  rows += read_list(database, kScan, id, outcome.scans, read_scan);
  return rows + read_list(database, kKissinger, id, outcome.kissinger, read_kissinger);
}

void write_companions(Database& database, const AnnealResult& result) {
  std::set<std::string> starts;
  for (const AnnealOutcome& outcome : result.outcomes) starts.insert(outcome.start);
  for (const ControlScan& control : result.controls) starts.insert(control.start);
  for (const ComparisonOutcome& comparison : result.comparisons) starts.insert(comparison.start);
  for (const EnthalpyLines& lines : result.lines) starts.insert(lines.start);
  for (const std::string& start : starts) {
    for (const Table* table : {&kControlScan, &kComparison, &kEnthalpyLines}) {
      database.erase(*table, "WHERE start = ?", {Value(start)});
    }
  }
  write_by_start(database, kControlScan, result.controls, control_scan_record);
  write_by_start(database, kComparison, result.comparisons, comparison_record);
  write_by_start(database, kEnthalpyLines, result.lines, enthalpy_lines_record);
}

std::vector<ControlScan> read_control_scans(Database& database) {
  return read_by_start(database, kControlScan, read_control_scan);
}

std::vector<ComparisonOutcome> read_comparisons(Database& database) {
  return read_by_start(database, kComparison, read_comparison);
}

std::vector<EnthalpyLines> read_all_enthalpy_lines(Database& database) {
  return read_by_start(database, kEnthalpyLines, read_enthalpy_lines);
}

}  // namespace baroscape
