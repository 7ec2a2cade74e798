// What cycles do as a function of their amplitude, as rows of the archive's tables and back.
#pragma once

#include <vector>

#include "archive/database.hpp"
#include "protocol/amplitudes.hpp"

namespace baroscape {

/// One transaction: takes the place of the curve of the same start.
void write_amplitude_curve(Database& database, const AmplitudeCurve& curve);

/// By start. InputError when rows are missing.
std::vector<AmplitudeCurve> read_amplitude_curves(Database& database);

}  // namespace baroscape
