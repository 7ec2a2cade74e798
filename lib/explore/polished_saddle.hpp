// Points near transition states, polished side by side in lanes, with what is needed to judge and to describe them.
#pragma once

#include <Eigen/Core>
#include <vector>

#include "explore/sides.hpp"
#include "landscape/characterise.hpp"
#include "search/engine.hpp"

namespace baroscape {

struct PolishedSaddle {
  SaddlePoint saddle;
  Curvature curvature;
  bool converged = false;
  int index = -1;  ///< number of negative eigenvalues, by inertia; 1 for a transition state
  Counts counts;
};

/// To what rounding allows; result[k] belongs to points[k]. Mode and curvature are those of the lowest eigenvalue, and
/// only meant for points that converged with index 1.
std::vector<PolishedSaddle> polish_saddles(Engine& engine, const Surface<double>& surface, double pressure,
                                           const std::vector<Eigen::VectorXd>& points);

}  // namespace baroscape
