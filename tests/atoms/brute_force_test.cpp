// The truth by another road: two structures are congruent exactly when some relabelling makes their distance matrices
// equal, and the operations of a point group are exactly the relabellings that keep a structure's own matrix (twice
// over when it is flat, for then the mirror plane moves no atom). All N! of them can be tried for small N.
#include <gtest/gtest.h>

#include <Eigen/SVD>
#include <algorithm>

#include "atoms/alignment.hpp"
#include "atoms/shapes.hpp"
#include "atoms/structure.hpp"

namespace baroscape {
namespace {

Eigen::MatrixXd distance_matrix(const Eigen::VectorXd& x) {
  const Eigen::Index atoms = x.size() / 3;
  Eigen::MatrixXd matrix(atoms, atoms);
  for (Eigen::Index i = 0; i < atoms; ++i) {
    for (Eigen::Index j = 0; j < atoms; ++j) matrix(i, j) = (x.segment<3>(3 * i) - x.segment<3>(3 * j)).norm();
  }
  return matrix;
}

int matching_relabellings(const std::vector<int>& species, const Eigen::VectorXd& a, const Eigen::VectorXd& b) {
  const Eigen::MatrixXd first = distance_matrix(a), second = distance_matrix(b);
  std::vector<int> order(species.size());
  std::iota(order.begin(), order.end(), 0);
  int matching = 0;
  do {
    bool same = true;
    for (std::size_t i = 0; same && i < order.size(); ++i) {
      same = species[i] == species[order[i]];
      for (std::size_t j = 0; same && j < i; ++j) same = std::abs(first(i, j) - second(order[i], order[j])) < 1e-6;
    }
    matching += same;
  } while (std::next_permutation(order.begin(), order.end()));
  return matching;
}

bool is_flat(const Eigen::VectorXd& x) {
  const Eigen::MatrixXd points = centred(x).reshaped(3, x.size() / 3);
  const Eigen::VectorXd extents = Eigen::JacobiSVD<Eigen::MatrixXd>(points).singularValues();
  return extents.size() < 3 || extents[2] < 1e-6;
}

/// Different sites of a 3 × 3 × 3 lattice: symmetric, flat, linear and hollow arrangements all come up often.
Eigen::VectorXd lattice_cluster(RandomStream& random, int atoms, int sites_along_z) {
  shapes::Points points;
  while (static_cast<int>(points.size()) < atoms) {
    const Eigen::Vector3d site(static_cast<double>(random.below(3)), static_cast<double>(random.below(3)),
                               static_cast<double>(random.below(sites_along_z)));
    if (std::find(points.begin(), points.end(), site) == points.end()) points.push_back(site);
  }
  return shapes::flat(points);
}

TEST(BruteForce, OrdersOfLatticeClustersAreThoseCountedOverAllRelabellings) {
  RandomStream random(6, 1);
  for (int trial = 0; trial < 700; ++trial) {
    const int atoms = 1 + trial % 7;
    const Eigen::VectorXd x = lattice_cluster(random, atoms, trial % 3 == 0 ? 1 : 3);
    const std::vector<int> species = shapes::two_species(atoms, trial % 2 == 0 ? atoms : atoms / 2);
    const int order = matching_relabellings(species, x, x) * (is_flat(x) ? 2 : 1);
    EXPECT_EQ(point_group_order(species, x), order) << x.transpose();
    const Eigen::VectorXd y = shapes::disguised(random, species, x, trial % 4 == 0, 1e-7);
    EXPECT_EQ(point_group_order(species, y), order) << x.transpose();
  }
}

TEST(BruteForce, LatticeClustersAlignExactlyWhenSomeRelabellingMatchesTheirDistances) {
  RandomStream random(6, 2);
  int same = 0, different = 0;
  for (int trial = 0; trial < 3000; ++trial) {
    const int atoms = 2 + trial % 5;
    const Eigen::VectorXd a = lattice_cluster(random, atoms, trial % 3 == 0 ? 1 : 2);
    const Eigen::VectorXd b = lattice_cluster(random, atoms, trial % 3 == 0 ? 1 : 2);
    const std::vector<int> species = shapes::two_species(atoms, trial % 2 == 0 ? atoms : 1);
    const bool congruent = matching_relabellings(species, a, b) > 0;
    EXPECT_EQ(align(species, a, b).has_value(), congruent) << a.transpose() << " | " << b.transpose();
    (congruent ? same : different) += 1;
  }
  EXPECT_GT(same, 100);
  EXPECT_GT(different, 100);
}

}  // namespace
}  // namespace baroscape
