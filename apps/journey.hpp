// The journey of states 1 → 2 → 3, computed again for pictures: volumes along the way, and the paths between the
// states.
#pragma once

#include <optional>

#include "archive/archive.hpp"
#include "report/report.hpp"

namespace baroscape {

/// Of the anneal the pictures show; nothing where there is none under pressure, or where a state cannot be followed.
/// Profiles are left out when no path is known.
std::optional<ReportJourney> journey(const Archive& archive, const ReportData& data);

}  // namespace baroscape
