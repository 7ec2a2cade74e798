#include "archive/treatment_hash.hpp"

#include <algorithm>

#include "archive/treatment_rows.hpp"

namespace baroscape {
namespace {

std::uint64_t hash_of(const std::vector<std::int64_t>& minima, const Eigen::VectorXd& populations,
                      const NameOfMinimum& name) {
  std::vector<std::uint64_t> hashes;
  for (std::size_t k = 0; k < minima.size() && static_cast<Eigen::Index>(k) < populations.size(); ++k) {
    hashes.push_back(hash("populated", Record().add(name(minima[k])).add(populations[static_cast<Eigen::Index>(k)])));
  }
  std::sort(hashes.begin(), hashes.end());
  Record record;
  for (const std::uint64_t one : hashes) record.add(one);
  return hash("populations", record);
}

void add_curve(Record& record, const HeatCurve& curve) {
  record.add(curve.rate).add(curve.storage_time).add(curve.from).add(curve.to).add(curve.heat_capacity);
  record.add(curve.glass_transition).add(curve.distance_from_equilibrium);
}

}  // namespace

void add_details(Record& record, const AnnealOutcome& outcome, const NameOfMinimum& minimum) {
  const StagePopulations& stages = outcome.populations;
  for (const Eigen::VectorXd* ambient : {&stages.initial, &stages.unloaded}) {
    record.add(hash_of(stages.ambient_minima, *ambient, minimum));
  }
  for (const Eigen::VectorXd* pressed : {&stages.loaded, &stages.heated, &stages.annealed, &stages.cooled}) {
    record.add(hash_of(stages.pressed_minima, *pressed, minimum));
  }
  for (const StorageOutcome& stored : outcome.storage) {
    record.add(stored.temperature).add(stored.time).add(stored.delta_energy).add(stored.delta_energy_stored);
  }
  for (const DrawnSample& sample : outcome.drawn) {
    record.add(minimum(sample.initial)).add(minimum(sample.unloaded)).add(sample.delta_energy);
  }
  for (const HalfLife& half_life : outcome.half_lives) record.add(half_life.temperature).add(half_life.log_time);
  for (const ScanOutcome& scan : outcome.scans) {
    add_curve(record, scan.curve);
    record.add(scan.delta_enthalpy).add(scan.delta_enthalpy_stored).add(scan.initial_difference);
    record.add(scan.exotherm_peak).add(scan.exotherm_height);
  }
  for (const KissingerOutcome& fit : outcome.kissinger) {
    record.add(fit.storage_time).add(fit.activation_energy).add(fit.error).add(fit.log_attempts);
  }
}

std::vector<std::uint64_t> hashes_of(const std::vector<ControlScan>& controls, const NameOfStart& start) {
  std::vector<std::uint64_t> hashes;
  for (const ControlScan& control : controls) {
    Record record = Record().add(start(control.start));
    add_curve(record, control.curve);
    hashes.push_back(hash("control", record));
  }
  return hashes;
}

std::vector<std::uint64_t> hashes_of(const std::vector<ComparisonOutcome>& comparisons, const NameOfStart& start) {
  std::vector<std::uint64_t> hashes;
  for (const ComparisonOutcome& one : comparisons) {
    Record record = Record().add(start(one.start)).add(one.protocol).add(one.temperature).add(finite_time(one.time));
    record.add(one.cycles).add(one.delta_energy).add(one.volume_ratio).add(one.bulk_modulus_ratio);
    hashes.push_back(hash("comparison", record));
  }
  return hashes;
}

std::vector<std::uint64_t> hashes_of(const std::vector<EnthalpyLines>& lines, const NameOfStart& start) {
  std::vector<std::uint64_t> hashes;
  for (const EnthalpyLines& one : lines) {
    Record record = Record().add(start(one.start)).add(one.pressure).add(finite_time(one.time)).add(one.temperatures);
    record.add(one.glass).add(one.liquid).add(one.glass_ambient).add(one.liquid_unloaded).add(one.treated);
    hashes.push_back(hash("lines", record));
  }
  return hashes;
}

}  // namespace baroscape
