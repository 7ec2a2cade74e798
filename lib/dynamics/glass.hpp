// Melt and quench: glasses out of a liquid, and the liquid itself.
#pragma once

#include <functional>
#include <vector>

#include "core/progress.hpp"
#include "dynamics/dynamics.hpp"

namespace baroscape {

struct GlassOptions {
  DynamicsOptions dynamics;      ///< temperature is set by the stages below
  double melt_temperature = 2;   ///< k_B T, ε
  double melt_time = 50;         ///< σ√(m/ε), as the other times
  double low_temperature = 0.05; ///< where cooling ends
  double cooling_rate = 0.01;    ///< temperature over time
  int samples = 1;               ///< independent ones, by their streams
  int points = 60;               ///< of the cooling curve
};

/// Averages over a stretch of the run.
struct CoolingPoint {
  double temperature = 0;  ///< set
  double energy = 0;       ///< potential, of the system
  double enthalpy = 0;     ///< E + PΩ
  double volume = 0;
};

struct Glass {
  PeriodicStructure structure;        ///< at the end, thermal: its inherent structure is for the caller to find
  std::vector<CoolingPoint> cooling;  ///< descending temperature
};

struct DynamicsStatus {
  double done = 0;  ///< share of all steps, 0 … 1
  double temperature = 0, volume = 0, energy = 0;
};

/// Empty when it was told to stop.
std::vector<Glass> melt_and_quench(const System& system, const GlassOptions& options,
                                   const ProgressCallback<DynamicsStatus>& progress = {});

/// The equilibrated liquid at one temperature and pressure.
struct LiquidPoint {
  double temperature = 0, pressure = 0;
  double energy = 0, energy_error = 0;  ///< potential, of the system; error of the mean from ten blocks
  double volume = 0, volume_error = 0;
};

struct LiquidOptions {
  DynamicsOptions dynamics;
  double equilibration = 20, production = 40;  ///< times
};

/// Every pressure at every temperature, each started from a molten lattice (paper: figure S4). Empty when stopped.
std::vector<LiquidPoint> liquid_points(const System& system, const std::vector<double>& temperatures,
                                       const std::vector<double>& pressures, const LiquidOptions& options, int threads,
                                       const ProgressCallback<DynamicsStatus>& progress = {});

/// Atoms on sites of a face-centred cubic lattice that fills the cell of the system, species at random, slightly
/// displaced: what a melt begins with.
PeriodicStructure mixed_lattice(const System& system, RandomStream& random);

}  // namespace baroscape
