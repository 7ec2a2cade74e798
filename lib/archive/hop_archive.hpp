// Runs of basin hopping: where each stands. What they found is in the union.
#pragma once

#include <cstdint>
#include <vector>

#include "archive/database.hpp"
#include "archive/union_store.hpp"
#include "landscape/hop_store.hpp"

namespace baroscape {

/// Runs recorded so far, in order of number. InputError when rows are missing or damaged.
std::vector<HopRun> read_hop_runs(Database& database, const HopKey& key);

/// One transaction; gives the permanent ids of the block's minima. InputError when the file cannot take it; the archive
/// is then as it was.
std::vector<std::int64_t> write_hop_block(Database& database, UnionStore& union_store, std::int64_t provenance,
                                          const HopKey& key, const HopBlock& block);

}  // namespace baroscape
