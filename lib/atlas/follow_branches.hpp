// Following one minimum as the pressure changes, along its branch: what follow() does in small steps, with the
// pressures at which it slides known exactly.
#pragma once

#include <Eigen/Core>

#include "atlas/follow.hpp"
#include "search/continuation.hpp"
#include "surface/surface.hpp"

namespace baroscape {

/// Where the minimum vanishes (a fold, a subcritical pitchfork, a degenerate mode) the configuration goes down the path
/// of steepest descent at that very pressure, along the vanishing mode; both ways at a pitchfork, or all at a
/// degenerate mode, are images of each other and lead to one isomer, so one is taken. Where it splits in two at a
/// supercritical pitchfork one of the images is followed on, without a slide. Volume work is what H changes
/// by along branches, where dH = V dP. The range of `options` is replaced. Not
/// converged, with the last minimum reached, where a branch cannot be followed to its end or `intact` says no.
FollowResult follow_branches(const Surface<double>& surface, const Eigen::VectorXd& minimum, double from, double to,
                             ContinuationOptions options = {}, const Intact& intact = {});

}  // namespace baroscape
