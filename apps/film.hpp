// The way from state 1 to state 2 under pressure as frames, for the page.
#pragma once

#include <optional>

#include "archive/archive.hpp"
#include "report/report.hpp"

namespace baroscape {

/// Along the lowest path between the two in the landscape of the anneal the pictures show, from the minimum that state
/// 1 is when loaded. Nothing where there is no anneal under pressure, no path, no coordinates, or where the two are
/// one.
std::optional<ReportFilm> film(const Archive& archive, const ReportData& data);

}  // namespace baroscape
