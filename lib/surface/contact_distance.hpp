// When a configuration counts as one piece, and as matter.
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

/// One piece, when atoms nearer than `contact` hold together; a cell cannot fall apart.
inline bool is_one_piece(const System& system, const Eigen::VectorXd& x, double contact) {
  return system.cell || is_connected(x, contact);
}

/// One piece, of atoms that are apart: what may become a state of the landscape.
inline bool is_intact(const System& system, const Eigen::VectorXd& x) {
  const double overlap = kOverlap * system.size();
  if (system.cell) return x.allFinite() && shortest_distance(structure_at(*system.cell, x)) >= overlap;
  return is_connected(x, contact_distance(system)) && !has_overlap(x, overlap);
}

}  // namespace baroscape
