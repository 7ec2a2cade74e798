#include "surface/system.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "core/error.hpp"

namespace baroscape {
namespace {

/// The shortest text that reads back as the same number: "0.5", not "0.500000".
std::string shortest(double value) {
  std::array<char, 32> text{};
  const auto result = std::to_chars(text.data(), text.data() + text.size(), value);
  return {text.data(), result.ptr};
}

}  // namespace

std::string volume_definition(const System& system) {
  return "gyration-sphere, atom_radius " + shortest(system.atom_radius);
}

System lennard_jones_cluster(int atoms, double atom_radius) {
  if (atoms < 1) {
    throw InputError("number of atoms: " + std::to_string(atoms) + " is not allowed; a cluster has at least 1 atom");
  }
  if (!(atom_radius >= 0) || !std::isfinite(atom_radius)) {
    throw InputError("atom_radius: " + shortest(atom_radius) + " is not allowed; a finite number ≥ 0 is");
  }
  System system;
  system.species_names = {"A"};
  system.species.assign(atoms, 0);
  system.masses = {1.0};
  system.lennard_jones = {Eigen::MatrixXd::Ones(1, 1), Eigen::MatrixXd::Ones(1, 1)};
  system.atom_radius = atom_radius;
  return system;
}

}  // namespace baroscape
