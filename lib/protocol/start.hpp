// Where a treatment begins: state 1 as a population of the minima at P = 0.
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <string>
#include <variant>

#include "kinetics/master_equation.hpp"
#include "landscape/landscape.hpp"

namespace baroscape {

/// The lowest minimum at P = 0.
struct GlobalMinimumStart {};
struct MinimumStart {
  std::int64_t id = 0;
};
/// A glass: the equilibrium at a fictive temperature taken into its minima.
struct FictiveTemperatureStart {
  double temperature = 0;  ///< ε/k_B, > 0
};
/// A glass: cooled at a steady rate through the master equation at P = 0, from equilibrium down to room temperature.
struct CooledStart {
  double rate = 0;  ///< ε/k_B per σ√(m/ε), > 0
  double from = 0;  ///< ε/k_B, above room temperature
};
using AnnealStart = std::variant<GlobalMinimumStart, MinimumStart, FictiveTemperatureStart, CooledStart>;

/// "global-minimum", "minimum 3", "fictive temperature 0.15", "cooling rate 1e-06 from 0.3".
std::string describe(const AnnealStart& start);

/// The population of the minima of the landscape at P = 0, in their order, sum 1. InputError for a minimum that is not
/// there and for temperatures or rates that are not allowed.
Eigen::VectorXd initial_population(const Landscape& ambient, const AnnealStart& start, double room_temperature = 0,
                                   const EvolutionOptions& evolution = {});

}  // namespace baroscape
