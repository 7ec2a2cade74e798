// What else changes a glass, all at P = 0, so that pressure's signature stands out: ageing lowers the energy, thermal
// cycling raises it with falling density; only pressure gives a higher energy *and* a denser, stiffer sample.
#pragma once

#include <Eigen/Core>
#include <string>
#include <vector>

#include "kinetics/master_equation.hpp"
#include "landscape/landscape.hpp"

namespace baroscape {

struct ComparisonOptions {
  std::vector<double> temperatures;  ///< of ageing, and the hot ends of cycles, ε/k_B, > 0
  int cycles = 10;                   ///< ≥ 1
  double time = 0;                   ///< at the temperature, all cycles together; infinity: until equilibrium each time
  double heating_rate = 0, cooling_rate = 0;  ///< from room temperature and back; 0: at once
  double room_temperature = 0;
  EvolutionOptions evolution;
};

/// One row: E, V and B against state 1, the same that an AnnealOutcome has.
struct ComparisonOutcome {
  std::string start, protocol;  ///< "ageing", "thermal cycling"
  double temperature = 0, time = 0;
  int cycles = 1;
  double delta_energy = 0, volume_ratio = 1, bulk_modulus_ratio = 1;
  bool finished = true;
  std::string reason;  ///< if not finished
};

/// Ageing (one stay) and thermal cycling (`cycles` stays that together last as long) at every temperature. `initial` is
/// over the minima of the landscape at P = 0. InputError for options that are not allowed.
std::vector<ComparisonOutcome> compare(const Landscape& ambient, const std::string& start,
                                       const Eigen::VectorXd& initial, const ComparisonOptions& options);

}  // namespace baroscape
