#include "archive/union_store.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "archive/system_text.hpp"
#include "core/error.hpp"

namespace baroscape {

std::optional<PressureRow> find_pressure(Database& database, double pressure) {
  std::optional<PressureRow> found;
  database.each(kPressure, "", {}, [&](const Record& record) {
    const PressureRow row = read_pressure(record);
    if (row.pressure == pressure) found = row;
  });
  return found;
}

PressureRow explored_pressure(Database& database, double pressure) {
  if (const auto row = find_pressure(database, pressure)) return *row;
  std::vector<double> explored;
  database.each(kPressure, "", {}, [&](const Record& record) { explored.push_back(read_pressure(record).pressure); });
  std::sort(explored.begin(), explored.end());
  const Units units = read_system(stored_system(database)).units;
  for (double& one : explored) one = units.given_pressure(one);
  throw InputError(fmt::format("{}: pressure {} was never explored; explored are: {}", database.path(),
                               units.given_pressure(pressure),
                               explored.empty() ? "none" : fmt::format("{}", fmt::join(explored, ", "))));
}

Landscape read_landscape(Database& database, double pressure) {
  Landscape landscape(pressure);
  database.snapshot([&] {
    const PressureRow row = explored_pressure(database, pressure);
    const auto lost = [&](const std::string& what) {
      throw InputError(fmt::format("{}: is damaged: at pressure {} {}", database.path(), pressure, what));
    };
    database.each(kMinimum, "WHERE pressure = ? ORDER BY id", {Value(row.id)},
                  [&](const Record& record) { landscape.add(read_minimum(record)); });
    database.each(kTransitionState, "WHERE pressure = ? ORDER BY id", {Value(row.id)}, [&](const Record& record) {
      TransitionState state = read_transition_state(record);
      for (const std::int64_t side : {state.minimum_a, state.minimum_b}) {
        if (!landscape.index_of_minimum(side)) {
          lost(fmt::format("transition state {} joins minimum {}, which is missing", state.id, side));
        }
      }
      landscape.add(std::move(state));
    });
    if (static_cast<std::int64_t>(landscape.minima().size()) != row.minima ||
        static_cast<std::int64_t>(landscape.transition_states().size()) != row.transition_states) {
      lost(fmt::format("{} minima and {} transition states are left of {} and {}", landscape.minima().size(),
                       landscape.transition_states().size(), row.minima, row.transition_states));
    }
  });
  return landscape;
}

std::int64_t UnionStore::pressure_id(double pressure) {
  if (!std::isfinite(pressure)) {
    throw InputError(fmt::format("{}: pressure {}: must be a finite number", database_.path(), pressure));
  }
  for (const auto& [id, known] : known_) {
    if (known.row.pressure == pressure) return id;
  }
  Known entry;
  if (const auto row = find_pressure(database_, pressure)) {
    entry.row = *row;
  } else {
    entry.row.id = database_.number("SELECT max(id) FROM pressure") + 1;
    entry.row.pressure = pressure + 0.0;  // never minus zero
    database_.insert(kPressure, pressure_record(entry.row));
  }
  const std::int64_t id = entry.row.id;
  known_.emplace(id, std::move(entry));
  return id;
}

UnionStore::Known& UnionStore::known(std::int64_t pressure_id) {
  return known_.at(pressure_id);
}

template <class State>
void UnionStore::require_positions(const State& state) const {
  if (state.positions.size() > 0) return;
  throw InputError(database_.path() +
                   ": holds states that were imported without coordinates; none can be added at their pressure");
}

Recognition& UnionStore::minima(Known& known) {
  if (!known.minima) {
    known.minima.emplace(identity_);
    database_.each(kMinimum, "WHERE pressure = ? ORDER BY id", {Value(known.row.id)}, [&](const Record& record) {
      const Minimum minimum = read_minimum(record);
      require_positions(minimum);
      known.minima->add(minimum.id, minimum.enthalpy, minimum.positions);
    });
  }
  return *known.minima;
}

Recognition& UnionStore::transition_states(Known& known) {
  if (!known.transition_states) {
    // Censuses run one pressure after the other; 30,000 transition states of LJ13 take some 30 MB.
    for (auto& [id, other] : known_) other.transition_states.reset();
    known.transition_states.emplace(identity_);
    database_.each(kTransitionState, "WHERE pressure = ? ORDER BY id", {Value(known.row.id)},
                   [&](const Record& record) {
                     const TransitionState state = read_transition_state(record);
                     require_positions(state);
                     known.transition_states->add(state.id, state.enthalpy, state.positions);
                   });
  }
  return *known.transition_states;
}

UnionStore::Added UnionStore::add(std::int64_t pressure_id, const Minimum& minimum) {
  Known& at = known(pressure_id);
  Recognition* recognition = minimum.positions.size() > 0 ? &minima(at) : nullptr;
  if (recognition != nullptr) {
    if (const auto id = recognition->find(minimum.enthalpy, minimum.positions)) return {*id, false};
  }
  if (!last_minimum_) last_minimum_ = database_.number("SELECT max(id) FROM minimum");
  Minimum permanent = minimum;
  permanent.id = ++*last_minimum_;
  database_.insert(kMinimum, minimum_record(permanent, pressure_id));
  if (recognition != nullptr) recognition->add(permanent.id, permanent.enthalpy, permanent.positions);
  ++at.row.minima;
  at.changed = true;
  return {permanent.id, true};
}

UnionStore::Added UnionStore::add(std::int64_t pressure_id, const TransitionState& state) {
  Known& at = known(pressure_id);
  Recognition* recognition = state.positions.size() > 0 ? &transition_states(at) : nullptr;
  if (recognition != nullptr) {
    if (const auto id = recognition->find(state.enthalpy, state.positions)) return {*id, false};
  }
  if (!last_transition_state_) last_transition_state_ = database_.number("SELECT max(id) FROM transition_state");
  TransitionState permanent = state;
  permanent.id = ++*last_transition_state_;
  database_.insert(kTransitionState, transition_state_record(permanent, pressure_id));
  if (recognition != nullptr) recognition->add(permanent.id, permanent.enthalpy, permanent.positions);
  ++at.row.transition_states;
  at.changed = true;
  return {permanent.id, true};
}

void UnionStore::finish() {
  for (auto& [id, known] : known_) {
    if (known.changed) database_.update(kPressure, pressure_record(known.row));
    known.changed = false;
  }
}

void UnionStore::forget() {
  known_.clear();
  last_minimum_.reset();
  last_transition_state_.reset();
}

}  // namespace baroscape
