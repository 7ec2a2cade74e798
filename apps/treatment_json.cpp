#include "treatment_json.hpp"

#include <cmath>

#include "outward.hpp"

namespace baroscape {
namespace {

Json optional_json(const std::optional<double>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json time_json(double time) {
  return std::isfinite(time) ? Json(time) : Json("equilibrium");
}

Json stage_json(const StageState& state) {
  return {{"minimum", state.minimum},
          {"population", state.population},
          {"energy", state.energy},
          {"volume", state.volume},
          {"bulk_modulus", state.bulk_modulus}};
}

Json states_json(const AnnealOutcome& outcome) {
  const StageState& second = outcome.state2;
  Json third = stage_json(outcome.state3);
  third["barrier_back"] = optional_json(outcome.state3.barrier_back);
  return {{"1", stage_json(outcome.state1)},
          {"2",
           {{"minimum", second.minimum},
            {"population", second.population},
            {"enthalpy", second.enthalpy},
            {"energy", second.energy},
            {"volume", second.volume}}},
          {"3", std::move(third)}};
}

Json storage_json(const AnnealOutcome& outcome) {
  Json list = Json::array();
  for (const StorageOutcome& stored : outcome.storage) {
    list.push_back({{"temperature", stored.temperature},
                    {"time", stored.time},
                    {"delta_energy", stored.delta_energy},
                    {"delta_energy_stored", stored.delta_energy_stored}});
  }
  return list;
}

/// Scans of fresh samples, or of stored ones.
Json scans_json(const AnnealOutcome& outcome, bool stored) {
  Json list = Json::array();
  for (const ScanOutcome& scan : outcome.scans) {
    if ((scan.curve.storage_time > 0) != stored) continue;
    Json entry = {{"rate", scan.curve.rate},
                  {"delta_enthalpy", scan.delta_enthalpy},
                  {"initial_difference", scan.initial_difference},
                  {"sum_rule_error", scan.sum_rule_error},
                  {"distance_from_equilibrium", scan.curve.distance_from_equilibrium},
                  {"exotherm_peak", optional_json(scan.exotherm_peak)},
                  {"exotherm_height", scan.exotherm_height},
                  {"glass_transition", optional_json(scan.curve.glass_transition)}};
    if (stored) {
      entry["storage_time"] = scan.curve.storage_time;
      entry["delta_enthalpy_stored"] = scan.delta_enthalpy_stored;
    }
    list.push_back(std::move(entry));
  }
  return list;
}

Json kissinger_json(const AnnealOutcome& outcome) {
  Json list = Json::array();
  for (const KissingerOutcome& fit : outcome.kissinger) {
    list.push_back({{"storage_time", fit.storage_time},
                    {"activation_energy", fit.activation_energy},
                    {"error", fit.error},
                    {"log_attempts", fit.log_attempts}});
  }
  return list;
}

Json half_lives_json(const AnnealOutcome& outcome) {
  Json list = Json::array();
  for (const HalfLife& half_life : outcome.half_lives) {
    list.push_back({{"temperature", half_life.temperature}, {"log_time", optional_json(half_life.log_time)}});
  }
  return list;
}

Json samples_json(const AnnealOutcome& outcome) {
  Json list = Json::array();
  for (const DrawnSample& sample : outcome.drawn) {
    list.push_back({{"initial", sample.initial}, {"unloaded", sample.unloaded}, {"delta_energy", sample.delta_energy}});
  }
  return list;
}

Json numbers_json(const Eigen::VectorXd& numbers) {
  return std::vector<double>(numbers.begin(), numbers.end());
}

}  // namespace

Json anneal_json(const AnnealOutcome& outcome, const CellModuli::Ratios& moduli) {
  return {{"start", outcome.start},
          {"pressure", outcome.pressure},
          {"temperature", outcome.temperature},
          {"time", time_json(outcome.time)},
          {"delta_energy", outcome.delta_energy},
          {"delta_energy_error", optional_json(outcome.delta_energy_error)},
          {"delta_energy_deviation", outcome.delta_energy_deviation},
          {"samples", samples_json(outcome)},
          {"trapped_fraction", outcome.trapped_fraction},
          {"volume_ratio", outcome.volume_ratio},
          {"bulk_modulus_ratio", outcome.bulk_modulus_ratio},
          // Clusters have the bulk modulus as their only one.
          {"young_ratio", optional_json(moduli.young)},
          {"shear_ratio", optional_json(moduli.shear)},
          {"work_bound_ratio", optional_json(outcome.work_bound_ratio)},
          {"balance",
           {{"anneal_enthalpy_change", outcome.anneal_enthalpy_change},
            {"unload_enthalpy_change", outcome.unload_enthalpy_change},
            {"volume_work", outcome.volume_work},
            {"dropped", outcome.dropped}}},
          {"lost", outcome.lost},
          {"storage", storage_json(outcome)},
          {"half_lives", half_lives_json(outcome)},
          {"dsc", scans_json(outcome, false)},
          {"dsc_stored", scans_json(outcome, true)},
          {"kissinger", kissinger_json(outcome)},
          {"finished", outcome.finished},
          {"reason", outcome.reason},
          {"distances", {{"12", outcome.distances.d12}, {"23", outcome.distances.d23}, {"13", outcome.distances.d13}}},
          {"states", states_json(outcome)}};
}

void add_companions(Json& json, const Archive& archive) {
  const Units units = archive.provenance().system.units;
  const std::vector<ComparisonOutcome> comparisons = outward(archive.comparisons(), units);
  if (!comparisons.empty()) json["comparisons"] = Json::array();
  for (const ComparisonOutcome& one : comparisons) {
    json["comparisons"].push_back({{"start", one.start},
                                   {"protocol", one.protocol},
                                   {"temperature", one.temperature},
                                   {"time", time_json(one.time)},
                                   {"cycles", one.cycles},
                                   {"delta_energy", one.delta_energy},
                                   {"volume_ratio", one.volume_ratio},
                                   {"bulk_modulus_ratio", one.bulk_modulus_ratio}});
  }
  const std::vector<EnthalpyLines> lines = outward(archive.enthalpy_lines(), units);
  if (!lines.empty()) json["enthalpy_lines"] = Json::array();
  for (const EnthalpyLines& one : lines) {
    json["enthalpy_lines"].push_back(
        {{"start", one.start},
         {"pressure", one.pressure},
         {"time", time_json(one.time)},
         {"temperatures", numbers_json(one.temperatures)},
         {"glass", one.glass},
         {"liquid", numbers_json(one.liquid)},
         {"glass_ambient", one.glass_ambient},
         {"liquid_unloaded", numbers_json(one.liquid_unloaded)},
         {"treated", numbers_json(one.treated)},
         {"crossings",
          {{"under_pressure", one.under_pressure}, {"given_time", one.given_time}, {"within_time", one.within_time}}}});
  }
}

}  // namespace baroscape
