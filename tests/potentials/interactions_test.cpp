// What holds for every potential, in one, four and eight lanes: derivatives against finite differences, invariance, and
// the same bits from every number of lanes.
#include <gtest/gtest.h>

#include "numeric/clusters.hpp"
#include "numeric/finite_differences.hpp"
#include "numeric/metals.hpp"
#include "search/internal_space.hpp"
#include "search/make_engine.hpp"
#include "search/single.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

using numeric::differences;
using numeric::relative_difference;

System cut_kob_andersen(CutoffKind kind, double radius) {
  System system = numeric::kob_andersen_cluster(7, 4);
  system.lennard_jones.cutoff = {kind, radius};
  return system;
}

System morse_mixture() {
  System system = numeric::kob_andersen_cluster(6, 5);
  use_morse(system, {(Eigen::Matrix2d() << 1.0, 1.3, 1.3, 0.7).finished(),
                     (Eigen::Matrix2d() << 6.0, 7.0, 7.0, 5.0).finished(),
                     (Eigen::Matrix2d() << 1.0, 0.9, 0.9, 0.85).finished()});
  return system;
}

struct Case {
  const char* name;
  System system;
};

void PrintTo(const Case& c, std::ostream* out) {
  *out << c.name;
}

std::vector<Case> cases() {
  System cut = lennard_jones_cluster(11);
  cut.lennard_jones.cutoff = {CutoffKind::smooth, 1.6};  // crossed by some pairs, not by others
  return {{"ShiftedForce", cut_kob_andersen(CutoffKind::shifted_force, 1.7)},
          {"Smooth", cut_kob_andersen(CutoffKind::smooth, 1.7)},
          {"SmoothOneSpecies", cut},
          {"Morse", numeric::morse_cluster(11, 6.0)},
          {"MorseMixture", morse_mixture()},
          {"SuttonChen12_6", numeric::sutton_chen_cluster(11, 12, 6, 144.41)},
          {"SuttonChen9_7", numeric::sutton_chen_cluster(11, 9, 7, 39.432)},
          {"Funcfl", numeric::metal_cluster("Cu_u3.eam", {{"Cu", 11}})},
          {"FuncflSpline", numeric::metal_cluster("Cu_u3.eam", {{"Cu", 11}}, Interpolation::spline)},
          {"Setfl", numeric::metal_cluster("CuNi.eam.alloy", {{"Cu", 6}, {"Ni", 5}})},
          {"FinnisSinclair", numeric::metal_cluster("CuZr_mm.eam.fs", {{"Cu", 6}, {"Zr", 5}})},
          {"FinnisSinclairSpline",
           numeric::metal_cluster("CuZr_mm.eam.fs", {{"Cu", 6}, {"Zr", 5}}, Interpolation::spline)}};
}

class Interactions : public ::testing::TestWithParam<Case> {
 protected:
  const System& system() const { return GetParam().system; }

  void SetUp() override {
    RandomStream random(21, 1);
    x_ = 1.1 * shapes::random_cluster(random, system().atoms());
    surface_ = make_reference_surface(system());
  }

  double energy(const Eigen::VectorXd& x) const {
    Eigen::VectorXd g(x.size());
    return surface_->evaluate(x.data(), 0.0, g.data());
  }
  Eigen::VectorXd gradient(const Eigen::VectorXd& x) const {
    Eigen::VectorXd g(x.size());
    surface_->evaluate(x.data(), 0.0, g.data());
    return g;
  }

  Eigen::VectorXd x_;
  std::unique_ptr<Surface<double>> surface_;
};

/// The third derivative of tables jumps from knot to knot, that of Hermite cubics from the second on. Where a step of h
/// crosses a knot, central differences of energies are off by about h² times the jump of the second.
double tolerance(const System& system) {
  return system.eam ? 2e-6 : 1e-8;
}

/// Differences of gradients would see the jumps of a table's second derivatives themselves (1e-3 of the Hessian for
/// CuZr_mm.eam.fs, whose points are rounded). Steps of 1e-7 stay between knots, 3e-4 apart or more, and leave rounding:
/// 1e-16 of a gradient ten times the Hessian's largest element, over 1e-7.
struct HessianStep {
  double step, tolerance;
};
HessianStep hessian_step(const System& system) {
  return system.eam ? HessianStep{1e-7, 1e-7} : HessianStep{1e-3, 1e-7};
}

TEST_P(Interactions, GradientIsTheDerivativeOfTheEnergy) {
  const auto value = [&](const Eigen::VectorXd& x) { return numeric::alone(energy(x)); };
  EXPECT_LE(relative_difference(gradient(x_), differences(value, x_, 1e-3).row(0).transpose()), tolerance(system()));
}

