// What is being studied, as plain data: everything needed to build a potential and a surface.
#pragma once

#include <Eigen/Core>
#include <string>
#include <vector>

namespace baroscape {

/// Parameters of V(r) = 4ε[(σ/r)¹² − (σ/r)⁶] between each pair of species.
struct LennardJonesParameters {
  Eigen::MatrixXd epsilon;  ///< species × species, symmetric, in ε
  Eigen::MatrixXd sigma;    ///< species × species, symmetric, in σ
};

/// A free cluster on the enthalpy surface H = E + P·V with V the gyration sphere (design/physics.md, section 2).
struct System {
  std::vector<std::string> species_names;  ///< configuration keys, e.g. {"A", "B"}
  std::vector<int> species;                ///< of each atom: all of the first species, then the second, …
  std::vector<double> masses;              ///< of each species, in m
  LennardJonesParameters lennard_jones;
  double atom_radius = 0.5;  ///< r_at of the volume, in σ; 0 makes it homogeneous of degree 3

  int atoms() const { return static_cast<int>(species.size()); }
};

/// "gyration-sphere, atom_radius 0.5": the words every output names the volume with.
std::string volume_definition(const System& system);

/// One species, ε = σ = m = 1, named "A".
System lennard_jones_cluster(int atoms, double atom_radius = 0.5);

}  // namespace baroscape
