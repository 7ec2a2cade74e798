#include "archive/protocol_rows.hpp"

#include <nlohmann/json.hpp>

namespace baroscape {
namespace {

using Ids = std::vector<std::int64_t>;

std::string list_text(const Ids& ids) {
  return nlohmann::json(ids).dump();
}

Ids read_list(const std::string& text) {
  return nlohmann::json::parse(text).get<Ids>();
}

/// P, H, V, dV/dP of every point in turn.
constexpr Eigen::Index kNumbers = 4;

Eigen::VectorXd numbers_of(const MapCourse& course) {
  Eigen::VectorXd numbers(kNumbers * static_cast<Eigen::Index>(course.size()));
  Eigen::Index at = 0;
  for (const FollowPoint& point : course) {
    numbers.segment<kNumbers>(at) << point.pressure, point.enthalpy, point.volume, point.volume_slope;
    at += kNumbers;
  }
  return numbers;
}

MapCourse course_of(const Eigen::VectorXd& numbers) {
  MapCourse course;
  for (Eigen::Index at = 0; at + kNumbers <= numbers.size(); at += kNumbers) {
    course.push_back({numbers(at), numbers(at + 1), numbers(at + 2), numbers(at + 3)});
  }
  return course;
}

}  // namespace

Record cycle_record(std::int64_t id, const CycleResult& cycle) {
  Record record = Record().add(id).add(cycle.start).add(cycle.pressure).add(cycle.returning_share);
  record.add(static_cast<std::int64_t>(cycle.turns.size())).add(static_cast<std::int64_t>(cycle.states.fates.size()));
  return record.add(static_cast<std::int64_t>(cycle.states.attractors.size()));
}

CycleResult read_cycle(const Record& record, CycleRowCounts& counts) {
  RecordReader reader(record);
  reader.integer();
  CycleResult cycle;
  cycle.start = reader.text();
  cycle.pressure = reader.real();
  cycle.returning_share = reader.real();
  counts.turns = reader.integer();
  counts.fates = reader.integer();
  counts.attractors = reader.integer();
  return cycle;
}

Record cycle_turn_record(std::int64_t cycle, const CycleTurn& turn) {
  Ids ids;
  Eigen::VectorXd populations(static_cast<Eigen::Index>(turn.population.size()));
  for (const auto& [id, population] : turn.population) {
    populations(static_cast<Eigen::Index>(ids.size())) = population;
    ids.push_back(id);
  }
  Record record = Record().add(cycle).add(turn.turn).add(turn.mean_energy).add(turn.lost);
  return record.add(list_text(ids)).add(populations);
}

CycleTurn read_cycle_turn(const Record& record) {
  RecordReader reader(record);
  reader.integer();
  CycleTurn turn;
  turn.turn = static_cast<int>(reader.integer());
  turn.mean_energy = reader.real();
  turn.lost = reader.real();
  const Ids ids = read_list(reader.text());
  const Eigen::VectorXd populations = reader.numbers();
  for (std::size_t k = 0; k < ids.size(); ++k) {
    turn.population.emplace_back(ids[k], populations(static_cast<Eigen::Index>(k)));
  }
  return turn;
}

Record cycle_fate_record(std::int64_t cycle, const CycleFate& fate) {
  Record record = Record().add(cycle).add(fate.minimum).add(fate.returning).add(fate.transient ? 1 : 0);
  return record.add(list_text(fate.reachable));
}

CycleFate read_cycle_fate(const Record& record) {
  RecordReader reader(record);
  reader.integer();
  CycleFate fate;
  fate.minimum = reader.integer();
  fate.returning = reader.real();
  fate.transient = reader.integer() != 0;
  fate.reachable = read_list(reader.text());
  return fate;
}

Record cycle_attractor_record(std::int64_t cycle, std::int64_t position, const CycleAttractor& attractor) {
  Record record = Record().add(cycle).add(position).add(attractor.period);
  return record.add(list_text(attractor.minima)).add(attractor.drawn);
}

CycleAttractor read_cycle_attractor(const Record& record) {
  RecordReader reader(record);
  reader.integer();
  reader.integer();
  CycleAttractor attractor;
  attractor.period = static_cast<int>(reader.integer());
  attractor.minima = read_list(reader.text());
  attractor.drawn = reader.integer();
  return attractor;
}

Record volume_loop_record(std::int64_t id, const VolumeLoop& loop) {
  Record record = Record().add(id).add(loop.pressure).add(loop.minimum).add(loop.loaded).add(loop.unloaded);
  return record.add(loop.area).add(loop.dropped).add(numbers_of(loop.load)).add(numbers_of(loop.unload));
}

VolumeLoop read_volume_loop(const Record& record) {
  RecordReader reader(record);
  reader.integer();
  VolumeLoop loop;
  loop.pressure = reader.real();
  loop.minimum = reader.integer();
  loop.loaded = reader.integer();
  loop.unloaded = reader.integer();
  loop.area = reader.real();
  loop.dropped = reader.real();
  loop.load = course_of(reader.numbers());
  loop.unload = course_of(reader.numbers());
  return loop;
}

Record path_profile_record(std::int64_t id, const PathProfile& profile) {
  nlohmann::json states = nlohmann::json::array();
  for (const ProfileState& state : profile.states) {
    states.push_back({std::int64_t{state.point}, state.id, state.index, state.index_there});
  }
  Record record = Record().add(id).add(profile.path_pressure).add(profile.other_pressure).add(profile.from);
  record.add(profile.to).add(profile.method).add(profile.lengths).add(profile.energies).add(profile.volumes);
  return record.add(states.dump());
}

PathProfile read_path_profile(const Record& record) {
  RecordReader reader(record);
  reader.integer();
  PathProfile profile;
  profile.path_pressure = reader.real();
  profile.other_pressure = reader.real();
  profile.from = reader.integer();
  profile.to = reader.integer();
  profile.method = reader.text();
  profile.lengths = reader.numbers();
  profile.energies = reader.numbers();
  profile.volumes = reader.numbers();
  for (const auto& state : nlohmann::json::parse(reader.text())) {
    profile.states.push_back(
        {state[0].get<int>(), state[1].get<std::int64_t>(), state[2].get<int>(), state[3].get<int>()});
  }
  return profile;
}

}  // namespace baroscape
