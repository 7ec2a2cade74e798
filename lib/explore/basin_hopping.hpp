// Basin hopping: low minima of clusters too large for a census. A Metropolis walk over minima: displace, quench, accept
// by the difference of the quenched enthalpies (Li & Scheraga, PNAS 84, 6611 (1987); Wales & Doye, J. Phys. Chem. A
// 101, 5111 (1997)).
//
// Many runs side by side, so that quenches fill the lanes. Every run is a function of the seed, its own number and
// nothing else.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/counts.hpp"
#include "core/progress.hpp"
#include "landscape/hop_store.hpp"
#include "surface/system.hpp"

namespace baroscape {

struct HopOptions {
  HopKey key;
  std::int64_t runs = 8;
  std::int64_t quenches = 5000;  ///< of each run, at most
  double temperature = 0.8;      ///< of the walk over minima, ε/k_B
  double step = 0.42;            ///< every coordinate moves by at most this, in the largest σ
  double surface_share = 0.2;  ///< share of steps that instead put the most weakly bound atoms elsewhere on the surface
  std::optional<double> target;  ///< a run ends when it has found a minimum at or below this enthalpy, ε
  std::int64_t keep = 5;         ///< lowest minima of each run that are recorded
  int threads = 1;
};

struct HopStatus {
  double pressure = 0;
  std::int64_t quenches = 0, quenches_left = 0;  ///< of all runs; left: at most
  std::int64_t runs_at_target = 0;
  double lowest = 0;  ///< ε
  double seconds = 0;
  std::int64_t quenches_of_this_run = 0;  ///< since the program started
};

struct HopResult {
  std::vector<HopRun> runs;
  std::string stopped_by;  ///< quenches, target (all runs reached it) or interrupted
  Counts counts;           ///< of this call: polishing and characterising what is recorded; the runs count their own
};

/// Goes on from what the store holds.
HopResult basin_hopping(const System& system, const HopOptions& options, HopStore& store,
                        const ProgressCallback<HopStatus>& progress = {});

}  // namespace baroscape
