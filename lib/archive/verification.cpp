#include "archive/verification.hpp"

#include <fmt/format.h>

#include <map>

#include "core/error.hpp"

namespace baroscape {

namespace {

/// A SELECT that finds rows whose reference leads nowhere: the row's number, and what is wrong.
struct ReferenceCheck {
  const char* table;
  const char* problem;
  const char* sql;
};

constexpr ReferenceCheck kReferences[] = {
    {"minimum", "refers to a pressure that does not exist",
     "SELECT id FROM minimum WHERE pressure NOT IN (SELECT id FROM pressure)"},
    {"transition_state", "refers to a pressure that does not exist",
     "SELECT id FROM transition_state WHERE pressure NOT IN (SELECT id FROM pressure)"},
    {"transition_state", "joins a minimum that does not exist at its pressure",
     "SELECT t.id FROM transition_state t WHERE NOT EXISTS (SELECT 1 FROM minimum m WHERE m.id = t.minimum_a AND "
     "m.pressure = t.pressure) OR NOT EXISTS (SELECT 1 FROM minimum m WHERE m.id = t.minimum_b AND m.pressure = "
     "t.pressure)"},
    {"census", "refers to a pressure that does not exist",
     "SELECT id FROM census WHERE pressure NOT IN (SELECT id FROM pressure)"},
    {"census", "refers to a provenance that does not exist",
     "SELECT id FROM census WHERE provenance NOT IN (SELECT id FROM provenance)"},
    {"census_minimum", "belongs to no census, or its minimum does not exist at that pressure",
     "SELECT s.local FROM census_minimum s LEFT JOIN census c ON c.id = s.census LEFT JOIN minimum m ON m.id = "
     "s.minimum "
     "WHERE c.id IS NULL OR m.id IS NULL OR m.pressure <> c.pressure"},
    {"census_transition_state", "belongs to no census, or its transition state does not exist at that pressure",
     "SELECT s.local FROM census_transition_state s LEFT JOIN census c ON c.id = s.census LEFT JOIN transition_state t "
     "ON t.id = s.transition_state WHERE c.id IS NULL OR t.id IS NULL OR t.pressure <> c.pressure"},
    {"census_transition_state", "joins a minimum its census does not have",
     "SELECT s.local FROM census_transition_state s WHERE NOT EXISTS (SELECT 1 FROM census_minimum m WHERE m.census = "
     "s.census AND m.local = s.local_a) OR NOT EXISTS (SELECT 1 FROM census_minimum m WHERE m.census = s.census AND "
     "m.local = s.local_b)"},
    {"census_minimum", "should have a copy in own_minimum and has none",
     "SELECT s.local FROM census_minimum s LEFT JOIN own_minimum o ON o.census = s.census AND o.local = s.local WHERE "
     "s.own = 1 AND o.local IS NULL"},
    {"census_transition_state", "should have a copy in own_transition_state and has none",
     "SELECT s.local FROM census_transition_state s LEFT JOIN own_transition_state o ON o.census = s.census AND "
     "o.local "
     "= s.local WHERE s.own = 1 AND o.local IS NULL"},
    {"own_minimum", "belongs to no row of census_minimum",
     "SELECT o.local FROM own_minimum o LEFT JOIN census_minimum s ON s.census = o.census AND s.local = o.local AND "
     "s.own = 1 WHERE s.local IS NULL"},
    {"own_transition_state", "belongs to no row of census_transition_state",
     "SELECT o.local FROM own_transition_state o LEFT JOIN census_transition_state s ON s.census = o.census AND "
     "s.local "
     "= o.local AND s.own = 1 WHERE s.local IS NULL"},
    {"map_entry", "belongs to no map, or refers to a minimum that does not exist",
     "SELECT minimum_from FROM map_entry WHERE map NOT IN (SELECT id FROM pressure_map) OR minimum_from NOT IN (SELECT "
     "id FROM minimum) OR minimum_to NOT IN (SELECT id FROM minimum)"},
    {"anneal_stage", "belongs to no outcome, or refers to a minimum that does not exist",
     "SELECT stage FROM anneal_stage WHERE outcome NOT IN (SELECT id FROM anneal_outcome) OR (minimum <> 0 AND minimum "
     "NOT IN (SELECT id FROM minimum))"},
    {"trapped", "belongs to no outcome, or refers to a minimum that does not exist",
     "SELECT position FROM trapped WHERE outcome NOT IN (SELECT id FROM anneal_outcome) OR minimum NOT IN (SELECT id "
     "FROM minimum) OR (initial <> 0 AND initial NOT IN (SELECT id FROM minimum))"},
    {"anneal_population", "belongs to no outcome, or refers to a minimum that does not exist",
     "SELECT stage FROM anneal_population WHERE outcome NOT IN (SELECT id FROM anneal_outcome) OR EXISTS (SELECT 1 "
     "FROM json_each(minima) j WHERE j.value NOT IN (SELECT id FROM minimum))"},
    {"anneal_storage", "belongs to no outcome",
     "SELECT position FROM anneal_storage WHERE outcome NOT IN (SELECT id FROM anneal_outcome)"},
    {"anneal_drawn", "belongs to no outcome, or refers to a minimum that does not exist",
     "SELECT position FROM anneal_drawn WHERE outcome NOT IN (SELECT id FROM anneal_outcome) OR initial NOT IN "
     "(SELECT id FROM minimum) OR unloaded NOT IN (SELECT id FROM minimum)"},
    {"half_life", "belongs to no outcome",
     "SELECT position FROM half_life WHERE outcome NOT IN (SELECT id FROM anneal_outcome)"},
    {"scan", "belongs to no outcome", "SELECT position FROM scan WHERE outcome NOT IN (SELECT id FROM anneal_outcome)"},
    {"kissinger", "belongs to no outcome",
     "SELECT position FROM kissinger WHERE outcome NOT IN (SELECT id FROM anneal_outcome)"},
    {"control_scan", "is of a start that was not treated",
     "SELECT position FROM control_scan WHERE start NOT IN (SELECT start FROM anneal_outcome)"},
    {"comparison", "is of a start that was not treated",
     "SELECT position FROM comparison WHERE start NOT IN (SELECT start FROM anneal_outcome)"},
    {"enthalpy_lines", "are of a start that was not treated",
     "SELECT position FROM enthalpy_lines WHERE start NOT IN (SELECT start FROM anneal_outcome)"},
    {"cycle", "counts other numbers of turns, fates or attractors than there are",
     "SELECT c.id FROM cycle c WHERE c.turns <> (SELECT count(*) FROM cycle_turn t WHERE t.cycle = c.id) OR c.fates <> "
     "(SELECT count(*) FROM cycle_fate f WHERE f.cycle = c.id) OR c.attractors <> (SELECT count(*) FROM "
     "cycle_attractor a WHERE a.cycle = c.id)"},
    {"cycle_turn", "belongs to no cycle, or refers to a minimum that does not exist",
     "SELECT turn FROM cycle_turn WHERE cycle NOT IN (SELECT id FROM cycle) OR EXISTS (SELECT 1 FROM json_each(minima) "
     "j WHERE j.value NOT IN (SELECT id FROM minimum))"},
    {"cycle_fate", "belongs to no cycle, or refers to a minimum that does not exist",
     "SELECT minimum FROM cycle_fate WHERE cycle NOT IN (SELECT id FROM cycle) OR minimum NOT IN (SELECT id FROM "
     "minimum) OR EXISTS (SELECT 1 FROM json_each(reachable) j WHERE j.value NOT IN (SELECT id FROM minimum))"},
    {"cycle_attractor", "belongs to no cycle, or refers to a minimum that does not exist",
     "SELECT position FROM cycle_attractor WHERE cycle NOT IN (SELECT id FROM cycle) OR EXISTS (SELECT 1 FROM "
     "json_each(minima) j WHERE j.value NOT IN (SELECT id FROM minimum))"},
    {"volume_loop", "refers to a minimum that does not exist",
     "SELECT id FROM volume_loop WHERE minimum NOT IN (SELECT id FROM minimum) OR loaded NOT IN (SELECT id FROM "
     "minimum) OR unloaded NOT IN (SELECT id FROM minimum)"},
    {"path_profile", "refers to a minimum that does not exist",
     "SELECT id FROM path_profile WHERE minimum_from NOT IN (SELECT id FROM minimum) OR minimum_to NOT IN (SELECT id "
     "FROM minimum)"},
    {"branch_point", "belongs to no branch",
     "SELECT position FROM branch_point WHERE branch NOT IN (SELECT id FROM branch)"},
    {"branch_member", "belongs to no branch, or its state does not exist at that pressure",
     "SELECT b.pressure FROM branch_member b LEFT JOIN branch a ON a.id = b.branch WHERE a.id IS NULL OR NOT EXISTS "
     "(SELECT 1 FROM minimum m WHERE a.state_index = 0 AND m.id = b.state AND m.pressure = b.pressure UNION SELECT 1 "
     "FROM transition_state t WHERE a.state_index = 1 AND t.id = b.state AND t.pressure = b.pressure)"},
    {"branch", "counts other numbers of points or members than there are",
     "SELECT b.id FROM branch b WHERE b.points <> (SELECT count(*) FROM branch_point p WHERE p.branch = b.id) OR "
     "b.members <> (SELECT count(*) FROM branch_member m WHERE m.branch = b.id)"},
    {"event", "refers to a minimum, transition state or branch that does not exist",
     "SELECT id FROM event WHERE (minimum <> 0 AND minimum NOT IN (SELECT id FROM minimum)) OR EXISTS (SELECT 1 FROM "
     "json_each(transition_states) j WHERE j.value NOT IN (SELECT id FROM transition_state)) OR EXISTS (SELECT 1 FROM "
     "json_each(branches) j WHERE j.value NOT IN (SELECT id FROM branch))"},
    {"crossing", "refers to a minimum or branch that does not exist",
     "SELECT id FROM crossing WHERE (minimum_a <> 0 AND minimum_a NOT IN (SELECT id FROM minimum)) OR (minimum_b <> 0 "
     "AND minimum_b NOT IN (SELECT id FROM minimum)) OR branch_a NOT IN (SELECT id FROM branch) OR branch_b NOT IN "
     "(SELECT id FROM branch)"},
    {"succession", "refers to a branch that does not exist",
     "SELECT id FROM succession WHERE branch NOT IN (SELECT id FROM branch) OR (heir <> 0 AND heir NOT IN (SELECT id "
     "FROM branch))"},
    {"amplitude_range", "belongs to no curve",
     "SELECT position FROM amplitude_range WHERE curve NOT IN (SELECT id FROM amplitude_curve)"},
    {"amplitude_curve", "counts another number of ranges than there are",
     "SELECT c.id FROM amplitude_curve c WHERE c.ranges <> (SELECT count(*) FROM amplitude_range r WHERE r.curve = "
     "c.id)"},
    {"deformation", "counts other numbers of branches, events, crossings, successions or disagreements than there are",
     "SELECT id FROM deformation WHERE branches <> (SELECT count(*) FROM branch) OR events <> (SELECT count(*) FROM "
     "event) OR crossings <> (SELECT count(*) FROM crossing) OR successions <> (SELECT count(*) FROM succession) OR "
     "disagreements <> (SELECT count(*) FROM disagreement)"},
    {"connection", "refers to a pressure, minimum or provenance that does not exist",
     "SELECT id FROM connection WHERE pressure NOT IN (SELECT id FROM pressure) OR minimum_from NOT IN (SELECT id FROM "
     "minimum) OR minimum_to NOT IN (SELECT id FROM minimum) OR provenance NOT IN (SELECT id FROM provenance)"},
    {"connection_attempt", "belongs to no connection, or refers to a minimum that does not exist",
     "SELECT minimum_a FROM connection_attempt WHERE connection NOT IN (SELECT id FROM connection) OR minimum_a NOT IN "
     "(SELECT id FROM minimum) OR (minimum_b <> 0 AND minimum_b NOT IN (SELECT id FROM minimum))"},
    {"hop_run", "refers to a pressure or provenance that does not exist",
     "SELECT id FROM hop_run WHERE pressure NOT IN (SELECT id FROM pressure) OR provenance NOT IN (SELECT id FROM "
     "provenance)"},
    {"hop_minimum", "belongs to no run, or refers to a minimum that does not exist",
     "SELECT position FROM hop_minimum WHERE hop_run NOT IN (SELECT id FROM hop_run) OR minimum NOT IN (SELECT id FROM "
     "minimum)"},
    {"hop_run", "counts another number of minima than there are",
     "SELECT h.id FROM hop_run h WHERE h.kept <> (SELECT count(*) FROM hop_minimum m WHERE m.hop_run = h.id)"},
    {"pressure", "counts other numbers of minima or transition states than there are",
     "SELECT p.id FROM pressure p WHERE p.minima <> (SELECT count(*) FROM minimum m WHERE m.pressure = p.id) OR "
     "p.transition_states <> (SELECT count(*) FROM transition_state t WHERE t.pressure = p.id)"},
    {"census", "counts other numbers of minima or transition states than there are",
     "SELECT c.id FROM census c WHERE c.minima <> (SELECT count(*) FROM census_minimum s WHERE s.census = c.id) OR "
     "c.transition_states <> (SELECT count(*) FROM census_transition_state s WHERE s.census = c.id)"},
    {"pressure_map", "counts another number of entries than there are",
     "SELECT p.id FROM pressure_map p WHERE p.entries <> (SELECT count(*) FROM map_entry e WHERE e.map = p.id)"},
    {"anneal_outcome", "counts another number of details than there are",
     "SELECT a.id FROM anneal_outcome a WHERE a.detail_rows <> (SELECT count(*) FROM (SELECT outcome FROM "
     "anneal_population UNION ALL SELECT outcome FROM anneal_storage UNION ALL SELECT outcome FROM anneal_drawn UNION "
     "ALL SELECT outcome FROM half_life UNION ALL SELECT outcome FROM scan UNION ALL SELECT outcome FROM kissinger) d "
     "WHERE d.outcome = a.id)"},
    {"anneal_outcome", "counts another number of rows of trapped than there are, or has not three stages",
     "SELECT a.id FROM anneal_outcome a WHERE a.trapped_rows <> (SELECT count(*) FROM trapped t WHERE t.outcome = "
     "a.id) "
     "OR 3 <> (SELECT count(*) FROM anneal_stage s WHERE s.outcome = a.id)"},
};

// The last key that is a number: the id, or the place within a census, map or outcome.
std::int64_t row_number(const Table& table, const Record& record) {
  const auto* number = std::get_if<std::int64_t>(&record.values().at(static_cast<std::size_t>(table.keys - 1)));
  return number != nullptr ? *number : 0;
}

class Search {
 public:
  explicit Search(Database& database) : database_(database) {}

