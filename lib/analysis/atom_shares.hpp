// What each atom has of a structure's energy, stress and space.
#pragma once

#include <Eigen/Core>

#include "analysis/bond_order.hpp"
#include "atoms/structure.hpp"
#include "surface/system.hpp"

namespace baroscape {

struct AtomShares {
  Eigen::VectorXd energy;   ///< half of its pairs and its embedding, ε: they add up to E
  Eigen::Matrix3Xd stress;  ///< 3 × 3N, −∂E/∂F shared out alike, ε: pressure times volume, compressive positive
  Eigen::VectorXd volume;   ///< of its Voronoi cell, σ³
  Eigen::VectorXd pressure;  ///< a third of the stress's trace over the volume, ε/σ³
  Eigen::VectorXi faces;     ///< of its Voronoi cell
  BondOrder order;
};

/// Radius of the ball that caps the Voronoi cells of a cluster, σ: the circumradius of the cells of an fcc crystal
/// whose neighbours are 2^{1/6} σ apart, so that atoms deep inside keep theirs.
double cluster_cap(const System& system);

AtomShares atom_shares(const System& system, const Structure& structure);

}  // namespace baroscape
