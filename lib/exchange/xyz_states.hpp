// A landscape as frames of extended XYZ: minima, then transition states.
#pragma once

#include <string>

#include "exchange/foreign_landscape.hpp"
#include "surface/system.hpp"

namespace baroscape {

/// A frame a state. The comment says energy and, beside what exchange/state_fields.hpp names, minimum_id or
/// transition_state_id, and the pressure. `stress` follows ASE (eV/Å³, tension positive) and is not written: reduced
/// units have no eV. InputError for a landscape without coordinates.
std::string xyz_states(const ForeignLandscape& landscape, const System& system);

/// Frames with minimum_a and minimum_b are transition states, others minima; those without an id are numbered on.
/// A frame needs enthalpy, or energy at pressure 0. Atoms are put into the order of the system, species by species.
/// A frame whose energy is not known (an ASE file of structures alone) has its enthalpy as NaN, for
/// exchange/recomputation.hpp to fill in. InputError with file and line.
ForeignLandscape parse_xyz_states(const std::string& text, const std::string& name, const System& system);

}  // namespace baroscape
