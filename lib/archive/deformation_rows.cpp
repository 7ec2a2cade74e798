#include "archive/deformation_rows.hpp"

#include <nlohmann/json.hpp>

namespace baroscape {
namespace {

std::string list_text(const std::vector<std::int64_t>& ids) {
  return nlohmann::json(ids).dump();
}

std::vector<std::int64_t> read_list(const std::string& text) {
  return nlohmann::json::parse(text).get<std::vector<std::int64_t>>();
}

}  // namespace

Record branch_record(const BranchRecord& branch) {
  Record record;
  record.add(branch.id).add(branch.index).add(branch.from).add(branch.to).add(branch.from_end).add(branch.to_end);
  record.add(branch.point_group_order).add(static_cast<std::int64_t>(branch.points.size()));
  return record.add(static_cast<std::int64_t>(branch.members.size()));
}

BranchRecord read_branch(const Record& record, BranchRowCounts& counts) {
  RecordReader reader(record);
  BranchRecord branch;
  branch.id = reader.integer();
  branch.index = static_cast<int>(reader.integer());
  branch.from = reader.real();
  branch.to = reader.real();
  branch.from_end = reader.text();
  branch.to_end = reader.text();
  branch.point_group_order = static_cast<int>(reader.integer());
  counts.points = reader.integer();
  counts.members = reader.integer();
  return branch;
}

Record branch_point_record(std::int64_t branch, std::int64_t position, const BranchPointRecord& point) {
  Record record;
  record.add(branch).add(position).add(point.pressure).add(point.enthalpy).add(point.energy).add(point.volume);
  return record.add(point.lowest).add(point.point_group_order).add(point.is_critical ? 1 : 0);
}

BranchPointRecord read_branch_point(const Record& record) {
  RecordReader reader(record);
  reader.integer();
  reader.integer();
  BranchPointRecord point;
  point.pressure = reader.real();
  point.enthalpy = reader.real();
  point.energy = reader.real();
  point.volume = reader.real();
  point.lowest = reader.numbers();
  point.point_group_order = static_cast<int>(reader.integer());
  point.is_critical = reader.integer() != 0;
  return point;
}

Record branch_member_record(std::int64_t branch, std::int64_t pressure, const AtlasMember& member) {
  return Record().add(branch).add(pressure).add(member.id).add(member.by_census ? 1 : 0);
}

AtlasMember read_branch_member(const Record& record, std::int64_t& pressure) {
  RecordReader reader(record);
  reader.integer();
  pressure = reader.integer();
  AtlasMember member;
  member.id = reader.integer();
  member.by_census = reader.integer() != 0;
  return member;
}

Record event_record(std::int64_t id, const EventRecord& event) {
  Record record;
  record.add(id).add(event.kind).add(event.criticality).add(event.course).add(event.pressure).add(event.enthalpy);
  record.add(event.point_group_order).add(event.energy).add(event.exponent).add(event.exponent_error);
  return record.add(event.minimum).add(list_text(event.transition_states)).add(list_text(event.branches));
}

EventRecord read_event(const Record& record) {
  RecordReader reader(record);
  reader.integer();
  EventRecord event;
  event.kind = reader.text();
  event.criticality = reader.text();
  event.course = reader.text();
  event.pressure = reader.real();
  event.enthalpy = reader.real();
  event.point_group_order = static_cast<int>(reader.integer());
  event.energy = reader.optional_real();
  event.exponent = reader.optional_real();
  event.exponent_error = reader.optional_real();
  event.minimum = reader.integer();
  event.transition_states = read_list(reader.text());
  event.branches = read_list(reader.text());
  return event;
}

Record crossing_record(std::int64_t id, const CrossingRecord& crossing) {
  Record record;
  record.add(id).add(crossing.pressure).add(crossing.enthalpy).add(crossing.minimum_a).add(crossing.minimum_b);
  return record.add(crossing.branch_a).add(crossing.branch_b);
}

CrossingRecord read_crossing(const Record& record) {
  RecordReader reader(record);
  reader.integer();
  CrossingRecord crossing;
  crossing.pressure = reader.real();
  crossing.enthalpy = reader.real();
  crossing.minimum_a = reader.integer();
  crossing.minimum_b = reader.integer();
  crossing.branch_a = reader.integer();
  crossing.branch_b = reader.integer();
  return crossing;
}

Record succession_record(std::int64_t id, const SuccessionRecord& succession) {
  Record record;
  record.add(id).add(succession.branch).add(succession.direction).add(succession.pressure).add(succession.heir);
  return record.add(succession.weight).add(succession.slides ? 1 : 0).add(succession.dropped);
}

SuccessionRecord read_succession(const Record& record) {
  RecordReader reader(record);
  reader.integer();
  SuccessionRecord succession;
  succession.branch = reader.integer();
  succession.direction = static_cast<int>(reader.integer());
  succession.pressure = reader.real();
  succession.heir = reader.integer();
  succession.weight = reader.real();
  succession.slides = reader.integer() != 0;
  succession.dropped = reader.real();
  return succession;
}

Record disagreement_record(std::int64_t id, const Disagreement& disagreement) {
  Record record;
  record.add(id).add(describe(disagreement.kind)).add(disagreement.pressure).add(disagreement.index);
  return record.add(disagreement.state).add(disagreement.branch).add(disagreement.reason);
}

Disagreement read_disagreement(const Record& record) {
  RecordReader reader(record);
  reader.integer();
  Disagreement disagreement;
  const std::string kind = reader.text();
  for (const auto known : {Disagreement::Kind::not_followed, Disagreement::Kind::not_in_census,
                           Disagreement::Kind::no_member, Disagreement::Kind::on_two_branches}) {
    if (kind == describe(known)) disagreement.kind = known;
  }
  disagreement.pressure = reader.real();
  disagreement.index = static_cast<int>(reader.integer());
  disagreement.state = reader.integer();
  disagreement.branch = reader.integer();
  disagreement.reason = reader.text();
  return disagreement;
}

}  // namespace baroscape
