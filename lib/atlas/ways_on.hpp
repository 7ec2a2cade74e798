// Where a minimum goes when the pressure passes the critical point at which its branch ends.
#pragma once

#include <Eigen/Core>
#include <functional>
#include <optional>
#include <vector>

#include "core/counts.hpp"
#include "search/continuation.hpp"

namespace baroscape {

/// Whether two minima [3N] at one pressure count as one, images of each other for instance.
using SameState = std::function<bool(const Eigen::VectorXd& a, const Eigen::VectorXd& b)>;

struct WayOn {
  BranchStart start;              ///< on the branch of a minimum, headed onwards
  double weight = 1;              ///< those of all ways add up to one, or to less where one leads to no minimum
  double enthalpy = 0;            ///< of the minimum at the start
  std::optional<double> dropped;  ///< enthalpy lost in a slide, ≥ 0, ε; nothing where a minimum goes on without one
};

struct WaysOn {
  std::vector<WayOn> ways;  ///< the lower way first
  Counts counts;
};

/// Where a minimum vanishes (a fold, a subcritical pitchfork, a degenerate mode) the configuration goes down the path
/// of steepest descent at that very pressure, along the vanishing mode: both ways with half of the weight each where no
/// slope chooses between them and `same` does not take their ends for one. Without `same` the lowest way has all of
/// the weight. Where the minimum splits in two at a supercritical pitchfork one of the images goes on, and where images
/// merge the symmetric minimum does, without a slide. `direction` is that of the pressure, ±1, and `limit` the pressure
/// beyond which nothing needs to be known.
WaysOn ways_on(const Surface<double>& surface, const CriticalPoint& critical, double direction, double limit,
               const ContinuationOptions& options, const SameState& same = {});

}  // namespace baroscape
