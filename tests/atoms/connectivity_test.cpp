#include "atoms/connectivity.hpp"

#include <gtest/gtest.h>

#include "atoms/shapes.hpp"

namespace baroscape {
namespace {

TEST(Connectivity, AChainHoldsTogetherUntilOneLinkIsTooLong) {
  shapes::Points chain;
  for (const int k : {3, 0, 5, 1, 4, 2}) chain.emplace_back(1.1 * k, 0, 0);
  EXPECT_TRUE(is_connected(shapes::flat(chain), kContactDistance));
  for (Eigen::Vector3d& point : chain) {
    if (point.x() > 3) point.x() += 0.7;  // the link between the third and the fourth: 1.8
  }
  EXPECT_FALSE(is_connected(shapes::flat(chain), kContactDistance));
}

TEST(Connectivity, ContactIsADistanceInTheUnitOfThePositions) {
  const Eigen::VectorXd pair = shapes::flat({{0, 0, 0}, {1, 2, 2}});
  EXPECT_FALSE(is_connected(pair, 2.999));
  EXPECT_TRUE(is_connected(pair, 3.001));
}

TEST(Connectivity, TwoFarClustersAreNotOnePieceAndOneAtomIs) {
  const shapes::Points near = shapes::tetrahedron();
  shapes::Points both = near;
  for (const Eigen::Vector3d& point : near) both.push_back(point + Eigen::Vector3d(20, 0, 0));
  EXPECT_TRUE(is_connected(shapes::flat(near), 3));
  EXPECT_FALSE(is_connected(shapes::flat(both), 3));
  EXPECT_TRUE(is_connected(Eigen::VectorXd::Zero(3), kContactDistance));
}

}  // namespace
}  // namespace baroscape
