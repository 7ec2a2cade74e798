// Cycles, loops and paths of an anneal.
#pragma once

#include <vector>

#include "archive/database.hpp"
#include "protocol/anneal.hpp"

namespace baroscape {

/// Within a transaction. A cycle takes the place of the one with the same start and pressure, a loop that of the same
/// minimum and pressure, a path that between the same minima compared with the same pressure.
void write_protocol(Database& database, const AnnealResult& result);

/// By start and pressure. InputError when rows are missing.
std::vector<CycleResult> read_cycles(Database& database);
/// By pressure and minimum.
std::vector<VolumeLoop> read_volume_loops(Database& database);
/// By the pressure of the path, the other, and the minima.
std::vector<PathProfile> read_path_profiles(Database& database);

}  // namespace baroscape
