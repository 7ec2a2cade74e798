// Systems, starts and relaxed structures the numeric rooms are tested on.
#pragma once

#include <cmath>

#include "atoms/shapes.hpp"
#include "core/random.hpp"
#include "search/minimize.hpp"
#include "search/newton.hpp"
#include "surface/system.hpp"

namespace baroscape::numeric {

/// Two species with the parameters of Kob & Andersen, PRL 73, 1376 (1994): each ε and σ is another number.
inline System kob_andersen_cluster(int first, int second, double atom_radius = 0.5) {
  System system = lennard_jones_cluster(first + second, atom_radius);
  system.species_names = {"A", "B"};
  system.species = shapes::two_species(first + second, first);
  system.masses = {1.0, 2.5};
  system.lennard_jones.epsilon = (Eigen::Matrix2d() << 1.0, 1.5, 1.5, 0.5).finished();
  system.lennard_jones.sigma = (Eigen::Matrix2d() << 1.0, 0.8, 0.8, 0.88).finished();
  return system;
}

/// The point-symmetric structures that relax to the global minima of LJ4, 5, 6, 7, 13 and 38, at about their size.
inline Eigen::VectorXd near_global_minimum(int atoms) {
  switch (atoms) {
    case 4:
      return shapes::flat(shapes::tetrahedron()) * 0.4;
    case 5:
      return shapes::flat(shapes::bipyramid(3, 1.4)) * 0.65;
    case 6:
      return shapes::flat(shapes::octahedron()) * 0.79;
    case 7:
      return shapes::flat(shapes::bipyramid(5, 0.6)) * 0.95;
    case 13:
      return shapes::flat(shapes::joined(shapes::icosahedron(), {{0, 0, 0}})) * 1.13;
    case 38:
      return shapes::flat(shapes::truncated_octahedron());
    default:
      return {};
  }
}

/// Every coordinate moved by at most `amplitude`.
inline Eigen::VectorXd perturbed(const Eigen::VectorXd& x, double amplitude, RandomStream& random) {
  Eigen::VectorXd moved = x;
  for (double& coordinate : moved) coordinate += random.uniform(-amplitude, amplitude);
  return moved;
}

/// The stationary point a relaxation from x leads to, polished.
inline PolishResult relaxed(const Surface<double>& surface, const Eigen::VectorXd& x, double pressure) {
  MinimizeOptions options;
  options.gradient_rms = 1e-6;
  return polish(surface, minimize(surface, x, pressure, options).x, pressure);
}

}  // namespace baroscape::numeric
