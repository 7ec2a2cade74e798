// Branches over pressure, their events and crossings.
#pragma once

#include <cstdint>
#include <map>
#include <optional>

#include "archive/database.hpp"
#include "atlas/atlas_record.hpp"

namespace baroscape {

/// One transaction: takes the place of what was there. A branch that shares a state with one that was there keeps that
/// one's id, and so does one of the same index and range (to 1e-6) that passes no explored pressure; others are
/// numbered on.
void write_deformation(Database& database, AtlasRecord atlas);

/// Nothing where no deformation was recorded. InputError when rows are missing.
std::optional<AtlasRecord> read_deformation(Database& database);

/// The branch of every state of index 0 or 1 at a pressure that has one, by id of the state.
std::map<std::int64_t, std::int64_t> read_branches_of(Database& database, double pressure, int index);

/// The landscape at an explored pressure, and what of it censuses found. InputError when rows are missing or damaged.
ExploredLandscape read_explored(Database& database, double pressure);

}  // namespace baroscape
