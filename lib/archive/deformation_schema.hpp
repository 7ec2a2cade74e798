// The tables of branches over pressure; what holds for all tables is said in archive/schema.hpp.
#pragma once

#include "archive/table.hpp"

namespace baroscape {

inline constexpr Table kDeformation{"deformation", 1, R"sql(CREATE TABLE deformation (
  -- what `baroscape deform` made of the landscapes; a later run replaces it
  id INTEGER PRIMARY KEY, -- 1
  pressure_from REAL NOT NULL,
  pressure_to REAL NOT NULL,
  branches INTEGER NOT NULL, -- rows of branch
  events INTEGER NOT NULL,
  crossings INTEGER NOT NULL,
  successions INTEGER NOT NULL,
  disagreements INTEGER NOT NULL,
  checksum INTEGER NOT NULL
) STRICT)sql"};

inline constexpr Table kBranch{"branch", 1, R"sql(CREATE TABLE branch (
  -- one state as a function of pressure, from where it appears to where it vanishes
  id INTEGER PRIMARY KEY, -- permanent: a later run that passes a state of a branch keeps its id
  state_index INTEGER NOT NULL, -- 0 minimum, 1 transition state
  pressure_from REAL NOT NULL,
  pressure_to REAL NOT NULL,
  from_end TEXT NOT NULL, -- why it ends there
  to_end TEXT NOT NULL,
  point_group_order INTEGER NOT NULL,
  points INTEGER NOT NULL,  -- rows of branch_point
  members INTEGER NOT NULL, -- rows of branch_member
  checksum INTEGER NOT NULL
) STRICT)sql"};

inline constexpr Table kBranchPoint{"branch_point", 2, R"sql(CREATE TABLE branch_point (
  -- the steps at which a branch was computed, by pressure
  branch INTEGER NOT NULL REFERENCES branch(id),
  position INTEGER NOT NULL, -- 0, 1, ...
  pressure REAL NOT NULL,
  enthalpy REAL NOT NULL,
  energy REAL NOT NULL,
  volume REAL NOT NULL,
  lowest_omega2 BLOB NOT NULL, -- the lowest eigenvalues, ascending, as positions are kept
  point_group_order INTEGER NOT NULL,
  critical INTEGER NOT NULL, -- 1: an event lies here
  checksum INTEGER NOT NULL,
  PRIMARY KEY (branch, position)
) STRICT, WITHOUT ROWID)sql"};

inline constexpr Table kBranchMember{"branch_member", 2, R"sql(CREATE TABLE branch_member (
  -- which state a branch is at an explored pressure
  branch INTEGER NOT NULL REFERENCES branch(id),
  pressure INTEGER NOT NULL REFERENCES pressure(id),
  state INTEGER NOT NULL, -- id of a minimum or of a transition state, as branch.state_index says
  by_census INTEGER NOT NULL, -- 1: a census at that pressure found it as well
  checksum INTEGER NOT NULL,
  PRIMARY KEY (branch, pressure)
) STRICT, WITHOUT ROWID)sql"};

inline constexpr Table kEvent{"event", 1, R"sql(CREATE TABLE event (
  -- a critical pressure: states meet and vanish, or change their index
  id INTEGER PRIMARY KEY, -- by pressure
  kind TEXT NOT NULL,        -- fold, pitchfork, e-mode, saddle-saddle
  criticality TEXT NOT NULL, -- sub, super, or '' where it is no pitchfork
  course TEXT NOT NULL,      -- in words, of a saddle-saddle event too
  pressure REAL NOT NULL,
  enthalpy REAL NOT NULL,
  point_group_order INTEGER NOT NULL, -- at the critical point
  energy REAL,         -- of the minimum's branch at P = 0; NULL where it misses that
  exponent REAL,       -- a in barrier ~ |P - P_c|^a; NULL where it could not be measured
  exponent_error REAL,
  minimum INTEGER NOT NULL,        -- at the explored pressure nearest to it where its branch has one; 0: none
  transition_states TEXT NOT NULL, -- likewise, a JSON list of ids
  branches TEXT NOT NULL,          -- a JSON list of ids
  checksum INTEGER NOT NULL
) STRICT)sql"};

inline constexpr Table kCrossing{"crossing", 1, R"sql(CREATE TABLE crossing (
  -- two minima exchange their order
  id INTEGER PRIMARY KEY, -- by pressure
  pressure REAL NOT NULL,
  enthalpy REAL NOT NULL,
  minimum_a INTEGER NOT NULL, -- lower below the pressure; at the nearest explored pressure, 0: none
  minimum_b INTEGER NOT NULL, -- lower above
  branch_a INTEGER NOT NULL REFERENCES branch(id),
  branch_b INTEGER NOT NULL REFERENCES branch(id),
  checksum INTEGER NOT NULL
) STRICT)sql"};

inline constexpr Table kSuccession{"succession", 1, R"sql(CREATE TABLE succession (
  -- what a minimum becomes where its branch ends: with branch this is every load and unload map at once
  id INTEGER PRIMARY KEY,
  branch INTEGER NOT NULL REFERENCES branch(id),
  direction INTEGER NOT NULL, -- 1: as the pressure rises, -1: as it falls
  pressure REAL NOT NULL,
  heir INTEGER NOT NULL,      -- the branch it leads to; 0: to no minimum, the cluster falls apart
  weight REAL NOT NULL,       -- of this way; those of one end of a branch add up to 1
  slides INTEGER NOT NULL,    -- 0: a minimum goes on without a slide
  dropped REAL NOT NULL,      -- enthalpy lost in the slide
  checksum INTEGER NOT NULL
) STRICT)sql"};

inline constexpr Table kAmplitudeCurve{"amplitude_curve", 1, R"sql(CREATE TABLE amplitude_curve (
  -- what cycles of loading and unloading do as a function of their amplitude
  id INTEGER PRIMARY KEY,
  start TEXT NOT NULL,    -- as in anneal_outcome
  energy REAL NOT NULL,   -- <E> of the start
  turns INTEGER NOT NULL, -- after which a cycle counts as settled
  ranges INTEGER NOT NULL, -- rows of amplitude_range
  checksum INTEGER NOT NULL
) STRICT)sql"};

inline constexpr Table kAmplitudeRange{"amplitude_range", 2, R"sql(CREATE TABLE amplitude_range (
  -- amplitudes between which every cycle does the same
  curve INTEGER NOT NULL REFERENCES amplitude_curve(id),
  position INTEGER NOT NULL, -- 0, 1, ...
  pressure_from REAL NOT NULL, -- negative: tension
  pressure_to REAL NOT NULL,
  returning_share REAL NOT NULL, -- mean over all minima at P = 0 of the weight that is back after one turn
  lost_share REAL NOT NULL,      -- likewise of what falls apart, or could not be followed
  energy_once REAL NOT NULL,     -- <E> of the start after one turn
  energy_settled REAL NOT NULL,  -- and after amplitude_curve.turns
  checksum INTEGER NOT NULL,
  PRIMARY KEY (curve, position)
) STRICT, WITHOUT ROWID)sql"};

inline constexpr Table kDisagreement{"disagreement", 1, R"sql(CREATE TABLE disagreement (
  -- where a landscape and the branches do not agree
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL, -- not-followed, not-in-census, no-member, on-two-branches
  pressure REAL NOT NULL,
  state_index INTEGER NOT NULL,
  state INTEGER NOT NULL,  -- 0 where there is none
  branch INTEGER NOT NULL, -- 0 where there is none
  reason TEXT NOT NULL,
  checksum INTEGER NOT NULL
) STRICT)sql"};

}  // namespace baroscape
