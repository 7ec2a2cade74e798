// One suite for all: two systems, one, four and eight lanes.
#include "potentials/pair_potential.hpp"

#include <gtest/gtest.h>

#include "numeric/clusters.hpp"
#include "numeric/finite_differences.hpp"
#include "search/internal_space.hpp"
#include "search/make_engine.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

using numeric::differences;
using numeric::relative_difference;

struct EnergyGradient {
  double energy = 0;
  Eigen::VectorXd gradient;
};

/// E = Σ 4ε[(σ/r)¹² − (σ/r)⁶], written down without any of the code under test and in extended precision.
double plain_sum(const System& system, const Eigen::VectorXd& x) {
  long double energy = 0;
  for (int i = 0; i < system.atoms(); ++i) {
    for (int j = 0; j < i; ++j) {
      long double w = 0;
      for (int c = 0; c < 3; ++c) {
        const long double d = static_cast<long double>(x(3 * i + c)) - x(3 * j + c);
        w += d * d;
      }
      const int a = system.species[i], b = system.species[j];
      const long double s2 =
          static_cast<long double>(system.lennard_jones.sigma(a, b)) * system.lennard_jones.sigma(a, b) / w;
      energy += 4 * system.lennard_jones.epsilon(a, b) * (s2 * s2 * s2 * s2 * s2 * s2 - s2 * s2 * s2);
    }
  }
  return static_cast<double>(energy);
}

struct Case {
  const char* name;
  System system;
  LaneWidth width;
};

void PrintTo(const Case& c, std::ostream* out) {
  *out << c.name;
}

class PairPotential : public ::testing::TestWithParam<Case> {
 protected:
  void SetUp() override {
    if (!is_supported(GetParam().width)) GTEST_SKIP() << "this processor lacks the instructions";
    engine_ = make_engine(system(), GetParam().width);
    RandomStream random(2, 1);
    x_ = shapes::random_cluster(random, system().atoms());
  }

  const System& system() const { return GetParam().system; }

  EnergyGradient evaluate(const Eigen::VectorXd& x) const {
    EnergyGradient result;
    result.gradient.resize(x.size());
    const double pressure = 0;
    engine_->evaluate(1, x.data(), &pressure, &result.energy, result.gradient.data());
    return result;
  }

  std::unique_ptr<Engine> engine_;
  Eigen::VectorXd x_;
};

TEST_P(PairPotential, EnergyIsTheSumOverPairs) {
  const double reference = plain_sum(system(), x_);
  EXPECT_NEAR(evaluate(x_).energy, reference, 1e-13 * std::abs(reference));
}

TEST_P(PairPotential, GradientIsTheDerivativeOfTheEnergy) {
  const auto energy = [&](const Eigen::VectorXd& x) { return numeric::alone(evaluate(x).energy); };
  EXPECT_LE(relative_difference(evaluate(x_).gradient, differences(energy, x_, 2e-3).row(0).transpose()), 1e-9);
}

TEST_P(PairPotential, NothingChangesWhenTheClusterIsMoved) {
  const EnergyGradient here = evaluate(x_);
  const Eigen::VectorXd moved = x_ + Eigen::Vector3d(0.3, -2.1, 1.7).replicate(system().atoms(), 1);
  const EnergyGradient there = evaluate(moved);
  // Moving rounds coordinates by 4e-16; a slope of 5e3 and its derivative of 1e5 carry that on.
  EXPECT_NEAR(there.energy, here.energy, 1e-12 * here.gradient.cwiseAbs().sum());
  EXPECT_LE(relative_difference(there.gradient, here.gradient), 1e-12);
}

TEST_P(PairPotential, TheGradientTurnsWithTheCluster) {
  RandomStream random(2, 2);
  for (const bool improper : {false, true}) {
    const Eigen::Matrix3d operation = shapes::random_operation(random, improper);
    const EnergyGradient here = evaluate(x_);
    Eigen::VectorXd turned(x_.size()), expected(x_.size());
    for (int i = 0; i < system().atoms(); ++i) {
      turned.segment<3>(3 * i) = operation * x_.segment<3>(3 * i);
      expected.segment<3>(3 * i) = operation * here.gradient.segment<3>(3 * i);
    }
    const EnergyGradient there = evaluate(turned);
    EXPECT_NEAR(there.energy, here.energy, 1e-12 * here.gradient.cwiseAbs().sum());
    EXPECT_LE(relative_difference(there.gradient, expected), 1e-12);
  }
}

