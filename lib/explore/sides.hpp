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

/// Every side is relaxed once for each of these, with the longest step so much shorter.
inline constexpr double kStepShares[] = {1.0, 0.6, 0.3};

/// A polished transition state whose sides are to be found.
struct SaddlePoint {
  Eigen::VectorXd x, mode;  ///< [3N] each; the mode is the negative one, oriented
  double enthalpy = 0;
  double curvature = 0;  ///< the negative eigenvalue
};

/// One side: the minimum below it, or why there is none.
struct Side {
  FoundMinimum found;  ///< nothing in it when the side could not be relaxed to a minimum below the saddle
  bool fragmented = false;
  Counts counts;

  bool has_minimum() const { return found.known || found.minimum; }
};

/// Both sides of every saddle, side by side in lanes: result[2k] and result[2k + 1] belong to saddle k, pushed along
/// its mode and against it. A side that falls back, or ends above the saddle, is pushed harder, as the options say.
/// Every side is relaxed with two step lengths; where they lead to different minima the path of steepest descent
/// decides.
std::vector<Side> find_sides(Engine& engine, const System& system, const Surface<double>& surface, double pressure,
                             const std::vector<SaddlePoint>& saddles, const KnownState& known_minimum,
                             const AcceptanceOptions& options = {});

}  // namespace baroscape
