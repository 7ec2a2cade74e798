// The journey of states 1 → 2 → 3 for pictures: volumes along the way, computed again, and the path from 1 to 2 as it
// was stored.
#pragma once

#include <optional>

#include "archive/archive.hpp"
#include "report/report.hpp"

namespace baroscape {

/// Of the anneal the pictures show; nothing where there is none under pressure, or where a state cannot be followed.
/// Without a profile where state 2 is state 1.
std::optional<ReportJourney> journey(const Archive& archive, const ReportData& data);

}  // namespace baroscape