TEST_P(PairPotential, LikeAtomsMayChangePlaces) {
  RandomStream random(2, 3);
  const std::vector<int> order = shapes::random_relabelling(random, system().species);
  const EnergyGradient here = evaluate(x_);
  Eigen::VectorXd swapped(x_.size()), expected(x_.size());
  for (int i = 0; i < system().atoms(); ++i) {
    swapped.segment<3>(3 * i) = x_.segment<3>(3 * order[i]);
    expected.segment<3>(3 * i) = here.gradient.segment<3>(3 * order[i]);
  }
  ASSERT_TRUE(swapped != x_);
  const EnergyGradient there = evaluate(swapped);
  EXPECT_NEAR(there.energy, here.energy, 1e-13 * std::abs(here.energy));
  EXPECT_LE(relative_difference(there.gradient, expected), 1e-13);
}

TEST_P(PairPotential, NoNetForceAndNoTorque) {
  const EnergyGradient here = evaluate(x_);
  Eigen::Vector3d force = Eigen::Vector3d::Zero(), torque = Eigen::Vector3d::Zero();
  for (int i = 0; i < system().atoms(); ++i) {
    force += here.gradient.segment<3>(3 * i);
    torque += x_.segment<3>(3 * i).cross(here.gradient.segment<3>(3 * i));
  }
  EXPECT_LE(force.norm(), 1e-13 * here.gradient.cwiseAbs().sum());
  EXPECT_LE(torque.norm(), 1e-12 * here.gradient.cwiseAbs().sum());
}

std::vector<Case> cases() {
  std::vector<Case> all;
  const char* names[] = {"OneLane", "FourLanes", "EightLanes"};
  const char* names_of_two[] = {"TwoSpeciesOneLane", "TwoSpeciesFourLanes", "TwoSpeciesEightLanes"};
  const LaneWidth widths[] = {LaneWidth::one, LaneWidth::four, LaneWidth::eight};
  for (int k = 0; k < 3; ++k) {
    all.push_back({names[k], lennard_jones_cluster(11), widths[k]});
    all.push_back({names_of_two[k], numeric::kob_andersen_cluster(7, 4), widths[k]});
  }
  return all;
}

INSTANTIATE_TEST_SUITE_P(Lanes, PairPotential, ::testing::ValuesIn(cases()),
                         [](const auto& info) { return std::string(info.param.name); });

TEST(PairPotentialHessian, IsTheDerivativeOfTheGradientAndSymmetric) {
  RandomStream random(2, 4);
  for (const System& system : {lennard_jones_cluster(8), numeric::kob_andersen_cluster(5, 3)}) {
    const auto surface = make_surface(system);
    const Eigen::VectorXd x = shapes::random_cluster(random, 8);
    const auto gradient = [&](const Eigen::VectorXd& at) {
      Eigen::VectorXd g(at.size());
      surface->evaluate(at.data(), 0.0, g.data());
      return g;
    };
    const Eigen::MatrixXd computed = hessian(*surface, x, 0.0);
    EXPECT_LE(relative_difference(computed, differences(gradient, x, 1e-3)), 1e-9);
    EXPECT_TRUE(computed == computed.transpose());
  }
}

TEST(PairPotentialSpecies, AlikeInAllButNameGiveTheSameBits) {
  System two = lennard_jones_cluster(9);
  two.species_names = {"A", "B"};
  two.species = shapes::two_species(9, 4);
  two.masses = {1, 1};
  two.lennard_jones = {Eigen::Matrix2d::Ones(), Eigen::Matrix2d::Ones()};
  RandomStream random(2, 5);
  const Eigen::VectorXd x = shapes::random_cluster(random, 9);
  Eigen::VectorXd gradient_one(27), gradient_two(27);
  const auto one_surface = make_surface(lennard_jones_cluster(9)), two_surface = make_surface(two);
  EXPECT_EQ(one_surface->evaluate(x.data(), 1.0, gradient_one.data()),
            two_surface->evaluate(x.data(), 1.0, gradient_two.data()));
  EXPECT_TRUE(gradient_one == gradient_two);
  EXPECT_TRUE(hessian(*one_surface, x, 1.0) == hessian(*two_surface, x, 1.0));
}

TEST(PairPotentialSpecies, EnergyScalesWithEpsilonAndLengthsWithSigma) {
  const System plain = numeric::kob_andersen_cluster(4, 3);
  System scaled = plain;
  scaled.lennard_jones.epsilon *= 4;
  scaled.lennard_jones.sigma *= 2;
  RandomStream random(2, 6);
  const Eigen::VectorXd x = shapes::random_cluster(random, 7), larger = 2 * x;
  Eigen::VectorXd gradient(21), scaled_gradient(21);
  const double energy = make_surface(plain)->evaluate(x.data(), 0.0, gradient.data());
  EXPECT_NEAR(make_surface(scaled)->evaluate(larger.data(), 0.0, scaled_gradient.data()), 4 * energy,
              1e-14 * std::abs(4 * energy));
  EXPECT_LE(relative_difference(scaled_gradient, 2.0 * gradient), 1e-14);
}

}  // namespace
}  // namespace baroscape
