// The tables of maps, annealing, cycles, loops and paths; what holds for all tables is said in archive/schema.hpp.
#pragma once

#include "archive/table.hpp"

namespace baroscape {

inline constexpr Table kPressureMap{"pressure_map", 1, R"sql(CREATE TABLE pressure_map (
  -- where minima go when they are followed from one pressure to another; all starts of an anneal share it
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL, -- load or unload
  pressure_from REAL NOT NULL,
  pressure_to REAL NOT NULL,
  entries INTEGER NOT NULL, -- rows of map_entry
  checksum INTEGER NOT NULL
) STRICT)sql"};

inline constexpr Table kMapEntry{"map_entry", 3, R"sql(CREATE TABLE map_entry (
  map INTEGER NOT NULL REFERENCES pressure_map(id),
  minimum_from INTEGER NOT NULL REFERENCES minimum(id),
  minimum_to INTEGER NOT NULL REFERENCES minimum(id),
  volume_work REAL NOT NULL, -- integral of V dP along the way
  dropped REAL NOT NULL,     -- enthalpy lost at slides
  slides INTEGER NOT NULL,   -- how often it vanished and slid downhill
  weight REAL NOT NULL,      -- of this way: below 1 where a slide may go either way; those of a minimum add up to 1
  checksum INTEGER NOT NULL,
  PRIMARY KEY (map, minimum_from, minimum_to)
) STRICT, WITHOUT ROWID)sql"};

inline constexpr Table kAnnealOutcome{"anneal_outcome", 1, R"sql(CREATE TABLE anneal_outcome (
  -- one start, pressure and temperature of high-pressure annealing
  id INTEGER PRIMARY KEY,
  start TEXT NOT NULL, -- 'global-minimum', 'minimum 3', 'fictive temperature 0.15', 'cooling rate 1e-06 from 0.3'
  pressure REAL NOT NULL,
  temperature REAL NOT NULL,
  time REAL, -- of the anneal; NULL: until equilibrium
  delta_energy REAL NOT NULL,           -- <E>3 - <E>1
  delta_energy_deviation REAL NOT NULL, -- standard deviation of E3 - E1 over the ensemble of clusters
  delta_energy_error REAL,              -- standard error of the mean of as many clusters as were drawn
  trapped_fraction REAL NOT NULL,
  volume_ratio REAL NOT NULL, -- <V>3 / <V>1
  bulk_modulus_ratio REAL NOT NULL,
  work_bound_ratio REAL, -- delta_energy / (P (V1 - V3)); NULL where P (V1 - V3) <= 0
  undetermined REAL NOT NULL, -- weight of initial minima that were followed together
  lost REAL NOT NULL,         -- weight of minima that could not be followed
  unlisted_share REAL NOT NULL, -- share of delta_energy of the pairs that trapped does not list
  anneal_enthalpy_change REAL NOT NULL, -- at P, state 2 against the loaded state 1
  unload_enthalpy_change REAL NOT NULL, -- where unloading takes a time
  volume_work REAL NOT NULL, -- <integral of (V_load - V_unload) dP>
  dropped REAL NOT NULL,     -- enthalpy lost at slides, both ways
  pieces INTEGER NOT NULL,   -- connected pieces of the graph at P that hold population
  distance_12 REAL NOT NULL, -- between the structures of states 1 and 2, aligned: length of the 3N vector
  distance_23 REAL NOT NULL,
  distance_13 REAL NOT NULL,
  finished INTEGER NOT NULL, -- 1: every stage came to its end
  reason TEXT NOT NULL,      -- if not
  trapped_rows INTEGER NOT NULL, -- rows of trapped
  detail_rows INTEGER NOT NULL,  -- rows of anneal_population, anneal_storage, anneal_drawn, half_life, scan, kissinger
  checksum INTEGER NOT NULL
) STRICT)sql"};

inline constexpr Table kAnnealStage{"anneal_stage", 2, R"sql(CREATE TABLE anneal_stage (
  -- the most populated minimum before loading (1), after annealing (2), after unloading (3)
  outcome INTEGER NOT NULL REFERENCES anneal_outcome(id),
  stage INTEGER NOT NULL,
  minimum INTEGER NOT NULL, -- 0 when there is none
  population REAL NOT NULL,
  enthalpy REAL NOT NULL, -- at the pressure of the stage
  energy REAL NOT NULL,
  volume REAL NOT NULL,
  bulk_modulus REAL NOT NULL,
  barrier_back REAL, -- to state 1 at P = 0; NULL when no path joins them
  checksum INTEGER NOT NULL,
  PRIMARY KEY (outcome, stage)
) STRICT, WITHOUT ROWID)sql"};

