// High-pressure annealing with time and temperature (design/physics.md, section 1):
//
//   load (follow) → heat → anneal for a time at (P, T) → cool at a rate under P → unload (follow) → store
//
// State 1 is what is loaded, state 2 what is unloaded, state 3 what the unloading leaves. Everything is linear in the
// population of state 1, so every minimum's fate is known by itself: w(j, i) is the weight that began in i and ends in
// j.
#pragma once

#include <Eigen/Core>
#include <limits>
#include <optional>
#include <vector>

#include "core/progress.hpp"
#include "kinetics/master_equation.hpp"
#include "landscape/landscape.hpp"
#include "protocol/anneal.hpp"

namespace baroscape {

struct TreatmentOptions {
  std::vector<double> temperatures;  ///< of the anneal, ε/k_B, > 0
  double time = 0;              ///< of the anneal, σ√(m/ε); infinity: until equilibrium in each connected piece
  double heating_rate = 0;      ///< under pressure, from room_temperature to the anneal's; 0: at once
  double cooling_rate = 0;      ///< back again; 0: at once
  double room_temperature = 0;  ///< where heating begins, cooling ends and samples are stored, ε/k_B, ≥ 0
  std::vector<double> storage_times;  ///< at P = 0 and room_temperature, σ√(m/ε)
  /// So many initial minima, the heaviest, are followed each by itself; the others as one sample (TrappedState::initial
  /// 0), whose members' fates are known on average only.
  int most_followed = 256;
  EvolutionOptions evolution;
};

/// Populations over the minima of the landscape at P, or at 0 for the first and the last: sums are 1 unless weight was
/// lost with minima that could not be followed.
struct StagePopulations {
  Eigen::VectorXd initial;                           ///< state 1, before loading, P = 0
  Eigen::VectorXd loaded, heated, annealed, cooled;  ///< at P; cooled is state 2
  Eigen::VectorXd unloaded;                          ///< state 3, P = 0
};

struct StorageOutcome {
  double temperature = 0, time = 0;
  double delta_energy = 0;         ///< ⟨E⟩ stored state 3 − ⟨E⟩ of the fresh state 1
  double delta_energy_stored = 0;  ///< the same against state 1 stored as long
};

/// One point (P, T).
struct TreatmentOutcome {
  double pressure = 0, temperature = 0, time = 0;
  StagePopulations populations;
  double delta_energy = 0;  ///< ⟨E⟩₃ − ⟨E⟩₁: Σ w(j, i)(E_j − E_i)
  double delta_energy_deviation =
      0;  ///< standard deviation of E_j − E_i; over √samples it is the error of so many clusters
  double trapped_fraction = 0;  ///< Σ w over E_j > E_i + 1e-7
  double undetermined = 0;      ///< weight of initial minima followed together, which no fraction counts
  double lost = 0;              ///< weight of minima that could not be followed; averages are over the others
  double volume_ratio = 1, bulk_modulus_ratio = 1;  ///< ⟨⟩₃ / ⟨⟩₁
  std::optional<double> work_bound_ratio;           ///< ΔE/(P·ΔV), nothing where P·ΔV ≤ 0
  /// Every pair with w > 1e-12, heaviest first; the shares of those below are in unlisted_share, so that all shares add
  /// up to delta_energy.
  std::vector<TrappedState> table;
  double unlisted_share = 0;
  // ΔE = anneal_enthalpy_change + volume_work − dropped, exactly; so ΔE ≤ volume_work where ⟨H⟩ did not rise.
  double anneal_enthalpy_change = 0;  ///< ⟨H⟩₂ − ⟨H⟩ loaded, at P
  double volume_work = 0;             ///< ∫ (V_load − V_unload) dP
  double dropped = 0;                 ///< enthalpy lost at slides, both ways, ≥ 0
  std::vector<StorageOutcome> storage;
  bool finished = true;  ///< every stage came to its end
  std::string reason;    ///< if not, what the first that did not said
};

/// What leads to a pressure and back.
struct PressurePath {
  const Landscape* landscape = nullptr;  ///< at P
  const PressureMap* load = nullptr;     ///< 0 → P, of minima of the ambient landscape
  const PressureMap* unload = nullptr;   ///< P → 0
};

struct TreatmentStatus {
  int done = 0, total = 0;  ///< points (P, T)
};

/// Pressures outer, temperatures inner. `initial` is the population of state 1 over the minima of the ambient
/// landscape, sum 1. Points are shared out among threads; the results do not depend on how many. Fewer points when
/// interrupted. InputError for options that are not allowed.
std::vector<TreatmentOutcome> treat(const Landscape& ambient, const std::vector<PressurePath>& paths,
                                    const Eigen::VectorXd& initial, const TreatmentOptions& options, int threads,
                                    const ProgressCallback<TreatmentStatus>& progress = {});

}  // namespace baroscape
