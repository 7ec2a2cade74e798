#include "analysis/atom_shares.hpp"

#include <cmath>
#include <limits>

#include "analysis/voronoi.hpp"
#include "surface/periodic_of_system.hpp"

namespace baroscape {

double cluster_cap(const System& system) {
  return std::pow(2.0, 1.0 / 6.0) * system.size() / std::sqrt(2.0);
}

AtomShares atom_shares(const System& system, const Structure& structure) {
  const Eigen::Index n = structure.atoms();
  AtomShares shares;
  shares.energy.resize(n);
  if (structure.lattice) {
    System in_cell = system;
    in_cell.cell->lattice = *structure.lattice;
    make_periodic_potential(in_cell)->shares(structure.positions.data(), Eigen::Matrix3d::Identity(),
                                             shares.energy.data(), shares.stress);
  } else {
    const Eigen::Map<const Eigen::Matrix3Xd> r(structure.positions.data(), 3, n);
    const double reach = 1 + (r.rowwise().maxCoeff() - r.rowwise().minCoeff()).norm();
    make_lone_potential(system, reach)
        ->shares(structure.positions.data(), Eigen::Matrix3d::Identity(), shares.energy.data(), shares.stress);
  }
  const double cap = structure.lattice ? std::numeric_limits<double>::infinity() : cluster_cap(system);
  const std::vector<VoronoiCell> cells = voronoi_cells(structure, cap);
  shares.volume.resize(n);
  shares.pressure.resize(n);
  shares.faces.resize(n);
  for (Eigen::Index i = 0; i < n; ++i) {
    const VoronoiCell& cell = cells[static_cast<std::size_t>(i)];
    shares.volume(i) = cell.volume;
    shares.pressure(i) = shares.stress.middleCols<3>(3 * i).trace() / (3 * cell.volume);
    shares.faces(i) = static_cast<int>(cell.faces.size());
  }
  shares.order = bond_order(cells);
  return shares;
}

}  // namespace baroscape
