// How a database remembers what was imported into it: as comments before the configuration its provenance keeps.
#pragma once

#include <string>
#include <vector>

#include "archive/archive.hpp"

namespace baroscape {

/// "Imported …" with what follows it, as comment lines of TOML that import_notes() finds again.
std::string import_comment(const std::string& sentence, const std::vector<std::string>& details);

/// The sentences of all imports into a database, in their order; safe to print.
std::vector<std::string> import_notes(const Archive& archive);

}  // namespace baroscape
