#include "surface/cluster_surface.hpp"

#include <gtest/gtest.h>

#include "numeric/clusters.hpp"
#include "numeric/finite_differences.hpp"
#include "search/find_saddle.hpp"
#include "search/internal_space.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

using numeric::differences;
using numeric::relative_difference;

struct Values {
  double value;
  Eigen::VectorXd gradient;
};

Values evaluate(const Surface<double>& surface, const Eigen::VectorXd& x, double pressure) {
  Values result{0, Eigen::VectorXd(x.size())};
  result.value = surface.evaluate(x.data(), pressure, result.gradient.data());
  return result;
}

Values conjugate(const Surface<double>& surface, const Eigen::VectorXd& x) {
  Values result{0, Eigen::VectorXd(x.size())};
  result.value = surface.conjugate(x.data(), 0.0, result.gradient.data());
  return result;
}

/// −(1/3V) Σ r·∂E/∂r
double virial(const Surface<double>& surface, const Eigen::VectorXd& x) {
  return -x.dot(evaluate(surface, x, 0.0).gradient) / (3 * conjugate(surface, x).value);
}

class ClusterSurfaceTest : public ::testing::TestWithParam<double> {
 protected:
  std::vector<System> systems() const {
    System two = numeric::kob_andersen_cluster(4, 3, GetParam());
    return {lennard_jones_cluster(7, GetParam()), two};
  }
  RandomStream random_{8, 1};
};

TEST_P(ClusterSurfaceTest, IsEnergyPlusPressureTimesVolume) {
  for (const System& system : systems()) {
    const auto surface = make_surface(system);
    const Eigen::VectorXd x = shapes::random_cluster(random_, 7);
    const Values energy = evaluate(*surface, x, 0.0), volume = conjugate(*surface, x);
    for (const double pressure : {0.0, 0.5, 20.0, -0.01}) {
      const Values enthalpy = evaluate(*surface, x, pressure);
      EXPECT_NEAR(enthalpy.value, energy.value + pressure * volume.value, 1e-14 * std::abs(enthalpy.value));
      EXPECT_LE(relative_difference(enthalpy.gradient, energy.gradient + pressure * volume.gradient), 1e-14);
    }
  }
}

TEST_P(ClusterSurfaceTest, GradientsAndHessianAreDerivatives) {
  for (const System& system : systems()) {
    const auto surface = make_surface(system);
    const Eigen::VectorXd x = shapes::random_cluster(random_, 7);
    const double pressure = 3.0;
    const auto h = [&](const Eigen::VectorXd& at) { return numeric::alone(evaluate(*surface, at, pressure).value); };
    const auto v = [&](const Eigen::VectorXd& at) { return numeric::alone(conjugate(*surface, at).value); };
    const auto g = [&](const Eigen::VectorXd& at) { return evaluate(*surface, at, pressure).gradient; };
    EXPECT_LE(relative_difference(g(x), differences(h, x, 2e-3).row(0).transpose()), 1e-8);
    EXPECT_LE(relative_difference(conjugate(*surface, x).gradient, differences(v, x, 1e-2).row(0).transpose()), 1e-10);
    const Eigen::MatrixXd computed = hessian(*surface, x, pressure);
    EXPECT_LE(relative_difference(computed, differences(g, x, 1e-3)), 1e-8);
    EXPECT_TRUE(computed == computed.transpose());
  }
}

TEST_P(ClusterSurfaceTest, TheSlopeOfTheEnthalpyOverPressureIsTheVolume) {
  for (const System& system : systems()) {
    const auto surface = make_surface(system);
    PolishResult at = numeric::relaxed(*surface, shapes::random_cluster(random_, 7), 2.0);
    ASSERT_TRUE(at.converged);
    ASSERT_EQ(at.index(), 0);
    // H of the relaxed minimum is a smooth function of P on the scale of B ≈ 50: h = 0.01 leaves (h/B)⁶ of truncation
    // and 1e-15·|H|/h ≈ 1e-12 of rounding.
    const auto followed = [&](const Eigen::VectorXd& pressure) {
      return numeric::alone(polish(*surface, at.x, pressure(0)).enthalpy);
    };
    const double volume = conjugate(*surface, at.x).value;
    EXPECT_NEAR(differences(followed, numeric::alone(2.0), 0.01)(0, 0), volume, 1e-9 * volume);
  }
}

INSTANTIATE_TEST_SUITE_P(AtomRadii, ClusterSurfaceTest, ::testing::Values(0.0, 0.5));

TEST(ClusterSurface, ThePressureOfPointAtomsIsTheirVirialAtEveryStationaryPoint) {
  RandomStream random(8, 2);
  int saddles = 0;
  for (const System& system : {lennard_jones_cluster(7, 0.0), numeric::kob_andersen_cluster(4, 3, 0.0)}) {
    const auto surface = make_surface(system);
    for (const double pressure : {0.0, 0.3, 5.0}) {
      const PolishResult minimum = numeric::relaxed(*surface, shapes::random_cluster(random, 7), pressure);
      ASSERT_TRUE(minimum.converged);
      EXPECT_NEAR(virial(*surface, minimum.x), pressure, 1e-9);
      for (int mode = 0; mode < 4; ++mode) {
        const Eigen::VectorXd direction = minimum.spectrum.modes.col(mode);
        const SaddleResult saddle = find_saddle(*surface, minimum.x + 0.1 * direction, pressure, direction);
        if (saddle.reason != SaddleReason::converged) continue;
        ++saddles;
        EXPECT_NEAR(virial(*surface, saddle.x), pressure, 1e-8);
      }
    }
  }
  EXPECT_GT(saddles, 3);
}

TEST(ClusterSurface, CoincidentAtomsGiveNoFiniteEnthalpyRatherThanAWrongOne) {
  const auto surface = make_surface(lennard_jones_cluster(3));
  const Eigen::VectorXd x = (Eigen::VectorXd(9) << 0, 0, 0, 0, 0, 0, 1, 0, 0).finished();
  EXPECT_FALSE(std::isfinite(evaluate(*surface, x, 1.0).value));
}

}  // namespace
}  // namespace baroscape
