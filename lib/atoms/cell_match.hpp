// "Is this the same periodic structure?" over all translations, rotations, reflections, relabellings of like atoms and
// choices of lattice vectors.
//
// How: an operation is fixed by where it takes one atom and three of its neighbours. An atom of the rarest species and
// three near neighbours that are not in a plane are chosen in `a`; every atom of `b` with three neighbours of the same
// kinds, distances and angles is tried; what remains is to find every other atom's partner and to see that the lattices
// match. No search is left to chance.
#pragma once

#include <optional>
#include <vector>

#include "atoms/alignment.hpp"
#include "atoms/cell.hpp"

namespace baroscape {

/// The first operation found that carries `a` onto `b`: b_{permutation[i]} ≈ rotation · a_i + a translation, modulo b's
/// lattice, every atom within `tolerance`. Nothing when there is none.
std::optional<Alignment> match_cells(const std::vector<int>& species, const PeriodicStructure& a,
                                     const PeriodicStructure& b, double tolerance = kAlignmentTolerance);

/// Operations that map the structure and its lattice onto themselves, modulo the lattice's own translations, internal
/// translations included: the order o that rates need (design: physics, section 3).
int cell_symmetry_order(const std::vector<int>& species, const PeriodicStructure& structure,
                        double tolerance = kAlignmentTolerance);

}  // namespace baroscape
