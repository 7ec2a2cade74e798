// What comes of one treatment (start, P, T, time), as plain data (design/physics.md, section 1).
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace baroscape {

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
  std::int64_t initial = 0;            ///< i, populated before; 0: one of those that were followed together
  double weight = 0;                   ///< w(j, i)
  double energy_excess = 0;            ///< E_j − E_i
  double share = 0;                    ///< weight × energy_excess: the rows and unlisted_share add up to delta_energy
  bool trapped = false;                ///< E_j > E_i + 1e-7
  std::optional<double> barrier_back;  ///< minimax barrier from j to i at P = 0; nothing when they are not joined
  double volume_ratio = 1, bulk_modulus_ratio = 1;  ///< j against i
  /// ln of the mean first passage time from j to i at P = 0 and room temperature; nothing when that is 0, without a
  /// way, or when j is i.
  std::optional<double> log_time_back = {};
};

/// Populations over the minima of the landscape at P, or at 0 for the first and the last, in the landscape's order:
/// sums are 1 unless weight was lost with minima that could not be followed.
struct StagePopulations {
  std::vector<std::int64_t> ambient_minima, pressed_minima;  ///< ids, in the order of the populations at 0 and at P
  Eigen::VectorXd initial;                                   ///< state 1, before loading, P = 0
  Eigen::VectorXd loaded, heated, annealed, cooled;          ///< at P; cooled is state 2
  Eigen::VectorXd unloaded;                                  ///< state 3, P = 0
};

/// State 3 kept at P = 0 for a time.
struct StorageOutcome {
  double temperature = 0, time = 0;
  double delta_energy = 0;         ///< ⟨E⟩ stored state 3 − ⟨E⟩ of the fresh state 1
  double delta_energy_stored = 0;  ///< the same against state 1 stored as long
};

/// One sample heated in the calorimeter at P = 0: the mean heat capacity between evenly spaced edges, k_B for the whole
/// system, vibrations included. Value × width is exactly the heat taken up.
struct HeatCurve {
  double rate = 0;                ///< heating rate, ε/k_B per σ√(m/ε)
  double storage_time = 0;        ///< how long the sample was kept before, σ√(m/ε); 0: fresh
  double from = 0, to = 0;        ///< temperatures, ε/k_B
  Eigen::VectorXd heat_capacity;  ///< one for each interval
  /// Where the rise of the sample's own heat capacity above that of the vibrations is half done: the glass transition
  /// as seen at this rate. Nothing when it never rises.
  std::optional<double> glass_transition;
  double distance_from_equilibrium = 0;  ///< Σ|p − p_eq|/2 at the end
};

/// The treated sample, or the treated and stored one, beside the initialised one.
struct ScanOutcome {
  HeatCurve curve;
  double delta_enthalpy =
      0;  ///< ΔH_rel = ∫(C_p,initialised − C_p,treated)dT against the fresh state 1; > 0 rejuvenated
  double delta_enthalpy_stored = 0;     ///< the same against state 1 stored as long
  double initial_difference = 0;        ///< ⟨H⟩ treated − ⟨H⟩ of the fresh state 1 before the scan
  double sum_rule_error = 0;            ///< delta_enthalpy − initial_difference: 0 when both end in equilibrium
  std::optional<double> exotherm_peak;  ///< where it gives off the most heat compared to the fresh state 1, ε/k_B
  double exotherm_height = 0;           ///< C_p,initialised − C_p,treated there, k_B
  /// Curves of the clusters that were drawn, intervals × samples: the repeats. Of fresh samples only; else empty.
  Eigen::MatrixXd drawn;
};

/// Kissinger's plot of the exotherms of equally stored samples at several rates.
struct KissingerOutcome {
  double storage_time = 0;
  double activation_energy = 0;  ///< ε
  double error = 0;              ///< standard error of the slope; 0 for two rates
  double log_attempts = 0;       ///< ln A of k = A exp(−E_a/T)
};

/// One cluster drawn from the ensemble: where it began and where it ended.
struct DrawnSample {
  std::int64_t initial = 0, unloaded = 0;  ///< minima at P = 0
  double delta_energy = 0;                 ///< E of the one minus E of the other
};

/// How long half of what was gained is kept at a temperature and P = 0.
struct HalfLife {
  double temperature = 0;
  /// ln of the time after which ⟨E⟩ of state 3 minus ⟨E⟩ of state 1, both kept, is half of what it was; nothing when it
  /// was not positive, or is not down to half after exp(575) = 1e250.
  std::optional<double> log_time;
};

/// One point (P, T).
struct AnnealOutcome {
  std::string start;
  double pressure = 0, temperature = 0;
  /// Of the anneal, σ√(m/ε); infinity: until equilibrium in each connected piece.
  double time = std::numeric_limits<double>::infinity();
  StagePopulations populations;
  double delta_energy = 0;  ///< ⟨E⟩₃ − ⟨E⟩₁: Σ w(j, i)(E_j − E_i)
  /// Standard deviation of E_j − E_i over the ensemble of clusters, exact.
  double delta_energy_deviation = 0;
  /// Standard error of the mean of `drawn.size()` independent clusters: delta_energy_deviation/√N. Exact, and so not at
  /// the mercy of the few that were drawn; nothing without samples.
  std::optional<double> delta_energy_error;
  std::vector<DrawnSample> drawn;
  double trapped_fraction = 0;  ///< Σ w over E_j > E_i + 1e-7
  double undetermined = 0;      ///< weight of initial minima followed together, which no fraction counts
  double lost = 0;              ///< weight of minima that could not be followed; averages are over the others
  double volume_ratio = 1, bulk_modulus_ratio = 1;  ///< ⟨⟩₃ / ⟨⟩₁
  std::optional<double> work_bound_ratio;           ///< ΔE/(P·ΔV), nothing where P·ΔV ≤ 0
  StageState state1, state2, state3;
  StateDistances distances;
  std::vector<TrappedState> table;  ///< every pair with w > 1e-12, heaviest first
  double unlisted_share = 0;        ///< share of the lighter pairs
  /// ΔE = anneal_enthalpy_change + unload_enthalpy_change + volume_work − dropped, exactly; so ΔE ≤ volume_work where
  /// ⟨H⟩ rose in no stage.
  double anneal_enthalpy_change = 0;  ///< ⟨H⟩₂ − ⟨H⟩ of the loaded state 1, at P
  double unload_enthalpy_change = 0;  ///< what barriers crossed while unloading changed; 0 unless that takes time
  double volume_work = 0;             ///< ⟨∫(V_load − V_unload) dP⟩
  double dropped = 0;                 ///< enthalpy lost at slides, both ways, ≥ 0
  int pieces = 1;                     ///< connected pieces of the graph at P that hold population
  std::vector<StorageOutcome> storage;
  std::vector<ScanOutcome> scans;           ///< rates outer; fresh, then stored
  std::vector<KissingerOutcome> kissinger;  ///< fresh, then stored, where there are two different peaks at least
  std::vector<HalfLife> half_lives;
  bool finished = true;  ///< every stage came to its end
  std::string reason;    ///< if not, what the first that did not said
};

}  // namespace baroscape
