// Metal clusters from the potential files of Debian's lammps-data.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "potentials/eam_file.hpp"
#include "potentials/eam_tables.hpp"
#include "surface/system.hpp"

namespace baroscape::numeric {

inline std::string file_text(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

/// Species in the order given, each with so many atoms.
inline System metal_cluster(const std::string& file, const std::vector<std::pair<std::string, int>>& atoms,
                            Interpolation interpolation = Interpolation::hermite) {
  int count = 0;
  for (const auto& [name, number] : atoms) count += number;
  System system = lennard_jones_cluster(count);
  system.species_names.clear();
  system.species.clear();
  for (const auto& [name, number] : atoms) {
    system.species.insert(system.species.end(), static_cast<std::size_t>(number),
                          static_cast<int>(system.species_names.size()));
    system.species_names.push_back(name);
  }
  system.masses.assign(atoms.size(), 1.0);
  const std::string path = find_eam_file(file, "");
  if (path.empty()) throw std::runtime_error(file + " of lammps-data is missing");
  use_eam(system, file_text(path), file, interpolation);
  return system;
}

inline System morse_cluster(int atoms, double rho0) {
  System system = lennard_jones_cluster(atoms);
  const Eigen::MatrixXd one = Eigen::MatrixXd::Ones(1, 1);
  use_morse(system, {one, rho0 * one, one});
  return system;
}

inline System sutton_chen_cluster(int atoms, int n, int m, double c) {
  System system = lennard_jones_cluster(atoms);
  use_sutton_chen(system, {n, m, c, 1.0, 1.0}, Units::Kind::sutton_chen);
  return system;
}

}  // namespace baroscape::numeric
