#include "search/single.hpp"

#include <gtest/gtest.h>

#include "numeric/clusters.hpp"
#include "numeric/finite_differences.hpp"
#include "numeric/reference_data.hpp"
#include "search/internal_space.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

using numeric::relative_difference;

class Single : public ::testing::Test {
 protected:
  System system_ = numeric::kob_andersen_cluster(4, 3);
  RandomStream random_{14, 1};
  Eigen::VectorXd x_ = shapes::random_cluster(random_, 7);
};

TEST_F(Single, NumbersAreThoseOfTheSurface) {
  const auto surface = make_surface(system_);
  const Evaluation result = evaluate(system_, {system_.species, x_, {}}, 2.0, true);
  Eigen::VectorXd gradient(21), other(21);
  EXPECT_NEAR(result.enthalpy, surface->evaluate(x_.data(), 2.0, gradient.data()), 1e-13 * std::abs(result.enthalpy));
  EXPECT_LE(relative_difference(result.gradient, gradient), 1e-14);
  EXPECT_EQ(result.energy, surface->evaluate(x_.data(), 0.0, other.data()));
  EXPECT_EQ(result.volume, surface->conjugate(x_.data(), 2.0, other.data()));
  EXPECT_NEAR(result.gradient_rms, std::sqrt(gradient.squaredNorm() / 21), 1e-13 * result.gradient_rms);
  ASSERT_TRUE(result.hessian.has_value());
  EXPECT_LE(relative_difference(*result.hessian, hessian(*surface, x_, 2.0)), 1e-14);
  EXPECT_EQ(result.counts.gradients, 1);
  EXPECT_EQ(result.counts.hessians, 1);
  EXPECT_FALSE(evaluate(system_, {system_.species, x_, {}}, 2.0, false).hessian.has_value());
}

TEST_F(Single, ThePressureTensorIsTheVirialOverTheVolume) {
  const Evaluation result = evaluate(system_, {system_.species, x_, {}}, 0.0, false);
  EXPECT_TRUE(result.pressure_tensor == result.pressure_tensor.transpose());
  EXPECT_NEAR(result.virial_pressure, result.pressure_tensor.trace() / 3, 1e-15 * std::abs(result.virial_pressure));
  EXPECT_NEAR(result.virial_pressure, -x_.dot(result.gradient) / (3 * result.volume),
              1e-12 * std::abs(result.virial_pressure));
  // Strain against stress: E of (1 + ε)x changes by −V p·ε.
  const auto strained = [&](const Eigen::VectorXd& strain) {
    Eigen::Matrix3d shape = Eigen::Matrix3d::Identity();
    shape.diagonal() += strain.head<3>();
    shape(0, 1) += strain(3) / 2;
    shape(1, 0) += strain(3) / 2;
    Eigen::VectorXd y(21);
    for (int i = 0; i < 7; ++i) y.segment<3>(3 * i) = shape * x_.segment<3>(3 * i);
    return numeric::alone(evaluate(system_, {system_.species, y, {}}, 0.0, false).energy);
  };
  const Eigen::VectorXd slope = numeric::differences(strained, Eigen::VectorXd::Zero(4), 1e-3).row(0) / -result.volume;
  const double largest = result.pressure_tensor.cwiseAbs().maxCoeff();
  for (int c = 0; c < 3; ++c) EXPECT_NEAR(slope(c), result.pressure_tensor(c, c), 1e-8 * largest);
  EXPECT_NEAR(slope(3), result.pressure_tensor(0, 1), 1e-8 * largest);
}

