#include "surface/make_surface.hpp"

#include <cmath>

#include "potentials/single_potential.hpp"

namespace baroscape {
namespace {

/// With fewer atoms plain doubles are faster.
constexpr int kFewestAtoms = 5;

}  // namespace

PlainClusterData::PlainClusterData(const System& system)
    : species_(system.species),
      species_count_(static_cast<int>(system.species_names.size())),
      atom_radius_(system.atom_radius) {
  for (int a = 0; a < species_count_; ++a) {
    for (int b = 0; b < species_count_; ++b) {
      const double sigma6 = std::pow(system.lennard_jones.sigma(a, b), 6);
      const double strength = 4.0 * system.lennard_jones.epsilon(a, b);
      pairs_.push_back({strength * sigma6 * sigma6, strength * sigma6});
    }
  }
}

PlainCluster PlainClusterData::view() const {
  return {{static_cast<int>(species_.size()), species_count_, species_.data(), pairs_.data()}, atom_radius_};
}

std::unique_ptr<Surface<double>> make_surface(const System& system) {
  if (system.atoms() < kFewestAtoms || system.atoms() > SingleKernel::kMostAtoms) return make_reference_surface(system);
  const PlainClusterData data(system);
  const PlainPairs plain = data.view().pairs;
  if (plain.species_count == 1) {
    using Potential = SinglePotential<UniformPairs<LennardJones<double>>>;
    return std::make_unique<ClusterSurface<double, Potential>>(system.atom_radius, plain, plain.pairs[0]);
  }
  using Potential = SinglePotential<SpeciesPairs<LennardJones<double>>>;
  return std::make_unique<ClusterSurface<double, Potential>>(system.atom_radius, plain, plain.pairs,
                                                             plain.species_count, plain.species, plain.atoms);
}

std::unique_ptr<Surface<double>> make_reference_surface(const System& system) {
  return std::unique_ptr<Surface<double>>(new_lennard_jones_cluster<double>(PlainClusterData(system).view()));
}

}  // namespace baroscape
