#include "surface/make_surface.hpp"

#include <cmath>

#include "potentials/single_potential.hpp"
#include "surface/cell_surface.hpp"
#include "surface/periodic_of_system.hpp"

namespace baroscape {
namespace {

/// With fewer atoms plain doubles are faster.
constexpr int kFewestAtoms = 5;

/// Is there a kernel for a single configuration (potentials/single_kernel.hpp)?
bool has_kernel(const System& system) {
  return !system.morse && !system.sutton_chen && !system.eam && system.lennard_jones.cutoff.kind == CutoffKind::none;
}

}  // namespace

PlainClusterData::PlainClusterData(const System& system)
    : species_(system.species),
      species_count_(static_cast<int>(system.species_names.size())),
      atom_radius_(system.atom_radius),
      cutoff_(system.lennard_jones.cutoff.kind),
      sutton_chen_(system.sutton_chen) {
  if (system.eam) {
    tables_ = system.eam->tables;
    eam_ = tables_->view();
  }
  if (system.eam || sutton_chen_) return;
  for (int a = 0; a < species_count_; ++a) {
    for (int b = 0; b < species_count_; ++b) {
      if (system.morse) {
        morse_.push_back({system.morse->epsilon(a, b), system.morse->rho0(a, b), system.morse->r_e(a, b)});
        continue;
      }
      const double sigma6 = std::pow(system.lennard_jones.sigma(a, b), 6);
      const double strength = 4.0 * system.lennard_jones.epsilon(a, b);
      pairs_.push_back({strength * sigma6 * sigma6, strength * sigma6});
      if (cutoff_ != CutoffKind::none) {
        cut_.push_back(cut(pairs_.back(), system.lennard_jones.sigma(a, b), system.lennard_jones.cutoff));
      }
    }
  }
}

PlainCluster PlainClusterData::view() const {
  PlainCluster cluster;
  cluster.pairs = {static_cast<int>(species_.size()), species_count_, species_.data(), pairs_.data()};
  cluster.atom_radius = atom_radius_;
  if (eam_) cluster.eam = &*eam_;
  if (sutton_chen_) cluster.sutton_chen = &*sutton_chen_;
  if (!morse_.empty()) cluster.morse = morse_.data();
  if (cut_.empty()) return cluster;
  if (cutoff_ == CutoffKind::shifted_force) cluster.shifted_force = cut_.data();
  if (cutoff_ == CutoffKind::smooth) cluster.smooth = cut_.data();
  return cluster;
}

std::unique_ptr<Surface<double>> make_surface(const System& system) {
  if (system.cell) return std::make_unique<CellSurface>(*system.cell, make_periodic_potential(system));
  if (!has_kernel(system) || system.atoms() < kFewestAtoms || system.atoms() > SingleKernel::kMostAtoms) return make_reference_surface(system);
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
  if (system.cell) return make_surface(system);
  return std::unique_ptr<Surface<double>>(new_cluster<double>(PlainClusterData(system).view()));
}

}  // namespace baroscape
