// A system of two species, 2 A and 1 B.
#pragma once

#include "surface/system.hpp"

namespace baroscape {

inline System binary_system() {
  System system;
  system.species_names = {"A", "B"};
  system.species = {0, 0, 1};
  system.masses = {1.0, 1.0};
  system.lennard_jones = {Eigen::MatrixXd::Ones(2, 2), Eigen::MatrixXd::Ones(2, 2)};
  return system;
}

}  // namespace baroscape
