// One step of basin hopping, before the quench.
#pragma once

#include <Eigen/Core>

#include "core/random.hpp"
#include "surface/system.hpp"

namespace baroscape {

/// Every coordinate moved by at most `step` (uniform).
Eigen::VectorXd displaced(const Eigen::VectorXd& positions, double step, RandomStream& random);

/// One to three atoms, those with the fewest neighbours first, put on random places of the sphere about the centroid
/// that just holds the cluster. Moves of all atoms seldom carry an atom round the cluster.
Eigen::VectorXd with_surface_atoms_moved(const System& system, const Eigen::VectorXd& positions, RandomStream& random);

}  // namespace baroscape
