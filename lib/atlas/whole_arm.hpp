// A state followed both ways over the pressure: one arm from where the state appears to where it vanishes.
#pragma once

#include "atlas/arm.hpp"
#include "search/continuation.hpp"

namespace baroscape {

/// Points in ascending order of pressure, all of one index. Critical points at its ends, or those it passes through
/// without a change of index, are among branch.events.
struct WholeArm {
  Branch branch;
  int index = 0;
  BranchEnd low_end = BranchEnd::not_called, high_end = BranchEnd::not_called;

  /// Empty when the state could not be followed at all.
  bool empty() const { return branch.points.size() < 2; }
  /// Refers to this object.
  Arm view() const { return {&branch, 0, branch.points.size() - 1, index}; }
};

/// Follows a stationary point x [3N, σ] of this index at `pressure` (ε/σ³, within the range of `options`) up and down,
/// as far as the index and the range last.
WholeArm follow_both_ways(const Surface<double>& surface, const Eigen::VectorXd& x, double pressure, int index,
                          ContinuationOptions options, const Intact& intact = {});

}  // namespace baroscape
