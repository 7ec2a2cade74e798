#include "archive/treatment_rows.hpp"

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

namespace baroscape {
namespace {

void add_curve(Record& record, const HeatCurve& curve) {
  record.add(curve.rate).add(curve.storage_time).add(curve.from).add(curve.to).add(curve.heat_capacity);
  record.add(curve.glass_transition).add(curve.distance_from_equilibrium);
}

HeatCurve read_curve(RecordReader& reader) {
  HeatCurve curve;
  curve.rate = reader.real();
  curve.storage_time = reader.real();
  curve.from = reader.real();
  curve.to = reader.real();
  curve.heat_capacity = reader.numbers();
  curve.glass_transition = reader.optional_real();
  curve.distance_from_equilibrium = reader.real();
  return curve;
}

Eigen::VectorXd numbers_of(const std::vector<double>& list) {
  return Eigen::Map<const Eigen::VectorXd>(list.data(), static_cast<Eigen::Index>(list.size()));
}

std::vector<double> list_of(const Eigen::VectorXd& numbers) {
  return {numbers.begin(), numbers.end()};
}

/// Which populations a stage is.
Eigen::VectorXd& of_stage(StagePopulations& populations, int stage) {
  Eigen::VectorXd* const stages[kStages] = {&populations.initial,  &populations.loaded, &populations.heated,
                                            &populations.annealed, &populations.cooled, &populations.unloaded};
  return *stages[stage];
}

bool is_ambient(int stage) {
  return stage == 0 || stage == kStages - 1;
}

}  // namespace

std::optional<double> finite_time(double time) {
  return std::isfinite(time) ? std::optional(time) : std::nullopt;
}

double time_of(const std::optional<double>& finite) {
  return finite.value_or(std::numeric_limits<double>::infinity());
}

std::int64_t detail_rows(const AnnealOutcome& outcome) {
  return static_cast<std::int64_t>(kStages + outcome.storage.size() + outcome.drawn.size() + outcome.half_lives.size() +
                                   outcome.scans.size() + outcome.kissinger.size());
}

Record population_record(std::int64_t outcome, int stage, const StagePopulations& populations) {
  StagePopulations copy = populations;
  const auto& minima = is_ambient(stage) ? populations.ambient_minima : populations.pressed_minima;
  const std::string numbers = nlohmann::json(list_of(of_stage(copy, stage))).dump();
  return Record().add(outcome).add(stage).add(nlohmann::json(minima).dump()).add(numbers);
}

void read_population(const Record& record, StagePopulations& populations) {
  RecordReader reader(record);
  reader.integer();
  const int stage = static_cast<int>(reader.integer());
  auto& minima = is_ambient(stage) ? populations.ambient_minima : populations.pressed_minima;
  minima = nlohmann::json::parse(reader.text()).get<std::vector<std::int64_t>>();
  of_stage(populations, stage) = numbers_of(nlohmann::json::parse(reader.text()).get<std::vector<double>>());
}

Record storage_record(std::int64_t outcome, std::int64_t position, const StorageOutcome& storage) {
  Record record = Record().add(outcome).add(position).add(storage.temperature).add(storage.time);
  return record.add(storage.delta_energy).add(storage.delta_energy_stored);
}

StorageOutcome read_storage(const Record& record) {
  RecordReader reader(record);
  reader.integer();
  reader.integer();
  StorageOutcome storage;
  storage.temperature = reader.real();
  storage.time = reader.real();
  storage.delta_energy = reader.real();
  storage.delta_energy_stored = reader.real();
  return storage;
}

Record drawn_record(std::int64_t outcome, std::int64_t position, const DrawnSample& sample) {
  return Record().add(outcome).add(position).add(sample.initial).add(sample.unloaded).add(sample.delta_energy);
}

DrawnSample read_drawn(const Record& record) {
  RecordReader reader(record);
  reader.integer();
  reader.integer();
  DrawnSample sample;
  sample.initial = reader.integer();
  sample.unloaded = reader.integer();
  sample.delta_energy = reader.real();
  return sample;
}

Record half_life_record(std::int64_t outcome, std::int64_t position, const HalfLife& half_life) {
  return Record().add(outcome).add(position).add(half_life.temperature).add(half_life.log_time);
}

HalfLife read_half_life(const Record& record) {
  RecordReader reader(record);
  reader.integer();
  reader.integer();
  HalfLife half_life;
  half_life.temperature = reader.real();
  half_life.log_time = reader.optional_real();
  return half_life;
}

Record scan_record(std::int64_t outcome, std::int64_t position, const ScanOutcome& scan) {
  Record record = Record().add(outcome).add(position);
  add_curve(record, scan.curve);
  record.add(scan.delta_enthalpy).add(scan.delta_enthalpy_stored).add(scan.initial_difference);
  record.add(scan.sum_rule_error).add(scan.exotherm_peak).add(scan.exotherm_height);
  return record.add(Eigen::VectorXd(scan.drawn.reshaped()));
}

ScanOutcome read_scan(const Record& record) {
  RecordReader reader(record);
  reader.integer();
  reader.integer();
  ScanOutcome scan;
  scan.curve = read_curve(reader);
  scan.delta_enthalpy = reader.real();
  scan.delta_enthalpy_stored = reader.real();
  scan.initial_difference = reader.real();
  scan.sum_rule_error = reader.real();
  scan.exotherm_peak = reader.optional_real();
  scan.exotherm_height = reader.real();
  const Eigen::VectorXd drawn = reader.numbers();
  const Eigen::Index intervals = scan.curve.heat_capacity.size();
  if (drawn.size() > 0) scan.drawn = drawn.reshaped(intervals, drawn.size() / intervals);
  return scan;
}

Record kissinger_record(std::int64_t outcome, std::int64_t position, const KissingerOutcome& fit) {
  Record record = Record().add(outcome).add(position).add(fit.storage_time).add(fit.activation_energy);
  return record.add(fit.error).add(fit.log_attempts);
}

KissingerOutcome read_kissinger(const Record& record) {
  RecordReader reader(record);
  reader.integer();
  reader.integer();
  KissingerOutcome fit;
  fit.storage_time = reader.real();
  fit.activation_energy = reader.real();
  fit.error = reader.real();
  fit.log_attempts = reader.real();
  return fit;
}

Record control_scan_record(std::int64_t position, const ControlScan& control) {
  Record record = Record().add(control.start).add(position);
  add_curve(record, control.curve);
  return record;
}

ControlScan read_control_scan(const Record& record) {
  RecordReader reader(record);
  ControlScan control;
  control.start = reader.text();
  reader.integer();
  control.curve = read_curve(reader);
  return control;
}

Record comparison_record(std::int64_t position, const ComparisonOutcome& comparison) {
  Record record = Record().add(comparison.start).add(position).add(comparison.protocol).add(comparison.temperature);
  record.add(finite_time(comparison.time)).add(comparison.cycles).add(comparison.delta_energy);
  record.add(comparison.volume_ratio).add(comparison.bulk_modulus_ratio).add(comparison.finished ? 1 : 0);
  return record.add(comparison.reason);
}

ComparisonOutcome read_comparison(const Record& record) {
  RecordReader reader(record);
  ComparisonOutcome comparison;
  comparison.start = reader.text();
  reader.integer();
  comparison.protocol = reader.text();
  comparison.temperature = reader.real();
  comparison.time = time_of(reader.optional_real());
  comparison.cycles = static_cast<int>(reader.integer());
  comparison.delta_energy = reader.real();
  comparison.volume_ratio = reader.real();
  comparison.bulk_modulus_ratio = reader.real();
  comparison.finished = reader.integer() != 0;
  comparison.reason = reader.text();
  return comparison;
}

Record enthalpy_lines_record(std::int64_t position, const EnthalpyLines& lines) {
  Record record = Record().add(lines.start).add(position).add(lines.pressure).add(finite_time(lines.time));
  record.add(lines.temperatures).add(lines.glass).add(lines.liquid).add(lines.glass_ambient);
  record.add(lines.liquid_unloaded).add(lines.treated).add(numbers_of(lines.under_pressure));
  return record.add(numbers_of(lines.given_time)).add(numbers_of(lines.within_time));
}

EnthalpyLines read_enthalpy_lines(const Record& record) {
  RecordReader reader(record);
  EnthalpyLines lines;
  lines.start = reader.text();
  reader.integer();
  lines.pressure = reader.real();
  lines.time = time_of(reader.optional_real());
  lines.temperatures = reader.numbers();
  lines.glass = reader.real();
  lines.liquid = reader.numbers();
  lines.glass_ambient = reader.real();
  lines.liquid_unloaded = reader.numbers();
  lines.treated = reader.numbers();
  lines.under_pressure = list_of(reader.numbers());
  lines.given_time = list_of(reader.numbers());
  lines.within_time = list_of(reader.numbers());
  return lines;
}

}  // namespace baroscape
