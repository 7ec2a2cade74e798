// The tables of landscape.db, for the program and for anybody who opens the file with plain `sqlite3` (`.schema` shows
// these comments too).
//
// * PRAGMA application_id is 0x6261726F ("baro"), PRAGMA user_version the schema version.
// * Units are reduced: energies in ε, lengths in σ, pressures in ε/σ³, masses in m; eigenvalues ω² for m = 1.
// * Positions are BLOBs of 3N little-endian float64: x0 y0 z0 x1 … (Python: array.array('d', blob)).
// * Seeds are unsigned 64-bit numbers kept as SQLite's signed ones (the same bits).
// * `checksum` is XXH3 (64 bits) of the table's name and all other columns in their order, serialised as
//   archive/record.hpp says. Every row has one, because SQLite's own integrity check passes most flipped bytes.
// * There is no row per search: a census counts its searches by kind of start and outcome, and the hits of every state.
// * Kinds of start: quench, minimum, transition-state, random (landscape/journal.hpp), in this order.
#pragma once

#include <cstdint>

#include "archive/deformation_schema.hpp"
#include "archive/protocol_schema.hpp"
#include "archive/table.hpp"
#include "archive/treatment_schema.hpp"

namespace baroscape {

inline constexpr std::int64_t kApplicationId = 0x6261726F;
inline constexpr std::int64_t kSchemaVersion = 6;

inline constexpr Table kContents{"contents", 1, R"sql(CREATE TABLE contents (
  -- how many rows each other table has, so that a lost row is noticed
  name TEXT PRIMARY KEY,
  row_count INTEGER NOT NULL,
  checksum INTEGER NOT NULL
) STRICT, WITHOUT ROWID)sql"};

inline constexpr Table kMeta{"meta", 1, R"sql(CREATE TABLE meta (
  -- 'format': what this file is; 'system': what is studied, as JSON; 'units'
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL,
  checksum INTEGER NOT NULL
) STRICT, WITHOUT ROWID)sql"};

inline constexpr Table kProvenance{"provenance", 1, R"sql(CREATE TABLE provenance (
  -- the jobs that wrote here; a new row whenever one differs from the row before
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  program_version TEXT NOT NULL,
  configuration TEXT NOT NULL, -- the TOML text as used
  checksum INTEGER NOT NULL
) STRICT)sql"};

inline constexpr Table kPressure{"pressure", 1, R"sql(CREATE TABLE pressure (
  id INTEGER PRIMARY KEY,
  pressure REAL NOT NULL,
  minima INTEGER NOT NULL,            -- rows of minimum at this pressure
  transition_states INTEGER NOT NULL, -- rows of transition_state at this pressure
  checksum INTEGER NOT NULL
) STRICT)sql"};

inline constexpr Table kMinimum{"minimum", 1, R"sql(CREATE TABLE minimum (
  -- the union of all that was found at a pressure, with the coordinates that were found first
  id INTEGER PRIMARY KEY, -- permanent, in order of first insertion, unique over all pressures
  pressure INTEGER NOT NULL REFERENCES pressure(id),
  positions BLOB NOT NULL, -- empty when imported without coordinates: then volume, bulk_modulus and lowest_omega2 are 0
  enthalpy REAL NOT NULL, -- H = E + P V
  energy REAL NOT NULL,
  volume REAL NOT NULL,
  point_group_order INTEGER NOT NULL,
  log_product REAL,      -- sum of ln omega^2 over the positive modes, m = 1; null for a saddle of a cell without any
  log_product_mass REAL, -- the same with the system's masses
  bulk_modulus REAL NOT NULL,
  lowest_omega2 REAL NOT NULL,
  checksum INTEGER NOT NULL
) STRICT)sql"};

inline constexpr Table kTransitionState{"transition_state", 1, R"sql(CREATE TABLE transition_state (
  id INTEGER PRIMARY KEY, -- permanent, numbered apart from the minima
  pressure INTEGER NOT NULL REFERENCES pressure(id),
  positions BLOB NOT NULL,
  enthalpy REAL NOT NULL,
  energy REAL NOT NULL,
  volume REAL NOT NULL,
  point_group_order INTEGER NOT NULL,
  log_product REAL,
  log_product_mass REAL,
  minimum_a INTEGER NOT NULL REFERENCES minimum(id),
  minimum_b INTEGER NOT NULL REFERENCES minimum(id), -- the same as minimum_a for a degenerate rearrangement
  omega2_negative REAL NOT NULL,
  checksum INTEGER NOT NULL
) STRICT)sql"};

