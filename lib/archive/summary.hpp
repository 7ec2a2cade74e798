// How far the censuses of a pressure have come.
#pragma once

#include "archive/archive.hpp"
#include "archive/database.hpp"

namespace baroscape {

PressureSummary read_summary(Database& database, double pressure);

}  // namespace baroscape
