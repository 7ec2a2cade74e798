// High-pressure annealing: states 1 → 2 → 3 and what is trapped (design/physics.md, section 1).
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/progress.hpp"
#include "landscape/landscape.hpp"
#include "protocol/cycles.hpp"
#include "protocol/path_profile.hpp"
#include "protocol/pressure_map.hpp"
#include "protocol/volume_loop.hpp"
#include "surface/system.hpp"

namespace baroscape {

/// Where the treatment begins: the lowest minimum at P = 0, a minimum by id, or the equilibrium at a fictive
/// temperature taken into its minima.
struct GlobalMinimumStart {};
struct MinimumStart {
  std::int64_t id = 0;
};
struct FictiveTemperatureStart {
  double temperature = 0;  ///< ε/k_B, > 0
};
using AnnealStart = std::variant<GlobalMinimumStart, MinimumStart, FictiveTemperatureStart>;

/// "global-minimum", "minimum 3", "fictive temperature 0.15".
std::string describe(const AnnealStart& start);

/// State 1: the population of the minima of the landscape at P = 0, in their order, sum 1. InputError for a minimum
/// that is not there.
Eigen::VectorXd initial_population(const Landscape& ambient, const AnnealStart& start);

struct AnnealOptions {
  AnnealStart start = GlobalMinimumStart{};
  std::vector<double> pressures;  ///< ε/σ³
  std::vector<double>
      temperatures;  ///< ε/k_B, > 0; each is annealed until equilibrium within a connected piece of the graph
  int turns = 10;    ///< of loading and unloading without annealing, to each pressure, ≥ 1
};

/// The most populated minimum at one stage.
struct StageState {
  std::int64_t minimum = 0;
  double population = 0;
  double enthalpy = 0;  ///< at the stage's pressure
  double energy = 0, volume = 0, bulk_modulus = 0;
  std::optional<double>
      barrier_back;  ///< state 3 only: lowest minimax barrier to state 1 at P = 0; 0 when they are one
};

/// How far the states of the three stages lie from each other, each pair as near as rotations, reflections and
/// relabellings bring it: lengths of 3N vectors, σ. State 3 should resemble state 2.
struct StateDistances {
  double d12 = 0, d23 = 0, d13 = 0;
};

/// One row of the trapped-state table: a pair of P = 0 minima with the joint weight w(j, i).
struct TrappedState {
  std::int64_t minimum = 0;            ///< j, populated after unloading
  std::int64_t initial = 0;            ///< i, populated before
  double weight = 0;                   ///< w(j, i)
  double energy_excess = 0;            ///< E_j − E_i
  double share = 0;                    ///< weight × energy_excess: the rows add up to delta_energy
  bool trapped = false;                ///< E_j > E_i + 1e-7
  std::optional<double> barrier_back;  ///< minimax barrier from j to i at P = 0; nothing when they are not joined
  double volume_ratio = 1, bulk_modulus_ratio = 1;  ///< j against i
  /// ln of the mean first passage time from j to i at P = 0 and the storage temperature; nothing without one, without a
  /// way, or when j is i.
  std::optional<double> log_time_back;
};

/// One point (P, T) of the sweep.
struct AnnealOutcome {
  std::string start;
  double pressure = 0, temperature = 0;
  double delta_energy = 0;  ///< ⟨E⟩₃ − ⟨E⟩₁
  double trapped_fraction = 0;
  double volume_ratio = 1;                 ///< ⟨V⟩₃ / ⟨V⟩₁
  double bulk_modulus_ratio = 1;           ///< ⟨B⟩₃ / ⟨B⟩₁
  std::optional<double> work_bound_ratio;  ///< ΔE/(P·ΔV), nothing where P·ΔV ≤ 0
  StageState state1, state2, state3;
  StateDistances distances;
  std::vector<TrappedState> table;  ///< every pair with weight > 1e-12, heaviest first
  /// The exact balance ΔE = (H₂ − H₁) + volume_work − dropped of section 1, averaged with the same weights.
  double anneal_enthalpy_change = 0;  ///< ⟨H⟩₂ − ⟨H⟩ of the loaded state 1, at P
  double volume_work = 0;             ///< ⟨∫(V_load − V_unload) dP⟩
  double dropped = 0;                 ///< enthalpy lost at slides, both ways
  int pieces = 1;                     ///< connected pieces of the graph at P that hold population
};

/// What an anneal needs to know of a pressure.
struct AnnealLandscapes {
  const Landscape* ambient = nullptr;            ///< P = 0
  std::vector<const Landscape*> under_pressure;  ///< one for each of AnnealOptions::pressures, same order
};

struct AnnealStatus {
  int done = 0, total = 0;  ///< minima followed so far, and to be followed
  double pressure = 0;
};

/// A minimum reached by following that the landscape does not hold: whoever calls adds it and gives the id to use.
using AddMinimum = std::function<std::int64_t(double pressure, const Minimum& minimum)>;

struct AnnealResult {
  std::vector<PressureMap> load, unload;  ///< one for each pressure
  std::vector<AnnealOutcome> outcomes;    ///< pressures outer, temperatures inner
  std::vector<CycleResult> cycles;        ///< without annealing, one for each pressure above 0
  std::vector<VolumeLoop> loops;          ///< likewise, one for each pressure above 0 and minimum at P = 0
  /// Of every different triple of states 1, 2, 3: from state 1 to state 3 in the landscape at P = 0, and from state 1
  /// as loaded to state 2 in that under pressure.
  std::vector<PathProfile> profiles;
  int lost = 0;  ///< minima that could not be followed to the end: absent from the maps
  bool interrupted = false;
};

AnnealResult anneal(const System& system, const AnnealLandscapes& landscapes, const AnnealOptions& options, int threads,
                    const AddMinimum& add_minimum, const ProgressCallback<AnnealStatus>& progress = {});

}  // namespace baroscape
