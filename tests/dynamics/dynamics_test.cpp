// Molecular dynamics against what statistical mechanics knows.
#include "dynamics/dynamics.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "core/error.hpp"
#include "dynamics/glass.hpp"
#include "numeric/clusters.hpp"

namespace baroscape {
namespace {

System mixture(int a, int b, double density) {
  System system = numeric::kob_andersen_cluster(a, b);
  system.lennard_jones.cutoff = {CutoffKind::smooth, 2.5};
  system.cell = Cell::make(std::cbrt((a + b) / density) * Eigen::Matrix3d::Identity(), CellShape::isotropic, a + b);
  return system;
}

PeriodicStructure start_of(const System& system) {
  RandomStream random(1, 1);
  return mixed_lattice(system, random);
}

/// Largest deviation of E + K from its start over a fixed time.
double drift(double step) {
  const System system = mixture(24, 8, 1.1);
  DynamicsOptions options;
  options.step = step;
  options.friction = options.relaxation_time = 0;
  options.temperature = 0.5;
  Dynamics run(system, start_of(system), options);
  const double before = run.potential_energy() + run.kinetic_energy();
  double worst = 0;
  for (int k = 0; k < std::lround(0.5 / step); ++k) {
    run.step();
    worst = std::max(worst, std::abs(run.potential_energy() + run.kinetic_energy() - before));
  }
  return worst;
}

TEST(Dynamics, WithoutThermostatEnergyIsConservedToSecondOrder) {
  const double coarse = drift(0.004), fine = drift(0.002);
  EXPECT_LT(fine, 0.05);
  EXPECT_NEAR(coarse / fine, 4, 1) << "a fourfold error for twice the step";
}

TEST(Dynamics, WithoutThermostatItRunsBackWhereItCameFrom) {
  const System system = mixture(12, 4, 1.1);
  DynamicsOptions options;
  options.friction = options.relaxation_time = 0;
  options.temperature = 0.5;
  const PeriodicStructure start = start_of(system);
  Dynamics run(system, start, options);
  for (int k = 0; k < 100; ++k) run.step();
  run.reverse();
  for (int k = 0; k < 100; ++k) run.step();
  // Rounding, 1e-16, grows over 200 steps of a liquid by some powers of ten.
  EXPECT_LE((run.structure().positions - start.positions).cwiseAbs().maxCoeff(), 1e-10);
}

TEST(Dynamics, MomentumIsConservedWithoutThermostat) {
  const System system = mixture(12, 4, 1.1);
  DynamicsOptions options;
  options.friction = options.relaxation_time = 0;
  Dynamics run(system, start_of(system), options);
  for (int k = 0; k < 200; ++k) run.step();
  Eigen::VectorXd masses(system.atoms());
  for (int i = 0; i < system.atoms(); ++i) {
    masses(i) = system.masses[static_cast<std::size_t>(system.species[static_cast<std::size_t>(i)])];
  }
  EXPECT_LE((run.velocities() * masses).norm(), 1e-10);
}

/// Atoms that hardly feel each other: p(Ω) ∝ Ω^N e^{−PΩ/k_BT}, so ⟨Ω⟩ = (N + 1) k_BT/P and Var Ω = (N + 1)(k_BT/P)².
TEST(Dynamics, AnIdealGasHasTheVolumeAndItsFluctuationOfTheEnsemble) {
  constexpr int kAtoms = 8;
  System gas = lennard_jones_cluster(kAtoms);
  gas.lennard_jones.epsilon *= 1e-60;  // also of atoms that meet
  gas.lennard_jones.cutoff = {CutoffKind::smooth, 1.0};
  gas.cell = Cell::make(5 * Eigen::Matrix3d::Identity(), CellShape::isotropic, kAtoms);
  DynamicsOptions options;
  options.step = 0.05;
  options.friction = 2;
  options.temperature = 1.5;
  options.pressure = 0.1;
  options.compressibility = 1;
  options.relaxation_time = 1;
  Dynamics run(gas, start_of(gas), options);
  for (int k = 0; k < 2000; ++k) run.step();
  double mean = 0, square = 0, heat = 0;
  constexpr int kSteps = 150000;
  for (int k = 0; k < kSteps; ++k) {
    run.step();
    mean += run.volume() / kSteps;
    square += run.volume() * run.volume() / kSteps;
    heat += run.temperature() / kSteps;
  }
  const double unit = options.temperature / options.pressure, expected = (kAtoms + 1) * unit;
  // ln Ω relaxes at the rate β P/τ = 0.1, over 200 steps. 150,000 of them are some 700 samples, each off by
  // Ω/√(N + 1).
  const double error = expected / std::sqrt(kAtoms + 1.0) / std::sqrt(700.0);
  EXPECT_NEAR(mean, expected, 4 * error);
  const double variance = square - mean * mean;
  EXPECT_NEAR(variance, (kAtoms + 1) * unit * unit, 0.25 * (kAtoms + 1) * unit * unit);
  EXPECT_NEAR(heat, options.temperature, 0.02 * options.temperature);
}

/// In a liquid: kinetic energy by equipartition, and the mean pressure is the one that was set.
TEST(Dynamics, ALiquidHasTheTemperatureAndPressureThatWereSet) {
  const System system = mixture(24, 8, 1.1);
  DynamicsOptions options;
  options.step = 0.004;
  options.temperature = 1.2;
  options.pressure = 3;
  options.relaxation_time = 1;
  Dynamics run(system, start_of(system), options);
  for (int k = 0; k < 1500; ++k) run.step();
  constexpr int kBlocks = 10, kSteps = 800;
  std::vector<double> heat(kBlocks, 0), pressure(kBlocks, 0);
  for (int block = 0; block < kBlocks; ++block) {
    for (int k = 0; k < kSteps; ++k) {
      run.step();
      heat[static_cast<std::size_t>(block)] += run.temperature() / kSteps;
      pressure[static_cast<std::size_t>(block)] += run.pressure() / kSteps;
    }
  }
  const auto check = [](const std::vector<double>& blocks, double expected, const char* what) {
    double mean = 0, square = 0;
    for (const double block : blocks) mean += block / kBlocks;
    for (const double block : blocks) square += (block - mean) * (block - mean);
    const double error = std::sqrt(square / (kBlocks * (kBlocks - 1)));
    EXPECT_NEAR(mean, expected, 4 * error + 0.01 * expected) << what << " ± " << error;
  };
  check(heat, options.temperature, "temperature");
  // ⟨P⟩ = P₀ exactly where the measure is dΩ (the virial theorem of the volume).
  check(pressure, options.pressure, "pressure");
}

TEST(Dynamics, TheSameSeedIsTheSameRunToTheLastBit) {
  const System system = mixture(12, 4, 1.1);
  DynamicsOptions options;
  const auto after = [&](std::uint64_t seed) {
    options.seed = seed;
    Dynamics run(system, start_of(system), options);
    for (int k = 0; k < 50; ++k) run.step();
    return run.structure().positions;
  };
  EXPECT_EQ((after(1) - after(1)).norm(), 0.0);
  EXPECT_GT((after(1) - after(2)).norm(), 1e-3);
}

TEST(Dynamics, AStepFarTooLongIsAnErrorThatSaysSo) {
  const System system = mixture(12, 4, 1.1);
  DynamicsOptions options;
  options.step = 0.5;
  Dynamics run(system, start_of(system), options);
  EXPECT_THROW(
      {
        for (int k = 0; k < 100; ++k) run.step();
      },
      InputError);
}

TEST(Glass, CoolingLowersEnergyAndVolumeAndStopsWhenTold) {
  const System system = mixture(24, 8, 1.1);
  GlassOptions options;
  options.melt_temperature = 1.5;
  options.melt_time = 2;
  options.cooling_rate = 0.1;
  options.dynamics.step = 0.004;
  options.dynamics.pressure = 5;
  options.points = 12;
  const std::vector<Glass> glasses = melt_and_quench(system, options);
  ASSERT_EQ(glasses.size(), 1U);
  const std::vector<CoolingPoint>& cooling = glasses[0].cooling;
  ASSERT_EQ(cooling.size(), 12U);
  EXPECT_LT(cooling.back().energy, cooling.front().energy - 10);
  EXPECT_LT(cooling.back().volume, cooling.front().volume);
  EXPECT_GT(shortest_distance(glasses[0].structure), 0.7);
  EXPECT_TRUE(melt_and_quench(system, options, [](const DynamicsStatus&) { return false; }).empty());
}

TEST(Glass, LiquidsAreTheSameOnAnyNumberOfThreads) {
  const System system = mixture(12, 4, 1.1);
  LiquidOptions options;
  options.dynamics.step = 0.004;
  options.equilibration = 0.5;
  options.production = 1;
  const auto one = liquid_points(system, {1.0, 1.5}, {0.0, 5.0}, options, 1);
  const auto two = liquid_points(system, {1.0, 1.5}, {0.0, 5.0}, options, 2);
  ASSERT_EQ(one.size(), 4U);
  for (std::size_t k = 0; k < 4; ++k) EXPECT_EQ(one[k].energy, two[k].energy);
  EXPECT_LT(one[1].volume, one[0].volume) << "pressure makes it denser";
}

}  // namespace
}  // namespace baroscape
