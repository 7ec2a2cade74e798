// Recorded branches as curves over the pressure, and the lowest of them.
#pragma once

#include <vector>

#include "atlas/atlas_record.hpp"
#include "atlas/crossings.hpp"
#include "atlas/interpolation.hpp"

namespace baroscape {

/// H and V of a recorded branch at a pressure within its range, by cubic interpolation between its steps. It needs two
/// points at least.
EnthalpyAndVolume interpolated(const BranchRecord& branch, double pressure);

/// Which branch of a minimum is the lowest from one pressure to a higher one, in order; LowestOver::arm is a position
/// in AtlasRecord::branches. Pressures that no branch of a minimum covers are left out.
std::vector<LowestOver> lowest_sequence(const AtlasRecord& atlas);

}  // namespace baroscape
