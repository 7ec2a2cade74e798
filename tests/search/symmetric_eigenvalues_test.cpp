#include "search/symmetric_eigenvalues.hpp"

#include <gtest/gtest.h>

#include <Eigen/Eigenvalues>
#include <Eigen/QR>
#include <cmath>

#include "core/random.hpp"

namespace baroscape {
namespace {

struct Example {
  Eigen::VectorXd values;  ///< ascending
  Eigen::MatrixXd matrix;
};

/// Values between 2 and 6000 and three at 300,000, as a lifted Hessian of a glass has them, in a random basis.
Example lifted(RandomStream& random, int n) {
  Example example{Eigen::VectorXd(n), Eigen::MatrixXd(n, n)};
  Eigen::MatrixXd raw(n, n);
  for (double& entry : raw.reshaped()) entry = random.normal();
  const Eigen::MatrixXd basis = Eigen::HouseholderQR<Eigen::MatrixXd>(raw).householderQ();
  for (int k = 0; k < n; ++k) example.values(k) = k < n - 3 ? 2 * std::pow(3000.0, k / (n - 4.0)) : 3e5;
  const Eigen::MatrixXd product = basis * example.values.asDiagonal() * basis.transpose();
  example.matrix = 0.5 * (product + product.transpose());
  return example;
}

/// Rounding moves an eigenvalue by at most a few units in the last place of the norm for every column (Weyl).
double rounding(const Example& example) {
  return 1e-15 * static_cast<double>(example.values.size()) * example.values.cwiseAbs().maxCoeff();
}

TEST(SymmetricEigenvalues, AreRightWhereTheIterationsOfTheLibraryGiveUp) {
  RandomStream random(7, 1);
  for (int round = 0; round < 150; ++round) {
    const Example example = lifted(random, 40);
    const Eigen::VectorXd values = symmetric_eigenvalues(example.matrix, false).values;
    EXPECT_LT((values - example.values).cwiseAbs().maxCoeff(), rounding(example)) << round;
  }
}

TEST(SymmetricEigenvalues, ByRotationsAreTheSameAndTheirModesAreOrthonormal) {
  RandomStream random(7, 2);
  Example example = lifted(random, 30);
  example.values.head(4) << -900, -900, -3, 0;  // of both signs, some alike, one that is its own opposite's
  Eigen::MatrixXd raw(30, 30);
  for (double& entry : raw.reshaped()) entry = random.normal();
  const Eigen::MatrixXd basis = Eigen::HouseholderQR<Eigen::MatrixXd>(raw).householderQ();
  example.matrix = basis * example.values.asDiagonal() * basis.transpose();
  const SymmetricEigenvalues rotations = symmetric_eigenvalues_by_rotations(example.matrix);
  EXPECT_LT((rotations.values - example.values).cwiseAbs().maxCoeff(), rounding(example));
  EXPECT_LT((rotations.modes.transpose() * rotations.modes - Eigen::MatrixXd::Identity(30, 30)).norm(), 1e-12);
  EXPECT_LT((example.matrix * rotations.modes - rotations.modes * example.values.asDiagonal()).norm(),
            30 * rounding(example));
}

TEST(SymmetricEigenvalues, OfNothingAreNone) {
  EXPECT_EQ(symmetric_eigenvalues(Eigen::MatrixXd(0, 0)).values.size(), 0);
}

}  // namespace
}  // namespace baroscape
