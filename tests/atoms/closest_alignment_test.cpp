#include "atoms/closest_alignment.hpp"

#include <gtest/gtest.h>

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <limits>

#include "atoms/shapes.hpp"
#include "atoms/structure.hpp"

namespace baroscape {
namespace {

using Atoms = Eigen::Matrix3Xd;

/// Smallest |a − R·b| over rotations and reflections: |a|² + |b|² − 2·(sum of singular values of a·bᵀ).
double distance_as_labelled(const Atoms& a, const Atoms& b) {
  const Eigen::Matrix3d product = a * b.transpose();
  const Eigen::SelfAdjointEigenSolver<Eigen::Matrix3d> squares(product.transpose() * product);
  const double overlap = squares.eigenvalues().cwiseMax(0.0).cwiseSqrt().sum();
  return std::sqrt(std::max(0.0, a.squaredNorm() + b.squaredNorm() - 2 * overlap));
}

/// The same over all relabellings of like atoms.
double shortest_distance(const std::vector<int>& species, const Eigen::VectorXd& x, const Eigen::VectorXd& y) {
  const Eigen::Index atoms = x.size() / 3;
  const Atoms a = centred(x).reshaped(3, atoms), b = centred(y).reshaped(3, atoms);
  std::vector<int> order(species.size());
  std::iota(order.begin(), order.end(), 0);
  double shortest = std::numeric_limits<double>::infinity();
  do {
    bool allowed = true;
    for (std::size_t i = 0; i < order.size(); ++i) {
      allowed = allowed && species[i] == species[static_cast<std::size_t>(order[i])];
    }
    if (allowed) shortest = std::min(shortest, distance_as_labelled(a, b(Eigen::all, order)));
  } while (std::next_permutation(order.begin(), order.end()));
  return shortest;
}

Eigen::VectorXd random_cluster(RandomStream& random, int atoms) {
  Eigen::VectorXd x(3 * atoms);
  for (double& c : x) c = random.uniform(-1, 1);
  return x;
}

TEST(ClosestAlignment, IsAsShortAsTheBestOfAllRelabellings) {
  for (std::uint64_t sample = 0; sample < 60; ++sample) {
    RandomStream random(2, sample);
    const int atoms = 3 + static_cast<int>(sample % 4);
    const std::vector<int> species = shapes::two_species(atoms, sample % 2 == 0 ? atoms : 2);
    const Eigen::VectorXd a = random_cluster(random, atoms), b = random_cluster(random, atoms);
    EXPECT_NEAR(closest_alignment(species, a, b).distance, shortest_distance(species, a, b), 1e-7)
        << "sample " << sample;
  }
}

TEST(ClosestAlignment, SaysHowTheStructureWasMoved) {
  RandomStream random(3, 0);
  const std::vector<int> species = shapes::two_species(9, 4);
  const Eigen::VectorXd a = random_cluster(random, 9), b = random_cluster(random, 9);
  const ClosestAlignment found = closest_alignment(species, a, b);
  EXPECT_NEAR((found.positions - a).norm(), found.distance, 1e-12);
  EXPECT_NEAR((centroid(found.positions) - centroid(a)).norm(), 0, 1e-12);
  EXPECT_NEAR((found.rotation * found.rotation.transpose() - Eigen::Matrix3d::Identity()).norm(), 0, 1e-12);
  const Eigen::VectorXd about = centred(b);
  for (int i = 0; i < 9; ++i) {
    const int partner = found.permutation[static_cast<std::size_t>(i)];
    EXPECT_EQ(species[static_cast<std::size_t>(i)], species[static_cast<std::size_t>(partner)]);
    const Eigen::Vector3d moved = centroid(a) + found.rotation * about.segment<3>(3 * partner);
    EXPECT_NEAR((found.positions.segment<3>(3 * i) - moved).norm(), 0, 1e-12);
  }
}

TEST(ClosestAlignment, FindsOneAtomMovedInATurnedRelabelledCopyOf38) {
  const Eigen::VectorXd a = shapes::flat(shapes::truncated_octahedron());
  const std::vector<int> species(38, 0);
  for (std::uint64_t sample = 0; sample < 10; ++sample) {
    RandomStream random(4, sample);
    Eigen::VectorXd b = a;
    b.segment<3>(3 * 20) += Eigen::Vector3d(0.3, -0.2, 0.4);
    const double moved = closest_alignment(species, a, b).distance;
    EXPECT_LE(moved, Eigen::Vector3d(0.3, -0.2, 0.4).norm());
    const Eigen::VectorXd copy = shapes::disguised(random, species, b, sample % 2 == 0, 0.0);
    EXPECT_NEAR(closest_alignment(species, a, copy).distance, moved, 1e-9) << "sample " << sample;
  }
}

}  // namespace
}  // namespace baroscape
