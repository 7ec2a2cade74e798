// Maps, cycles, loops, paths and what cycles do by amplitude, as JSON.
#pragma once

#include "json_text.hpp"

namespace baroscape {

/// Adds "amplitudes", a list.
void add_amplitudes(Json& json, const Archive& archive);
/// Adds "maps", "cycles", "loops" and "profiles", each a list; nothing where no anneal was recorded.
void add_protocol(Json& json, const Archive& archive);

}  // namespace baroscape
