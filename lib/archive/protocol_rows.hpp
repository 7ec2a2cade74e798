// Cycles, loops and paths as rows of the archive's tables and back.
#pragma once

#include <cstdint>

#include "archive/record.hpp"
#include "protocol/anneal.hpp"

namespace baroscape {

Record cycle_record(std::int64_t id, const CycleResult& cycle);
/// How many rows there are, so that a lost one is noticed.
struct CycleRowCounts {
  std::int64_t turns = 0, fates = 0, attractors = 0;
};
CycleResult read_cycle(const Record& record, CycleRowCounts& counts);
Record cycle_turn_record(std::int64_t cycle, const CycleTurn& turn);
CycleTurn read_cycle_turn(const Record& record);
Record cycle_fate_record(std::int64_t cycle, const CycleFate& fate);
CycleFate read_cycle_fate(const Record& record);
Record cycle_attractor_record(std::int64_t cycle, std::int64_t position, const CycleAttractor& attractor);
CycleAttractor read_cycle_attractor(const Record& record);
Record volume_loop_record(std::int64_t id, const VolumeLoop& loop);
VolumeLoop read_volume_loop(const Record& record);
Record path_profile_record(std::int64_t id, const PathProfile& profile);
PathProfile read_path_profile(const Record& record);

}  // namespace baroscape
