#include "report/page_atoms.hpp"

#include <gtest/gtest.h>

#include <Eigen/LU>

#include "atoms/structure.hpp"
#include "surface/structure_of.hpp"

namespace baroscape {
namespace {

constexpr int kAtoms = 5;

System cell_system() {
  System system = lennard_jones_cluster(kAtoms);
  Eigen::Matrix3d lattice;
  lattice << 2.5, 0, 0, 0.4, 2.2, 0, -0.3, 0.7, 2.8;
  system.cell = Cell::make(lattice, CellShape::full, kAtoms);
  system.units.length = 1.5;
  return system;
}

/// Atoms far outside of a strained cell, in outward units.
Eigen::VectorXd somewhere(const System& system) {
  Eigen::VectorXd x(system.coordinates());
  for (Eigen::Index k = 0; k < x.size(); ++k) x[k] = k < 3 * kAtoms ? 7 * std::sin(1.0 + 5.0 * k) : 0.1 * std::cos(k);
  return x * system.units.length;
}

Eigen::Matrix3d lattice_of(const Eigen::VectorXd& drawn) {
  return drawn.tail(9).reshaped(3, 3).transpose();
}

TEST(PageAtoms, OfACellAreTheSameAtomsInsideOfIt) {
  const System system = cell_system();
  const Eigen::VectorXd x = somewhere(system), drawn = drawn_atoms(system, x);
  ASSERT_EQ(drawn.size(), drawn_numbers(system));
  const Structure structure = structure_of(system, x / system.units.length);
  const Eigen::Matrix3d lattice = lattice_of(drawn);
  EXPECT_LT((lattice - *structure.lattice * system.units.length).norm(), 1e-13);
  for (int atom = 0; atom < kAtoms; ++atom) {
    const Eigen::RowVector3d place = drawn.segment<3>(3 * atom).transpose() * lattice.inverse();
    EXPECT_LE(place.cwiseAbs().maxCoeff(), 0.5 + 1e-13);
    const Eigen::RowVector3d before =
        structure.positions.segment<3>(3 * atom).transpose() * system.units.length * lattice.inverse();
    const Eigen::RowVector3d turns = before - place - Eigen::RowVector3d::Constant(0.5);
    EXPECT_LT((turns - turns.array().round().matrix()).norm(), 1e-12) << "a whole number of vectors away";
  }
}

TEST(PageAtoms, OfACellDoNotJumpInAFilm) {
  const System system = cell_system();
  Eigen::VectorXd x = somewhere(system), last = drawn_atoms(system, x);
  const double step = 0.05;
  for (int frame = 0; frame < 100; ++frame) {  // through the whole cell and out of it
    x.head(3 * kAtoms).array() += step;
    const Eigen::VectorXd drawn = drawn_atoms(system, x, &last);
    // What moves them is strained by 1 + ε.
    EXPECT_LT((drawn - last).cwiseAbs().maxCoeff(), 2 * step);
    last = drawn;
  }
}

TEST(PageAtoms, OfAClusterAreAboutTheirMean) {
  const System system = lennard_jones_cluster(kAtoms);
  const Eigen::VectorXd x = somewhere(system), drawn = drawn_atoms(system, x);
  ASSERT_EQ(drawn.size(), 3 * kAtoms);
  EXPECT_LT(centroid(drawn).norm(), 1e-14 * x.norm());
  EXPECT_LT((drawn.segment<3>(3) - drawn.head<3>() - (x.segment<3>(3) - x.head<3>())).norm(), 1e-14 * x.norm());
}

TEST(PageAtoms, OfAStateWithoutCoordinatesAreNoNumbers) {
  const System system = cell_system();
  const Eigen::VectorXd drawn = drawn_atoms(system, Eigen::VectorXd());
  ASSERT_EQ(drawn.size(), drawn_numbers(system));
  EXPECT_TRUE(drawn.array().isNaN().all());
}

}  // namespace
}  // namespace baroscape
