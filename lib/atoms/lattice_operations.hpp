// Rotations and reflections that a cell allows its states: those of its reference lattice.
#pragma once

#include <Eigen/Core>
#include <vector>

#include "atoms/cell.hpp"

namespace baroscape {

/// All Q in O(3) with h₀Qᵀ = Mh₀, M of whole numbers, that take strains of the cell's shape to such strains. Then
/// {Qu, QεQᵀ} is the state {u, ε} described anew (turned_strains()). The identity comes first. Vectors that differ from
/// each other's images by less than 1e-7 of their length count as equal.
std::vector<Eigen::Matrix3d> lattice_operations(const Cell& cell);

/// The coordinates y of QεQᵀ from those of ε, [strains()].
Eigen::VectorXd turned_strains(const Cell& cell, const Eigen::Matrix3d& q, const Eigen::VectorXd& y);

}  // namespace baroscape
