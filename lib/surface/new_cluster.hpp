// A cluster under pressure, built for any number type from plain numbers.
#pragma once

#include "potentials/cut_lennard_jones.hpp"
#include "potentials/eam.hpp"
#include "potentials/embedded_potential.hpp"
#include "potentials/lennard_jones.hpp"
#include "potentials/morse.hpp"
#include "potentials/pair_potential.hpp"
#include "potentials/sutton_chen.hpp"
#include "surface/cluster_surface.hpp"

namespace baroscape {

/// Plain view of a cluster. What is not null of the interactions, those of pairs with numbers for every pair of species
/// [species_count²], is the one there is; without any it is `pairs.pairs`.
struct PlainCluster {
  PlainPairs pairs;          ///< atoms and their species, and the Lennard-Jones interaction without cutoff
  double atom_radius = 0.5;  ///< σ
  const CutLennardJonesPair* shifted_force = nullptr;
  const CutLennardJonesPair* smooth = nullptr;
  const MorsePair* morse = nullptr;
  const SuttonChenParameters* sutton_chen = nullptr;
  const PlainEam* eam = nullptr;
};

inline namespace BAROSCAPE_ARCHITECTURE {

template <class Real, class Interaction, class Parameters>
Surface<Real>* new_pair_cluster(const PlainCluster& cluster, const Parameters* parameters) {
  const PlainPairs& plain = cluster.pairs;
  if (plain.species_count == 1) {
    using Potential = FreePairPotential<Real, UniformPairs<Interaction>>;
    return new ClusterSurface<Real, Potential>(cluster.atom_radius, plain.atoms, parameters[0]);
  }
  using Potential = FreePairPotential<Real, SpeciesPairs<Interaction>>;
  return new ClusterSurface<Real, Potential>(cluster.atom_radius, plain.atoms, parameters, plain.species_count,
                                             plain.species, plain.atoms);
}

template <class Real, bool kAlike>
Surface<Real>* new_eam_cluster(const PlainCluster& cluster) {
  const PlainPairs& plain = cluster.pairs;
  return new ClusterSurface<Real, EmbeddedPotential<Real, Eam<Real, kAlike>>>(cluster.atom_radius, plain.atoms,
                                                                              *cluster.eam, plain.species, plain.atoms);
}

/// The caller owns the surface; it keeps no reference to `cluster`.
template <class Real>
Surface<Real>* new_cluster(const PlainCluster& cluster) {
  if (cluster.shifted_force != nullptr) {
    return new_pair_cluster<Real, CutLennardJones<Real, CutoffKind::shifted_force>>(cluster, cluster.shifted_force);
  }
  if (cluster.smooth != nullptr) {
    return new_pair_cluster<Real, CutLennardJones<Real, CutoffKind::smooth>>(cluster, cluster.smooth);
  }
  if (cluster.morse != nullptr) return new_pair_cluster<Real, Morse<Real>>(cluster, cluster.morse);
  if (cluster.sutton_chen != nullptr) {
    return new ClusterSurface<Real, EmbeddedPotential<Real, SuttonChen<Real>>>(
        cluster.atom_radius, cluster.pairs.atoms, *cluster.sutton_chen);
  }
  if (cluster.eam != nullptr) {
    return cluster.pairs.species_count == 1 ? new_eam_cluster<Real, true>(cluster) : new_eam_cluster<Real, false>(cluster);
  }
  return new_pair_cluster<Real, LennardJones<Real>>(cluster, cluster.pairs.pairs);
}

}  // namespace BAROSCAPE_ARCHITECTURE
}  // namespace baroscape
