// The union of all states found at each pressure, with permanent ids.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "archive/database.hpp"
#include "archive/rows.hpp"
#include "landscape/landscape.hpp"
#include "landscape/recognition.hpp"

namespace baroscape {

/// The row of `pressure` with exactly this pressure (ε/σ³), or nothing.
std::optional<PressureRow> find_pressure(Database& database, double pressure);
/// The same, but an InputError that lists what was explored when there is none.
PressureRow explored_pressure(Database& database, double pressure);
/// Everything known at an explored pressure, in order of permanent id. InputError when rows are missing or damaged.
Landscape read_landscape(Database& database, double pressure);

/// Writes the union. What it knows of the file is built when first needed and kept, so that adding a window of states
/// costs time in proportion to the window. Call inside a transaction, and forget() after one that failed.
class UnionStore {
 public:
  UnionStore(Database& database, Identity identity) : database_(database), identity_(std::move(identity)) {}

  struct Added {
    std::int64_t id = 0;  ///< permanent
    bool fresh = false;   ///< not known before: its coordinates are now the union's
  };

  /// Id of the row of `pressure`, made when it is new. InputError unless the pressure is finite.
  std::int64_t pressure_id(double pressure);
  Added add(std::int64_t pressure_id, const Minimum& minimum);
  /// minimum_a and minimum_b are permanent ids.
  /// States without positions, which an import leaves, are new every time; nothing can be compared with them, so that
  /// adding others at their pressure is an InputError.
  Added add(std::int64_t pressure_id, const TransitionState& state);
  /// Brings the rows of `pressure` up to date; the last thing in a transaction.
  void finish();
  void forget();

 private:
  struct Known {
    PressureRow row;
    bool changed = false;
    std::optional<Recognition> minima, transition_states;
  };
  Known& known(std::int64_t pressure_id);
  template <class State>
  void require_positions(const State& state) const;
  Recognition& minima(Known& known);
  Recognition& transition_states(Known& known);

  Database& database_;
  Identity identity_;
  std::map<std::int64_t, Known> known_;  // by id of the row of `pressure`
  std::optional<std::int64_t> last_minimum_, last_transition_state_;
};

}  // namespace baroscape
