// Maps, cycles, loops and paths as JSON.
#pragma once

#include "json_text.hpp"

namespace baroscape {

/// Adds "maps", "cycles", "loops" and "profiles", each a list; nothing where no anneal was recorded.
void add_protocol(Json& json, const Archive& archive);

}  // namespace baroscape
