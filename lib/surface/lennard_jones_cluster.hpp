// A Lennard-Jones cluster under pressure, built for any number type from plain numbers.
#pragma once

#include "potentials/lennard_jones.hpp"
#include "potentials/pair_potential.hpp"
#include "surface/cluster_surface.hpp"

namespace baroscape {

/// Plain view of a cluster.
struct PlainCluster {
  PlainPairs pairs;
  double atom_radius = 0.5;  ///< σ
};

inline namespace BAROSCAPE_ARCHITECTURE {

/// The caller owns the surface; it keeps no reference to `cluster`.
template <class Real>
Surface<Real>* new_lennard_jones_cluster(const PlainCluster& cluster) {
  const PlainPairs& plain = cluster.pairs;
  if (plain.species_count == 1) {
    using Potential = FreePairPotential<Real, UniformPairs<LennardJones<Real>>>;
    return new ClusterSurface<Real, Potential>(cluster.atom_radius, plain.atoms, plain.pairs[0]);
  }
  using Potential = FreePairPotential<Real, SpeciesPairs<LennardJones<Real>>>;
  return new ClusterSurface<Real, Potential>(cluster.atom_radius, plain.atoms, plain.pairs, plain.species_count,
                                             plain.species, plain.atoms);
}

}  // namespace BAROSCAPE_ARCHITECTURE
}  // namespace baroscape