inline constexpr Table kCensus{"census", 1, R"sql(CREATE TABLE census (
  -- one pressure and one seed, blind to every other census
  id INTEGER PRIMARY KEY,
  pressure INTEGER NOT NULL REFERENCES pressure(id),
  seed INTEGER NOT NULL,
  provenance INTEGER NOT NULL REFERENCES provenance(id), -- the job that began it
  windows INTEGER NOT NULL,  -- windows of searches recorded: it goes on with this number
  searches INTEGER NOT NULL, -- searches in them
  minima INTEGER NOT NULL,            -- rows of census_minimum
  transition_states INTEGER NOT NULL, -- rows of census_transition_state
  stopped_by TEXT NOT NULL, -- coverage, minima, transition_states, searches, seconds, interrupted; '' while it runs
  outcomes TEXT NOT NULL, -- JSON, [kind of start][outcome]: number of searches; outcomes are new-state, known-state,
                          -- returned, not-converged, wrong-index, fragmented, not-connected
  gradients INTEGER NOT NULL, -- evaluations of the gradient
  hessians INTEGER NOT NULL,
  checksum INTEGER NOT NULL
) STRICT)sql"};

inline constexpr Table kCensusMinimum{"census_minimum", 2, R"sql(CREATE TABLE census_minimum (
  -- the minima of a census in its order of discovery, and how often it reached them
  census INTEGER NOT NULL REFERENCES census(id),
  local INTEGER NOT NULL, -- 1, 2, ...
  minimum INTEGER NOT NULL REFERENCES minimum(id),
  found_in_window INTEGER NOT NULL,
  own INTEGER NOT NULL, -- 1: another found it first, own_minimum keeps what this census found; 0: minimum has it
  hits_quench INTEGER NOT NULL,
  hits_minimum INTEGER NOT NULL,
  hits_transition_state INTEGER NOT NULL,
  hits_random INTEGER NOT NULL,
  self_hits INTEGER NOT NULL, -- searches that fell back to where they started
  checksum INTEGER NOT NULL,
  PRIMARY KEY (census, local)
) STRICT, WITHOUT ROWID)sql"};

inline constexpr Table kCensusTransitionState{"census_transition_state", 2, R"sql(CREATE TABLE census_transition_state (
  census INTEGER NOT NULL REFERENCES census(id),
  local INTEGER NOT NULL,
  transition_state INTEGER NOT NULL REFERENCES transition_state(id),
  found_in_window INTEGER NOT NULL,
  own INTEGER NOT NULL,
  local_a INTEGER NOT NULL, -- what it joins, by census_minimum.local
  local_b INTEGER NOT NULL,
  hits_quench INTEGER NOT NULL,
  hits_minimum INTEGER NOT NULL,
  hits_transition_state INTEGER NOT NULL,
  hits_random INTEGER NOT NULL,
  self_hits INTEGER NOT NULL,
  checksum INTEGER NOT NULL,
  PRIMARY KEY (census, local)
) STRICT, WITHOUT ROWID)sql"};

inline constexpr Table kOwnMinimum{"own_minimum", 2, R"sql(CREATE TABLE own_minimum (
  -- a minimum as a later census found it: a copy turned and relabelled, equal to about 1e-7; an interrupted census
  -- needs these very numbers to go on exactly as if it had not been interrupted
  census INTEGER NOT NULL REFERENCES census(id),
  local INTEGER NOT NULL,
  positions BLOB NOT NULL,
  enthalpy REAL NOT NULL,
  energy REAL NOT NULL,
  volume REAL NOT NULL,
  point_group_order INTEGER NOT NULL,
  log_product REAL,
  log_product_mass REAL,
  bulk_modulus REAL NOT NULL,
  lowest_omega2 REAL NOT NULL,
  checksum INTEGER NOT NULL,
  PRIMARY KEY (census, local)
) STRICT, WITHOUT ROWID)sql"};

inline constexpr Table kOwnTransitionState{"own_transition_state", 2, R"sql(CREATE TABLE own_transition_state (
  census INTEGER NOT NULL REFERENCES census(id),
  local INTEGER NOT NULL,
  positions BLOB NOT NULL,
  enthalpy REAL NOT NULL,
  energy REAL NOT NULL,
  volume REAL NOT NULL,
  point_group_order INTEGER NOT NULL,
  log_product REAL,
  log_product_mass REAL,
  omega2_negative REAL NOT NULL,
  checksum INTEGER NOT NULL,
  PRIMARY KEY (census, local)
) STRICT, WITHOUT ROWID)sql"};

