// Where populations end when everything that can be reached has had time to be: harmonic equilibrium.
//
//   p_i ∝ exp(−H_i/T) / (o_i Π ω_i),   ln Π ω_i = log_product_mass / 2     (design/physics.md, section 6)
#pragma once

#include <Eigen/Core>

#include "landscape/landscape.hpp"

namespace baroscape {

/// Equilibrium population of each minimum, in the order of landscape.minima(), sum 1; T in ε/k_B. All minima take part,
/// joined by transition states or not. Weights too small for a double are 0. Empty for an empty landscape.
/// Throws InputError unless the temperature is finite and positive.
Eigen::VectorXd equilibrium(const Landscape& landscape, double temperature);

/// The population (one entry a minimum) relaxed to equilibrium within each connected piece of the graph; no weight
/// crosses from one piece to another. Throws InputError unless the temperature is finite and positive.
Eigen::VectorXd equilibrate(const Landscape& landscape, const Eigen::VectorXd& population, double temperature);

}  // namespace baroscape
