// The path of steepest descent, followed closely: what a picture of a reaction path shows.
#pragma once

#include <Eigen/Core>
#include <vector>

#include "core/counts.hpp"
#include "surface/surface.hpp"

namespace baroscape {

struct DescentOptions {
  double step = 0.1;           ///< length of one step along the path, σ
  double gradient_rms = 1e-3;  ///< arrived at this RMS gradient, ε/σ
  int max_steps = 500;
};

struct DescentPath {
  std::vector<Eigen::VectorXd> x;  ///< the start first
  std::vector<double> enthalpies;  ///< falling
  bool arrived = false;            ///< the last point is as flat as asked for
  Counts counts;
};

/// Follows dx/dt = −∇H from x, each step exact for the local quadratic model (Page & McIver, JCP 88, 922 (1988)). One
/// Hessian and one diagonalisation a step.
DescentPath descent_path(const Surface<double>& surface, const Eigen::VectorXd& x, double lambda,
                         const DescentOptions& options = {});

}  // namespace baroscape
