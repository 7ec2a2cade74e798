#include "protocol_json.hpp"

namespace baroscape {
namespace {

Json map_json(const PressureMap& map) {
  Json entries = Json::array();
  for (const MapEntry& entry : map.entries) {
    entries.push_back({{"from", entry.from},
                       {"to", entry.to},
                       {"weight", entry.weight},
                       {"volume_work", entry.volume_work},
                       {"dropped", entry.dropped},
                       {"slides", entry.slides}});
  }
  return {{"from", map.from}, {"to", map.to}, {"entries", std::move(entries)}};
}

Json cycle_json(const CycleResult& cycle) {
  Json json = {{"start", cycle.start},   {"pressure", cycle.pressure},  {"returning_share", cycle.returning_share},
               {"turns", Json::array()}, {"attractors", Json::array()}, {"fates", Json::array()}};
  for (const CycleTurn& turn : cycle.turns) {
    Json population = Json::array();
    for (const auto& [id, weight] : turn.population) population.push_back({{"minimum", id}, {"population", weight}});
    json["turns"].push_back({{"turn", turn.turn},
                             {"mean_energy", turn.mean_energy},
                             {"lost", turn.lost},
                             {"population", std::move(population)}});
  }
  for (const CycleAttractor& attractor : cycle.states.attractors) {
    json["attractors"].push_back(
        {{"minima", attractor.minima}, {"period", attractor.period}, {"drawn", attractor.drawn}});
  }
  for (const CycleFate& fate : cycle.states.fates) {
    json["fates"].push_back({{"minimum", fate.minimum},
                             {"returning", fate.returning},
                             {"transient", fate.transient},
                             {"reachable", fate.reachable}});
  }
  return json;
}

/// Points [P, V]; without a way back where the loop is its own.
Json loop_json(const VolumeLoop& loop) {
  const auto course = [](const MapCourse& points) {
    Json list = Json::array();
    for (const FollowPoint& point : points) list.push_back({point.pressure, point.volume});
    return list;
  };
  const bool open = !loop.returns() || loop.dropped > 0;
  return {{"pressure", loop.pressure}, {"minimum", loop.minimum},
          {"loaded", loop.loaded},     {"unloaded", loop.unloaded},
          {"area", loop.area},         {"dropped", loop.dropped},
          {"load", course(loop.load)}, {"unload", open ? course(loop.unload) : Json(nullptr)}};
}

Json profile_json(const PathProfile& profile) {
  const auto list = [](const Eigen::VectorXd& numbers) { return std::vector<double>(numbers.begin(), numbers.end()); };
  Json states = Json::array();
  for (const ProfileState& state : profile.states) {
    states.push_back({{"point", state.point},
                      {"id", state.id == 0 ? Json(nullptr) : Json(state.id)},
                      {"index", state.index},
                      {"index_there", state.index_there < 0 ? Json(nullptr) : Json(state.index_there)}});
  }
  return {{"path_pressure", profile.path_pressure},
          {"other_pressure", profile.other_pressure},
          {"from", profile.from},
          {"to", profile.to},
          {"method", profile.method},
          {"length", list(profile.lengths)},
          {"energy", list(profile.energies)},
          {"volume", list(profile.volumes)},
          {"states", std::move(states)}};
}

}  // namespace

void add_amplitudes(Json& json, const Archive& archive) {
  json["amplitudes"] = Json::array();
  for (const AmplitudeCurve& curve : archive.amplitude_curves()) {
    Json ranges = Json::array();
    for (const AmplitudeRange& range : curve.ranges) {
      ranges.push_back({{"from", range.from},
                        {"to", range.to},
                        {"returning_share", range.returning_share},
                        {"lost_share", range.lost_share},
                        {"energy_once", range.energy_once},
                        {"energy_settled", range.energy_settled}});
    }
    json["amplitudes"].push_back(
        {{"start", curve.start}, {"energy", curve.energy}, {"turns", curve.turns}, {"ranges", std::move(ranges)}});
  }
}

void add_protocol(Json& json, const Archive& archive) {
  const std::vector<PressureMap> maps = archive.pressure_maps();
  if (maps.empty()) return;
  for (const char* key : {"maps", "cycles", "loops", "profiles"}) json[key] = Json::array();
  for (const PressureMap& map : maps) json["maps"].push_back(map_json(map));
  for (const CycleResult& cycle : archive.cycles()) json["cycles"].push_back(cycle_json(cycle));
  for (const VolumeLoop& loop : archive.volume_loops()) json["loops"].push_back(loop_json(loop));
  for (const PathProfile& profile : archive.path_profiles()) json["profiles"].push_back(profile_json(profile));
}

}  // namespace baroscape