inline constexpr Table kConnection{"connection", 1, R"sql(CREATE TABLE connection (
  -- a search for a path between two minima; the states it found are in minimum and transition_state
  id INTEGER PRIMARY KEY,
  pressure INTEGER NOT NULL REFERENCES pressure(id),
  minimum_from INTEGER NOT NULL REFERENCES minimum(id),
  minimum_to INTEGER NOT NULL REFERENCES minimum(id),
  seed INTEGER NOT NULL,
  provenance INTEGER NOT NULL REFERENCES provenance(id), -- the job that began it
  rounds INTEGER NOT NULL,   -- done: it goes on with this number
  bands INTEGER NOT NULL,    -- elastic bands relaxed
  searches INTEGER NOT NULL, -- saddle searches
  joined_in_round INTEGER NOT NULL,  -- the round that first joined the two, -1: none yet
  lowered_in_round INTEGER NOT NULL, -- the last round that lowered the highest point
  first_highest REAL, -- enthalpy of the highest point when first joined; NULL before
  highest REAL,       -- and of the best path
  gradients INTEGER NOT NULL,
  hessians INTEGER NOT NULL,
  stopped_by TEXT NOT NULL, -- below, patience, rounds, seconds, interrupted, exhausted; '' while it runs
  checksum INTEGER NOT NULL
) STRICT)sql"};

inline constexpr Table kConnectionAttempt{"connection_attempt", 3, R"sql(CREATE TABLE connection_attempt (
  -- what a connection tried: bands between two minima, or searches from minimum_a alone where minimum_b is 0
  connection INTEGER NOT NULL REFERENCES connection(id),
  minimum_a INTEGER NOT NULL REFERENCES minimum(id),
  minimum_b INTEGER NOT NULL,
  count INTEGER NOT NULL,
  checksum INTEGER NOT NULL,
  PRIMARY KEY (connection, minimum_a, minimum_b)
) STRICT, WITHOUT ROWID)sql"};

inline constexpr Table kHopRun{"hop_run", 1, R"sql(CREATE TABLE hop_run (
  -- a run of basin hopping; the low minima it found are in hop_minimum
  id INTEGER PRIMARY KEY,
  pressure INTEGER NOT NULL REFERENCES pressure(id),
  seed INTEGER NOT NULL,
  run INTEGER NOT NULL, -- 0, 1, ...
  provenance INTEGER NOT NULL REFERENCES provenance(id), -- the job that began it
  quenches INTEGER NOT NULL, -- done, that of the random start included
  positions BLOB NOT NULL,   -- where it stands, relaxed roughly
  enthalpy REAL NOT NULL,    -- there
  lowest REAL NOT NULL,      -- lowest enthalpy so far, relaxed roughly
  lowest_quench INTEGER NOT NULL, -- the quench that found it, 1, 2, ...
  accepted INTEGER NOT NULL,
  gradients INTEGER NOT NULL,
  reached_target INTEGER NOT NULL, -- 1: it ended because it found a minimum as low as asked for
  kept INTEGER NOT NULL, -- rows of hop_minimum
  checksum INTEGER NOT NULL
) STRICT)sql"};

inline constexpr Table kHopMinimum{"hop_minimum", 2, R"sql(CREATE TABLE hop_minimum (
  -- the lowest minima of a run
  hop_run INTEGER NOT NULL REFERENCES hop_run(id),
  position INTEGER NOT NULL, -- 0 lowest
  minimum INTEGER NOT NULL REFERENCES minimum(id),
  enthalpy REAL NOT NULL, -- as this run found it
  checksum INTEGER NOT NULL,
  PRIMARY KEY (hop_run, position)
) STRICT, WITHOUT ROWID)sql"};

/// Every table but `contents`, which counts them.
inline constexpr Table kTables[] = {kMeta,
                                    kProvenance,
                                    kPressure,
                                    kMinimum,
                                    kTransitionState,
                                    kCensus,
                                    kCensusMinimum,
                                    kCensusTransitionState,
                                    kOwnMinimum,
                                    kOwnTransitionState,
                                    kPressureMap,
                                    kMapEntry,
                                    kAnnealOutcome,
                                    kAnnealStage,
                                    kTrapped,
                                    kAnnealPopulation,
                                    kAnnealStorage,
                                    kAnnealDrawn,
                                    kHalfLife,
                                    kScan,
                                    kKissinger,
                                    kControlScan,
                                    kComparison,
                                    kEnthalpyLines,
                                    kCycle,
                                    kCycleTurn,
                                    kCycleFate,
                                    kCycleAttractor,
                                    kVolumeLoop,
                                    kPathProfile,
                                    kConnection,
                                    kConnectionAttempt,
                                    kHopRun,
                                    kHopMinimum,
                                    kDeformation,
                                    kBranch,
                                    kBranchPoint,
                                    kBranchMember,
                                    kEvent,
                                    kCrossing,
                                    kSuccession,
                                    kAmplitudeCurve,
                                    kAmplitudeRange,
                                    kDisagreement};

/// A landscape is read pressure by pressure.
inline constexpr Table kIndices[] = {
    {"minimum_by_pressure", 0, "CREATE INDEX minimum_by_pressure ON minimum(pressure)"},
    {"transition_state_by_pressure", 0, "CREATE INDEX transition_state_by_pressure ON transition_state(pressure)"}};

}  // namespace baroscape
