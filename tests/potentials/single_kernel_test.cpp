// One suite for the kernels of a single cluster: against the pair loop in doubles, and against each other.
#include "potentials/single_kernel.hpp"

#include <gtest/gtest.h>

#include <memory>

#include "numeric/clusters.hpp"
#include "numeric/finite_differences.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

/// E and ∂E/∂x side by side, so that they are compared as one.
Eigen::VectorXd by_kernel(const System& system, const Eigen::VectorXd& x, InstructionSet set) {
  const PlainClusterData data(system);
  const std::unique_ptr<SingleKernel> kernel(new_single_kernel(data.view().pairs, set));
  // Room on both sides tells of a write out of place.
  Eigen::VectorXd guarded = Eigen::VectorXd::Constant(x.size() + 16, 7.0);
  Eigen::VectorXd result(x.size() + 1);
  result(0) = kernel->energy_gradient(x.data(), guarded.data() + 8);
  EXPECT_TRUE((guarded.head(8).array() == 7.0).all() && (guarded.tail(8).array() == 7.0).all());
  result.tail(x.size()) = guarded.segment(8, x.size());
  return result;
}

Eigen::VectorXd by_reference(const System& system, const Eigen::VectorXd& x) {
  Eigen::VectorXd gradient(x.size()), result(x.size() + 1);
  result(0) = make_reference_surface(system)->evaluate(x.data(), 0.0, gradient.data());
  result.tail(x.size()) = gradient;
  return result;
}

std::vector<int> sizes() {
  std::vector<int> all;
  for (int atoms = 1; atoms <= 40; ++atoms) all.push_back(atoms);
  all.insert(all.end(), {75, 150, SingleKernel::kMostAtoms});
  return all;
}

/// The larger part of the first species.
System two_species(int atoms) {
  return numeric::kob_andersen_cluster(atoms - atoms / 3, atoms / 3);
}

class SingleKernelTest : public ::testing::TestWithParam<InstructionSet> {
 protected:
  void SetUp() override {
    if (!is_supported(GetParam())) GTEST_SKIP() << "this processor lacks the instructions";
  }

  void compare(const System& system) {
    const Eigen::VectorXd x = shapes::random_cluster(random_, system.atoms());
    const Eigen::VectorXd reference = by_reference(system, x), computed = by_kernel(system, x, GetParam());
    EXPECT_NEAR(computed(0), reference(0), 1e-13 * std::abs(reference(0))) << system.atoms() << " atoms";
    EXPECT_LE((computed - reference).cwiseAbs().maxCoeff(), 1e-13 * reference.cwiseAbs().maxCoeff())
        << system.atoms() << " atoms";
  }

  RandomStream random_{3, 1};
};

TEST_P(SingleKernelTest, AgreesWithTheReference) {
  for (const int atoms : sizes()) compare(lennard_jones_cluster(atoms));
}

TEST_P(SingleKernelTest, AgreesWithTheReferenceForSpeciesPairs) {
  for (const int atoms : sizes()) compare(two_species(atoms));
}

TEST_P(SingleKernelTest, AgreesWithTheReferenceForAnyEpsilonAndSigma) {
  for (const int atoms : {2, 7, 13, 16, 17, 38}) {
    System system = lennard_jones_cluster(atoms);
    system.lennard_jones.epsilon(0, 0) = 0.3;
    system.lennard_jones.sigma(0, 0) = 1.1;
    compare(system);
  }
}

TEST_P(SingleKernelTest, EverySpeciesHasItsPlace) {
  // All different, in no order: a wrong column of a table shows.
  for (const int atoms : {5, 13, 16, 17, 30}) {
    System system = two_species(atoms);
    for (int i = 0; i < atoms; ++i) system.species[i] = i * i % 3 % 2;
    compare(system);
  }
}

TEST_P(SingleKernelTest, GivesTheBitsOfEveryOther) {
  for (const int atoms : sizes()) {
    for (const System& system : {lennard_jones_cluster(atoms), two_species(atoms)}) {
      const Eigen::VectorXd x = shapes::random_cluster(random_, atoms);
      EXPECT_TRUE(by_kernel(system, x, GetParam()) == by_kernel(system, x, InstructionSet::portable));
    }
  }
}

TEST_P(SingleKernelTest, CoincidentAtomsGiveNoFiniteEnergy) {
  for (const int atoms : {2, 13, 16, 17, 38}) {
    Eigen::VectorXd x = shapes::random_cluster(random_, atoms);
    x.tail<3>() = x.head<3>();
    EXPECT_FALSE(std::isfinite(by_kernel(lennard_jones_cluster(atoms), x, GetParam())(0))) << atoms << " atoms";
  }
}

INSTANTIATE_TEST_SUITE_P(InstructionSets, SingleKernelTest,
                         ::testing::Values(InstructionSet::avx2, InstructionSet::avx512), [](const auto& info) {
                           return std::string(info.param == InstructionSet::avx2 ? "Avx2" : "Avx512");
                         });

TEST(MakeSurface, TakesTheKernelWhereItIsFasterAndTheReferenceElsewhere) {
  RandomStream random(3, 2);
  for (const int atoms : {1, 4, 5, 38, SingleKernel::kMostAtoms, SingleKernel::kMostAtoms + 1}) {
    const System system = lennard_jones_cluster(atoms);
    const Eigen::VectorXd x = shapes::random_cluster(random, atoms);
    const bool kernel = atoms >= 5 && atoms <= SingleKernel::kMostAtoms;
    Eigen::VectorXd gradient(x.size());
    make_surface(system)->evaluate(x.data(), 0.0, gradient.data());
    const Eigen::VectorXd expected = kernel ? by_kernel(system, x, InstructionSet::portable) : by_reference(system, x);
    EXPECT_TRUE(gradient == expected.tail(x.size())) << atoms << " atoms";
  }
}

}  // namespace
}  // namespace baroscape
