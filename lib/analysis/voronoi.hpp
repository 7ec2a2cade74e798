// The space of each atom: what lies nearer to it than to any other (G. Voronoi, 1908), and of the atoms of a cluster
// only what is within a ball about it.
#pragma once

#include <Eigen/Core>
#include <limits>
#include <vector>

#include "atoms/structure.hpp"

namespace baroscape {

struct VoronoiFace {
  int neighbour = 0;  ///< the atom on the other side, of a small cell perhaps an image of the atom itself
  double area = 0;    ///< σ², of what is within the ball
  Eigen::Vector3d normal = Eigen::Vector3d::Zero();  ///< unit vector towards the neighbour
};

struct VoronoiCell {
  double volume = 0;               ///< σ³
  std::vector<VoronoiFace> faces;  ///< those with an area
};

/// One for each atom, by voro++ (C. H. Rycroft, Chaos 19, 041111 (2009)) and, where a ball of radius `cap` (σ) cuts
/// them, by exact integrals: so they turn with the structure and change continuously. A cluster wants a finite cap, its
/// outermost cells have no end. Volumes of an uncapped periodic structure add up to that of its lattice.
std::vector<VoronoiCell> voronoi_cells(const Structure& structure,
                                       double cap = std::numeric_limits<double>::infinity());

}  // namespace baroscape
