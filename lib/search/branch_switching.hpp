// From a critical point onto the branches of lower symmetry that meet there.
#pragma once

#include <vector>

#include "search/continuation.hpp"
#include "search/critical_point.hpp"

namespace baroscape {

/// Where the side branches of a pitchfork or of a degenerate mode begin, one start of every kind, headed away from the
/// critical point; images of one another under the symmetry that breaks are left out as far as the reduced surface
/// tells them: ± at a pitchfork, turns about the axis of a threefold mode. None at a fold. The first point of such a
/// branch lies `amplitude` (σ, length of the 3N vector) away from the critical one.
std::vector<BranchStart> side_branches(const Surface<double>& surface, const CriticalPoint& critical,
                                       const ContinuationOptions& options, double amplitude = 0.01);

}  // namespace baroscape
