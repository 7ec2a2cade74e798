// The nearest copy of a point of a cell's landscape, over translations, images, relabellings of like atoms and
// symmetries of the reference lattice.
#pragma once

#include <vector>

#include "atoms/closest_alignment.hpp"

namespace baroscape {

/// See closest_alignment(). For each symmetry of the lattice the atoms of the rarest species are laid upon each other
/// in turn; from each translation the best relabelling (with every atom's nearest image) and the best translation are
/// found in turn. The first exact copy ends it.
ClosestAlignment closest_in_cell(const std::vector<int>& species, const Cell& cell, const Eigen::VectorXd& a,
                                 const Eigen::VectorXd& b);

}  // namespace baroscape
