#include "atlas/whole_arm.hpp"

#include <algorithm>
#include <utility>

namespace baroscape {
namespace {

/// The same branch walked the other way.
Branch reversed(Branch branch) {
  const std::size_t last = branch.points.empty() ? 0 : branch.points.size() - 1;
  std::reverse(branch.points.begin(), branch.points.end());
  for (BranchPoint& point : branch.points) {
    point.x_rate = -point.x_rate;
    point.lambda_rate = -point.lambda_rate;
    point.volume_rate = -point.volume_rate;
  }
  std::reverse(branch.events.begin(), branch.events.end());
  for (BranchEvent& event : branch.events) {
    event.point = last - event.point;
    std::swap(event.critical.index_before, event.critical.index_after);
  }
  return branch;
}

}  // namespace

WholeArm follow_both_ways(const Surface<double>& surface, const Eigen::VectorXd& x, double pressure, int index,
                          ContinuationOptions options, const Intact& intact) {
  options.end_where_index_changes = true;
  WholeArm arm;
  arm.index = index;
  const auto follow = [&](double direction, bool has_room, BranchEnd& end) {
    Branch branch;
    branch.end = BranchEnd::range;
    if (has_room) branch = follow_branch(surface, BranchStart::towards(x, pressure, direction), options, intact);
    // Newton's method may have left a bad start for another state.
    if (!branch.points.empty() && branch.points.front().index != index) {
      branch = {};
      branch.end = BranchEnd::no_start;
    }
    end = branch.end;
    return branch;
  };
  arm.branch = reversed(follow(-1, pressure > options.low, arm.low_end));
  Branch up = follow(+1, pressure < options.high, arm.high_end);
  Branch& whole = arm.branch;
  if (whole.points.empty()) {
    const Counts counts = whole.counts;
    whole = std::move(up);
    whole.counts += counts;
  } else if (!up.points.empty()) {
    // The start is in both.
    const std::size_t shift = whole.points.size() - 1;
    for (BranchEvent& event : up.events) {
      event.point += shift;
      whole.events.push_back(std::move(event));
    }
    whole.points.insert(whole.points.end(), std::make_move_iterator(up.points.begin() + 1),
                        std::make_move_iterator(up.points.end()));
    whole.counts += up.counts;
  }
  whole.lambda_scale = options.newton.lambda_scale;
  for (BranchPoint& point : whole.points) point.index = index;
  return arm;
}

}  // namespace baroscape
