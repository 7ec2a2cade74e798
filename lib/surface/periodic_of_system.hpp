// From a system in a periodic cell to its potential.
#pragma once

#include <memory>

#include "potentials/periodic_potential.hpp"
#include "surface/system.hpp"

namespace baroscape {

/// InputError when its potential reaches to infinity: a cell wants a cutoff.
std::unique_ptr<PeriodicPotential> make_periodic_potential(const System& system);

/// That of a cluster no two atoms of which are as far apart as `reach`, in a lattice so wide that it sees none of its
/// images: for what only the potentials of cells offer, as shares(). A potential without a cutoff ends at `reach`.
std::unique_ptr<PeriodicPotential> make_lone_potential(const System& system, double reach);

}  // namespace baroscape
