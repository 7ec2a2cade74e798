#include "landscape/characterise.hpp"

#include <gtest/gtest.h>

#include "numeric/clusters.hpp"
#include "numeric/finite_differences.hpp"
#include "search/find_saddle.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

double volume_at(const Surface<double>& surface, const Eigen::VectorXd& x) {
  Eigen::VectorXd gradient(x.size());
  return surface.conjugate(x.data(), 0.0, gradient.data());
}

class Characterise : public ::testing::TestWithParam<double> {
 protected:
  std::vector<System> systems() const {
    return {lennard_jones_cluster(7, GetParam()), numeric::kob_andersen_cluster(5, 3, GetParam())};
  }
  RandomStream random_{16, 1};
};

TEST_P(Characterise, BulkModulusIsThatOfRelaxedMinimaAtNeighbouringPressures) {
  for (const System& system : systems()) {
    const auto surface = make_surface(system);
    for (const double pressure : {0.0, 2.0}) {
      const PolishResult point = numeric::relaxed(*surface, shapes::random_cluster(random_, system.atoms()), pressure);
      ASSERT_TRUE(point.converged);
      const Minimum minimum = characterise_minimum(system, *surface, point, pressure);
      // V of a minimum known to 1e-12 is known to 1e-14·V; with h = 0.01 rounding leaves 1e-12·V in the slope V/B ≈
      // V/50, truncation (h/B)⁶: 1e-9 holds with room to spare.
      const auto volume = [&](const Eigen::VectorXd& at) {
        return numeric::alone(volume_at(*surface, polish(*surface, point.x, at(0)).x));
      };
      const double slope = numeric::differences(volume, numeric::alone(pressure), 0.01)(0, 0);
      EXPECT_LT(slope, 0.0);
      EXPECT_NEAR(minimum.bulk_modulus, -minimum.volume / slope, 1e-8 * minimum.bulk_modulus);
    }
  }
}

TEST_P(Characterise, TheSecondDerivativeOfTheEnthalpyIsTheComplianceOfTheVolume) {
  for (const System& system : systems()) {
    const auto surface = make_surface(system);
    const PolishResult point = numeric::relaxed(*surface, shapes::random_cluster(random_, system.atoms()), 1.0);
    ASSERT_TRUE(point.converged);
    Eigen::VectorXd gradient(point.x.size());
    surface->conjugate(point.x.data(), 1.0, gradient.data());
    const double compliance = -gradient.dot(pseudo_solve(point.spectrum, gradient));
    EXPECT_LT(compliance, 0.0);
    // Fourth-order second difference: 7e-4 of truncation at h = 0.5 (measured) is 1e-6 at h = 0.1; rounding leaves
    // 64·1e-15·|H|/12h² ≈ 3e-11.
    const double h = 0.1;
    const auto at = [&](double pressure) { return polish(*surface, point.x, pressure).enthalpy; };
    const double second =
        (16 * (at(1 + h) + at(1 - h)) - (at(1 + 2 * h) + at(1 - 2 * h)) - 30 * at(1.0)) / (12 * h * h);
    EXPECT_NEAR(second, compliance, 1e-5 * std::abs(compliance));
  }
}

INSTANTIATE_TEST_SUITE_P(AtomRadii, Characterise, ::testing::Values(0.0, 0.5));

/// A transition state reached from a minimum along one of its modes.
PolishResult transition_state_beside(const Surface<double>& surface, const PolishResult& minimum, double pressure) {
  SaddleResult saddle;
  for (Eigen::Index mode = 0; saddle.reason != SaddleReason::converged && mode < minimum.spectrum.modes.cols();
       ++mode) {
    const Eigen::VectorXd direction = minimum.spectrum.modes.col(mode);
    saddle = find_saddle(surface, minimum.x + 0.1 * direction, pressure, direction);
  }
  EXPECT_EQ(saddle.reason, SaddleReason::converged);
  return polish(surface, saddle.x, pressure);
}

TEST(CharacteriseStates, ATransitionStateKeepsItsOneNegativeEigenvalueOutOfTheProduct) {
  const System system = lennard_jones_cluster(6);
  const auto surface = make_surface(system);
  const PolishResult minimum = numeric::relaxed(*surface, numeric::near_global_minimum(6), 0.5);
  const PolishResult point = transition_state_beside(*surface, minimum, 0.5);
  const TransitionState state = characterise_transition_state(system, *surface, point, 0.5);
  EXPECT_LT(state.omega2_negative, 0.0);
  EXPECT_EQ(state.omega2_negative, point.spectrum.values(0));
  EXPECT_NEAR(state.log_product, point.spectrum.values.tail(11).array().log().sum(), 1e-12);
  EXPECT_NEAR(state.enthalpy, state.energy + 0.5 * state.volume, 1e-12);
  EXPECT_LE((state.positions.reshaped(3, 6).rowwise().mean()).norm(), 1e-14);
}

TEST(CharacteriseStates, MassesEnterTheirLogProductOnly) {
  System system = numeric::kob_andersen_cluster(5, 3);
  const auto surface = make_surface(system);
  RandomStream random(16, 2);
  const PolishResult point = numeric::relaxed(*surface, shapes::random_cluster(random, 8), 0.0);
  ASSERT_TRUE(point.converged);
  system.masses = {4.0, 4.0};
  const Minimum heavy = characterise_minimum(system, *surface, point, 0.0);
  // Every ω² is a quarter: 18 modes.
  EXPECT_NEAR(heavy.log_product_mass, heavy.log_product - 18 * std::log(4.0), 1e-10);
  system.masses = {1.0, 2.5};
  const Minimum mixed = characterise_minimum(system, *surface, point, 0.0);
  EXPECT_EQ(mixed.log_product, heavy.log_product);
  const Eigen::VectorXd roots = mass_roots(system);
  EXPECT_NEAR(mixed.log_product_mass, spectrum(*surface, point.x, 0.0, &roots).values.array().log().sum(), 1e-10);
  EXPECT_EQ(roots(0), 1.0);
  EXPECT_EQ(roots(23), std::sqrt(2.5));
  const PolishResult saddle = transition_state_beside(*surface, point, 0.0);
  const TransitionState state = characterise_transition_state(system, *surface, saddle, 0.0);
  const Spectrum weighted = spectrum(*surface, saddle.x, 0.0, &roots);
  ASSERT_EQ(weighted.index(), 1);
  EXPECT_NEAR(state.log_product_mass, weighted.values.tail(17).array().log().sum(), 1e-10);
}

}  // namespace
}  // namespace baroscape
