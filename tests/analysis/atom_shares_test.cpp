#include "analysis/atom_shares.hpp"

#include <gtest/gtest.h>

#include <Eigen/LU>

#include "crystals.hpp"
#include "numeric/clusters.hpp"
#include "numeric/metals.hpp"
#include "surface/make_surface.hpp"
#include "surface/periodic_of_system.hpp"

namespace baroscape {
namespace {

/// E and Σ r ⊗ ∂E/∂r of a cluster by the surface every search uses.
struct Whole {
  double energy = 0;
  Eigen::Matrix3d virial = Eigen::Matrix3d::Zero();
};
Whole whole(const System& system, const Eigen::VectorXd& x) {
  Eigen::VectorXd gradient(x.size());
  Whole result;
  result.energy = make_surface(system)->evaluate(x.data(), 0.0, gradient.data());
  for (Eigen::Index i = 0; i < x.size(); i += 3) {
    result.virial += x.segment<3>(i) * gradient.segment<3>(i).transpose();
  }
  return result;
}

void expect_shares_add_up(const System& system, const Eigen::VectorXd& x) {
  const Structure cluster{system.species, x, std::nullopt};
  const AtomShares shares = atom_shares(system, cluster),
                   other = atom_shares(system, crystals::seen_otherwise(cluster));
  const Whole sum = whole(system, x);
  const double scale = shares.energy.cwiseAbs().sum();
  EXPECT_NEAR(shares.energy.sum(), sum.energy, 1e-12 * scale);
  Eigen::Matrix3d stress = Eigen::Matrix3d::Zero();
  for (Eigen::Index i = 0; i < system.atoms(); ++i) stress += shares.stress.middleCols<3>(3 * i);
  EXPECT_LT((stress + sum.virial).norm(), 1e-10 * (scale + shares.stress.norm()));
  EXPECT_LT((shares.energy - other.energy).norm(), 1e-10 * scale);
  EXPECT_LT((shares.pressure - other.pressure).norm(), 1e-8 * (1 + shares.pressure.norm()));
}

TEST(AtomShares, OfEveryPotentialAddUpToTheCluster) {
  RandomStream random(12, 1);
  const Eigen::VectorXd x = shapes::random_cluster(random, 9);
  expect_shares_add_up(lennard_jones_cluster(9), x);
  expect_shares_add_up(numeric::kob_andersen_cluster(6, 3), x);
  System cut = numeric::kob_andersen_cluster(6, 3);
  cut.lennard_jones.cutoff = {CutoffKind::smooth, 2.5};
  expect_shares_add_up(cut, x);
  expect_shares_add_up(numeric::morse_cluster(9, 6), x);
  expect_shares_add_up(numeric::sutton_chen_cluster(9, 9, 6, 39.432), x);
}

TEST(AtomShares, OfAMetalAddUpToTheCluster) {
  if (find_eam_file("CuZr_mm.eam.fs", "").empty()) GTEST_SKIP() << "lammps-data is not installed";
  RandomStream random(12, 2);
  expect_shares_add_up(numeric::metal_cluster("CuZr_mm.eam.fs", {{"Cu", 5}, {"Zr", 4}}),
                       shapes::random_cluster(random, 9));
}

TEST(AtomShares, AllAtomsOfACrystalHaveTheSame) {
  System system = lennard_jones_cluster(32);
  system.lennard_jones.cutoff = {CutoffKind::smooth, 2.5};
  const Structure crystal = crystals::fcc(2, 1.5);
  system.cell = Cell::make(*crystal.lattice, CellShape::full, 32);
  const AtomShares shares = atom_shares(system, crystal);
  const double volume = crystal.lattice->determinant();
  Eigen::VectorXd u(96), by_u(96);
  Eigen::Matrix3d by_f;
  const double energy = make_periodic_potential(system)->evaluate(crystal.positions.data(), Eigen::Matrix3d::Identity(),
                                                                  by_u.data(), by_f);
  for (Eigen::Index i = 0; i < 32; ++i) {
    EXPECT_NEAR(shares.energy(i), energy / 32, 1e-11);
    EXPECT_NEAR(shares.volume(i), volume / 32, 1e-12);
    EXPECT_NEAR(shares.pressure(i), -by_f.trace() / 3 / volume, 1e-10) << "that of the whole";
  }
}

TEST(AtomShares, TheCapLeavesAtomsInsideACrystalTheirCells) {
  const System system = lennard_jones_cluster(4);
  const double edge = std::sqrt(2.0) * std::pow(2.0, 1.0 / 6);  // neighbours at 2^{1/6} σ
  for (const VoronoiCell& cell : voronoi_cells(crystals::fcc(2, edge), cluster_cap(system) * (1 + 1e-12))) {
    EXPECT_NEAR(cell.volume, std::pow(edge, 3) / 4, 1e-10);
  }
}

}  // namespace
}  // namespace baroscape
