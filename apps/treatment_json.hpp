// What treatments tell, as JSON.
#pragma once

#include "archive/archive.hpp"
#include "cell_moduli.hpp"
#include "json_text.hpp"

namespace baroscape {

/// One element of "anneal" in summary.json; `moduli` are of the outcome before it was turned outward.
Json anneal_json(const AnnealOutcome& outcome, const CellModuli::Ratios& moduli);

/// Adds "comparisons" and "enthalpy_lines" where there are any.
void add_companions(Json& json, const Archive& archive);

}  // namespace baroscape
