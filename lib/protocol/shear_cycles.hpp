// Cycles of shear: small ones age, large ones rejuvenate, and the density goes the other way than after pressure
// (D. J. Lacks and M. J. Osborne, Phys. Rev. Lett. 93, 255501 (2004)).
#pragma once

#include <cstdint>
#include <vector>

#include "core/progress.hpp"
#include "landscape/landscape.hpp"
#include "surface/system.hpp"

namespace baroscape {

struct ShearOptions {
  std::vector<double> amplitudes;  ///< largest shear γ of each kind of cycle, > 0, ascending
  int turns = 1;                   ///< of 0 → γ → −γ → 0
  int along = 0, normal = 1;       ///< axes: S = 1 + γ e_along ⊗ e_normal
  double smallest_weight = 1e-3;   ///< minima with less of the population are left out
  int threads = 1;
};

/// After a number of turns; 0 is the start.
struct ShearTurn {
  double energy = 0, volume = 0;  ///< means over what is not lost
  double energy_error = 0;        ///< of the mean of one sample drawn from the population: its deviation
  double returned = 0;            ///< population that is back in the minimum it began in
  double lost = 0;                ///< that could not be followed
  double slides = 0;              ///< on the average, in this turn
};

struct ShearCycle {
  double amplitude = 0;
  std::vector<ShearTurn> turns;  ///< turn 0 and those after
};

struct ShearResult {
  double pressure = 0;
  double left_out = 0;  ///< population of minima that were not sheared
  std::vector<ShearCycle> cycles;
  bool interrupted = false;
};

struct ShearStatus {
  std::int64_t done = 0, total = 0;  ///< turns of minima
};

/// Every populated minimum of a cell's landscape is followed through the cycles by continuation in γ, at the
/// landscape's pressure: along its branch, and down where that ends in a fold. `population`: a number for each minimum.
/// A full cell is sheared with its edges free alone: its own shear strains would undo the shear. InputError for clusters.
ShearResult shear_cycles(const System& system, const Landscape& landscape, const Eigen::VectorXd& population,
                         const ShearOptions& options, const ProgressCallback<ShearStatus>& progress = {});

}  // namespace baroscape
