// Is the archive as it was written?
#pragma once

#include <vector>

#include "archive/archive.hpp"
#include "archive/database.hpp"

namespace baroscape {

/// Every checksum, every reference, the numbers of rows, and SQLite's own integrity check. What keeps SQLite from
/// reading a table at all is reported as row 0 of it.
std::vector<DamagedRecord> find_damage(Database& database);

}  // namespace baroscape
