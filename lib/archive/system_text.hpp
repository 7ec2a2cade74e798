// The system as JSON, as the archive keeps it.
#pragma once

#include <string>

#include "archive/database.hpp"
#include "surface/system.hpp"

namespace baroscape {

/// Complete: numbers are written so that they are read back to the last bit.
std::string system_text(const System& system);
System read_system(const std::string& text);

/// The text an archive holds; InputError when it has lost it.
std::string stored_system(Database& database);

/// "A7 B2, masses 1 2, epsilon 1 1.5 1.5 0.5, sigma …, atom_radius 0.5": what a message names a system with.
std::string describe(const System& system);

}  // namespace baroscape
