#include "report/teaching_facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/error.hpp"
#include "report/markup.hpp"
#include "report/state_marks.hpp"

namespace baroscape {
namespace {

using Json = nlohmann::json;

/// As a minimum counts as higher (design: physics, section 1).
constexpr double kHigher = 1e-7;

const Landscape* landscape_at(const ReportData& data, double pressure) {
  for (const ReportLandscape& one : data.landscapes) {
    if (one.landscape.pressure() == pressure) return &one.landscape;
  }
  return nullptr;
}

Json point_json(const std::optional<GatePoint>& point) {
  if (!point) return nullptr;
  return {point->x, point->energy, point->enthalpy, point->curvature};
}

Json checks(const TeachingFacts& facts) {
  const GateModel& model = facts.model;
  Json points = Json::array(), states = Json::array(), shares = Json::array();
  const double from = model.lowest_x(), to = model.highest_x();
  for (int k = 0; k <= 40; ++k) {
    const double x = from + (to - from) * k / 40;
    points.push_back({x, model.energy(x), model.slope(x), model.curvature(x)});
  }
  for (const double share : {0.0, 0.1, 0.37, 0.8, 0.99, 1.2}) {
    const double pressure = share * facts.pressures.before_ends;
    const GateStates one = gate_states(model, pressure);
    states.push_back({{"pressure", pressure},
                      {"before", point_json(one.before)},
                      {"behind", point_json(one.behind)},
                      {"barrier", point_json(one.barrier)}});
    for (const double temperature : {0.05, 0.15, 0.3}) {
      for (const double time : {1.0, 1e3}) {
        shares.push_back({pressure, temperature, time, 0.0, gate_share(model, pressure, temperature, time, 0)});
        shares.push_back({pressure, temperature, time, 1.0, gate_share(model, pressure, temperature, time, 1)});
      }
    }
  }
  return {{"points", points}, {"states", states}, {"shares", shares}};
}

/// Of plain Lennard-Jones clusters, whose energies the page works out by itself; null for others.
Json system_json(const ReportData& data) {
  if (!data.system || data.system->cell) return nullptr;
  const System& system = *data.system;
  const bool plain = system.units.kind == Units::Kind::lennard_jones && !system.eam && !system.morse &&
                     !system.sutton_chen && system.lennard_jones.cutoff.kind == CutoffKind::none;
  if (!plain) return nullptr;
  const auto rows = [](const Eigen::MatrixXd& matrix) {
    Json out = Json::array();
    for (Eigen::Index a = 0; a < matrix.rows(); ++a) {
      const Eigen::VectorXd row = matrix.row(a).transpose();
      out.push_back(std::vector<double>(row.begin(), row.end()));
    }
    return out;
  };
  return {{"species", system.species},
          {"epsilon", rows(system.lennard_jones.epsilon)},
          {"sigma", rows(system.lennard_jones.sigma)},
          {"atomRadius", system.atom_radius}};
}

Json states_json(const TeachingFacts& facts) {
  Json states = Json::array();
  for (const TaughtState& state : facts.states) {
    const Minimum& minimum = *state.minimum;
    states.push_back({{"name", state.name},
                      {"pressure", state.pressure},
                      {"energy", minimum.energy},
                      {"volume", minimum.volume},
                      {"enthalpy", minimum.enthalpy},
                      {"positions", std::vector<double>(minimum.positions.begin(), minimum.positions.end())}});
  }
  return states;
}

}  // namespace

TeachingFacts teaching_facts(const ReportData& data, const GateModel& model) {
  TeachingFacts facts;
  facts.model = model;
  facts.pressures = gate_pressures(model);
  facts.free = gate_states(model, 0);
  facts.shown = representative_anneal(data.anneals);
  if (facts.shown == nullptr) throw InputError("teach: nothing was annealed: the job wants a section [anneal]");
  facts.ambient = landscape_at(data, 0);
  facts.pressed = landscape_at(data, facts.shown->pressure);
  if (facts.ambient == nullptr || facts.pressed == nullptr)
    throw InputError("teach: the landscapes of the anneal are not there");
  facts.states = {{"1", 0, &facts.ambient->minimum(facts.shown->state1.minimum)},
                  {"2", facts.shown->pressure, &facts.pressed->minimum(facts.shown->state2.minimum)},
                  {"3", 0, &facts.ambient->minimum(facts.shown->state3.minimum)}};
  for (const TaughtState& state : facts.states) {
    if (state.minimum->positions.size() == 0) throw InputError("teach: the states have no coordinates");
  }
  for (const AnnealOutcome& outcome : data.anneals) {
    facts.much = std::max(facts.much, 0.05 * std::abs(outcome.delta_energy));
  }
  facts.much = std::max(facts.much, kHigher);
  facts.trapped = facts.states[2].minimum->energy > facts.states[0].minimum->energy + kHigher;
  return facts;
}

std::string teaching_json(const ReportData& data, const TeachingFacts& facts) {
  const GateModel& model = facts.model;
  const double comfortable = std::hypot(facts.free.before->x, model.half_gap);
  Json anneals = Json::array();
  for (const AnnealOutcome& outcome : data.anneals) {
    if (outcome.start != facts.shown->start || outcome.time != facts.shown->time) continue;
    anneals.push_back({{"pressure", outcome.pressure},
                       {"temperature", outcome.temperature},
                       {"words", anneal_in_words(outcome, facts.much, data.units)}});
  }
  const Json all = {{"model", {{"halfGap", model.half_gap}, {"depth", model.depth}}},
                    {"pressures",
                     {{"equal", facts.pressures.equal},
                      {"beforeEnds", facts.pressures.before_ends},
                      {"behindEnds", facts.pressures.behind_ends}}},
                    {"distances",
                     {{{"name", "A"}, {"r", comfortable}},
                      {{"name", "B"}, {"r", model.half_gap}},
                      {{"name", "C"}, {"r", facts.free.behind->x + model.depth}}}},
                    {"checks", checks(facts)},
                    {"system", system_json(data)},
                    {"states", states_json(facts)},
                    {"anneals", anneals}};
  std::string text = all.dump();
  // "<" would end the script early wherever a title says so.
  for (std::size_t at = 0; (at = text.find('<', at)) != std::string::npos;) text.replace(at, 1, "\\u003c");
  return text;
}

std::string anneal_in_words(const AnnealOutcome& outcome, double much, const UnitNames& units) {
  const std::string at = fmt::format("P = {} {}, T = {} {}: ", number(outcome.pressure), units.pressure,
                                     number(outcome.temperature), units.temperature);
  if (std::abs(outcome.delta_energy) <= kHigher)
    return at + "when the pressure is let off everything is as it was before.";
  const std::string amount = number(std::abs(outcome.delta_energy), 3) + " " + units.energy;
  if (std::abs(outcome.delta_energy) < much)
    return at + "hardly anything has changed: the mean energy by " + amount + ".";
  if (outcome.delta_energy < 0) return at + "the sample has aged: its mean energy is " + amount + " lower.";
  return at + fmt::format("rejuvenated: the mean energy is {} higher, the volume {} % {}, the bulk modulus {} % {}.",
                          amount, number(100 * std::abs(outcome.volume_ratio - 1), 3),
                          outcome.volume_ratio < 1 ? "smaller" : "larger",
                          number(100 * std::abs(outcome.bulk_modulus_ratio - 1), 3),
                          outcome.bulk_modulus_ratio > 1 ? "higher" : "lower");
}

}  // namespace baroscape
