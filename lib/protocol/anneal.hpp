// High-pressure annealing: states 1 → 2 → 3 and what is trapped (design/physics.md, section 1).
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/progress.hpp"
#include "landscape/landscape.hpp"
#include "protocol/calorimeter.hpp"
#include "protocol/comparison.hpp"
#include "protocol/cycles.hpp"
#include "protocol/enthalpy_lines.hpp"
#include "protocol/half_life.hpp"
#include "protocol/outcome.hpp"
#include "protocol/path_profile.hpp"
#include "protocol/pressure_map.hpp"
#include "protocol/start.hpp"
#include "protocol/treatment.hpp"
#include "protocol/volume_loop.hpp"
#include "surface/system.hpp"

namespace baroscape {

struct AnnealOptions {
  std::vector<AnnealStart> starts = {GlobalMinimumStart{}};
  std::vector<double> pressures;  ///< ε/σ³, ascending
  TreatmentOptions treatment;
  CalorimeterOptions calorimeter;
  std::vector<double> half_life_temperatures;  ///< ε/k_B, > 0
  /// Temperatures and cycles; the rest is that of the treatment.
  ComparisonOptions comparison;
  /// Temperatures of the enthalpy lines, ε/k_B, > 0, evenly spaced; empty: none.
  Eigen::VectorXd line_temperatures;
  int turns = 10;  ///< of loading and unloading without annealing, to each pressure, ≥ 1
  /// Of every population the heaviest minima are followed, so many that no more than this share is left out; and there
  /// are no cycles, which need all: what a local landscape wants, whose rim is endless. 0: all are.
  double share_left_out = 0;
};

/// What an anneal needs to know of a pressure.
struct AnnealLandscapes {
  const Landscape* ambient = nullptr;            ///< P = 0
  std::vector<const Landscape*> under_pressure;  ///< one for each of AnnealOptions::pressures, same order
  /// Other explored pressures, ascending: further rungs where unloading takes a time.
  std::vector<const Landscape*> between;
};

struct AnnealStatus {
  enum class Stage { following, treating, scanning, comparing };
  int done = 0, total = 0;  ///< minima followed, treatments or scans so far, and of this stage in all
  double pressure = 0;      ///< while following
  Stage stage = Stage::following;
};

/// A minimum reached by following that the landscape does not hold: whoever calls adds it and gives the id to use.
using AddMinimum = std::function<std::int64_t(double pressure, const Minimum& minimum)>;

struct AnnealResult {
  std::vector<PressureMap> load, unload;       ///< one for each pressure
  std::vector<AnnealOutcome> outcomes;         ///< starts outer, then pressures, then temperatures
  std::vector<ControlScan> controls;           ///< the initialised samples, starts outer
  std::vector<ComparisonOutcome> comparisons;  ///< starts outer
  std::vector<EnthalpyLines> lines;            ///< starts outer, then pressures
  std::vector<CycleResult> cycles;             ///< without annealing, one for each start and pressure above 0
  std::vector<VolumeLoop> loops;               ///< likewise, one for each pressure above 0 and minimum at P = 0
  /// Of every different triple of states 1, 2, 3: from state 1 to state 3 in the landscape at P = 0, and from state 1
  /// as loaded to state 2 in that under pressure.
  std::vector<PathProfile> profiles;
  int lost = 0;  ///< minima that could not be followed to the end: absent from the maps
  bool interrupted = false;
};

/// Follows the maps once, then treats every start. InputError for options that are not allowed.
AnnealResult anneal(const System& system, const AnnealLandscapes& landscapes, const AnnealOptions& options, int threads,
                    const AddMinimum& add_minimum, const ProgressCallback<AnnealStatus>& progress = {});

}  // namespace baroscape
