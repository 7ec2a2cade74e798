// From a system to its surface.
#pragma once

#include <memory>
#include <vector>

#include "surface/lennard_jones_cluster.hpp"
#include "surface/surface.hpp"
#include "surface/system.hpp"

namespace baroscape {

/// The surface of a system for one configuration at a time. λ is the pressure in ε/σ³.
std::unique_ptr<Surface<double>> make_surface(const System& system);

/// The same by plain doubles throughout, pair after pair, with the bits of the surfaces in lanes. make_surface() sums H
/// and ∇H of larger clusters in another order, several times as fast.
std::unique_ptr<Surface<double>> make_reference_surface(const System& system);

/// Keeps the numbers a PlainCluster points at.
class PlainClusterData {
 public:
  explicit PlainClusterData(const System& system);
  PlainCluster view() const;

 private:
  std::vector<int> species_;
  std::vector<LennardJonesPair> pairs_;
  int species_count_;
  double atom_radius_;
};

}  // namespace baroscape
