// A Lennard-Jones cluster under pressure, built for any number type from plain numbers.
#pragma once

#include "potentials/lennard_jones.hpp"
#include "potentials/pair_potential.hpp"
#include "surface/cluster_surface.hpp"

namespace baroscape {

/// Plain view of a cluster, free of anything an instruction set could leave its mark on.
struct PlainCluster {
  int atoms = 0;
  int species_count = 1;
  const int* species = nullptr;             ///< [atoms]
  const LennardJonesPair* pairs = nullptr;  ///< [species_count²]
  double atom_radius = 0.5;                 ///< σ
};

inline namespace BAROSCAPE_ARCHITECTURE {

/// The caller owns the surface; it keeps no reference to `cluster`.
template <class Real>
Surface<Real>* new_lennard_jones_cluster(const PlainCluster& cluster) {
  if (cluster.species_count == 1) {
    using Potential = FreePairPotential<Real, UniformPairs<LennardJones<Real>>>;
    return new ClusterSurface<Real, Potential>(cluster.atom_radius, cluster.atoms, cluster.pairs[0]);
  }
  using Potential = FreePairPotential<Real, SpeciesPairs<LennardJones<Real>>>;
  return new ClusterSurface<Real, Potential>(cluster.atom_radius, cluster.atoms, cluster.pairs, cluster.species_count,
                                             cluster.species, cluster.atoms);
}

}  // namespace BAROSCAPE_ARCHITECTURE
}  // namespace baroscape
