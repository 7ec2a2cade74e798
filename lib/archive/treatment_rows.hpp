// Stages, storage, calorimetry and comparisons as rows of the archive's tables and back.
#pragma once

#include <cstdint>
#include <optional>

#include "archive/record.hpp"
#include "protocol/anneal.hpp"

namespace baroscape {

/// Nothing for an anneal until equilibrium, whose time is infinity, and back.
std::optional<double> finite_time(double time);
double time_of(const std::optional<double>& finite);

/// Rows of an outcome in the tables of archive/treatment_schema.hpp.
std::int64_t detail_rows(const AnnealOutcome& outcome);

inline constexpr int kStages = 6;
Record population_record(std::int64_t outcome, int stage, const StagePopulations& populations);
void read_population(const Record& record, StagePopulations& populations);
Record storage_record(std::int64_t outcome, std::int64_t position, const StorageOutcome& storage);
StorageOutcome read_storage(const Record& record);
Record drawn_record(std::int64_t outcome, std::int64_t position, const DrawnSample& sample);
DrawnSample read_drawn(const Record& record);
Record half_life_record(std::int64_t outcome, std::int64_t position, const HalfLife& half_life);
HalfLife read_half_life(const Record& record);
Record scan_record(std::int64_t outcome, std::int64_t position, const ScanOutcome& scan);
ScanOutcome read_scan(const Record& record);
Record kissinger_record(std::int64_t outcome, std::int64_t position, const KissingerOutcome& fit);
KissingerOutcome read_kissinger(const Record& record);

Record control_scan_record(std::int64_t position, const ControlScan& control);
ControlScan read_control_scan(const Record& record);
Record comparison_record(std::int64_t position, const ComparisonOutcome& comparison);
ComparisonOutcome read_comparison(const Record& record);
Record enthalpy_lines_record(std::int64_t position, const EnthalpyLines& lines);
EnthalpyLines read_enthalpy_lines(const Record& record);

}  // namespace baroscape
