#include "atoms/structure.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "atoms/shapes.hpp"

namespace baroscape {
namespace {

TEST(Structure, CentredMovesTheCentroidToTheOriginAndKeepsDifferences) {
  RandomStream random(1, 1);
  const Eigen::VectorXd x = shapes::random_cluster(random, 9) + Eigen::VectorXd::Constant(27, 4.0);
  const Eigen::VectorXd y = centred(x);
  EXPECT_LT(centroid(y).norm(), 1e-14);
  EXPECT_LT((y.segment<3>(3) - y.segment<3>(0) - x.segment<3>(3) + x.segment<3>(0)).norm(), 1e-14);
  EXPECT_NEAR(centroid(x).x(), (x[0] + x[3] + x[6] + x[9] + x[12] + x[15] + x[18] + x[21] + x[24]) / 9, 1e-14);
}

TEST(Structure, SortedDistancesOfASquareAreFourSidesAndTwoDiagonals) {
  Eigen::VectorXd expected(6);
  expected << 1, 1, 1, 1, std::sqrt(2.0), std::sqrt(2.0);
  const Eigen::VectorXd square = shapes::flat({{0, 0, 0}, {1, 0, 0}, {1, 1, 0}, {0, 1, 0}});
  EXPECT_LT((sorted_distances(square) - expected).cwiseAbs().maxCoeff(), 1e-15);
}

TEST(Structure, SortedDistancesDoNotSeeRotationReflectionOrLabels) {
  RandomStream random(1, 2);
  for (int atoms = 2; atoms <= 38; atoms += 6) {
    const Eigen::VectorXd x = shapes::random_cluster(random, atoms);
    const Eigen::VectorXd y = shapes::disguised(random, shapes::one_species(x), x, atoms % 4 == 0, 0);
    const Eigen::VectorXd distances = sorted_distances(x);
    EXPECT_EQ(distances.size(), atoms * (atoms - 1) / 2);
    EXPECT_TRUE(std::is_sorted(distances.begin(), distances.end()));
    EXPECT_LT((distances - sorted_distances(y)).cwiseAbs().maxCoeff(), 1e-13);
  }
}

TEST(Structure, OneAtomHasNoDistances) {
  EXPECT_EQ(sorted_distances(Eigen::VectorXd::Ones(3)).size(), 0);
}

}  // namespace
}  // namespace baroscape
