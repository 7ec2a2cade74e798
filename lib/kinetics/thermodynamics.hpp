// What a landscape is worth in equilibrium, every minimum a classical harmonic well.
//
//   Z_i = T^κ exp(−H_i/T) / (o_i Π_κ ω_i),   F = −T ln Σ Z_i,   κ vibrational modes, ħ = k_B = 1
//
// Factors that all minima share (permutations, inversion, translation, rotation, ħ) are left out: they add c·T to F.
#pragma once

#include <Eigen/Core>

#include "landscape/landscape.hpp"

namespace baroscape {

/// Modes of a free cluster's minimum: 3N−6, 1 for two atoms; 0 where minima have no positions or there are none.
int cluster_modes(const Landscape& landscape);

struct Thermodynamics {
  double temperature = 0;         ///< ε/k_B
  double free_energy = 0;         ///< at the landscape's pressure, ε
  Eigen::VectorXd free_energies;  ///< F_i = −T ln Z_i of each minimum alone
  Eigen::VectorXd occupation;     ///< equilibrium population of each minimum, sum 1
  // Averages of the minima themselves, without the κ T that all have on top in kinetic and potential energy.
  double mean_enthalpy = 0, mean_energy = 0, mean_volume = 0;
  double configurational_heat_capacity = 0;  ///< (⟨H²⟩ − ⟨H⟩²)/T²
  double heat_capacity = 0;                  ///< κ + the former: C_V at P = 0, C_P else, in k_B for the whole system
};

/// InputError unless the temperature is finite and > 0; the landscape must not be empty (assertion).
Thermodynamics thermodynamics(const Landscape& landscape, double temperature, int modes);

}  // namespace baroscape
