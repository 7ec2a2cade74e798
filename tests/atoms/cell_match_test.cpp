// Periodic structures are the same whatever turns, moves, relabels them or describes their lattice.
#include "atoms/cell_match.hpp"

#include <gtest/gtest.h>

#include <Eigen/Geometry>
#include <Eigen/LU>
#include <numeric>

#include "atoms/closest_alignment.hpp"
#include "atoms/identity.hpp"
#include "atoms/lattice_operations.hpp"
#include "core/random.hpp"

namespace baroscape {
namespace {

struct Sample {
  std::vector<int> species;
  PeriodicStructure structure;
  int order;  ///< of the group, modulo lattice translations; 0: not looked at
};

/// Cubic cells of `cells`³ conventional ones, with atoms at these fractions.
Sample crystal(int cells, const std::vector<Eigen::RowVector3d>& basis, const std::vector<int>& kinds, int order) {
  Sample sample{{}, {1.5 * cells * Eigen::Matrix3d::Identity(), {}}, order};
  const Eigen::Index atoms = static_cast<Eigen::Index>(basis.size()) * cells * cells * cells;
  sample.structure.positions.resize(3, atoms);
  Eigen::Index k = 0;
  for (int c = 0; c < cells * cells * cells; ++c) {
    const Eigen::RowVector3d corner(c % cells, c / cells % cells, c / cells / cells);
    for (std::size_t b = 0; b < basis.size(); ++b) {
      sample.structure.positions.col(k++) = 1.5 * (corner + basis[b]).transpose();
      sample.species.push_back(kinds[b]);
    }
  }
  return sample;
}

Sample disordered(int atoms, std::uint64_t seed, const Eigen::Matrix3d& lattice) {
  RandomStream random(seed, 0);
  Sample sample{{}, {lattice, Eigen::Matrix3Xd(3, atoms)}, 1};
  for (int i = 0; i < atoms;) {
    const Eigen::RowVector3d s(random.uniform(), random.uniform(), random.uniform());
    sample.structure.positions.col(i) = (s * lattice).transpose();
    if (shortest_distance({lattice, sample.structure.positions.leftCols(i + 1)}) < 0.7) continue;
    sample.species.push_back(i++ % 3 == 0 ? 1 : 0);
  }
  return sample;
}

std::vector<Sample> samples() {
  Eigen::Matrix3d skewed;
  skewed << 2.2, 0, 0, 0.4, 2.4, 0, -0.3, 0.5, 2.1;
  const std::vector<Eigen::RowVector3d> fcc = {{0, 0, 0}, {0, .5, .5}, {.5, 0, .5}, {.5, .5, 0}};
  const std::vector<Eigen::RowVector3d> salt = {{0, 0, 0},    {0, .5, .5}, {.5, 0, .5}, {.5, .5, 0},
                                                {.5, .5, .5}, {.5, 0, 0},  {0, .5, 0},  {0, 0, .5}};
  return {disordered(8, 1, skewed), disordered(12, 2, 2.3 * Eigen::Matrix3d::Identity()),
          disordered(5, 3, 1.9 * Eigen::Matrix3d::Identity()),
          // Point group times internal translations: 48 · 4 of one cell, 48 · 32 of two cells an edge.
          crystal(1, fcc, {0, 0, 0, 0}, 192), crystal(2, fcc, {0, 0, 0, 0}, 1536),
          crystal(1, salt, {0, 0, 0, 0, 1, 1, 1, 1}, 192), crystal(1, {{0, 0, 0}}, {0}, 48)};
}

/// The same structure moved, turned (or reflected), relabelled, by other lattice vectors, each atom by any image.
Sample disguised(const Sample& sample, std::uint64_t seed, bool reflect) {
  RandomStream random(seed, 1);
  const Eigen::Index atoms = sample.structure.positions.cols();
  Eigen::Matrix3d turn = Eigen::Quaterniond(random.normal(), random.normal(), random.normal(), random.normal())
                             .normalized()
                             .toRotationMatrix();
  if (reflect) turn.col(0) *= -1;
  Eigen::Matrix3d whole;
  whole << 1, 2, 0, 0, 1, 0, -1, 0, 1;
  if (reflect) whole.row(0) *= -1;
  Sample other = sample;
  other.structure.lattice = whole * sample.structure.lattice * turn.transpose();
  std::vector<int> order(static_cast<std::size_t>(atoms));
  std::iota(order.begin(), order.end(), 0);
  for (std::size_t k = order.size(); k > 1; --k) std::swap(order[k - 1], order[random.below(k)]);
  const Eigen::Vector3d move(random.normal(), random.normal(), random.normal());
  for (Eigen::Index k = 0; k < atoms; ++k) {
    const int from = order[static_cast<std::size_t>(k)];
    other.species[static_cast<std::size_t>(k)] = sample.species[static_cast<std::size_t>(from)];
    const Eigen::RowVector3d image(static_cast<double>(random.below(5)) - 2, static_cast<double>(random.below(3)) - 1,
                                   1);
    other.structure.positions.col(k) =
        turn * sample.structure.positions.col(from) + move + (image * other.structure.lattice).transpose();
  }
  return other;
}

/// match_cells() takes one list of species: the disguise's atoms are sorted back by species.
PeriodicStructure in_order_of(const std::vector<int>& species, const Sample& other) {
  PeriodicStructure sorted = other.structure;
  std::vector<bool> taken(species.size(), false);
  for (std::size_t i = 0; i < species.size(); ++i) {
    for (std::size_t j = 0; j < species.size(); ++j) {
      if (taken[j] || other.species[j] != species[i]) continue;
      taken[j] = true;
      sorted.positions.col(static_cast<Eigen::Index>(i)) = other.structure.positions.col(static_cast<Eigen::Index>(j));
      break;
    }
  }
  return sorted;
}

TEST(CellMatch, DisguisesAreSeenThroughBothWays) {
  for (const Sample& sample : samples()) {
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
      const PeriodicStructure other = in_order_of(sample.species, disguised(sample, seed, seed % 2 == 0));
      const auto there = match_cells(sample.species, sample.structure, other);
      const auto back = match_cells(sample.species, other, sample.structure);
      ASSERT_TRUE(there && back) << sample.species.size() << " atoms, seed " << seed;
      EXPECT_LE(there->largest_deviation, 1e-10);
    }
  }
}

TEST(CellMatch, OrdersAreThoseOfTheGroups) {
  for (const Sample& sample : samples()) {
    EXPECT_EQ(cell_symmetry_order(sample.species, sample.structure), sample.order) << sample.species.size();
    EXPECT_EQ(cell_symmetry_order(sample.species, in_order_of(sample.species, disguised(sample, 5, false))),
              sample.order);
  }
}

/// Polished twice, a state differs by 1e-7 or so; other states by 0.1.
TEST(CellMatch, NoiseBelowTheToleranceIsForgivenAndMoreIsNot) {
  RandomStream random(1, 1);
  for (const Sample& sample : samples()) {
    if (sample.species.size() == 1) continue;  // one atom in a cell is wherever it is
    PeriodicStructure noisy = sample.structure, other = sample.structure;
    for (Eigen::Index i = 0; i < noisy.positions.cols(); ++i) {
      for (int c = 0; c < 3; ++c) noisy.positions(c, i) += 1e-6 * random.normal();
    }
    other.positions(0, 0) += 0.01;
    EXPECT_TRUE(match_cells(sample.species, sample.structure, noisy));
    EXPECT_FALSE(match_cells(sample.species, sample.structure, other));
    other = sample.structure;
    other.lattice *= 1.001;
    EXPECT_FALSE(match_cells(sample.species, sample.structure, other));
  }
}

TEST(CellMatch, TheClosestCopyOfADisplacedPointIsThePointItself) {
  const Sample sample = disordered(12, 4, 2.4 * Eigen::Matrix3d::Identity());
  const Cell cell = Cell::make(sample.structure.lattice, CellShape::isotropic, 12);
  const Identity identity(sample.species, cell);
  Eigen::VectorXd a(37);
  a.head(36) = sample.structure.positions.reshaped();
  a(36) = 0.1;
  Eigen::VectorXd b = a;
  RandomStream random(2, 2);
  Eigen::VectorXd noise(36);
  for (double& one : noise) one = 0.02 * random.normal();
  b.head(36) += noise;
  // Two like atoms change places, all move on, one by an image.
  b.segment<3>(3).swap(b.segment<3>(6));
  for (Eigen::Index k = 0; k < 36; ++k) b(k) += 0.7;
  b.segment<3>(0) += sample.structure.lattice.row(1).transpose();
  const ClosestAlignment closest = closest_alignment(identity, a, b);
  const Eigen::Matrix3Xd n = noise.reshaped(3, 12).colwise() - Eigen::Vector3d(noise.reshaped(3, 12).rowwise().mean());
  EXPECT_NEAR(closest.distance, n.norm(), 1e-9);
  EXPECT_NEAR((carried_along(cell, closest, b, b) - closest.positions).norm(), 0, 1e-12);
}

TEST(LatticeOperations, AreThoseOfTheLatticeThatKeepTheShapeOfStrains) {
  const auto count = [](const Eigen::Matrix3d& lattice, CellShape shape) {
    return lattice_operations(Cell::make(lattice, shape, 4)).size();
  };
  Eigen::Matrix3d hexagonal, skewed;
  hexagonal << 2, 0, 0, -1, std::sqrt(3.0), 0, 0, 0, 3;
  skewed << 2.2, 0, 0, 0.4, 2.4, 0, -0.3, 0.5, 2.1;
  const Eigen::Matrix3d cube = 2 * Eigen::Matrix3d::Identity(), prism = Eigen::Vector3d(2, 2, 3).asDiagonal();
  EXPECT_EQ(count(cube, CellShape::isotropic), 48U);
  EXPECT_EQ(count(cube, CellShape::orthorhombic), 48U);
  EXPECT_EQ(count(prism, CellShape::full), 16U);
  EXPECT_EQ(count(hexagonal, CellShape::full), 24U);
  EXPECT_EQ(count(hexagonal, CellShape::orthorhombic), 8U) << "turns by 60° would mix the axes";
  EXPECT_EQ(count(skewed, CellShape::full), 2U);
}

/// Every symmetry, with a translation, an exchange of like atoms and images, makes the same state of another point.
TEST(LatticeOperations, DescribeAStateAnewAndAreUndoneByTheClosestCopy) {
  Eigen::Matrix3d hexagonal;
  hexagonal << 2.4, 0, 0, -1.2, 1.2 * std::sqrt(3.0), 0, 0, 0, 2.6;
  for (const Eigen::Matrix3d& lattice : {hexagonal, Eigen::Matrix3d(2.4 * Eigen::Matrix3d::Identity())}) {
    for (const CellShape shape : {CellShape::isotropic, CellShape::orthorhombic, CellShape::full}) {
      const Sample sample = disordered(9, 7, lattice);
      const Cell cell = Cell::make(lattice, shape, 9);
      const Identity identity(sample.species, cell);
      Eigen::VectorXd a(27 + cell.strains());
      a.head(27) = sample.structure.positions.reshaped();
      for (int k = 0; k < cell.strains(); ++k) a(27 + k) = 0.1 * std::sin(k + 1);
      const Eigen::VectorXd near = a + 1e-3 * Eigen::VectorXd::Ones(a.size());
      for (const Eigen::Matrix3d& turn : lattice_operations(cell)) {
        const auto described = [&](const Eigen::VectorXd& x) {
          Eigen::VectorXd b = x;
          for (Eigen::Index i = 0; i < 9; ++i)
            b.segment<3>(3 * i) = turn * x.segment<3>(3 * i) + Eigen::Vector3d(.4, .1, .8);
          b.segment<3>(3).swap(b.segment<3>(6));  // both of kind 0
          b.segment<3>(12) -= lattice.row(2).transpose();
          b.tail(cell.strains()) = turned_strains(cell, turn, x.tail(cell.strains()));
          return b;
        };
        const Eigen::VectorXd b = described(a);
        ASSERT_TRUE(identity.same(a, b));
        const ClosestAlignment closest = closest_alignment(identity, a, b);
        EXPECT_LT(closest.distance, 1e-12 * 27);
        // What is near b is carried to what is near a: moves, turned and relabelled.
        EXPECT_LT((carried_along(cell, closest, b, described(near)) - near).norm(), 1e-12 * 27);
      }
    }
  }
}

}  // namespace
}  // namespace baroscape