  std::vector<DamagedRecord> run() {
    attempt(kContents.name, [&] { check_rows(kContents); });
    for (const Table& table : kTables) attempt(table.name, [&] { check_rows(table); });
    attempt("contents", [&] { check_row_counts(); });
    for (const ReferenceCheck& check : kReferences) attempt(check.table, [&] { check_reference(check); });
    attempt("meta", [&] { check_meta(); });
    attempt("database", [&] { check_integrity(); });
    return std::move(damage_);
  }

 private:
  template <class Work>
  void attempt(const std::string& table, Work work) {
    try {
      work();
    } catch (const InputError& error) {
      damage_.push_back({table, 0, error.what()});
    }
  }

  void check_rows(const Table& table) {
    database_.each_checked(table, [&](const Record& record, bool intact) {
      ++rows_[table.name];
      if (!intact) {
        damage_.push_back({table.name, row_number(table, record), row_name(table, record) + " fails its checksum"});
      }
    });
  }

  void check_row_counts() {
    std::map<std::string, std::int64_t> expected;
    database_.each(kContents, "", {}, [&](const Record& record) {
      RecordReader reader(record);
      const std::string name = reader.text();
      expected[name] = reader.integer();
    });
    for (const Table& table : kTables) {
      const auto found = expected.find(table.name);
      if (found == expected.end()) {
        damage_.push_back({"contents", 0, fmt::format("does not count the rows of {}", table.name)});
      } else if (found->second != rows_[table.name]) {
        damage_.push_back(
            {table.name, 0, fmt::format("has {} rows, {} were written", rows_[table.name], found->second)});
      }
    }
  }

  void check_reference(const ReferenceCheck& check) {
    database_.query(check.sql, {}, [&](const Record& record) {
      const auto* number = std::get_if<std::int64_t>(&record.values().front());
      const std::int64_t row = number != nullptr ? *number : 0;
      damage_.push_back({check.table, row, fmt::format("{} {} {}", check.table, row, check.problem)});
    });
  }

  void check_meta() {
    int systems = 0;
    database_.each(kMeta, "WHERE key = 'system'", {}, [&](const Record&) { ++systems; });
    if (systems != 1) damage_.push_back({"meta", 0, "does not say what system was studied"});
  }

  void check_integrity() {
    database_.query("PRAGMA integrity_check", {}, [&](const Record& record) {
      const auto* text = std::get_if<std::string>(&record.values().front());
      if (text == nullptr || *text != "ok") damage_.push_back({"database", 0, text ? *text : "integrity check failed"});
    });
  }

  Database& database_;
  std::map<std::string, std::int64_t> rows_;
  std::vector<DamagedRecord> damage_;
};

}  // namespace

std::vector<DamagedRecord> find_damage(Database& database) {
  std::vector<DamagedRecord> damage;
  database.snapshot([&] { damage = Search(database).run(); });
  return damage;
}

}  // namespace baroscape
