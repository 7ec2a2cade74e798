// What treatments tell, as JSON.
#pragma once

#include "archive/archive.hpp"
#include "json_text.hpp"

namespace baroscape {

/// One element of "anneal" in summary.json.
Json anneal_json(const AnnealOutcome& outcome);

/// Adds "comparisons" and "enthalpy_lines" where there are any.
void add_companions(Json& json, const Archive& archive);

}  // namespace baroscape
