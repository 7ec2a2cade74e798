#include "archive/census_store.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "core/error.hpp"

namespace baroscape {

namespace {

void require(bool condition, const char* what) {
  if (!condition) throw std::logic_error(std::string("census window: ") + what);
}

std::optional<CensusRow> find_census(Database& database, std::int64_t pressure, std::uint64_t seed) {
  std::optional<CensusRow> found;
  database.each(kCensus, "WHERE pressure = ? AND seed = ?", {Value(pressure), Value(static_cast<std::int64_t>(seed))},
                [&](const Record& record) { found = read_census(record); });
  return found;
}

std::vector<CensusStateRow> read_states(Database& database, const CensusRow& census, const Table& table,
                                        CensusStateRow (*read)(const Record&), std::int64_t expected) {
  std::vector<CensusStateRow> states;
  database.each(table, "WHERE census = ? ORDER BY local", {Value(census.id)}, [&](const Record& record) {
    states.push_back(read(record));
    if (states.back().local != static_cast<std::int64_t>(states.size())) expected = -1;
  });
  if (static_cast<std::int64_t>(states.size()) != expected) {
    throw InputError(
        fmt::format("{}: is damaged: rows of {} are missing for census {}", database.path(), table.name, census.id));
  }
  return states;
}

std::vector<CensusStateRow> read_minima(Database& database, const CensusRow& census) {
  return read_states(database, census, kCensusMinimum, read_census_minimum, census.minima);
}

std::vector<CensusStateRow> read_transition_states(Database& database, const CensusRow& census) {
  return read_states(database, census, kCensusTransitionState, read_census_transition_state, census.transition_states);
}

// Fills in the states of a history: from the union by permanent id, then with the census's own copies by local id.
template <class State, class ReadUnion, class ReadOwn>
void fill(Database& database, const CensusRow& census, const std::vector<CensusStateRow>& rows,
          const Table& union_table, const Table& own_table, ReadUnion read_union, ReadOwn read_own,
          std::vector<State>& states) {
  states.resize(rows.size());
  std::map<std::int64_t, std::size_t> by_permanent;
  for (const CensusStateRow& row : rows) {
    if (!row.own) by_permanent[row.permanent] = static_cast<std::size_t>(row.local - 1);
  }
  std::size_t filled = 0;
  database.each(union_table, "WHERE pressure = ?", {Value(census.pressure)}, [&](const Record& record) {
    State state = read_union(record, nullptr);
    const auto found = by_permanent.find(state.id);
    if (found == by_permanent.end()) return;
    states[found->second] = std::move(state);
    ++filled;
  });
  database.each(own_table, "WHERE census = ?", {Value(census.id)}, [&](const Record& record) {
    RecordReader reader(record);
    reader.integer();
    const auto local = static_cast<std::size_t>(reader.integer());
    if (local < 1 || local > rows.size() || !rows[local - 1].own) return;
    read_own(reader, states[local - 1]);
    ++filled;
  });
  if (filled != rows.size()) {
    throw InputError(fmt::format("{}: is damaged: {} of {} states of census {} are missing in {} and {}",
                                 database.path(), rows.size() - filled, rows.size(), census.id, union_table.name,
                                 own_table.name));
  }
  for (std::size_t index = 0; index < rows.size(); ++index) states[index].id = rows[index].local;
}

void read_states_of(Database& database, const CensusRow& census, CensusHistory& history) {
  const auto minima = read_minima(database, census);
  fill(database, census, minima, kMinimum, kOwnMinimum, read_minimum, read_minimum_columns, history.minima);
  const auto states = read_transition_states(database, census);
  fill(database, census, states, kTransitionState, kOwnTransitionState, read_transition_state,
       read_transition_state_columns, history.transition_states);
  for (const CensusStateRow& row : minima) {
    history.minimum_window.push_back(row.window);
    history.minimum_tallies.push_back(row.tally);
  }
  for (std::size_t index = 0; index < states.size(); ++index) {
    history.transition_states[index].minimum_a = states[index].local_a;
    history.transition_states[index].minimum_b = states[index].local_b;
    history.transition_state_window.push_back(states[index].window);
    history.transition_state_tallies.push_back(states[index].tally);
  }
}

}  // namespace

CensusHistory read_history(Database& database, const CensusKey& key) {
  CensusHistory history;
  database.snapshot([&] {
    const auto pressure = find_pressure(database, key.pressure);
    if (!pressure) return;
    const auto census = find_census(database, pressure->id, key.seed);
    if (!census) return;
    history.windows = census->windows;
    history.searches = census->searches;
    history.outcomes = census->outcomes;
    history.counts = census->counts;
    history.stopped_by = census->stopped_by;
    read_states_of(database, *census, history);
  });
  return history;
}

void CensusStore::transaction(const std::function<void()>& work) {
  try {
    database_.transaction([&] {
      work();
      union_.finish();
    });
  } catch (...) {
    open_.clear();
    union_.forget();
    throw;
  }
}

CensusStore::OpenCensus& CensusStore::open(const CensusKey& key) {
  const std::int64_t pressure = union_.pressure_id(key.pressure);
  const auto known = open_.find({pressure, key.seed});
  if (known != open_.end()) return known->second;
  OpenCensus census;
  if (const auto row = find_census(database_, pressure, key.seed)) {
    census.row = *row;
    census.minima = read_minima(database_, *row);
    census.transition_states = read_transition_states(database_, *row);
  } else {
    census.row.id = database_.number("SELECT max(id) FROM census") + 1;
    census.row.pressure = pressure;
    census.row.seed = key.seed;
    census.row.provenance = provenance_;
    database_.insert(kCensus, census_record(census.row));
  }
  return open_.emplace(std::make_pair(pressure, key.seed), std::move(census)).first->second;
}

void CensusStore::add_minima(OpenCensus& census, const WindowRecord& window) {
  for (const Minimum& minimum : window.new_minima) {
    CensusStateRow row;
    row.census = census.row.id;
    row.local = static_cast<std::int64_t>(census.minima.size()) + 1;
    require(minimum.id == row.local, "new minima must be numbered on from those recorded");
    const UnionStore::Added added = union_.add(census.row.pressure, minimum);
    row.permanent = added.id;
    row.window = window.window;
    row.own = !added.fresh;
    if (row.own) {
      Record copy = Record().add(row.census).add(row.local);
      add_minimum_columns(copy, minimum);
      database_.insert(kOwnMinimum, copy);
    }
    census.minima.push_back(row);
  }
}

void CensusStore::add_transition_states(OpenCensus& census, const WindowRecord& window) {
  const auto permanent = [&](std::int64_t local) {
    require(local >= 1 && local <= static_cast<std::int64_t>(census.minima.size()),
            "a transition state joins a minimum that was not recorded");
    return census.minima[static_cast<std::size_t>(local - 1)].permanent;
  };
  for (const TransitionState& state : window.new_transition_states) {
    CensusStateRow row;
    row.census = census.row.id;
    row.local = static_cast<std::int64_t>(census.transition_states.size()) + 1;
    require(state.id == row.local, "new transition states must be numbered on from those recorded");
    TransitionState joined = state;
    joined.minimum_a = permanent(state.minimum_a);
    joined.minimum_b = permanent(state.minimum_b);
    const UnionStore::Added added = union_.add(census.row.pressure, joined);
    row.permanent = added.id;
    row.window = window.window;
    row.own = !added.fresh;
    row.local_a = state.minimum_a;
    row.local_b = state.minimum_b;
    if (row.own) {
      Record copy = Record().add(row.census).add(row.local);
      add_transition_state_columns(copy, state);
      database_.insert(kOwnTransitionState, copy);
    }
    census.transition_states.push_back(row);
  }
}

void CensusStore::set_tallies(const Table& table, std::vector<CensusStateRow>& states, const Tallies& tallies,
                              Record (*record)(const CensusStateRow&), std::size_t first_new) {
  for (const auto& [local, tally] : tallies) {
    require(local >= 1 && local <= static_cast<std::int64_t>(states.size()),
            "a tally of a state that was not recorded");
    CensusStateRow& row = states[static_cast<std::size_t>(local - 1)];
    row.tally = tally;
    if (static_cast<std::size_t>(local) <= first_new) database_.update(table, record(row));
  }
  for (std::size_t index = first_new; index < states.size(); ++index) database_.insert(table, record(states[index]));
}

void CensusStore::record(const CensusKey& key, const WindowRecord& window) {
  transaction([&] {
    OpenCensus& census = open(key);
    require(window.window == census.row.windows, "windows must be recorded in their order, each once");
    const std::size_t minima = census.minima.size(), transition_states = census.transition_states.size();
    add_minima(census, window);
    add_transition_states(census, window);
    set_tallies(kCensusMinimum, census.minima, window.minimum_tallies, census_minimum_record, minima);
    set_tallies(kCensusTransitionState, census.transition_states, window.transition_state_tallies,
                census_transition_state_record, transition_states);
    census.row.windows = window.window + 1;
    census.row.searches = window.searches;
    census.row.minima = static_cast<std::int64_t>(census.minima.size());
    census.row.transition_states = static_cast<std::int64_t>(census.transition_states.size());
    census.row.stopped_by.clear();
    census.row.outcomes = window.outcomes;
    census.row.counts = window.counts;
    database_.update(kCensus, census_record(census.row));
  });
}

void CensusStore::close(const CensusKey& key, const std::string& stopped_by) {
  transaction([&] {
    OpenCensus& census = open(key);
    census.row.stopped_by = stopped_by;
    database_.update(kCensus, census_record(census.row));
  });
}

std::int64_t CensusStore::add_minimum(double pressure, const Minimum& minimum) {
  std::int64_t id = 0;
  transaction([&] { id = union_.add(union_.pressure_id(pressure), minimum).id; });
  return id;
}

std::int64_t CensusStore::add_transition_state(double pressure, const TransitionState& state) {
  std::int64_t id = 0;
  transaction([&] { id = union_.add(union_.pressure_id(pressure), state).id; });
  return id;
}

RecordedIds CensusStore::add_landscape(const Landscape& landscape) {
  RecordedIds ids;
  transaction([&] {
    const std::int64_t pressure = union_.pressure_id(landscape.pressure());
    const auto known = find_pressure(database_, landscape.pressure());
    const bool bare = !landscape.minima().empty() && landscape.minima().front().positions.size() == 0;
    if (bare && known && known->minima > 0) {
      throw InputError(
          fmt::format("{}: has {} minima at pressure {}, and states without coordinates cannot be compared "
                      "with them; import into another folder",
                      database_.path(), known->minima, landscape.pressure()));
    }
    for (const Minimum& minimum : landscape.minima()) ids.minima.push_back(union_.add(pressure, minimum).id);
    const auto permanent = [&](std::int64_t id) { return ids.minima[*landscape.index_of_minimum(id)]; };
    for (TransitionState state : landscape.transition_states()) {
      state.minimum_a = permanent(state.minimum_a);
      state.minimum_b = permanent(state.minimum_b);
      ids.transition_states.push_back(union_.add(pressure, state).id);
    }
  });
  return ids;
}

}  // namespace baroscape
