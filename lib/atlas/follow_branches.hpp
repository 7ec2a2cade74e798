// Following one minimum as the pressure changes, along its branch: what follow() does in small steps, with the
// pressures at which it slides known exactly.
#pragma once

#include <Eigen/Core>
#include <vector>

#include "atlas/follow.hpp"
#include "atlas/ways_on.hpp"
#include "search/continuation.hpp"
#include "surface/surface.hpp"

namespace baroscape {

/// Where the minimum vanishes (a fold, a subcritical pitchfork, a degenerate mode) the configuration goes down the path
/// of steepest descent at that very pressure, along the vanishing mode. Where it splits in two at a supercritical
/// pitchfork one of the images is followed on, without a slide. Volume work is what H changes by along branches, where
/// dH = V dP. The range of `options` is replaced. Not converged, with the last minimum reached, where a branch cannot
/// be followed to its end or `intact` says no. Of several ways down the lowest is taken.
FollowResult follow_branches(const Surface<double>& surface, const Eigen::VectorXd& minimum, double from, double to,
                             ContinuationOptions options = {}, const Intact& intact = {});

/// One of the ways a minimum may go.
struct WeightedWay {
  double weight = 1;
  FollowResult way;
};

/// All the ways: where a mode vanishes without a slope to choose a side (no fold, that is) the configuration goes down
/// both ways along it, with half of the weight each when they lead to different minima. Where a symmetry breaks both
/// ways are images of each other and lead to one isomer; they differ when the slope is zero for another reason. Weights
/// add up to one; heaviest first, the lower way first among equals.
std::vector<WeightedWay> follow_all_branches(const Surface<double>& surface, const Eigen::VectorXd& minimum,
                                             double from, double to, const SameState& same,
                                             ContinuationOptions options = {}, const Intact& intact = {});

}  // namespace baroscape