TEST_P(Interactions, HessianIsTheDerivativeOfTheGradientAndSymmetric) {
  const Eigen::MatrixXd computed = hessian(*surface_, x_, 0.0);
  const auto slope = [&](const Eigen::VectorXd& x) { return gradient(x); };
  const auto [step, allowed] = hessian_step(system());
  EXPECT_LE(relative_difference(computed, differences(slope, x_, step)), allowed);
  EXPECT_TRUE(computed == computed.transpose());
}

TEST_P(Interactions, VirialIsTheDerivativeByStrain) {
  const Evaluation at = evaluate(system(), {system().species, x_, {}}, 0.0, false);
  for (int a = 0; a < 3; ++a) {
    for (int b = 0; b <= a; ++b) {
      const auto strained = [&](const Eigen::VectorXd& strain) {
        Eigen::Matrix3d one = Eigen::Matrix3d::Identity();
        one(a, b) += strain(0) / 2;
        one(b, a) += strain(0) / 2;
        const Eigen::Map<const Eigen::Matrix3Xd> r(x_.data(), 3, system().atoms());
        const Eigen::Matrix3Xd moved = one * r;
        return numeric::alone(energy(Eigen::Map<const Eigen::VectorXd>(moved.data(), x_.size())));
      };
      const double slope = differences(strained, Eigen::VectorXd::Zero(1), 5e-4)(0, 0);
      EXPECT_NEAR(-at.pressure_tensor(a, b) * at.volume, slope,
                  tolerance(system()) * at.volume * at.pressure_tensor.norm());
    }
  }
}

TEST_P(Interactions, NothingChangesWhenTheClusterIsMovedTurnedOrRelabelled) {
  RandomStream random(21, 2);
  const Eigen::Matrix3d turn = shapes::random_operation(random, true);
  const std::vector<int> order = shapes::random_relabelling(random, system().species);
  const Eigen::VectorXd here = gradient(x_);
  Eigen::VectorXd moved(x_.size()), expected(x_.size());
  for (int i = 0; i < system().atoms(); ++i) {
    moved.segment<3>(3 * i) = turn * x_.segment<3>(3 * order[i]) + Eigen::Vector3d(0.3, -2.1, 1.7);
    expected.segment<3>(3 * i) = turn * here.segment<3>(3 * order[i]);
  }
  // As in pair_potential_test: what moving rounds, carried on by slopes.
  EXPECT_NEAR(energy(moved), energy(x_), 1e-12 * here.cwiseAbs().sum());
  EXPECT_LE(relative_difference(gradient(moved), expected), 1e-11);
}

TEST_P(Interactions, LanesGiveTheSameBits) {
  RandomStream random(21, 3);
  constexpr int kStructures = 11;
  const auto n = static_cast<int>(x_.size());
  Eigen::MatrixXd structures(n, kStructures), expected(n, kStructures);
  Eigen::VectorXd pressures(kStructures), energies(kStructures), expected_energies(kStructures);
  for (int k = 0; k < kStructures; ++k) {
    structures.col(k) = (0.9 + 0.1 * k) * shapes::random_cluster(random, system().atoms());
    pressures(k) = 0.3 * k;
  }
  make_engine(system(), LaneWidth::one)
      ->evaluate(kStructures, structures.data(), pressures.data(), expected_energies.data(), expected.data());
  for (int k = 0; k < kStructures; ++k) {
    Eigen::VectorXd g(n);
    EXPECT_EQ(expected_energies(k), surface_->evaluate(structures.col(k).data(), pressures(k), g.data()));
    EXPECT_TRUE(g == expected.col(k));
  }
  for (const LaneWidth width : {LaneWidth::four, LaneWidth::eight}) {
    if (!is_supported(width)) continue;
    Eigen::MatrixXd gradients(n, kStructures);
    make_engine(system(), width)
        ->evaluate(kStructures, structures.data(), pressures.data(), energies.data(), gradients.data());
    EXPECT_TRUE(energies == expected_energies);
    EXPECT_TRUE(gradients == expected);
  }
}

TEST_P(Interactions, TheSurfaceChosenAgreesWithTheReference) {
  Eigen::VectorXd g(x_.size());
  const double expected = energy(x_);
  EXPECT_NEAR(make_surface(system())->evaluate(x_.data(), 0.0, g.data()), expected, 1e-13 * std::abs(expected));
  EXPECT_LE(relative_difference(g, gradient(x_)), 1e-12);
}

INSTANTIATE_TEST_SUITE_P(Potentials, Interactions, ::testing::ValuesIn(cases()),
                         [](const auto& info) { return std::string(info.param.name); });

}  // namespace
}  // namespace baroscape
