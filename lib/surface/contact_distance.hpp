// When a cluster counts as one piece.
#pragma once

#include "atoms/connectivity.hpp"
#include "surface/system.hpp"

namespace baroscape {

/// Largest distance at which two atoms of the system hold together, in σ.
inline double contact_distance(const System& system) {
  return kContactDistance * system.lennard_jones.sigma.maxCoeff();
}

}  // namespace baroscape
