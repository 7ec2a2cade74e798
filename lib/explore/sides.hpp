// Pushed off a transition state to either side: which minima does it join? (design: physics, section 5)
#pragma once

#include <Eigen/Core>
#include <optional>
#include <vector>

#include "core/counts.hpp"
#include "explore/finding.hpp"
#include "search/acceptance.hpp"
#include "search/engine.hpp"
#include "surface/surface.hpp"
#include "surface/system.hpp"

namespace baroscape {

/// A polished transition state whose sides are to be found.
struct SaddlePoint {
  Eigen::VectorXd x, mode;  ///< [3N] each; the mode is the negative one, oriented
  double enthalpy = 0;
  double curvature = 0;  ///< the negative eigenvalue
};

/// One side: the minimum below it, or why there is none.
struct Side {
  FoundMinimum found;  ///< nothing in it when the side does not lead to a minimum below the saddle
  bool fragmented = false;
  Counts counts;

  bool has_minimum() const { return found.known || found.minimum; }
};

/// Both sides of every saddle, side by side in lanes: result[2k] and result[2k + 1] belong to saddle k, pushed along
/// its mode and against it, and led down the path of steepest descent. A side that falls back, or ends above the
/// saddle, is pushed harder, as the options say. What accept_transition_state() does, for many at once.
std::vector<Side> find_sides(Engine& engine, const System& system, const Surface<double>& surface, double pressure,
                             const std::vector<SaddlePoint>& saddles, const KnownState& known_minimum,
                             const AcceptanceOptions& options = {});

}  // namespace baroscape
