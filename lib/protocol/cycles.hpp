// Cycles of loading and unloading without annealing: small ones age, large ones rejuvenate (Lacks & Osborne, PRL 93,
// 255501 (2004)).
#pragma once

#include <Eigen/Core>
#include <Eigen/SparseCore>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "landscape/landscape.hpp"
#include "protocol/pressure_map.hpp"

namespace baroscape {

/// A map as a stochastic matrix: column i the minima (rows, in the order of `to`) that minimum i of `from` goes to. A
/// column adds up to one, or to less where a minimum could not be followed.
Eigen::SparseMatrix<double> matrix_of(const PressureMap& map, const Landscape& from, const Landscape& to);

/// One turn of amplitude P on the minima at P = 0: D_P·U_P.
Eigen::SparseMatrix<double> turn_matrix(const Landscape& ambient, const Landscape& pressed, const PressureMap& load,
                                        const PressureMap& unload);

/// After a number of turns; 0 is the start.
struct CycleTurn {
  int turn = 0;
  double mean_energy = 0;                                   ///< ⟨E⟩ over what is not lost, ε
  double lost = 0;                                          ///< population whose minima could not be followed
  std::vector<std::pair<std::int64_t, double>> population;  ///< by id, those above 1e-12, heaviest first
};

/// Turn 0 and `turns` more. The population is one number a minimum, in the order of the landscape.
std::vector<CycleTurn> turn_by_turn(const Landscape& ambient, const Eigen::SparseMatrix<double>& turn,
                                    const Eigen::VectorXd& population, int turns);

/// What cycles lead to from one minimum.
struct CycleFate {
  std::int64_t minimum = 0;
  double returning = 0;                 ///< weight that is back after one turn
  std::vector<std::int64_t> reachable;  ///< after any number of turns but none, ascending; itself only if it comes back
  bool transient = false;               ///< some way leads to where none comes back from, or it cannot be followed
};

/// Minima that cycles never leave once they are there: a fixed state, or an orbit.
struct CycleAttractor {
  std::vector<std::int64_t> minima;  ///< in the order in which an orbit passes them, the lowest id first
  int period = 1;                    ///< turns until all of the weight may be back; 1 for a fixed state
  std::int64_t drawn = 0;            ///< minima from which it can be reached, its own included
};

struct CycleStates {
  std::vector<CycleFate> fates;            ///< in the order of the landscape
  std::vector<CycleAttractor> attractors;  ///< by lowest id
};

CycleStates cycle_states(const Landscape& ambient, const Eigen::SparseMatrix<double>& turn);

/// Cycles of one amplitude.
struct CycleResult {
  std::string start;
  double pressure = 0;         ///< the amplitude, ε/σ³
  double returning_share = 0;  ///< mean over all minima of the weight that is back after one turn
  std::vector<CycleTurn> turns;
  CycleStates states;
};

}  // namespace baroscape
