// Where a search of the census starts.
#pragma once

#include <Eigen/Core>
#include <cstdint>

#include "landscape/journal.hpp"

namespace baroscape {

struct PlannedSearch {
  std::int64_t number = 0;  ///< k, also its random stream
  StartKind kind = StartKind::random;
  std::int64_t state = 0;     ///< local id of the minimum or transition state it starts from, 0 for random starts
  Eigen::VectorXd positions;  ///< of that state, or what relax_random_starts() made of a random configuration
  double lowest_omega2 = 0;   ///< of that state, ε/σ²
  int mode = -1;              ///< internal mode that is followed first; −1: a random direction
  double sign = 1;            ///< which way along it
  bool symmetric = false;     ///< the start has an exact symmetry, which the search is to keep
  std::int64_t gradients_spent = 0;  ///< on relaxing a random start …
  double enthalpy = 0;               ///< … and where that ended
};

}  // namespace baroscape
