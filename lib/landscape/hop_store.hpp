// How basin hopping tells the outside what it finds, and gets it back when it goes on after an interruption.
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <utility>
#include <vector>

#include "landscape/states.hpp"

namespace baroscape {

/// All runs of one pressure and seed.
struct HopKey {
  double pressure = 0;
  std::uint64_t seed = 1;
};

/// Where one run stands.
struct HopRun {
  std::int64_t run = 0;            ///< 0, 1, …
  std::int64_t quenches = 0;       ///< done, the one of the random start included
  Eigen::VectorXd positions;       ///< the minimum it hops from now, relaxed roughly, length 3N
  double enthalpy = 0;             ///< of it, ε
  double lowest = 0;               ///< lowest enthalpy so far, ε
  std::int64_t lowest_quench = 0;  ///< the quench that found it, 1, 2, …
  std::int64_t accepted = 0;       ///< steps accepted
  std::int64_t gradients = 0;
  bool reached_target = false;
  std::vector<std::pair<double, std::int64_t>> kept;  ///< enthalpy and id of the lowest minima it found, lowest first
};

/// What all runs added. Recorded in one transaction, or not at all.
struct HopBlock {
  std::vector<Minimum> minima;  ///< ids −1, −2, …: new or known, the store knows
  std::vector<HopRun> runs;     ///< every run that went on; `kept` may name minima by −1, −2, …
};

class HopStore {
 public:
  virtual ~HopStore() = default;
  /// Runs recorded so far, in order of `run`.
  virtual std::vector<HopRun> resume(const HopKey& key) = 0;
  /// Makes the block permanent before it returns; gives the permanent ids of its minima.
  virtual std::vector<std::int64_t> record(const HopKey& key, const HopBlock& block) = 0;
};

}  // namespace baroscape