TEST_F(Single, TheNumbersTurnWithTheStructure) {
  const Evaluation here = evaluate(system_, {system_.species, x_, {}}, 1.5, true);
  const Eigen::Matrix3d turn = shapes::random_operation(random_, false);
  Eigen::MatrixXd turns = Eigen::MatrixXd::Zero(21, 21);
  for (int i = 0; i < 7; ++i) turns.block<3, 3>(3 * i, 3 * i) = turn;
  const Eigen::VectorXd y = turns * x_ + Eigen::Vector3d(3, -4, 5).replicate(7, 1);
  const Evaluation there = evaluate(system_, {system_.species, y, {}}, 1.5, true);
  EXPECT_NEAR(there.volume, here.volume, 1e-12 * here.volume);
  EXPECT_LE(relative_difference(there.gradient, turns * here.gradient), 1e-11);
  EXPECT_LE(relative_difference(*there.hessian, turns * *here.hessian * turns.transpose()), 1e-11);
  EXPECT_LE(relative_difference(there.pressure_tensor, turn * here.pressure_tensor * turn.transpose()), 1e-11);
}

TEST_F(Single, AtomsStayInTheOrderTheyAreGivenIn) {
  // The same cluster with its species interleaved, as a file may have them.
  const std::vector<int> order = {4, 0, 5, 1, 2, 6, 3};
  std::vector<int> species;
  Eigen::VectorXd y(21);
  for (int i = 0; i < 7; ++i) {
    species.push_back(system_.species[order[i]]);
    y.segment<3>(3 * i) = x_.segment<3>(3 * order[i]);
  }
  const Evaluation sorted = evaluate(system_, {system_.species, x_, {}}, 2.0, true);
  const Evaluation mixed = evaluate(system_, {species, y, {}}, 2.0, true);
  EXPECT_NEAR(mixed.energy, sorted.energy, 1e-13 * std::abs(sorted.energy));
  for (int i = 0; i < 7; ++i) {
    EXPECT_LE((mixed.gradient.segment<3>(3 * i) - sorted.gradient.segment<3>(3 * order[i])).norm(),
              1e-13 * sorted.gradient.norm());
    for (int j = 0; j < 7; ++j) {
      EXPECT_LE(
          (mixed.hessian->block<3, 3>(3 * i, 3 * j) - sorted.hessian->block<3, 3>(3 * order[i], 3 * order[j])).norm(),
          1e-13 * sorted.hessian->norm());
    }
  }
  const Relaxation end = relax(system_, {species, y, {}}, 2.0);
  EXPECT_TRUE(end.converged) << end.reason;
  Eigen::VectorXd back(21);
  for (int i = 0; i < 7; ++i) back.segment<3>(3 * order[i]) = end.structure.positions.segment<3>(3 * i);
  const Evaluation check = evaluate(system_, {system_.species, back, {}}, 2.0, false);
  EXPECT_LE(check.gradient_rms, 1e-9);
  EXPECT_NEAR(check.enthalpy, end.at_end.enthalpy, 1e-12 * std::abs(check.enthalpy));
}

TEST_F(Single, RelaxReachesTheKnownMinimumAndSaysSo) {
  const System system = lennard_jones_cluster(13);
  const Eigen::VectorXd start = numeric::perturbed(numeric::near_global_minimum(13), 0.05, random_);
  const Relaxation end = relax(system, {system.species, start, {}}, 0.0);
  EXPECT_TRUE(end.converged);
  EXPECT_NEAR(end.at_end.energy, numeric::global_minimum(13), 1e-6);
  EXPECT_LE(end.at_end.gradient_rms, 1e-9);
  EXPECT_NEAR(end.at_end.virial_pressure, 0.0, 1e-9);
  EXPECT_GT(end.counts.gradients, 10);
  EXPECT_GT(end.counts.hessians, 0);
  EXPECT_FALSE(end.reason.empty());
}

TEST_F(Single, RelaxSaysSoWhenItCannot) {
  const System system = lennard_jones_cluster(4);
  Eigen::VectorXd start = numeric::near_global_minimum(4);
  start.segment<3>(0) = start.segment<3>(3);
  const Relaxation end = relax(system, {system.species, start, {}}, 0.0);
  EXPECT_FALSE(end.converged);
  EXPECT_EQ(end.reason, "the enthalpy is not a finite number");
}

}  // namespace
}  // namespace baroscape
