#include "analysis/voronoi.hpp"

#include <gtest/gtest.h>

#include <Eigen/LU>
#include <cmath>
#include <numbers>

#include "atoms/shapes.hpp"
#include "crystals.hpp"

namespace baroscape {
namespace {

using std::numbers::pi;

double total(const std::vector<VoronoiCell>& cells) {
  double sum = 0;
  for (const VoronoiCell& cell : cells) sum += cell.volume;
  return sum;
}

TEST(Voronoi, CellsOfFccAreRhombicDodecahedra) {
  for (const int cells : {1, 2, 3}) {
    for (const VoronoiCell& cell : voronoi_cells(crystals::fcc(cells, 1.6))) {
      EXPECT_NEAR(cell.volume, std::pow(1.6, 3) / 4, 1e-12);
      double largest = 0;
      for (const VoronoiFace& face : cell.faces) largest = std::max(largest, face.area);
      // Twelve rhombi with diagonals a/2 and a/√2.
      EXPECT_NEAR(largest, 1.6 * 1.6 / (4 * std::sqrt(2.0)), 1e-12);
    }
  }
}

TEST(Voronoi, CellsFillAnyLatticeAndDoNotMindHowItIsDescribed) {
  RandomStream random(3, 1);
  for (const int atoms : {1, 2, 7, 40}) {
    const Structure structure = crystals::gas(random, atoms, 2.3);
    const auto cells = voronoi_cells(structure), others = voronoi_cells(crystals::seen_otherwise(structure));
    const double volume = std::abs(structure.lattice->determinant());
    EXPECT_NEAR(total(cells), volume, 1e-10 * volume);
    for (std::size_t i = 0; i < cells.size(); ++i) EXPECT_NEAR(cells[i].volume, others[i].volume, 1e-9 * volume);
  }
}

TEST(Voronoi, FacesCloseAndAreSharedByNeighbours) {
  RandomStream random(3, 2);
  const Structure structure = crystals::gas(random, 12, 2.0);
  const auto cells = voronoi_cells(structure, 0.6);
  Eigen::MatrixXd shared = Eigen::MatrixXd::Zero(12, 12);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    for (const VoronoiFace& face : cells[i].faces) shared(static_cast<Eigen::Index>(i), face.neighbour) += face.area;
  }
  EXPECT_LT((shared - shared.transpose()).cwiseAbs().maxCoeff(), 1e-9);
  for (const VoronoiCell& cell : voronoi_cells(structure)) {
    Eigen::Vector3d sum = Eigen::Vector3d::Zero();
    for (const VoronoiFace& face : cell.faces) sum += face.area * face.normal;
    EXPECT_LT(sum.norm(), 1e-9) << "the surface of a body without the ends of its normals: Gauss";
  }
}

TEST(Voronoi, TheBallCutsACubeAsGeometrySays) {
  // Cubes of edge 1, ball of radius c: below 1/2 a ball; up to √2/2 one without six caps of height c − 1/2; beyond
  // √3/2 the cube.
  const Structure crystal = crystals::simple_cubic(2, 1.0);
  for (const double c : {0.3, 0.5, 0.55, 0.65, 0.7, 0.87, 2.0}) {
    const double caps = c > 0.5 ? 6 * pi * (c - 0.5) * (c - 0.5) * (2 * c + 0.5) / 3 : 0;
    const double expected = c > 0.8661 ? 1 : 4 * pi * c * c * c / 3 - caps;
    for (const VoronoiCell& cell : voronoi_cells(crystal, c)) {
      EXPECT_NEAR(cell.volume, expected, 1e-12) << c;
      double area = 0;
      for (const VoronoiFace& face : cell.faces) area += face.area;
      if (c < 0.7071) {
        EXPECT_NEAR(area, c > 0.5 ? 6 * pi * (c * c - 0.25) : 0, 1e-12) << c;
      }
    }
  }
  // Between √2/2 and √3/2, against points.
  RandomStream random(8, 8);
  const double c = 0.78;
  int inside = 0;
  const int points = 400000;
  for (int k = 0; k < points; ++k) {
    const Eigen::Vector3d r(random.uniform(-.5, .5), random.uniform(-.5, .5), random.uniform(-.5, .5));
    inside += r.norm() < c;
  }
  const double share = inside / static_cast<double>(points);
  EXPECT_NEAR(voronoi_cells(crystal, c)[0].volume, share, 5 * std::sqrt(share * (1 - share) / points));
}

TEST(Voronoi, OfAPairEachAtomHasABallWithoutACap) {
  const Structure pair{{0, 0}, (Eigen::VectorXd(6) << 0, 0, 0, 0.3, 0.4, 1.2).finished(), std::nullopt};  // 1.3 apart
  const double cap = 0.8, height = 0.8 - 0.65;
  for (const VoronoiCell& cell : voronoi_cells(pair, cap)) {
    EXPECT_NEAR(cell.volume, 4 * pi * cap * cap * cap / 3 - pi * height * height * (3 * cap - height) / 3, 1e-12);
    ASSERT_EQ(cell.faces.size(), 1U);
    EXPECT_NEAR(cell.faces[0].area, pi * (cap * cap - 0.65 * 0.65), 1e-12);
  }
}

TEST(Voronoi, CappedCellsOfAClusterTurnWithItAndChangeContinuously) {
  RandomStream random(4, 4);
  const Structure cluster{std::vector<int>(13, 0), shapes::random_cluster(random, 13), std::nullopt};
  const auto cells = voronoi_cells(cluster, 0.8), others = voronoi_cells(crystals::seen_otherwise(cluster), 0.8);
  Structure moved = cluster;
  moved.positions(5) += 1e-7;
  const auto near = voronoi_cells(moved, 0.8);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    EXPECT_NEAR(cells[i].volume, others[i].volume, 1e-10);
    EXPECT_NEAR(cells[i].volume, near[i].volume, 1e-6) << "a face moves by less than the atom and has less than 10 σ²";
  }
  EXPECT_THROW(voronoi_cells(cluster), std::invalid_argument);
}

}  // namespace
}  // namespace baroscape
