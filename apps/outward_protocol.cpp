// Branches, treatments, cycles and paths in the system's own units.
#include <cmath>

#include "outward.hpp"

namespace baroscape {
namespace {

void scale(std::optional<double>& value, double factor) {
  if (value) *value *= factor;
}

void convert(StageState& state, const Units& units) {
  state.enthalpy *= units.energy;
  state.energy *= units.energy;
  state.volume *= units.volume();
  state.bulk_modulus *= units.pressure();
  scale(state.barrier_back, units.energy);
}

void convert(HeatCurve& curve, const Units& units) {
  curve.rate = units.given_rate(curve.rate);
  curve.storage_time = units.given_time(curve.storage_time);
  curve.from = units.given_temperature(curve.from);
  curve.to = units.given_temperature(curve.to);
  scale(curve.glass_transition, units.temperature());
}

void convert(ScanOutcome& scan, const Units& units) {
  convert(scan.curve, units);
  for (double* energy :
       {&scan.delta_enthalpy, &scan.delta_enthalpy_stored, &scan.initial_difference, &scan.sum_rule_error}) {
    *energy *= units.energy;
  }
  scale(scan.exotherm_peak, units.temperature());
}

void convert(TrappedState& row, const Units& units) {
  row.energy_excess *= units.energy;
  row.share *= units.energy;
  scale(row.barrier_back, units.energy);
  if (row.log_time_back) *row.log_time_back += std::log(units.time());
}

/// What an outcome holds of what came after unloading.
void convert_aftermath(AnnealOutcome& outcome, const Units& units) {
  for (StorageOutcome& stored : outcome.storage) {
    stored.temperature = units.given_temperature(stored.temperature);
    stored.time = units.given_time(stored.time);
    stored.delta_energy *= units.energy;
    stored.delta_energy_stored *= units.energy;
  }
  for (ScanOutcome& scan : outcome.scans) convert(scan, units);
  for (KissingerOutcome& fit : outcome.kissinger) {
    fit.storage_time = units.given_time(fit.storage_time);
    fit.activation_energy *= units.energy;
    fit.error *= units.energy;
    fit.log_attempts -= std::log(units.time());
  }
  for (HalfLife& half_life : outcome.half_lives) {
    half_life.temperature = units.given_temperature(half_life.temperature);
    if (half_life.log_time) *half_life.log_time += std::log(units.time());
  }
}

}  // namespace

AnnealOutcome outward(AnnealOutcome outcome, const Units& units) {
  if (units == Units{}) return outcome;
  outcome.pressure = units.given_pressure(outcome.pressure);
  outcome.temperature = units.given_temperature(outcome.temperature);
  outcome.time = units.given_time(outcome.time);
  for (double* energy :
       {&outcome.delta_energy, &outcome.delta_energy_deviation, &outcome.unlisted_share,
        &outcome.anneal_enthalpy_change, &outcome.unload_enthalpy_change, &outcome.volume_work, &outcome.dropped}) {
    *energy *= units.energy;
  }
  scale(outcome.delta_energy_error, units.energy);
  for (DrawnSample& sample : outcome.drawn) sample.delta_energy *= units.energy;
  for (StageState* state : {&outcome.state1, &outcome.state2, &outcome.state3}) convert(*state, units);
  for (double* distance : {&outcome.distances.d12, &outcome.distances.d23, &outcome.distances.d13}) {
    *distance *= units.length;
  }
  for (TrappedState& row : outcome.table) convert(row, units);
  convert_aftermath(outcome, units);
  return outcome;
}

ControlScan outward(ControlScan control, const Units& units) {
  convert(control.curve, units);
  return control;
}

ComparisonOutcome outward(ComparisonOutcome outcome, const Units& units) {
  outcome.temperature = units.given_temperature(outcome.temperature);
  outcome.time = units.given_time(outcome.time);
  outcome.delta_energy *= units.energy;
  return outcome;
}

Thermodynamics outward(Thermodynamics one, const Units& units) {
  one.temperature = units.given_temperature(one.temperature);
  for (double* energy : {&one.free_energy, &one.mean_enthalpy, &one.mean_energy}) *energy *= units.energy;
  one.free_energies *= units.energy;
  one.mean_volume *= units.volume();
  return one;
}

EnthalpyLines outward(EnthalpyLines lines, const Units& units) {
  lines.pressure = units.given_pressure(lines.pressure);
  lines.time = units.given_time(lines.time);
  lines.temperatures *= units.temperature();
  lines.glass *= units.energy;
  lines.glass_ambient *= units.energy;
  for (Eigen::VectorXd* line : {&lines.liquid, &lines.liquid_unloaded, &lines.treated}) *line *= units.energy;
  for (std::vector<double>* crossings : {&lines.under_pressure, &lines.given_time, &lines.within_time}) {
    for (double& temperature : *crossings) temperature *= units.temperature();
  }
  return lines;
}

PressureMap outward(PressureMap map, const Units& units) {
  map.from = units.given_pressure(map.from);
  map.to = units.given_pressure(map.to);
  for (MapEntry& entry : map.entries) {
    entry.volume_work *= units.energy;
    entry.dropped *= units.energy;
  }
  return map;
}

FollowPoint outward(FollowPoint point, const Units& units) {
  point.pressure *= units.pressure();
  point.enthalpy *= units.energy;
  point.volume *= units.volume();
  point.volume_slope *= units.volume() / units.pressure();
  return point;
}

VolumeLoop outward(VolumeLoop loop, const Units& units) {
  loop.pressure = units.given_pressure(loop.pressure);
  loop.area *= units.energy;
  loop.dropped *= units.energy;
  for (MapCourse* course : {&loop.load, &loop.unload}) *course = outward(std::move(*course), units);
  return loop;
}

CycleResult outward(CycleResult cycle, const Units& units) {
  cycle.pressure = units.given_pressure(cycle.pressure);
  for (CycleTurn& turn : cycle.turns) turn.mean_energy *= units.energy;
  return cycle;
}

AmplitudeCurve outward(AmplitudeCurve curve, const Units& units) {
  curve.energy *= units.energy;
  for (AmplitudeRange& range : curve.ranges) {
    range.from = units.given_pressure(range.from);
    range.to = units.given_pressure(range.to);
    range.energy_once *= units.energy;
    range.energy_settled *= units.energy;
  }
  return curve;
}

PathProfile outward(PathProfile profile, const Units& units) {
  profile.path_pressure = units.given_pressure(profile.path_pressure);
  profile.other_pressure = units.given_pressure(profile.other_pressure);
  profile.lengths *= units.length;
  profile.energies *= units.energy;
  profile.volumes *= units.volume();
  return profile;
}

EventRecord outward(EventRecord event, const Units& units) {
  event.pressure *= units.pressure();
  event.enthalpy *= units.energy;
  scale(event.energy, units.energy);
  return event;
}

CrossingRecord outward(CrossingRecord crossing, const Units& units) {
  crossing.pressure *= units.pressure();
  crossing.enthalpy *= units.energy;
  return crossing;
}

SuccessionRecord outward(SuccessionRecord succession, const Units& units) {
  succession.pressure *= units.pressure();
  succession.dropped *= units.energy;
  return succession;
}

AtlasRecord outward(AtlasRecord atlas, const Units& units) {
  if (units == Units{}) return atlas;
  atlas.from = units.given_pressure(atlas.from);
  atlas.to = units.given_pressure(atlas.to);
  for (BranchRecord& branch : atlas.branches) {
    branch.from = units.given_pressure(branch.from);
    branch.to = units.given_pressure(branch.to);
    for (BranchPointRecord& point : branch.points) {
      point.pressure = units.given_pressure(point.pressure);
      point.enthalpy *= units.energy;
      point.energy *= units.energy;
      point.volume *= units.volume();
      point.lowest *= units.force_constant();
    }
    for (AtlasMember& member : branch.members) member.pressure = units.given_pressure(member.pressure);
  }
  atlas.events = outward(std::move(atlas.events), units);
  atlas.crossings = outward(std::move(atlas.crossings), units);
  atlas.successions = outward(std::move(atlas.successions), units);
  for (Disagreement& one : atlas.disagreements) one.pressure = units.given_pressure(one.pressure);
  return atlas;
}

}  // namespace baroscape
