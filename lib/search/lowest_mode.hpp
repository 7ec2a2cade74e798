// The lowest mode of a Hessian from gradients alone, starting from any guess: Rayleigh and Ritz in the space of all
// directions tried so far, the next being the residual made orthogonal to them all. With contact springs, which turn
// the residual towards soft directions, that is Davidson's method, without them Lanczos's with full
// reorthogonalisation.
#pragma once

#include <Eigen/Core>

#include "core/counts.hpp"
#include "surface/surface.hpp"

namespace baroscape {

/// Step of the forward difference Hu ≈ (∇H(x + hu) − ∇H(x))/h, σ. Truncation is h/2 times a third derivative (below
/// 1e-2 of the curvatures that matter here), rounding 1e-12/h.
inline constexpr double kModeDifference = 1e-5;

struct LowestModeOptions {
  int products = 40;      ///< Hu, one gradient each, at most
  double residual = 0.2;  ///< good enough at |Hv − λv| ≤ this·(1 + |λ|), ε/σ²
  /// x are at least two atoms, x[3i + c], and solving 3N equations costs less than the gradients it saves: LJ38 takes
  /// 12 products instead of 36 to come within an overlap of 0.99 with the lowest mode of a minimum.
  bool springs = true;
};

struct LowestModeResult {
  Eigen::VectorXd mode;  ///< [n], unit vector that points the way of the guess
  double curvature = 0;  ///< along it, ε/σ²
  double residual = 0;   ///< |Hv − λv|
  Counts counts;
};

/// From `guess` [n], not zero.
LowestModeResult lowest_mode(const Surface<double>& surface, const Eigen::VectorXd& x, double lambda,
                             const Eigen::VectorXd& guess, const LowestModeOptions& options = {});

}  // namespace baroscape
