// High-pressure annealing with time and temperature (design/physics.md, section 1):
//
//   load (follow) → heat → anneal for a time at (P, T) → cool at a rate under P → unload → store
//
// State 1 is what is loaded, state 2 what is unloaded, state 3 what the unloading leaves. Everything is linear in the
// population of state 1, so every minimum's fate is known by itself: w(j, i) is the weight that began in i and ends in
// j.
//
// Unloading follows the minima. Where it takes a time, it goes down a ladder of explored pressures: minima are followed
// from rung to rung, and on each the master equation acts at room temperature for the rung's share of the time, which
// is that of a pressure that falls steadily being nearest to it.
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <limits>
#include <vector>

#include "core/progress.hpp"
#include "kinetics/master_equation.hpp"
#include "landscape/landscape.hpp"
#include "protocol/outcome.hpp"
#include "protocol/pressure_map.hpp"

namespace baroscape {

struct TreatmentOptions {
  std::vector<double> temperatures;  ///< of the anneal, ε/k_B, > 0
  /// Of the anneal, σ√(m/ε); infinity: until equilibrium in each connected piece of the landscape.
  double time = std::numeric_limits<double>::infinity();
  double heating_rate = 0;            ///< under pressure, from room_temperature to the anneal's; 0: at once
  double cooling_rate = 0;            ///< back again; 0: at once
  double unload_time = 0;             ///< 0: no barrier is crossed
  double room_temperature = 0;        ///< where heating begins, cooling ends, and ways back are timed, ε/k_B, ≥ 0
  double storage_temperature = 0;     ///< ε/k_B, ≥ 0
  std::vector<double> storage_times;  ///< at P = 0, σ√(m/ε)
  int samples = 4;                    ///< clusters drawn from the ensemble, ≥ 0: the paper treated four
  std::uint64_t seed = 1;             ///< they are drawn with
  /// So many initial minima, the heaviest, are followed each by itself; the others as one sample (TrappedState::initial
  /// 0), whose members' fates are known on average only.
  int most_followed = 256;
  int most_timed = 32;    ///< of them, mean first passage times back are worked out for so many
  int most_listed = 500;  ///< rows of a table: all of LJ9's 21 minima
  EvolutionOptions evolution;
};

/// A rung of the ladder: the landscape at its pressure and the way from it to the next lower one.
struct PressureRung {
  const Landscape* landscape = nullptr;
  const PressureMap* down = nullptr;  ///< null on the lowest, P = 0
};

/// What leads to a pressure and back.
struct PressurePath {
  const Landscape* landscape = nullptr;  ///< at P
  const PressureMap* load = nullptr;     ///< 0 → P, of minima of the ambient landscape
  const PressureMap* unload = nullptr;   ///< P → 0; not used where there are rungs
  std::vector<PressureRung> rungs;       ///< P first, 0 last; wanted where unloading takes a time
};

struct TreatmentStatus {
  int done = 0, total = 0;  ///< points (P, T)
};

/// Pressures outer, temperatures inner. `initial` is the population of state 1 over the minima of the ambient
/// landscape, sum 1. Points are shared out among threads; the results do not depend on how many. Fewer points when
/// interrupted. What happens after unloading but storage (scans, half-lives) and the distances are left for others to
/// add. InputError for options that are not allowed.
std::vector<AnnealOutcome> treat(const Landscape& ambient, const std::vector<PressurePath>& paths,
                                 const Eigen::VectorXd& initial, const TreatmentOptions& options, int threads,
                                 const ProgressCallback<TreatmentStatus>& progress = {});

}  // namespace baroscape
