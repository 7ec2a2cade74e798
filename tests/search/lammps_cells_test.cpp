// Periodic cells against what LAMMPS computed of them: energies, forces, pressures, and relaxed cells under pressure.
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "numeric/clusters.hpp"
#include "numeric/finite_differences.hpp"
#include "numeric/metals.hpp"
#include "search/single.hpp"

namespace baroscape {
namespace {

/// LAMMPS's constant for 1 eV/Å³ in bar is off CODATA's by 8.4e-8.
constexpr double kLammpsBar = 1.6021765e6;

struct Case {
  System system;
  Structure structure;
  nlohmann::json json;
  bool metal = false;
};

Case read(const std::string& name, CellShape shape) {
  Case one;
  one.json = nlohmann::json::parse(std::ifstream(BAROSCAPE_TEST_DATA "/lammps/" + name + ".json"));
  one.metal = one.json["units"] == "metal";
  std::vector<int> counts(2, 0);
  for (const auto& type : one.json["types"]) {
    one.structure.species.push_back(type.get<int>() - 1);
    ++counts[static_cast<std::size_t>(type.get<int>() - 1)];
  }
  if (one.metal) {
    one.system = numeric::metal_cluster("CuZr_mm.eam.fs", {{"Cu", counts[0]}, {"Zr", counts[1]}});
  } else if (counts[1] > 0) {
    one.system = numeric::kob_andersen_cluster(counts[0], counts[1]);
    one.system.lennard_jones.cutoff = {CutoffKind::shifted_force, 2.5};
  } else {
    one.system = lennard_jones_cluster(counts[0]);
    one.system.lennard_jones.cutoff = {CutoffKind::shifted_force, 2.5};
  }
  const double length = one.system.units.length;
  const auto rows = [&](const char* key) { return one.json[key].get<std::vector<std::vector<double>>>(); };
  Eigen::Matrix3d lattice;
  for (int k = 0; k < 9; ++k) lattice(k / 3, k % 3) = rows("cell")[static_cast<std::size_t>(k / 3)][static_cast<std::size_t>(k % 3)] / length;
  one.structure.lattice = lattice;
  const auto positions = rows("positions");
  one.structure.positions.resize(3 * static_cast<Eigen::Index>(positions.size()));
  for (std::size_t k = 0; k < 3 * positions.size(); ++k) {
    one.structure.positions(static_cast<Eigen::Index>(k)) = positions[k / 3][k % 3] / length;
  }
  one.system.cell = Cell::make(lattice, shape, one.structure.atoms());
  return one;
}

TEST(LammpsCell, EnergiesForcesAndPressuresAgree) {
  for (const char* name : {"lj_periodic_108_cut2.5_forceshifted", "lj_periodic_KA_108_forceshifted",
                           "eam_periodic_CuZr_mm_32_random", "eam_periodic_CuZr_mm_108_tri"}) {
    const Case one = read(name, CellShape::full);
    const Evaluation result = evaluate(one.system, one.structure, 0, false);
    const Units& units = one.system.units;
    const double energy = one.json["energy"], atoms = one.structure.atoms();
    EXPECT_NEAR(result.energy * units.energy, energy, one.metal ? 1e-10 * atoms : 1e-11 * std::abs(energy)) << name;
    const auto forces = one.json["forces"].get<std::vector<std::vector<double>>>();
    double worst = 0, largest = 0;
    for (std::size_t k = 0; k < 3 * forces.size(); ++k) {
      const double force = -result.gradient(static_cast<Eigen::Index>(k)) * units.energy / units.length;
      worst = std::max(worst, std::abs(force - forces[k / 3][k % 3]));
      largest = std::max(largest, std::abs(forces[k / 3][k % 3]));
    }
    EXPECT_LE(worst, one.metal ? 1e-8 : 1e-10 * largest) << name;
    const auto tensor = one.json["pressure_tensor_xx_yy_zz_xy_xz_yz"].get<std::vector<double>>();
    const double scale = one.metal ? kLammpsBar * units.energy / units.volume() : 1;
    const double pressure = one.json["pressure"];
    constexpr int kPlaces[6][2] = {{0, 0}, {1, 1}, {2, 2}, {0, 1}, {0, 2}, {1, 2}};
    for (std::size_t k = 0; k < 6; ++k) {
      EXPECT_NEAR(result.pressure_tensor(kPlaces[k][0], kPlaces[k][1]) * scale, tensor[k], 1e-9 * std::abs(pressure)) << name;
    }
    EXPECT_NEAR(result.virial_pressure * scale, pressure, 1e-9 * std::abs(pressure)) << name;
  }
}

/// Perturbed starts relax, atoms and cell, to where LAMMPS's box/relax and cg end; those need over a thousand calls.
TEST(LammpsCell, PerturbedCellsRelaxToTheTargetUnderPressure) {
  for (const char* name : {"robust_CuZr_mm_108_P10_tri", "robust_KAfs_108_P5_tri"}) {
    const Case one = read(name, CellShape::full);
    const Units& units = one.system.units;
    const double target = one.json["target_pressure"], bar_to_gpa = one.metal ? 1e-4 : 1;
    const Relaxation end = relax(one.system, one.structure, target * bar_to_gpa / units.pressure());
    EXPECT_TRUE(end.converged) << name << ": " << end.reason;
    EXPECT_NEAR(end.at_end.enthalpy * units.energy, one.json["target_enthalpy"].get<double>(), 1e-8) << name;
    const double volume = one.json["target_volume"];
    EXPECT_NEAR(end.at_end.volume * units.volume(), volume, 1e-6 * volume) << name;
    EXPECT_LT(end.counts.gradients, 500) << name;
    RecordProperty(std::string(name) + " gradients", static_cast<int>(end.counts.gradients));
    RecordProperty(std::string(name) + " Hessians", static_cast<int>(end.counts.hessians));
  }
}

}  // namespace
}  // namespace baroscape
