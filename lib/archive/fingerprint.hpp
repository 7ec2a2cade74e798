// One number for the physics in an archive.
#pragma once

#include <string>

#include "archive/database.hpp"

namespace baroscape {

/// 16 hexadecimal digits. Every item (the system, a census's searches, a state with its hits by seed, a map entry, an
/// outcome) is hashed by its content, naming minima by their own hashes instead of ids; the sorted hashes are hashed
/// again.
std::string physics_fingerprint(Database& database);

}  // namespace baroscape