inline constexpr Table kTrapped{"trapped", 2, R"sql(CREATE TABLE trapped (
  -- what fell where: pairs of minima at P = 0 with their joint weight, heaviest first
  outcome INTEGER NOT NULL REFERENCES anneal_outcome(id),
  position INTEGER NOT NULL, -- 0, 1, ...
  minimum INTEGER NOT NULL REFERENCES minimum(id), -- after unloading
  initial INTEGER NOT NULL, -- before loading; 0: one of those that were followed together
  weight REAL NOT NULL,
  energy_excess REAL NOT NULL,
  share REAL NOT NULL,      -- weight * energy_excess: they and unlisted_share add up to delta_energy
  trapped INTEGER NOT NULL, -- 1 where energy_excess > 1e-7
  barrier_back REAL,        -- NULL when no path joins them
  volume_ratio REAL NOT NULL,
  bulk_modulus_ratio REAL NOT NULL,
  log_time_back REAL, -- ln of the mean first passage time at P = 0 and room temperature; NULL where there is none
  checksum INTEGER NOT NULL,
  PRIMARY KEY (outcome, position)
) STRICT, WITHOUT ROWID)sql"};

inline constexpr Table kCycle{"cycle", 1, R"sql(CREATE TABLE cycle (
  -- loading to a pressure and unloading again, over and over, without annealing
  id INTEGER PRIMARY KEY,
  start TEXT NOT NULL, -- as in anneal_outcome
  pressure REAL NOT NULL,
  returning_share REAL NOT NULL, -- mean over all minima of the weight that is back after one turn
  turns INTEGER NOT NULL,        -- rows of cycle_turn
  fates INTEGER NOT NULL,        -- rows of cycle_fate
  attractors INTEGER NOT NULL,   -- rows of cycle_attractor
  checksum INTEGER NOT NULL
) STRICT)sql"};

inline constexpr Table kCycleTurn{"cycle_turn", 2, R"sql(CREATE TABLE cycle_turn (
  -- the population after each turn; turn 0 is the start
  cycle INTEGER NOT NULL REFERENCES cycle(id),
  turn INTEGER NOT NULL,
  mean_energy REAL NOT NULL,
  lost REAL NOT NULL,        -- population of minima that could not be followed
  minima TEXT NOT NULL,      -- a JSON list of ids, heaviest first
  populations BLOB NOT NULL, -- theirs, as positions are kept
  checksum INTEGER NOT NULL,
  PRIMARY KEY (cycle, turn)
) STRICT, WITHOUT ROWID)sql"};

inline constexpr Table kCycleFate{"cycle_fate", 2, R"sql(CREATE TABLE cycle_fate (
  -- what cycles lead to from each minimum at P = 0
  cycle INTEGER NOT NULL REFERENCES cycle(id),
  minimum INTEGER NOT NULL REFERENCES minimum(id),
  weight_back REAL NOT NULL,  -- after one turn
  transient INTEGER NOT NULL, -- 1: some way leads to where none comes back from
  reachable TEXT NOT NULL,    -- a JSON list of ids, after any number of turns but none
  checksum INTEGER NOT NULL,
  PRIMARY KEY (cycle, minimum)
) STRICT, WITHOUT ROWID)sql"};

inline constexpr Table kCycleAttractor{"cycle_attractor", 2, R"sql(CREATE TABLE cycle_attractor (
  -- fixed states and orbits, which cycles never leave
  cycle INTEGER NOT NULL REFERENCES cycle(id),
  position INTEGER NOT NULL, -- 0, 1, ...
  period INTEGER NOT NULL,   -- 1: a fixed state
  minima TEXT NOT NULL,      -- a JSON list of ids
  drawn INTEGER NOT NULL,    -- minima from which it can be reached
  checksum INTEGER NOT NULL,
  PRIMARY KEY (cycle, position)
) STRICT, WITHOUT ROWID)sql"};

inline constexpr Table kVolumeLoop{"volume_loop", 1, R"sql(CREATE TABLE volume_loop (
  -- volume against pressure when a minimum is loaded and unloaded again
  id INTEGER PRIMARY KEY,
  pressure REAL NOT NULL, -- the largest
  minimum INTEGER NOT NULL REFERENCES minimum(id),  -- at P = 0
  loaded INTEGER NOT NULL REFERENCES minimum(id),   -- what it is at the pressure
  unloaded INTEGER NOT NULL REFERENCES minimum(id), -- and at P = 0 again
  area REAL NOT NULL,    -- integral of V dP around it: enthalpy dropped at slides plus what E changed by
  dropped REAL NOT NULL, -- enthalpy dropped at slides, both ways
  load BLOB NOT NULL,    -- P, H, V, dV/dP at every step in turn, as positions are kept; at a slide before and after
  unload BLOB NOT NULL,
  checksum INTEGER NOT NULL
) STRICT)sql"};

inline constexpr Table kPathProfile{"path_profile", 1, R"sql(CREATE TABLE path_profile (
  -- energy and volume along a path, to be compared at two pressures: H = E + P V of the same structures
  id INTEGER PRIMARY KEY,
  path_pressure REAL NOT NULL,  -- the landscape the path belongs to
  other_pressure REAL NOT NULL, -- the one to compare with
  minimum_from INTEGER NOT NULL REFERENCES minimum(id),
  minimum_to INTEGER NOT NULL REFERENCES minimum(id),
  method TEXT NOT NULL,
  lengths BLOB NOT NULL, -- along the path, as positions are kept
  energies BLOB NOT NULL,
  volumes BLOB NOT NULL,
  states TEXT NOT NULL, -- a JSON list of [point, id, index, index at the other pressure or -1]
  checksum INTEGER NOT NULL
) STRICT)sql"};

}  // namespace baroscape
