#include "search/internal_space.hpp"

#include <gtest/gtest.h>

#include <Eigen/Eigenvalues>
#include <algorithm>

#include "numeric/clusters.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

/// All eigenvalues of a dense matrix but the `zeros` smallest in magnitude, ascending.
Eigen::VectorXd without_smallest(const Eigen::MatrixXd& matrix, int zeros) {
  Eigen::VectorXd values = Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd>(matrix).eigenvalues();
  std::sort(values.begin(), values.end(), [](double a, double b) { return std::abs(a) < std::abs(b); });
  Eigen::VectorXd rest = values.tail(values.size() - zeros);
  std::sort(rest.begin(), rest.end());
  return rest;
}

TEST(InternalSpace, BasisIsOrthonormalAndFreeOfZeroModes) {
  RandomStream random(13, 1);
  for (int atoms = 2; atoms <= 12; ++atoms) {
    const auto surface = make_surface(lennard_jones_cluster(atoms));
    const Eigen::VectorXd x = shapes::random_cluster(random, atoms);
    const InternalSpace space(*surface, x);
    ASSERT_EQ(space.dimension(), atoms == 2 ? 1 : 3 * atoms - 6);
    const Eigen::MatrixXd basis = space.basis();
    Eigen::MatrixXd zero(3 * atoms, 6);
    surface->zero_modes(x.data(), zero.data());
    EXPECT_LE((basis.transpose() * basis - Eigen::MatrixXd::Identity(basis.cols(), basis.cols())).cwiseAbs().maxCoeff(),
              1e-13);
    EXPECT_LE((basis.transpose() * zero).cwiseAbs().maxCoeff(), 1e-13);
    const Eigen::VectorXd components = Eigen::VectorXd::LinSpaced(space.dimension(), 1, 2);
    EXPECT_LE((space.lift(components) - basis * components).norm(), 1e-13 * components.norm());
    EXPECT_LE((space.project(space.lift(components)) - components).norm(), 1e-13 * components.norm());
    const Eigen::MatrixXd h = hessian(*surface, x, 1.0);
    EXPECT_LE((space.project(h) - basis.transpose() * h * basis).norm(), 1e-13 * h.norm());
  }
}

TEST(Spectrum, IsTheDenseOneLessTheZeroModes) {
  RandomStream random(13, 2);
  for (const double pressure : {0.0, 2.0}) {
    for (const System& system : {lennard_jones_cluster(7), numeric::kob_andersen_cluster(5, 3)}) {
      const auto surface = make_surface(system);
      const PolishResult at = numeric::relaxed(*surface, shapes::random_cluster(random, system.atoms()), pressure);
      ASSERT_TRUE(at.converged);
      const Spectrum computed = spectrum(*surface, at.x, pressure);
      const Eigen::MatrixXd h = hessian(*surface, at.x, pressure);
      const Eigen::VectorXd dense = without_smallest(h, 6);
      ASSERT_EQ(computed.values.size(), 3 * system.atoms() - 6);
      EXPECT_LE((computed.values - dense).cwiseAbs().maxCoeff(), 1e-10 * dense.maxCoeff());
      EXPECT_LE((h * computed.modes - computed.modes * computed.values.asDiagonal()).cwiseAbs().maxCoeff(),
                1e-10 * dense.maxCoeff());
      EXPECT_EQ(computed.index(), 0);
    }
  }
}

TEST(Spectrum, OfALinearPairHasItsOneVibration) {
  const auto surface = make_surface(lennard_jones_cluster(2));
  const double r = std::pow(2.0, 1.0 / 6);
  const Eigen::VectorXd x =
      (Eigen::VectorXd(6) << 0, 0, 0, r / std::sqrt(3), r / std::sqrt(3), r / std::sqrt(3)).finished();
  const Spectrum computed = spectrum(*surface, x, 0.0);
  ASSERT_EQ(computed.values.size(), 1);
  EXPECT_NEAR(computed.values(0), 2 * 72 / std::cbrt(2.0), 1e-11);  // k/μ with μ = 1/2
}

TEST(Spectrum, WithMassesIsThatOfTheMassWeightedHessian) {
  RandomStream random(13, 3);
  const System system = numeric::kob_andersen_cluster(5, 3);
  const auto surface = make_surface(system);
  const PolishResult at = numeric::relaxed(*surface, shapes::random_cluster(random, 8), 1.0);
  ASSERT_TRUE(at.converged);
  const Eigen::VectorXd roots =
      (Eigen::VectorXd(24) << Eigen::VectorXd::Ones(15), Eigen::VectorXd::Constant(9, std::sqrt(2.5))).finished();
  const Spectrum computed = spectrum(*surface, at.x, 1.0, &roots);
  const Eigen::MatrixXd inverse = roots.cwiseInverse().asDiagonal();
  const Eigen::MatrixXd weighted = inverse * hessian(*surface, at.x, 1.0) * inverse;
  const Eigen::VectorXd dense = without_smallest(weighted, 6);
  EXPECT_LE((computed.values - dense).cwiseAbs().maxCoeff(), 1e-10 * dense.maxCoeff());
  EXPECT_LE((weighted * computed.modes - computed.modes * computed.values.asDiagonal()).cwiseAbs().maxCoeff(),
            1e-10 * dense.maxCoeff());
}

TEST(PseudoSolve, UndoesTheHessianOnInternalVectors) {
  RandomStream random(13, 4);
  const auto surface = make_surface(lennard_jones_cluster(7));
  const PolishResult at = numeric::relaxed(*surface, shapes::random_cluster(random, 7), 1.0);
  ASSERT_TRUE(at.converged);
  Eigen::VectorXd internal = Eigen::VectorXd::Zero(21);
  for (Eigen::Index k = 0; k < at.spectrum.modes.cols(); ++k) internal += random.normal() * at.spectrum.modes.col(k);
  const Eigen::VectorXd b = hessian(*surface, at.x, 1.0) * internal;
  EXPECT_LE((pseudo_solve(at.spectrum, b) - internal).norm(), 1e-10 * internal.norm());
}

}  // namespace
}  // namespace baroscape
