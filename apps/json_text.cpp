#include "json_text.hpp"

#include <map>

#include "import_notes.hpp"
#include "outward.hpp"
#include "protocol_json.hpp"
#include "treatment_json.hpp"

namespace baroscape {
namespace {

Json optional_json(const std::optional<double>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json triples_json(const Eigen::VectorXd& coordinates) {
  Json triples = Json::array();
  for (Eigen::Index i = 0; i + 2 < coordinates.size(); i += 3) {
    triples.push_back({coordinates(i), coordinates(i + 1), coordinates(i + 2)});
  }
  return triples;
}

using BranchIds = std::map<std::int64_t, std::int64_t>;  // by id of the state

/// What coordinates are needed for: null where a state was imported without them.
Json computed(const StationaryPoint& state, double value) {
  return state.positions.size() > 0 || value != 0 ? Json(value) : Json(nullptr);
}

Json state_json(const StationaryPoint& state, int rank, const BranchIds& branches) {
  const auto branch = branches.find(state.id);
  return {{"id", state.id},
          {"rank", rank},
          {"branch", branch == branches.end() ? Json(nullptr) : Json(branch->second)},
          {"enthalpy", state.enthalpy},
          {"energy", state.energy},
          {"volume", computed(state, state.volume)},
          {"point_group_order", state.point_group_order},
          {"log_product", state.log_product}};
}

Json minima_json(const Landscape& landscape, const BranchIds& branches) {
  const std::vector<int> ranks = landscape.minimum_ranks();
  Json list = Json::array();
  for (std::size_t k = 0; k < ranks.size(); ++k) {
    const Minimum& minimum = landscape.minima()[k];
    Json entry = state_json(minimum, ranks[k], branches);
    entry["bulk_modulus"] = computed(minimum, minimum.bulk_modulus);
    entry["lowest_omega2"] = computed(minimum, minimum.lowest_omega2);
    list.push_back(std::move(entry));
  }
  return list;
}

Json transition_states_json(const Landscape& landscape, const BranchIds& branches) {
  const std::vector<int> ranks = landscape.transition_state_ranks();
  Json list = Json::array();
  for (std::size_t k = 0; k < ranks.size(); ++k) {
    const TransitionState& state = landscape.transition_states()[k];
    Json entry = state_json(state, ranks[k], branches);
    entry["minimum_a"] = state.minimum_a;
    entry["minimum_b"] = state.minimum_b;
    entry["omega2_negative"] = computed(state, state.omega2_negative);
    list.push_back(std::move(entry));
  }
  return list;
}

Json coverage_json(const PressureSummary& summary) {
  return {{"searches", summary.searches},
          {"seeds", summary.seeds.size()},
          {"good_turing", summary.coverage.good_turing},
          {"chao1", summary.coverage.chao1},
          {"capture_recapture", optional_json(summary.capture_recapture)}};
}

}  // namespace

std::string json_text(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json units_json(const Units& units) {
  const UnitWords words = plain_unit_words(units);
  return {{"energy", words.energy}, {"length", words.length}, {"pressure", words.pressure}};
}

Json landscape_json(const Archive& archive, const System& system, double pressure, bool with_states) {
  const PressureSummary summary = archive.summary(pressure);
  Json json = {{"format", 1},
               {"units", units_json(system.units)},
               {"pressure", system.units.given_pressure(pressure)},
               {"volume_definition", volume_definition(system)},
               {"stopped_by", summary.stopped_by.empty() ? Json(nullptr) : Json(summary.stopped_by)}};
  if (with_states) {
    const Landscape landscape = outward(archive.landscape(pressure), system);
    json["minima"] = minima_json(landscape, archive.branches_of(pressure, 0));
    json["transition_states"] = transition_states_json(landscape, archive.branches_of(pressure, 1));
  } else {
    json["minima"] = summary.minima;
    json["transition_states"] = summary.transition_states;
  }
  json["coverage"] = coverage_json(summary);
  if (const std::vector<std::string> imports = import_notes(archive); !imports.empty()) json["imported"] = imports;
  return json;
}

Json explored_json(const Archive& archive, const std::vector<double>& pressures, const std::string& database) {
  const System system = archive.provenance().system;
  Json json = {
      {"format", 1}, {"units", units_json(system.units)}, {"database", database}, {"landscapes", Json::array()}};
  for (const double pressure : pressures) {
    json["landscapes"].push_back(landscape_json(archive, system, pressure, false));
  }
  return json;
}

Json files_json(const std::vector<std::string>& files) {
  return {{"format", 1}, {"files", files}};
}

Json event_json(const EventRecord& event) {
  return {{"kind", event.kind},
          {"criticality", event.criticality.empty() ? Json(nullptr) : Json(event.criticality)},
          {"pressure", event.pressure},
          {"minimum", event.minimum == 0 ? Json(nullptr) : Json(event.minimum)},
          {"transition_states", event.transition_states},
          {"energy", optional_json(event.energy)},
          {"enthalpy", event.enthalpy},
          {"exponent", optional_json(event.exponent)},
          {"exponent_error", optional_json(event.exponent_error)}};
}

Json crossing_json(const CrossingRecord& crossing) {
  const auto id = [](std::int64_t minimum) { return minimum == 0 ? Json(nullptr) : Json(minimum); };
  return {
      {"pressure", crossing.pressure}, {"minimum_a", id(crossing.minimum_a)}, {"minimum_b", id(crossing.minimum_b)}};
}

Json succession_json(const SuccessionRecord& succession) {
  return {{"branch", succession.branch},     {"direction", succession.direction},
          {"pressure", succession.pressure}, {"heir", succession.heir == 0 ? Json(nullptr) : Json(succession.heir)},
          {"weight", succession.weight},     {"slides", succession.slides},
          {"dropped", succession.dropped}};
}

Json summary_json(const Archive& archive) {
  const Provenance provenance = archive.provenance();
  const Units& units = provenance.system.units;
  Json json = {{"format", 1},
               {"units", units_json(units)},
               {"title", provenance.title},
               {"program_version", provenance.program_version},
               {"fingerprint", archive.fingerprint()},
               {"landscapes", Json::array()},
               {"anneal", Json::array()}};
  for (const double pressure : archive.pressures()) {
    json["landscapes"].push_back(landscape_json(archive, provenance.system, pressure, false));
  }
  if (const auto atlas = archive.atlas()) {
    json["events"] = Json::array();
    json["crossings"] = Json::array();
    const AtlasRecord shown = outward(*atlas, units);
    for (const EventRecord& event : shown.events) json["events"].push_back(event_json(event));
    for (const CrossingRecord& crossing : shown.crossings) json["crossings"].push_back(crossing_json(crossing));
    json["successions"] = Json::array();
    for (const SuccessionRecord& succession : shown.successions) {
      json["successions"].push_back(succession_json(succession));
    }
    add_amplitudes(json, archive);
  }
  CellModuli moduli(archive);
  for (const AnnealOutcome& outcome : archive.anneal_outcomes()) {
    json["anneal"].push_back(anneal_json(outward(outcome, units), moduli.ratios(outcome)));
  }
  add_companions(json, archive);
  add_protocol(json, archive);
  return json;
}

Json evaluation_json(const Evaluation& evaluation, const Structure& structure, const Counts& counts, bool converged,
                     const std::string& reason, const Units& units) {
  const Eigen::Matrix3d& p = evaluation.pressure_tensor;
  Json hessian = nullptr, cell = nullptr;
  if (structure.lattice) cell = triples_json((structure.lattice->transpose() * units.length).reshaped());
  if (evaluation.hessian) {
    hessian = Json::array();
    for (Eigen::Index row = 0; row < evaluation.hessian->rows(); ++row) {
      const Eigen::VectorXd values = evaluation.hessian->row(row).transpose();
      hessian.push_back(std::vector<double>(values.begin(), values.end()));
    }
  }
  return {{"energy", evaluation.energy},
          {"volume", evaluation.volume},
          {"enthalpy", evaluation.enthalpy},
          {"gradient", triples_json(evaluation.gradient)},
          {"pressure_tensor",
           {{"xx", p(0, 0)}, {"yy", p(1, 1)}, {"zz", p(2, 2)}, {"xy", p(0, 1)}, {"xz", p(0, 2)}, {"yz", p(1, 2)}}},
          {"virial_pressure", evaluation.virial_pressure},
          {"hessian", std::move(hessian)},
          {"positions", triples_json(structure.positions * units.length)},
          {"cell", cell},
          {"counts", {{"gradient", counts.gradients}, {"hessian", counts.hessians}}},
          {"converged", converged},
          {"gradient_rms", evaluation.gradient_rms},
          {"reason", reason},
          {"units", units_json(units)}};
}

}  // namespace baroscape
