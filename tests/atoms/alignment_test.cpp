#include "atoms/alignment.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "atoms/shapes.hpp"
#include "atoms/structure.hpp"

namespace baroscape {
namespace {

/// What the header promises of a result, checked from the result alone.
void expect_carries(const Alignment& alignment, const std::vector<int>& species, const Eigen::VectorXd& a,
                    const Eigen::VectorXd& b, double within) {
  EXPECT_LT((alignment.rotation * alignment.rotation.transpose() - Eigen::Matrix3d::Identity()).norm(), 1e-12);
  std::vector<int> sorted = alignment.permutation;
  std::sort(sorted.begin(), sorted.end());
  const Eigen::VectorXd from = centred(b), to = centred(a);
  double largest = 0;
  for (std::size_t i = 0; i < species.size(); ++i) {
    EXPECT_EQ(sorted[i], static_cast<int>(i));
    const int partner = alignment.permutation[i];
    EXPECT_EQ(species[partner], species[i]);
    const Eigen::Vector3d image = alignment.rotation * from.segment<3>(3 * partner);
    largest = std::max(largest, (to.segment<3>(3 * static_cast<Eigen::Index>(i)) - image).norm());
  }
  EXPECT_NEAR(largest, alignment.largest_deviation, 1e-12);
  EXPECT_LE(largest, within);
}

TEST(Alignment, FindsRandomClustersInDisguise) {
  RandomStream random(2, 1);
  for (int atoms = 1; atoms <= 38; ++atoms) {
    for (int trial = 0; trial < 12; ++trial) {
      const Eigen::VectorXd a = shapes::random_cluster(random, atoms);
      const std::vector<int> species = shapes::two_species(atoms, trial % 3 == 0 ? atoms / 2 : atoms);
      const double noise = trial % 2 == 0 ? 0 : 1e-6;
      const Eigen::VectorXd b = shapes::disguised(random, species, a, trial % 4 < 2, noise);
      const auto alignment = align(species, a, b);
      ASSERT_TRUE(alignment) << atoms << " atoms, trial " << trial;
      expect_carries(*alignment, species, a, b, 1e-13 + 3 * noise);
    }
  }
}

TEST(Alignment, FindsSymmetricShapesInDisguise) {
  RandomStream random(2, 2);
  const shapes::Points centre{{0, 0, 0}};
  for (const shapes::Points& points :
       {shapes::octahedron(), shapes::icosahedron(), shapes::joined(shapes::icosahedron(), centre),
        shapes::truncated_octahedron(), shapes::polygon(6), shapes::bipyramid(5, 0.62), shapes::propeller(),
        shapes::Points{{-1, 0, 0}, {0, 0, 0}, {1, 0, 0}}, shapes::Points{{0, 0, 0}, {1, 0, 0}, {2.2, 0, 0}}}) {
    const Eigen::VectorXd a = shapes::flat(points);
    const std::vector<int> species = shapes::one_species(a);
    for (int trial = 0; trial < 20; ++trial) {
      const Eigen::VectorXd b = shapes::disguised(random, species, a, trial % 2 == 0, 1e-6);
      const auto alignment = align(species, a, b);
      ASSERT_TRUE(alignment) << points.size() << " atoms, trial " << trial;
      expect_carries(*alignment, species, a, b, 4e-6);
    }
  }
}

TEST(Alignment, NoiseUpToTheToleranceIsForgivenWhicheverAtomsFrameIt) {
  // Every atom displaced by 0.9 of the tolerance: a frame of two atoms alone would miss, least squares must not. What
  // least squares leaves can exceed the displacement a little, so the structure is judged at 1.5 tolerances.
  RandomStream random(2, 3);
  for (int trial = 0; trial < 300; ++trial) {
    const Eigen::VectorXd a = shapes::random_cluster(random, 4 + trial % 20);
    const std::vector<int> species = shapes::one_species(a);
    const Eigen::VectorXd b = shapes::disguised(random, species, a, trial % 2 == 0, 0.9e-4);
    const auto alignment = align(species, a, b, 1.5e-4);
    ASSERT_TRUE(alignment) << trial;
    expect_carries(*alignment, species, a, b, 1.5e-4);
  }
}

TEST(Alignment, ADistortionOfAHundredthIsADifferentStructure) {
  RandomStream random(2, 4);
  for (int trial = 0; trial < 100; ++trial) {
    const int atoms = 3 + trial % 20;
    const Eigen::VectorXd a = shapes::random_cluster(random, atoms);
    Eigen::VectorXd b = a;
    // Radially, so that no rotation can make up for it.
    const int moved = trial % atoms;
    b.segment<3>(3 * moved) += 1e-2 * (a.segment<3>(3 * moved) - centroid(a)).normalized();
    EXPECT_FALSE(align(shapes::one_species(a), a, b)) << trial;
    EXPECT_TRUE(align(shapes::one_species(a), a, b, 2e-2)) << trial;
  }
}

TEST(Alignment, RandomClustersDiffer) {
  RandomStream random(2, 5);
  for (int trial = 0; trial < 100; ++trial) {
    const int atoms = 2 + trial % 37;
    const Eigen::VectorXd a = shapes::random_cluster(random, atoms);
    EXPECT_FALSE(align(shapes::one_species(a), a, shapes::random_cluster(random, atoms)));
  }
}

TEST(Alignment, UnlikeAtomsDoNotStandInForEachOther) {
  RandomStream random(2, 6);
  const Eigen::VectorXd a = shapes::random_cluster(random, 8);
  Eigen::VectorXd swapped = a;
  swapped.segment<3>(0) = a.segment<3>(21);
  swapped.segment<3>(21) = a.segment<3>(0);
  EXPECT_TRUE(align(shapes::one_species(a), a, swapped));
  EXPECT_FALSE(align(shapes::two_species(8, 4), a, swapped));
}

TEST(Alignment, AMirrorImageIsTheSameByAnImproperOperation) {
  const Eigen::VectorXd a = shapes::flat(shapes::propeller());
  const auto alignment = align(shapes::one_species(a), a, -a);
  ASSERT_TRUE(alignment);
  EXPECT_NEAR(alignment->rotation.determinant(), -1, 1e-12);
  for (const Alignment& operation : symmetry_operations(shapes::one_species(a), a)) {
    EXPECT_NEAR(operation.rotation.determinant(), 1, 1e-12);
  }
}

TEST(Alignment, ASpeciesThatBreaksTheMirrorMakesAChiralPairTheSameStill) {
  // CHFClBr in little: four corners of four kinds. Only the improper operation carries it onto its image.
  const Eigen::VectorXd a = shapes::flat(shapes::joined(shapes::tetrahedron(), {{0, 0, 0}}));
  Eigen::VectorXd image = a;
  image.segment<3>(0) = a.segment<3>(3);
  image.segment<3>(3) = a.segment<3>(0);
  const std::vector<int> four_kinds{0, 1, 2, 3, 4};
  const auto alignment = align(four_kinds, a, image);
  ASSERT_TRUE(alignment);
  EXPECT_NEAR(alignment->rotation.determinant(), -1, 1e-12);
  EXPECT_EQ(point_group_order(four_kinds, a), 1);
}

TEST(Alignment, HomometricSetsAreToldApart) {
  const auto [trapezium, kite] = shapes::homometric_pair(1);
  for (const auto& [first, second] :
       {std::pair{trapezium, kite}, {shapes::prism(trapezium, 1.3), shapes::prism(kite, 1.3)}}) {
    const Eigen::VectorXd a = shapes::flat(first), b = shapes::flat(second);
    ASSERT_LT((sorted_distances(a) - sorted_distances(b)).cwiseAbs().maxCoeff(), 1e-14);
    EXPECT_FALSE(align(shapes::one_species(a), a, b));
    EXPECT_TRUE(align(shapes::one_species(a), a, a));
  }
}

TEST(Alignment, SameShellsAtOtherAnglesAreToldApart) {
  // A square prism, and the same with one end turned: all atoms equally far from the centroid in both.
  shapes::Points prism = shapes::prism(shapes::polygon(4), 1), turned = prism;
  for (int k = 4; k < 8; ++k) turned[k] = Eigen::AngleAxisd(0.4, Eigen::Vector3d::UnitZ()) * turned[k];
  const Eigen::VectorXd a = shapes::flat(prism), b = shapes::flat(turned);
  EXPECT_FALSE(align(shapes::one_species(a), a, b));
  EXPECT_FALSE(align(shapes::one_species(a), b, a));
}

TEST(Alignment, LinearAndBentTriplesDiffer) {
  const Eigen::VectorXd linear = shapes::flat({{-1, 0, 0}, {0, 0, 0}, {1, 0, 0}});
  const Eigen::VectorXd bent = shapes::flat({{-1, 0, 0}, {0, 0.05, 0}, {1, 0, 0}});
  EXPECT_FALSE(align({0, 0, 0}, linear, bent));
  EXPECT_FALSE(align({0, 0, 0}, bent, linear));
  EXPECT_FALSE(align({0, 0, 1}, linear, shapes::flat({{-1, 0, 0}, {1, 0, 0}, {0, 0, 0}})));
}

TEST(Alignment, EvenAToleranceFarTooLargeGivesEveryAtomItsOwnPartner) {
  RandomStream random(2, 7);
  int found = 0;
  for (int trial = 0; trial < 400; ++trial) {
    const Eigen::VectorXd a = shapes::random_cluster(random, 6), b = shapes::random_cluster(random, 6);
    const auto alignment = align(shapes::one_species(a), a, b, 0.8);
    if (!alignment) continue;
    ++found;
    expect_carries(*alignment, shapes::one_species(a), a, b, 0.8);
  }
  EXPECT_GT(found, 50);
}

TEST(Alignment, WhatIsNotFiniteMatchesNothing) {
  Eigen::VectorXd a = shapes::flat(shapes::octahedron());
  Eigen::VectorXd broken = a;
  broken[4] = std::nan("");
  EXPECT_FALSE(align(shapes::one_species(a), a, broken));
  EXPECT_FALSE(align(shapes::one_species(a), broken, broken));
}

}  // namespace
}  // namespace baroscape
