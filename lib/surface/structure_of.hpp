// The atoms at a point of a system's landscape.
#pragma once

#include "atoms/structure.hpp"
#include "surface/system.hpp"

namespace baroscape {

/// x is [coordinates()]; of a cell the structure's lattice is the strained one.
inline Structure structure_of(const System& system, const Eigen::VectorXd& x) {
  if (!system.cell) return {system.species, x, std::nullopt};
  const PeriodicStructure structure = structure_at(*system.cell, x);
  return {system.species, structure.positions.reshaped(), structure.lattice};
}

}  // namespace baroscape
