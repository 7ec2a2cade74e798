// Random starts with a symmetry: groups that are groups, configurations that have them.
#include "explore/symmetric_start.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "atoms/alignment.hpp"
#include "numeric/clusters.hpp"

namespace baroscape {
namespace {

TEST(SymmetricStart, GroupsAreClosedAndOrthogonal) {
  RandomStream random(1, 0);
  std::size_t largest = 0;
  for (int draw = 0; draw < 200; ++draw) {
    const auto group = random_point_group(random);
    ASSERT_GE(group.size(), 2u);
    largest = std::max(largest, group.size());
    EXPECT_TRUE(group.front().isIdentity(1e-12));
    for (const Eigen::Matrix3d& a : group) {
      EXPECT_TRUE((a * a.transpose()).isIdentity(1e-12));
      for (const Eigen::Matrix3d& b : group) {
        EXPECT_TRUE(std::any_of(group.begin(), group.end(),
                                [&](const Eigen::Matrix3d& c) { return (c - a * b).norm() < 1e-12; }));
      }
    }
  }
  EXPECT_EQ(largest, 8u);  // D2d
}

/// Whether the operation maps the positions onto themselves, atoms of a species onto the same species.
bool has_symmetry(const System& system, const Eigen::VectorXd& positions, const Eigen::Matrix3d& operation) {
  for (int i = 0; i < system.atoms(); ++i) {
    const Eigen::Vector3d image = operation * positions.segment<3>(3 * i);
    bool found = false;
    for (int j = 0; j < system.atoms(); ++j) {
      found |= system.species[static_cast<std::size_t>(i)] == system.species[static_cast<std::size_t>(j)] &&
               (positions.segment<3>(3 * j) - image).norm() < 1e-10;
    }
    if (!found) return false;
  }
  return true;
}

TEST(SymmetricStart, ConfigurationsHaveTheGroupTheyWereDrawnFrom) {
  System system = lennard_jones_cluster(9);
  const double half = 0.7 * std::cbrt(9.0);
  int without = 0;
  for (std::uint64_t stream = 0; stream < 300; ++stream) {
    RandomStream first(3, stream), again(3, stream);
    const auto group = random_point_group(first);
    const Eigen::VectorXd positions = symmetric_configuration(system, again);
    ASSERT_EQ(positions.size(), 27);
    EXPECT_LE(positions.cwiseAbs().maxCoeff(), half * std::sqrt(3.0));
    without += !std::all_of(group.begin(), group.end(), [&](const Eigen::Matrix3d& operation) {
      return has_symmetry(system, positions, operation);
    });
    for (int i = 0; i < 9; ++i) {
      for (int j = 0; j < i; ++j) {
        EXPECT_GT((positions.segment<3>(3 * i) - positions.segment<3>(3 * j)).norm(), 0.0);
      }
    }
  }
  // An odd atom that finds the one fixed point of its group taken.
  EXPECT_LE(without, 300 / 20);
}

TEST(SymmetricStart, TwoSpeciesThatBothNeedTheCentreGoApart) {
  System system = lennard_jones_cluster(4);
  system.species = {0, 1, 2, 3};
  system.masses = {1, 1, 1, 1};
  for (std::uint64_t stream = 0; stream < 100; ++stream) {
    RandomStream random(4, stream);
    const Eigen::VectorXd positions = symmetric_configuration(system, random);
    EXPECT_TRUE(positions.allFinite());
    for (int i = 0; i < 4; ++i) {
      for (int j = 0; j < i; ++j) EXPECT_GT((positions.segment<3>(3 * i) - positions.segment<3>(3 * j)).norm(), 0.0);
    }
  }
}

/// Whether a direction is unchanged by an operation of the structure.
bool keeps(const Eigen::VectorXd& direction, const Alignment& operation) {
  for (Eigen::Index i = 0; i < direction.size() / 3; ++i) {
    const int from = operation.permutation[static_cast<std::size_t>(i)];
    if ((direction.segment<3>(3 * i) - operation.rotation * direction.segment<3>(3 * from)).norm() > 1e-10) return false;
  }
  return true;
}

TEST(SymmetricDirection, KeepsAnOperationOfTheStructureButNotAllOfThem) {
  const Eigen::VectorXd octahedron = shapes::flat(shapes::octahedron());
  const std::vector<int> species(6, 0);
  const auto operations = symmetry_operations(species, octahedron);
  ASSERT_EQ(operations.size(), 48u);
  std::set<long> orders;
  for (std::uint64_t stream = 0; stream < 100; ++stream) {
    RandomStream random(5, stream);
    Eigen::VectorXd direction(18);
    for (double& component : direction) component = random.normal();
    const Eigen::VectorXd kept = symmetric_direction(species, octahedron, direction, random);
    EXPECT_NEAR(kept.norm(), 1.0, 1e-14);
    orders.insert(std::count_if(operations.begin(), operations.end(),
                                [&](const Alignment& operation) { return keeps(kept, operation); }));
  }
  // The cyclic groups of the octahedral group: orders 2, 3, 4, 6.
  EXPECT_EQ(orders, (std::set<long>{2, 3, 4, 6}));
}

TEST(SymmetricDirection, WithoutSymmetryIsTheDirectionItself) {
  RandomStream random(6, 0);
  const Eigen::VectorXd positions = shapes::random_cluster(random, 7);
  const Eigen::VectorXd direction = Eigen::VectorXd::LinSpaced(21, -1, 2);
  EXPECT_EQ(symmetric_direction(std::vector<int>(7, 0), positions, direction, random), direction);
}

}  // namespace
}  // namespace baroscape
