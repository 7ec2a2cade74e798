#include "archive/connect_store.hpp"

#include <optional>
#include <stdexcept>

#include "archive/rows.hpp"

namespace baroscape {

namespace {

struct ConnectionRow {
  std::int64_t id = 0, provenance = 0;
  ConnectionProgress progress;
  std::string stopped_by;
};

std::optional<ConnectionRow> find_row(Database& database, std::int64_t pressure, const ConnectionKey& key) {
  std::optional<ConnectionRow> found;
  database.each(kConnection, "WHERE pressure = ? AND minimum_from = ? AND minimum_to = ? AND seed = ?",
                {Value(pressure), Value(key.from), Value(key.to), Value(static_cast<std::int64_t>(key.seed))},
                [&](const Record& record) {
                  RecordReader reader(record);
                  ConnectionRow row;
                  row.id = reader.integer();
                  for (int skipped = 0; skipped < 4; ++skipped) reader.integer();  // the key
                  row.provenance = reader.integer();
                  row.progress.rounds = reader.integer();
                  row.progress.bands = reader.integer();
                  row.progress.searches = reader.integer();
                  row.progress.joined_in_round = reader.integer();
                  row.progress.lowered_in_round = reader.integer();
                  row.progress.first_highest = reader.optional_real().value_or(0.0);
                  row.progress.highest = reader.optional_real().value_or(0.0);
                  row.progress.counts.gradients = reader.integer();
                  row.progress.counts.hessians = reader.integer();
                  row.stopped_by = reader.text();
                  found = row;
                });
  return found;
}

Record connection_record(const ConnectionRow& row, std::int64_t pressure, const ConnectionKey& key) {
  const ConnectionProgress& progress = row.progress;
  const auto height = [&](double enthalpy) {
    return progress.joined_in_round < 0 ? std::optional<double>() : std::optional(enthalpy);
  };
  Record record;
  record.add(row.id).add(pressure).add(key.from).add(key.to).add(key.seed).add(row.provenance);
  record.add(progress.rounds).add(progress.bands).add(progress.searches);
  record.add(progress.joined_in_round).add(progress.lowered_in_round);
  record.add(height(progress.first_highest)).add(height(progress.highest));
  return record.add(progress.counts.gradients).add(progress.counts.hessians).add(row.stopped_by);
}

void require(bool holds, const char* what) {
  if (!holds) throw std::logic_error(std::string("ConnectStore: ") + what);
}

}  // namespace

ConnectionHistory read_connection(Database& database, const ConnectionKey& key) {
  ConnectionHistory history;
  database.snapshot([&] {
    const auto pressure = find_pressure(database, key.pressure);
    if (!pressure) return;
    const auto row = find_row(database, pressure->id, key);
    if (!row) return;
    history.progress = row->progress;
    history.stopped_by = row->stopped_by;
    database.each(kConnectionAttempt, "WHERE connection = ? ORDER BY minimum_a, minimum_b", {Value(row->id)},
                  [&](const Record& record) {
                    RecordReader reader(record);
                    reader.integer();
                    ConnectionAttempt attempt;
                    attempt.minimum_a = reader.integer();
                    attempt.minimum_b = reader.integer();
                    attempt.count = reader.integer();
                    history.attempts.push_back(attempt);
                  });
  });
  return history;
}

void ConnectStore::transaction(const std::function<void()>& work) {
  try {
    database_.transaction([&] {
      work();
      union_.finish();
    });
  } catch (...) {
    union_.forget();
    throw;
  }
}

std::int64_t ConnectStore::write_row(const ConnectionKey& key, const ConnectionProgress& progress,
                                     const std::string& stopped_by) {
  const std::int64_t pressure = union_.pressure_id(key.pressure);
  const auto known = find_row(database_, pressure, key);
  ConnectionRow row{known ? known->id : database_.number("SELECT max(id) FROM connection") + 1,
                    known ? known->provenance : provenance_, progress, stopped_by};
  if (known) {
    database_.update(kConnection, connection_record(row, pressure, key));
  } else {
    database_.insert(kConnection, connection_record(row, pressure, key));
  }
  return row.id;
}

RecordedIds ConnectStore::record(const ConnectionKey& key, const ConnectionRound& round) {
  RecordedIds ids;
  transaction([&] {
    ids = {};
    const std::int64_t pressure = union_.pressure_id(key.pressure);
    const auto known = find_row(database_, pressure, key);
    require(round.progress.rounds == (known ? known->progress.rounds : 0) + 1,
            "rounds must be recorded in their order, each once");
    for (const Minimum& minimum : round.minima) ids.minima.push_back(union_.add(pressure, minimum).id);
    const auto permanent = [&](std::int64_t id) {
      require(id > 0 || (id < 0 && -id <= static_cast<std::int64_t>(ids.minima.size())),
              "a transition state joins a minimum that was not recorded");
      return id > 0 ? id : ids.minima[static_cast<std::size_t>(-id - 1)];
    };
    for (TransitionState state : round.transition_states) {
      state.minimum_a = permanent(state.minimum_a);
      state.minimum_b = permanent(state.minimum_b);
      ids.transition_states.push_back(union_.add(pressure, state).id);
    }
    const std::int64_t connection = write_row(key, round.progress, "");
    for (const ConnectionAttempt& attempt : round.attempts) {
      const Value a(attempt.minimum_a), b(attempt.minimum_b);
      const bool there = database_.number(
                             "SELECT count(*) FROM connection_attempt WHERE connection = ? AND minimum_a = ? AND "
                             "minimum_b = ?",
                             {Value(connection), a, b}) > 0;
      const Record row = Record().add(connection).add(attempt.minimum_a).add(attempt.minimum_b).add(attempt.count);
      if (there) {
        database_.update(kConnectionAttempt, row);
      } else {
        database_.insert(kConnectionAttempt, row);
      }
    }
  });
  return ids;
}

void ConnectStore::close(const ConnectionKey& key, const ConnectionProgress& progress, const std::string& stopped_by) {
  transaction([&] { write_row(key, progress, stopped_by); });
}

}  // namespace baroscape
