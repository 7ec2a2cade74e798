// Is the cluster one piece, and are its atoms apart?
#pragma once

#include <Eigen/Core>

namespace baroscape {

/// Atoms nearer than this many (mean) σ hold together: halfway between the first and second neighbour shells of a dense
/// Lennard-Jones cluster's stretched transition states (design/physics.md, section 7).
inline constexpr double kContactDistance = 1.7;

/// True when the graph of all pairs nearer than `contact` (same unit as the positions) has a single component.
bool is_connected(const Eigen::VectorXd& positions, double contact);

/// True when two atoms are nearer than `distance`.
bool has_overlap(const Eigen::VectorXd& positions, double distance);

}  // namespace baroscape
