// The two kinds of stationary points a landscape is made of.
#pragma once

#include <Eigen/Core>
#include <cstdint>

namespace baroscape {

/// What a minimum and a transition state have in common, at one pressure.
struct StationaryPoint {
  std::int64_t id = 0;          ///< permanent; within a running census the order of discovery, 1, 2, …
  Eigen::VectorXd positions;    ///< length 3N, σ
  double enthalpy = 0;          ///< H = E + PV, ε
  double energy = 0;            ///< E, ε
  double volume = 0;            ///< V, σ³
  int point_group_order = 1;    ///< proper and improper operations
  double log_product = 0;       ///< Σ ln ω² over the positive modes, m = 1
  double log_product_mass = 0;  ///< the same with the system's masses: what rates and populations need
};

struct Minimum : StationaryPoint {
  double bulk_modulus = 0;   ///< B = −V/(dV/dP), ε/σ³
  double lowest_omega2 = 0;  ///< smallest vibrational eigenvalue of the Hessian, m = 1
};

struct TransitionState : StationaryPoint {
  std::int64_t minimum_a = 0;  ///< id of the minimum on one side
  std::int64_t minimum_b = 0;  ///< and on the other; equal for a degenerate rearrangement
  double omega2_negative = 0;  ///< the one negative eigenvalue, m = 1
};

}  // namespace baroscape
