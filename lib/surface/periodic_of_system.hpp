// From a system in a periodic cell to its potential.
#pragma once

#include <memory>

#include "potentials/periodic_potential.hpp"
#include "surface/system.hpp"

namespace baroscape {

/// InputError when its potential reaches to infinity: a cell wants a cutoff.
std::unique_ptr<PeriodicPotential> make_periodic_potential(const System& system);

}  // namespace baroscape
