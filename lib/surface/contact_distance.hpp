// When a cluster counts as one piece, and as matter.
#pragma once

#include "atoms/connectivity.hpp"
#include "surface/system.hpp"

namespace baroscape {

/// Largest distance at which two atoms of the system hold together, in σ.
inline double contact_distance(const System& system) {
  return kContactDistance * system.size();
}

/// Stationary points whose atoms come nearer than this many σ are none of matter: tables of embedded atoms end before,
/// and what is beyond them may pull atoms into each other. Lennard-Jones atoms never come that near.
inline constexpr double kOverlap = 0.5;

/// One piece, of atoms that are apart: what may become a state of the landscape.
inline bool is_intact(const System& system, const Eigen::VectorXd& positions) {
  return is_connected(positions, contact_distance(system)) && !has_overlap(positions, kOverlap * system.size());
}

}  // namespace baroscape
