// The tables of what anneals with a time and a temperature tell: stages, storage, calorimetry, what they are compared
// with; what holds for all tables is said in archive/schema.hpp.
#pragma once

#include "archive/table.hpp"

namespace baroscape {

inline constexpr Table kAnnealPopulation{"anneal_population", 2, R"sql(CREATE TABLE anneal_population (
  -- every stage of a treatment: 0 initial (P = 0), 1 loaded, 2 heated, 3 annealed, 4 cooled (at P), 5 unloaded (P = 0)
  outcome INTEGER NOT NULL REFERENCES anneal_outcome(id),
  stage INTEGER NOT NULL,
  minima TEXT NOT NULL,      -- a JSON list of ids
  populations TEXT NOT NULL, -- theirs, a JSON list as long
  checksum INTEGER NOT NULL,
  PRIMARY KEY (outcome, stage)
) STRICT, WITHOUT ROWID)sql"};

inline constexpr Table kAnnealStorage{"anneal_storage", 2, R"sql(CREATE TABLE anneal_storage (
  -- state 3 kept at P = 0
  outcome INTEGER NOT NULL REFERENCES anneal_outcome(id),
  position INTEGER NOT NULL,
  temperature REAL NOT NULL,
  time REAL NOT NULL,
  delta_energy REAL NOT NULL,        -- against the fresh state 1
  delta_energy_stored REAL NOT NULL, -- against state 1 kept as long
  checksum INTEGER NOT NULL,
  PRIMARY KEY (outcome, position)
) STRICT, WITHOUT ROWID)sql"};

inline constexpr Table kAnnealDrawn{"anneal_drawn", 2, R"sql(CREATE TABLE anneal_drawn (
  -- single clusters drawn from the ensemble
  outcome INTEGER NOT NULL REFERENCES anneal_outcome(id),
  position INTEGER NOT NULL,
  initial INTEGER NOT NULL REFERENCES minimum(id),
  unloaded INTEGER NOT NULL REFERENCES minimum(id),
  delta_energy REAL NOT NULL,
  checksum INTEGER NOT NULL,
  PRIMARY KEY (outcome, position)
) STRICT, WITHOUT ROWID)sql"};

inline constexpr Table kHalfLife{"half_life", 2, R"sql(CREATE TABLE half_life (
  -- how long half of what was gained over state 1 is kept at P = 0
  outcome INTEGER NOT NULL REFERENCES anneal_outcome(id),
  position INTEGER NOT NULL,
  temperature REAL NOT NULL,
  log_time REAL, -- ln; NULL where nothing was gained or it is not lost
  checksum INTEGER NOT NULL,
  PRIMARY KEY (outcome, position)
) STRICT, WITHOUT ROWID)sql"};

inline constexpr Table kScan{"scan", 2, R"sql(CREATE TABLE scan (
  -- the treated sample in the calorimeter, fresh or after storage
  outcome INTEGER NOT NULL REFERENCES anneal_outcome(id),
  position INTEGER NOT NULL,
  rate REAL NOT NULL,         -- of heating
  storage_time REAL NOT NULL, -- 0: fresh
  temperature_from REAL NOT NULL,
  temperature_to REAL NOT NULL,
  heat_capacity BLOB NOT NULL, -- mean over evenly spaced intervals between the two, k_B for the whole system, as positions
                               -- are kept
  glass_transition REAL, -- where the rise above the vibrations is half done
  distance_from_equilibrium REAL NOT NULL, -- at the end
  delta_enthalpy REAL NOT NULL,        -- integral of C_p of the fresh initialised sample minus this one
  delta_enthalpy_stored REAL NOT NULL, -- the same with the initialised sample kept as long
  initial_difference REAL NOT NULL,    -- <H> of this one minus the fresh initialised one before
  sum_rule_error REAL NOT NULL,        -- delta_enthalpy - initial_difference
  exotherm_peak REAL,                  -- temperature at which it gives off the most compared to the initialised one
  exotherm_height REAL NOT NULL,
  drawn BLOB NOT NULL, -- curves of the clusters of anneal_drawn, one after the other; empty but for fresh samples
  checksum INTEGER NOT NULL,
  PRIMARY KEY (outcome, position)
) STRICT, WITHOUT ROWID)sql"};

inline constexpr Table kKissinger{"kissinger", 2, R"sql(CREATE TABLE kissinger (
  -- Kissinger's plot of the exotherms at several rates
  outcome INTEGER NOT NULL REFERENCES anneal_outcome(id),
  position INTEGER NOT NULL,
  storage_time REAL NOT NULL,
  activation_energy REAL NOT NULL,
  error REAL NOT NULL, -- of the slope
  log_attempts REAL NOT NULL,
  checksum INTEGER NOT NULL,
  PRIMARY KEY (outcome, position)
) STRICT, WITHOUT ROWID)sql"};

inline constexpr Table kControlScan{"control_scan", 2, R"sql(CREATE TABLE control_scan (
  -- the initialised sample in the calorimeter
  start TEXT NOT NULL, -- as in anneal_outcome
  position INTEGER NOT NULL,
  rate REAL NOT NULL,
  storage_time REAL NOT NULL,
  temperature_from REAL NOT NULL,
  temperature_to REAL NOT NULL,
  heat_capacity BLOB NOT NULL,
  glass_transition REAL,
  distance_from_equilibrium REAL NOT NULL,
  checksum INTEGER NOT NULL,
  PRIMARY KEY (start, position)
) STRICT, WITHOUT ROWID)sql"};

inline constexpr Table kComparison{"comparison", 2, R"sql(CREATE TABLE comparison (
  -- other ways to change a sample, all at P = 0
  start TEXT NOT NULL,
  position INTEGER NOT NULL,
  protocol TEXT NOT NULL, -- 'ageing', 'thermal cycling'
  temperature REAL NOT NULL,
  time REAL, -- at the temperature, all cycles together; NULL: until equilibrium each time
  cycles INTEGER NOT NULL,
  delta_energy REAL NOT NULL,
  volume_ratio REAL NOT NULL,
  bulk_modulus_ratio REAL NOT NULL,
  finished INTEGER NOT NULL,
  reason TEXT NOT NULL,
  checksum INTEGER NOT NULL,
  PRIMARY KEY (start, position)
) STRICT, WITHOUT ROWID)sql"};

inline constexpr Table kEnthalpyLines{"enthalpy_lines", 2, R"sql(CREATE TABLE enthalpy_lines (
  -- enthalpies of glass and liquid against temperature, without the vibrations; lists are kept as positions are
  start TEXT NOT NULL,
  position INTEGER NOT NULL,
  pressure REAL NOT NULL,
  time REAL, -- of the anneals; NULL: until equilibrium
  temperatures BLOB NOT NULL,
  glass REAL NOT NULL,           -- <H> at P of the loaded state 1
  liquid BLOB NOT NULL,          -- <H> at P in equilibrium
  glass_ambient REAL NOT NULL,   -- <E> of state 1
  liquid_unloaded BLOB NOT NULL, -- <E> at P = 0 of the liquid of P after unloading
  treated BLOB NOT NULL,         -- <E>3 after the anneal
  under_pressure BLOB NOT NULL,  -- temperatures where liquid and glass cross
  given_time BLOB NOT NULL,      -- where liquid_unloaded and glass_ambient do
  within_time BLOB NOT NULL,     -- where treated and glass_ambient do: above it the sample is rejuvenated
  checksum INTEGER NOT NULL,
  PRIMARY KEY (start, position)
) STRICT, WITHOUT ROWID)sql"};

}  // namespace baroscape
