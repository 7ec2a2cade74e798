// What anneals with a time and a temperature tell besides their outcomes' scalars.
#pragma once

#include <cstdint>
#include <vector>

#include "archive/database.hpp"
#include "protocol/anneal.hpp"

namespace baroscape {

/// Within a transaction: populations, storage, scans, … of an outcome that has this id.
void write_details(Database& database, std::int64_t id, const AnnealOutcome& outcome);
void erase_details(Database& database, std::int64_t id);
/// Adds them to the outcome; how many rows there were.
std::int64_t read_details(Database& database, std::int64_t id, AnnealOutcome& outcome);

/// Within a transaction: controls, comparisons and enthalpy lines take the place of those of the same starts.
void write_companions(Database& database, const AnnealResult& result);
/// By start, then as they were written.
std::vector<ControlScan> read_control_scans(Database& database);
std::vector<ComparisonOutcome> read_comparisons(Database& database);
std::vector<EnthalpyLines> read_all_enthalpy_lines(Database& database);

}  // namespace baroscape
