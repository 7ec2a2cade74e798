#include "surface/gyration_sphere.hpp"

#include <gtest/gtest.h>

#include <Eigen/Eigenvalues>
#include <numbers>

#include "numeric/clusters.hpp"
#include "numeric/finite_differences.hpp"

namespace baroscape {
namespace {

using numeric::differences;
using numeric::relative_difference;

class GyrationSphereTest : public ::testing::TestWithParam<double> {
 protected:
  double volume(const Eigen::VectorXd& x) const { return sphere().at(x.data()).volume; }
  Eigen::VectorXd gradient(const Eigen::VectorXd& x) const {
    Eigen::VectorXd g = Eigen::VectorXd::Zero(x.size());
    sphere().add_gradient(sphere().at(x.data()), x.data(), 1.0, g.data());
    return g;
  }
  Eigen::MatrixXd hessian(const Eigen::VectorXd& x) const {
    Eigen::MatrixXd h = Eigen::MatrixXd::Zero(x.size(), x.size());
    sphere().add_hessian(sphere().at(x.data()), x.data(), 1.0, h.data());
    return full(h);
  }
  /// From its row-major lower triangle.
  static Eigen::MatrixXd full(const Eigen::MatrixXd& h) { return h.selfadjointView<Eigen::Upper>(); }
  GyrationSphere<double> sphere() const { return {kAtoms, GetParam()}; }

  static constexpr int kAtoms = 6;
  RandomStream random_{6, 1};
  Eigen::VectorXd x_ = shapes::random_cluster(random_, kAtoms);
};

TEST_P(GyrationSphereTest, VolumeFollowsItsDefinition) {
  const Eigen::Map<const Eigen::Matrix3Xd> r(x_.data(), 3, kAtoms);
  const double gyration2 = (r.colwise() - r.rowwise().mean()).squaredNorm() / kAtoms;
  const double s = 5.0 / 3 * gyration2 + GetParam() * GetParam();
  EXPECT_NEAR(volume(x_), 4 * std::numbers::pi / 3 * std::pow(s, 1.5), 1e-14 * volume(x_));
}

TEST_P(GyrationSphereTest, GradientIsTheDerivativeOfTheVolume) {
  // V has no scale shorter than the cluster: h = 0.01 leaves h⁶V⁽⁷⁾/140 ≈ 1e-14 and 1e-16·V/h ≈ 1e-13.
  const auto value = [&](const Eigen::VectorXd& x) { return numeric::alone(volume(x)); };
  EXPECT_LE(relative_difference(gradient(x_), differences(value, x_, 1e-2).row(0).transpose()), 1e-10);
}

TEST_P(GyrationSphereTest, HessianIsTheDerivativeOfTheGradient) {
  const auto slope = [&](const Eigen::VectorXd& x) { return gradient(x); };
  EXPECT_LE(relative_difference(hessian(x_), differences(slope, x_, 1e-2)), 1e-10);
}

TEST_P(GyrationSphereTest, VolumeIsConvex) {
  for (int round = 0; round < 20; ++round) {
    const Eigen::VectorXd x = shapes::random_cluster(random_, kAtoms);
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(hessian(x));
    EXPECT_GE(solver.eigenvalues()(0), -1e-13 * solver.eigenvalues().tail(1)(0));
    // Nothing but the three translations leaves the slope as it is.
    EXPECT_GE(solver.eigenvalues()(3), 0.01 * solver.eigenvalues().tail(1)(0));
  }
}

TEST_P(GyrationSphereTest, FactorsAddUp) {
  Eigen::VectorXd g = Eigen::VectorXd::Ones(x_.size());
  Eigen::MatrixXd h = Eigen::MatrixXd::Ones(x_.size(), x_.size());
  sphere().add_gradient(sphere().at(x_.data()), x_.data(), -2.5, g.data());
  sphere().add_hessian(sphere().at(x_.data()), x_.data(), -2.5, h.data());
  EXPECT_LE((g - (Eigen::VectorXd::Ones(x_.size()) - 2.5 * gradient(x_))).cwiseAbs().maxCoeff(), 1e-13);
  EXPECT_LE((full(h) - (Eigen::MatrixXd::Ones(x_.size(), x_.size()) - 2.5 * hessian(x_))).cwiseAbs().maxCoeff(), 1e-12);
}

INSTANTIATE_TEST_SUITE_P(AtomRadii, GyrationSphereTest, ::testing::Values(0.0, 0.5));

TEST(GyrationSphere, OfPointAtomsIsHomogeneousOfDegreeThree) {
  RandomStream random(6, 2);
  const Eigen::VectorXd x = shapes::random_cluster(random, 5), larger = 1.7 * x;
  const GyrationSphere<double> sphere(5, 0.0);
  const double volume = sphere.at(x.data()).volume;
  EXPECT_NEAR(sphere.at(larger.data()).volume, std::pow(1.7, 3) * volume, 1e-13 * volume * 5);
  Eigen::VectorXd gradient = Eigen::VectorXd::Zero(15);
  sphere.add_gradient(sphere.at(x.data()), x.data(), 1.0, gradient.data());
  EXPECT_NEAR(x.dot(gradient), 3 * volume, 1e-13 * volume);  // Euler
}

TEST(GyrationSphere, OfOneAtomIsTheAtom) {
  const double x[3] = {1, 2, 3};
  EXPECT_NEAR(GyrationSphere<double>(1, 0.5).at(x).volume, std::numbers::pi / 6, 1e-15);
  EXPECT_EQ(GyrationSphere<double>(1, 0.0).at(x).volume, 0.0);
}

}  // namespace
}  // namespace baroscape
