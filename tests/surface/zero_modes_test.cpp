#include <gtest/gtest.h>

#include "numeric/clusters.hpp"
#include "search/internal_space.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

Eigen::MatrixXd zero_modes(const Surface<double>& surface, const Eigen::VectorXd& x) {
  Eigen::MatrixXd modes(x.size(), surface.zero_mode_count());
  surface.zero_modes(x.data(), modes.data());
  return modes;
}

TEST(ZeroModes, AreSixAndOrthonormal) {
  RandomStream random(9, 1);
  for (int atoms = 3; atoms <= 20; ++atoms) {
    const auto surface = make_surface(lennard_jones_cluster(atoms));
    // Far from the origin too: rotations are about the centroid.
    const Eigen::VectorXd x = shapes::random_cluster(random, atoms) + Eigen::Vector3d(10, -20, 5).replicate(atoms, 1);
    const Eigen::MatrixXd modes = zero_modes(*surface, x);
    EXPECT_LE((modes.transpose() * modes - Eigen::MatrixXd::Identity(6, 6)).cwiseAbs().maxCoeff(), 1e-13);
  }
}

TEST(ZeroModes, LeaveEveryDistanceAsItIsToFirstOrder) {
  RandomStream random(9, 2);
  const auto surface = make_surface(lennard_jones_cluster(6));
  const Eigen::VectorXd x = shapes::random_cluster(random, 6);
  const Eigen::MatrixXd modes = zero_modes(*surface, x);
  for (int mode = 0; mode < 6; ++mode) {
    for (int i = 0; i < 6; ++i) {
      for (int j = 0; j < i; ++j) {
        const Eigen::Vector3d between = x.segment<3>(3 * i) - x.segment<3>(3 * j);
        EXPECT_NEAR(between.dot(modes.col(mode).segment<3>(3 * i) - modes.col(mode).segment<3>(3 * j)), 0.0, 1e-13);
      }
    }
  }
}

TEST(ZeroModes, AreZeroModesOfTheHessianAtStationaryPointsUnderEveryPressure) {
  RandomStream random(9, 3);
  for (const System& system : {lennard_jones_cluster(7), numeric::kob_andersen_cluster(5, 3, 0.0)}) {
    const auto surface = make_surface(system);
    for (const double pressure : {0.0, 0.1, 1.0, 10.0}) {
      const PolishResult at = numeric::relaxed(*surface, shapes::random_cluster(random, system.atoms()), pressure);
      ASSERT_TRUE(at.converged);
      const Eigen::MatrixXd h = hessian(*surface, at.x, pressure);
      const double stiffest = at.spectrum.values.maxCoeff();
      EXPECT_LE((h * zero_modes(*surface, at.x)).cwiseAbs().maxCoeff(), 1e-11 * stiffest);
      EXPECT_GT(at.spectrum.values(0), 1e-6 * stiffest);
    }
  }
}

TEST(ZeroModes, AwayFromStationaryPointsOnlyTranslationsAreZeroModesOfTheHessian) {
  RandomStream random(9, 4);
  const auto surface = make_surface(lennard_jones_cluster(7));
  const Eigen::VectorXd x = shapes::random_cluster(random, 7);
  const Eigen::MatrixXd products = hessian(*surface, x, 1.0) * zero_modes(*surface, x);
  const double stiffest = hessian(*surface, x, 1.0).cwiseAbs().maxCoeff();
  EXPECT_LE(products.leftCols(3).cwiseAbs().maxCoeff(), 1e-13 * stiffest);
  for (int rotation = 3; rotation < 6; ++rotation) EXPECT_GE(products.col(rotation).norm(), 1e-4 * stiffest);
}

TEST(ZeroModes, AreFiveForALinearClusterInAnyDirection) {
  RandomStream random(9, 5);
  for (int round = 0; round < 30; ++round) {
    const int atoms = 2 + round % 3;
    Eigen::Vector3d axis = round < 9 ? Eigen::Vector3d::Unit(round / 3).eval() : shapes::random_direction(random);
    Eigen::VectorXd x(3 * atoms);
    for (int i = 0; i < atoms; ++i) x.segment<3>(3 * i) = Eigen::Vector3d(1, 2, 3) + 1.1 * i * axis;
    const auto surface = make_surface(lennard_jones_cluster(atoms));
    const Eigen::MatrixXd modes = zero_modes(*surface, x);
    EXPECT_EQ((modes.colwise().norm().array() > 0.5).count(), 5);
    const Eigen::MatrixXd products = modes.transpose() * modes;
    for (int mode = 0; mode < 6; ++mode) {
      if (modes.col(mode).norm() < 0.5) {
        EXPECT_EQ(modes.col(mode).norm(), 0.0);
        continue;
      }
      EXPECT_NEAR(products(mode, mode), 1.0, 1e-13);
      EXPECT_NEAR(products.col(mode).cwiseAbs().sum(), 1.0, 1e-12);
    }
    EXPECT_EQ(spectrum(*surface, x, 0.0).values.size(), 3 * atoms - 5);
  }
}

TEST(ZeroModes, OfOneAtomAreTranslations) {
  const auto surface = make_surface(lennard_jones_cluster(1));
  const Eigen::MatrixXd modes = zero_modes(*surface, Eigen::Vector3d(1, 2, 3));
  EXPECT_TRUE(modes.leftCols(3) == Eigen::Matrix3d::Identity());
  EXPECT_EQ(modes.rightCols(3).norm(), 0.0);
}

}  // namespace
}  // namespace baroscape
