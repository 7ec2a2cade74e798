// Branches, events and crossings as rows of the archive's tables and back.
#pragma once

#include <cstdint>

#include "archive/record.hpp"
#include "atlas/atlas_record.hpp"

namespace baroscape {

/// How many rows there are, so that a lost one is noticed.
struct BranchRowCounts {
  std::int64_t points = 0, members = 0;
};

Record branch_record(const BranchRecord& branch);
BranchRecord read_branch(const Record& record, BranchRowCounts& counts);
Record branch_point_record(std::int64_t branch, std::int64_t position, const BranchPointRecord& point);
BranchPointRecord read_branch_point(const Record& record);
/// `pressure` is the id of the row of `pressure`.
Record branch_member_record(std::int64_t branch, std::int64_t pressure, const AtlasMember& member);
/// Without its pressure.
AtlasMember read_branch_member(const Record& record, std::int64_t& pressure);
Record event_record(std::int64_t id, const EventRecord& event);
EventRecord read_event(const Record& record);
Record crossing_record(std::int64_t id, const CrossingRecord& crossing);
CrossingRecord read_crossing(const Record& record);
Record succession_record(std::int64_t id, const SuccessionRecord& succession);
SuccessionRecord read_succession(const Record& record);
Record disagreement_record(std::int64_t id, const Disagreement& disagreement);
Disagreement read_disagreement(const Record& record);

}  // namespace baroscape
