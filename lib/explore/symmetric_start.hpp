// Random configurations with a symmetry. High transition states are often symmetric, and their basins are small: from
// configurations without symmetry LJ10's two above −24.2 ε were met in one of 50,000 starts each.
#pragma once

#include <Eigen/Core>
#include <vector>

#include "core/random.hpp"
#include "surface/system.hpp"

namespace baroscape {

/// A point group of small order, drawn at random: the matrices of all its operations, the identity first.
std::vector<Eigen::Matrix3d> random_point_group(RandomStream& random);

/// Positions in a cube of half side 0.7 N^{1/3} of the largest σ (length 3N) that a random point group maps onto
/// themselves: whole orbits of random points, some of them on axes, planes or the centre.
Eigen::VectorXd symmetric_configuration(const System& system, RandomStream& random);

/// The part of a direction [3N] that keeps one of the structure's own operations, drawn at random, of length 1; the
/// direction itself when the structure has none or the operation leaves no direction.
Eigen::VectorXd symmetric_direction(const std::vector<int>& species, const Eigen::VectorXd& positions,
                                    const Eigen::VectorXd& direction, RandomStream& random);

}  // namespace baroscape
