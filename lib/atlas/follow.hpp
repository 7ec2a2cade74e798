// Following one minimum as the pressure changes, in small steps with re-minimisation.
#pragma once

#include <Eigen/Core>
#include <vector>

#include "core/counts.hpp"
#include "surface/surface.hpp"

namespace baroscape {

struct FollowOptions {
  double largest_step = 0.1;    ///< of pressure, ε/σ³; LJ9 from 0 to 10 gives the same map at 0.05 and at 0.2
  double smallest_step = 1e-6;  ///< where halving ends and the minimum is taken to have vanished, ε/σ³
  /// A step is a jump when the minimum lands farther than this from where the tangent pointed, in σ (length of the 3N
  /// vector).
  double largest_deviation = 0.05;
  /// A step is too long when H changes otherwise than by ∫V dP (Hermite's rule) by more than this share of 1 + |H|.
  double largest_work_error = 1e-10;
};

struct FollowPoint {
  double pressure = 0, enthalpy = 0, volume = 0;
  double volume_slope = 0;  ///< dV/dP = −∇V·A⁺·∇V ≤ 0
};

/// The minimum vanished and the configuration slid into another one.
struct Slide {
  double pressure = 0;
  double enthalpy_dropped = 0;  ///< ≥ 0, at that pressure
};

struct FollowResult {
  Eigen::VectorXd positions;        ///< the minimum at the last pressure
  std::vector<FollowPoint> points;  ///< at the steps taken, both ends included; at a slide, before and after
  std::vector<Slide> slides;
  bool converged = false;  ///< every step ended in a minimum
  double volume_work = 0;  ///< ∫ V dP by Hermite's rule on the points, ε
  Counts counts;
};

FollowResult follow(const Surface<double>& surface, const Eigen::VectorXd& minimum, double from, double to,
                    const FollowOptions& options = {});

}  // namespace baroscape
