// A landscape of free energies: what its disconnectivity tree is at a temperature.
#pragma once

#include "landscape/landscape.hpp"

namespace baroscape {

/// The landscape with F_i(T) in place of the enthalpies of minima and F_ij(T) in place of those of transition states,
/// all of a pair of minima as one (that of the lowest, which keeps its id), so that the harmonic rate from i to j is
/// that of transition-state theory, (T/2πħ) exp(−(F_ij − F_i)/T) (D. A. Evans and D. J. Wales, J. Chem. Phys. 118, 3891
/// (2003)):
///   F_i = −T ln Z_i,   F_ij = −T ln(2πħ Z_i k_{j←i}/T),   Z_i = (T/ħ)^κ exp(−H_i/T)/(o_i Π_κ ω_i)
/// with ħ in √(mε)σ. Counted from c T ln T + H: what all states share, T^κ, is left out, so that at T → 0 the free
/// energies are the enthalpies. A pair that would lie below one of its minima, there being no barrier left, lies at it.
struct FreeEnergyLandscape {
  Landscape landscape;
  int without_barrier = 0;  ///< pairs that were lifted to one of their minima
};

/// Units inside; T > 0 and finite, else InputError. Degenerate rearrangements join nothing and are left out.
FreeEnergyLandscape free_energy_landscape(const Landscape& landscape, double temperature, double hbar = 1);

}  // namespace baroscape
