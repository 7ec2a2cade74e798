// Newton's method for a stationary point and its λ together, in a hyperplane across the branch: regular at folds, where
// Newton's method at fixed λ is not (Keller, in Applications of Bifurcation Theory, ed. Rabinowitz, 359 (1977)).
//
// Points of a branch are u = (x, θλ), n + 1 numbers, with θ the length that a unit of λ counts for; the arclength s is
// theirs, ds² = |dx|² + θ²dλ².
#pragma once

#include <Eigen/Core>

#include "core/counts.hpp"
#include "search/internal_space.hpp"
#include "surface/surface.hpp"

namespace baroscape {

struct BorderedNewtonOptions {
  /// θ, σ per unit of λ: Lennard-Jones clusters move by a few hundredths of σ per ε/σ³ where nothing is soft.
  double lambda_scale = 0.05;
  double gradient_rms = 1e-10;  ///< a point is on the branch at this RMS gradient, ε/σ
  int max_steps = 6;            ///< a good prediction takes two
};

/// A stationary point on a branch with what Newton's last step knew there.
struct AugmentedPoint {
  bool converged = false;
  Eigen::VectorXd u;                ///< (x, θλ)
  Eigen::VectorXd tangent;          ///< du/ds, of length 1, forward along the normal that was asked for
  double enthalpy = 0;              ///< H
  double volume = 0;                ///< ∂H/∂λ
  Eigen::VectorXd volume_gradient;  ///< ∇(∂H/∂λ) [n]
  double volume_slope = 0;          ///< ∂²H/∂λ² at fixed x
  Spectrum spectrum;                ///< of ∇²H

  /// d(∂H/∂λ)/ds along the branch, with dλ/ds given.
  double volume_rate(double lambda_rate) const {
    return volume_gradient.dot(tangent.head(volume_gradient.size())) + volume_slope * lambda_rate;
  }
};

class BorderedNewton {
 public:
  explicit BorderedNewton(const Surface<double>& surface, const BorderedNewtonOptions& options = {})
      : surface_(surface), options_(options) {}

  /// The point of the branch in the hyperplane through `guess` [n+1] normal to `normal` [n+1]. Steps keep to the
  /// complement of the zero modes; `sharply`, they go on below the tolerance for as long as rounding lets them.
  AugmentedPoint solve(const Eigen::VectorXd& guess, const Eigen::VectorXd& normal, bool sharply = false);

  /// The same at fixed λ.
  AugmentedPoint solve_at(const Eigen::VectorXd& guess, double lambda);

  /// What is to be known of a point of the branch that was found otherwise.
  AugmentedPoint describe(const Eigen::VectorXd& u, const Eigen::VectorXd& tangent);

  Eigen::VectorXd augmented(const Eigen::VectorXd& x, double lambda) const;
  double lambda_of(const Eigen::VectorXd& u) const { return u(u.size() - 1) / options_.lambda_scale; }
  double lambda_scale() const { return options_.lambda_scale; }
  const Surface<double>& surface() const { return surface_; }
  /// Of everything so far; what works beside it adds its own.
  Counts& counts() { return counts_; }

 private:
  const Surface<double>& surface_;
  BorderedNewtonOptions options_;
  Counts counts_;
};

}  // namespace baroscape
