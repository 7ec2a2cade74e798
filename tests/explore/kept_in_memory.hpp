// Where basin hopping's tests keep what it finds.
#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "landscape/hop_store.hpp"

namespace baroscape {

/// Keeps what it is given, as the archive would.
class KeptInMemory : public HopStore {
 public:
  std::vector<HopRun> resume(const HopKey&) override {
    std::vector<HopRun> all;
    for (const auto& [number, run] : runs) all.push_back(run);
    return all;
  }
  std::vector<std::int64_t> record(const HopKey&, const HopBlock& block) override {
    std::vector<std::int64_t> ids;
    for (const Minimum& minimum : block.minima) {
      minima.push_back(minimum);
      ids.push_back(static_cast<std::int64_t>(minima.size()));
    }
    for (HopRun run : block.runs) {
      for (auto& [enthalpy, id] : run.kept) {
        if (id < 0) id = ids.at(static_cast<std::size_t>(-id - 1));
      }
      runs[run.run] = std::move(run);
    }
    return ids;
  }
  std::map<std::int64_t, HopRun> runs;
  std::vector<Minimum> minima;
};

}  // namespace baroscape
