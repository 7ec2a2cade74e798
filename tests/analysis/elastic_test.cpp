// Elastic constants against strained cells, symmetry and published values.
#include "analysis/elastic.hpp"

#include <gtest/gtest.h>

#include <Eigen/Geometry>
#include <Eigen/LU>

#include "core/random.hpp"
#include "numeric/clusters.hpp"
#include "numeric/metals.hpp"
#include "potentials/eam_file.hpp"
#include "search/single.hpp"

namespace baroscape {
namespace {

Structure fcc(int atoms_an_edge, double edge) {
  Structure crystal;
  crystal.lattice = atoms_an_edge * edge * Eigen::Matrix3d::Identity();
  std::vector<double> x;
  for (int c = 0; c < atoms_an_edge * atoms_an_edge * atoms_an_edge; ++c) {
    const Eigen::Vector3d corner(c % atoms_an_edge, c / atoms_an_edge % atoms_an_edge, c / atoms_an_edge / atoms_an_edge);
    for (const auto& site : {Eigen::Vector3d(0, 0, 0), Eigen::Vector3d(0, .5, .5), Eigen::Vector3d(.5, 0, .5), Eigen::Vector3d(.5, .5, 0)}) {
      for (int k = 0; k < 3; ++k) x.push_back(edge * (corner(k) + site(k)));
      crystal.species.push_back(0);
    }
  }
  crystal.positions = Eigen::Map<Eigen::VectorXd>(x.data(), static_cast<Eigen::Index>(x.size()));
  return crystal;
}

System with_cell(System system, const Structure& structure, CellShape shape) {
  system.cell = Cell::make(*structure.lattice, shape, structure.atoms());
  return system;
}

/// A disordered mixture, relaxed at a pressure.
struct Glass {
  System system;
  Structure structure;
  double pressure;
};
Glass glass(double pressure) {
  System system = numeric::kob_andersen_cluster(16, 8);
  system.lennard_jones.cutoff = {CutoffKind::smooth, 2.5};
  RandomStream random(5, 5);
  Structure start{system.species, Eigen::VectorXd(72), 2.75 * Eigen::Matrix3d::Identity()};
  for (double& coordinate : start.positions) coordinate = random.uniform(0, 2.75);
  system = with_cell(system, start, CellShape::full);
  const Relaxation end = relax(system, start, pressure);
  EXPECT_TRUE(end.converged);
  return {system, end.structure, pressure};
}

TEST(Elastic, ACubicCrystalOfPairsObeysCauchysRelation) {
  System system = lennard_jones_cluster(32);
  system.lennard_jones.cutoff = {CutoffKind::smooth, 2.5};
  const Structure start = fcc(2, 1.55);
  system = with_cell(system, start, CellShape::isotropic);
  const Relaxation end = relax(system, start, 0);
  const Elasticity e = elasticity(system, end.structure, 0);
  const auto& c = e.stiffness;
  const double c11 = c(0, 0), c12 = c(0, 1), c44 = c(3, 3), small = 1e-9 * c11;
  EXPECT_NEAR(c12, c44, small) << "central forces, no pressure";
  for (int a = 0; a < 3; ++a) {
    EXPECT_NEAR(c(a, a), c11, small);
    EXPECT_NEAR(c(a + 3, a + 3), c44, small);
    EXPECT_NEAR(c(a, (a + 1) % 3), c12, small);
    for (int b = 3; b < 6; ++b) EXPECT_NEAR(c(a, b), 0, small);
  }
  EXPECT_LE((c - e.affine).norm(), 1e-9 * c.norm()) << "every atom is a centre of symmetry: nothing to relax";
  EXPECT_NEAR(e.bulk, (c11 + 2 * c12) / 3, small);
  EXPECT_TRUE(e.stable);
}

/// Y. Mishin et al., Phys. Rev. B 63, 224106 (2001), table III: the potential gives C11 = 169.9, C12 = 122.6, C44 = 76.2
/// GPa, four and three digits.
TEST(Elastic, CopperIsAsStiffAsPublished) {
  if (find_eam_file("Cu_mishin1.eam.alloy", "").empty()) GTEST_SKIP() << "lammps-data is not installed";
  System system = numeric::metal_cluster("Cu_mishin1.eam.alloy", {{"Cu", 32}});
  const Structure start = fcc(2, 3.6 / system.units.length);
  system = with_cell(system, start, CellShape::isotropic);
  const Relaxation end = relax(system, start, 0);
  const Elasticity e = elasticity(system, end.structure, 0);
  EXPECT_NEAR(e.stiffness(0, 0) * system.units.pressure(), 169.9, 0.06);
  EXPECT_NEAR(e.stiffness(0, 1) * system.units.pressure(), 122.6, 0.06);
  EXPECT_NEAR(e.stiffness(3, 3) * system.units.pressure(), 76.2, 0.06);
}

/// The stress of cells strained a little, atoms relaxed, at fixed lattice.
TEST(Elastic, TheStressOfStrainedCellsIsWhatTheConstantsSay) {
  for (const double pressure : {0.0, 4.0}) {
    const Glass sample = glass(pressure);
    const Elasticity e = elasticity(sample.system, sample.structure, pressure);
    constexpr int kPlaces[6][2] = {{0, 0}, {1, 1}, {2, 2}, {1, 2}, {0, 2}, {0, 1}};
    constexpr double kStep = 1e-5;
    for (int k = 0; k < 6; ++k) {
      Eigen::Matrix3d stress[2];
      for (const int side : {0, 1}) {
        Eigen::Matrix3d strain = Eigen::Matrix3d::Zero();
        const auto [a, b] = kPlaces[k];
        const double size = side == 0 ? -kStep : kStep;
        strain(a, b) += size / 2;
        strain(b, a) += size / 2;
        const Eigen::Matrix3d deformation = Eigen::Matrix3d::Identity() + strain;
        Structure strained = sample.structure;
        strained.lattice = *sample.structure.lattice * deformation;
        strained.positions = (deformation * sample.structure.positions.reshaped(3, 24)).reshaped();
        // With a metric that makes strains as good as impossible the lattice stays as it is.
        const Structure relaxed = [&] {
          Structure still = strained;
          for (int turn = 0; turn < 6; ++turn) {
            const Evaluation at = evaluate(sample.system, still, 0, true);
            Eigen::MatrixXd h = *at.hessian;
            for (Eigen::Index i = 0; i < 72; ++i)
              for (Eigen::Index j = i % 3; j < 72; j += 3) h(i, j) += 10;
            still.positions -= h.ldlt().solve(at.gradient);
          }
          return still;
        }();
        stress[side] = -evaluate(sample.system, relaxed, 0, false).pressure_tensor;
      }
      const Eigen::Matrix3d answer = (stress[1] - stress[0]) / (2 * kStep);
      for (int row = 0; row < 6; ++row) {
        EXPECT_NEAR(answer(kPlaces[row][0], kPlaces[row][1]), e.stiffness(row, k), 1e-5 * e.stiffness.norm())
            << "P = " << pressure << ", " << row << k;
      }
    }
  }
}

/// B of the cell against −Ω dP/dΩ: Reuss's bulk modulus is how the relaxed cell answers pressure.
TEST(Elastic, BulkModulusIsHowTheRelaxedCellAnswersPressure) {
  const Glass sample = glass(2.0);
  const double bulk = elasticity(sample.system, sample.structure, 2.0).bulk_reuss;
  constexpr double kStep = 1e-4;
  const auto volume = [&](double pressure) {
    return relax(sample.system, sample.structure, pressure).at_end.volume;
  };
  const double v = sample.structure.lattice->determinant();
  const double by_steps = -v * 2 * kStep / (volume(2.0 + kStep) - volume(2.0 - kStep));
  EXPECT_NEAR(bulk, by_steps, 1e-5 * bulk);
}

TEST(Elastic, ATurnedCellHasTheSameAverages) {
  const Glass sample = glass(1.0);
  const Elasticity here = elasticity(sample.system, sample.structure, 1.0);
  const Eigen::Matrix3d turn = Eigen::AngleAxisd(0.8, Eigen::Vector3d(1, -2, 0.5).normalized()).toRotationMatrix();
  Structure turned = sample.structure;
  turned.lattice = *sample.structure.lattice * turn.transpose();
  turned.positions = (turn * sample.structure.positions.reshaped(3, 24)).reshaped();
  const Elasticity there = elasticity(sample.system, turned, 1.0);
  for (const auto& [a, b] : {std::pair{here.bulk, there.bulk}, {here.shear, there.shear}, {here.young, there.young}}) {
    EXPECT_NEAR(a, b, 1e-9 * std::abs(a));
  }
  EXPECT_LT(here.shear, here.affine.norm()) << "relaxing atoms only softens";
}

}  // namespace
}  // namespace baroscape
