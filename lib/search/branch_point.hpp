// From what Newton's method knows of a point to what a branch keeps of it.
#pragma once

#include "search/bordered_newton.hpp"
#include "search/branch.hpp"

namespace baroscape {

/// Keeps the lowest `eigenvalues`, and two more than are negative at least.
BranchPoint branch_point(const BorderedNewton& newton, const AugmentedPoint& point, int eigenvalues);

}  // namespace baroscape
