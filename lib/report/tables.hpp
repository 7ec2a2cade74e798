// The tables of the report, as HTML.
#pragma once

#include <string>
#include <vector>

#include "report/report.hpp"

namespace baroscape {

/// The sweep over pressures and temperatures; the row of `shown` (may be null) stands out.
std::string anneal_table(const ReportData& data, const AnnealOutcome* shown);

/// The trapped-state table of one anneal with its sum, which is ΔE. Of more than 100 rows the lightest are added up in
/// one.
std::string trapped_table(const AnnealOutcome& outcome, const UnitNames& units);

/// One row for each pressure: how much was found, how complete it is.
std::string landscape_table(const ReportData& data);

/// The minima at one pressure by rank; of more than 400 the highest are left out, and the table says so.
std::string minima_table(const Landscape& landscape, const UnitNames& units);

}  // namespace baroscape
