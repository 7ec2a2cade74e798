// Against LAMMPS run now, where Debian's package lammps is installed.
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>

#include "numeric/clusters.hpp"
#include "numeric/metals.hpp"
#include "search/make_engine.hpp"

namespace baroscape {
namespace {

struct Fresh {
  const char* name;
  System system;
  std::string units;     ///< LAMMPS's
  std::string commands;  ///< pair_style and pair_coeff
  double energy_per_atom, force;  ///< tolerances: relative for Lennard-Jones units, else eV and eV/Å
};

void PrintTo(const Fresh& fresh, std::ostream* out) {
  *out << fresh.name;
}

System smooth_linear() {
  System system = numeric::kob_andersen_cluster(13, 7);
  system.lennard_jones.cutoff = {CutoffKind::shifted_force, 2.5};
  return system;
}

std::vector<Fresh> cases() {
  const auto eam = [](const char* style, const char* file, const char* elements) {
    return fmt::format("pair_style {}\npair_coeff * * {} {}\n", style, find_eam_file(file, ""), elements);
  };
  const auto spline = Interpolation::spline;
  return {{"ShiftedForce", smooth_linear(), "lj",
           "pair_style lj/smooth/linear 2.5\npair_coeff 1 1 1 1 2.5\npair_coeff 1 2 1.5 0.8 2.0\npair_coeff 2 2 0.5 "
           "0.88 2.2\n",
           1e-11, 1e-10},
          {"Morse", numeric::morse_cluster(13, 6.0), "lj", "pair_style morse 100\npair_coeff * * 1 6 1\n", 1e-11, 1e-10},
          {"Funcfl", numeric::metal_cluster("Cu_u3.eam", {{"Cu", 20}}), "metal",
           fmt::format("pair_style eam\npair_coeff * * {}\n", find_eam_file("Cu_u3.eam", "")), 1e-12, 1e-11},
          // 500 points: how far slopes of splines and of LAMMPS's Hermite cubics part (7e-4 eV/Å was seen).
          {"FuncflSpline", numeric::metal_cluster("Cu_u3.eam", {{"Cu", 20}}, spline), "metal",
           fmt::format("pair_style eam\npair_coeff * * {}\n", find_eam_file("Cu_u3.eam", "")), 2e-5, 1e-3},
          {"Setfl", numeric::metal_cluster("CuNi.eam.alloy", {{"Cu", 11}, {"Ni", 9}}), "metal",
           eam("eam/alloy", "CuNi.eam.alloy", "Cu Ni"), 1e-12, 1e-11},
          {"SetflFine", numeric::metal_cluster("Cu_mishin1.eam.alloy", {{"Cu", 20}}), "metal",
           eam("eam/alloy", "Cu_mishin1.eam.alloy", "Cu"), 1e-12, 1e-11},
          {"FinnisSinclair", numeric::metal_cluster("CuZr_mm.eam.fs", {{"Cu", 11}, {"Zr", 9}}), "metal",
           eam("eam/fs", "CuZr_mm.eam.fs", "Cu Zr"), 1e-12, 1e-11},
          // How far the table's rounding lets the two ways of joining its points part.
          {"FinnisSinclairSpline", numeric::metal_cluster("CuZr_mm.eam.fs", {{"Cu", 11}, {"Zr", 9}}, spline), "metal",
           eam("eam/fs", "CuZr_mm.eam.fs", "Cu Zr"), 1e-9, 1e-4}};
}

class FreshLammps : public ::testing::TestWithParam<Fresh> {};

TEST_P(FreshLammps, EnergyAndForcesAgree) {
  if (std::system("command -v lmp >/dev/null 2>&1") != 0) GTEST_SKIP() << "lammps is not installed";
  const System& system = GetParam().system;
  const double length = system.units.length, unit = system.units.energy;
  RandomStream random(22, 1);
  // A simple cubic lattice, shaken: as dense as the files are made for.
  Eigen::VectorXd x(3 * system.atoms());
  for (int i = 0; i < system.atoms(); ++i) {
    const int site[3] = {i % 3, i / 3 % 3, i / 9};
    for (int c = 0; c < 3; ++c) x(3 * i + c) = 1.05 * site[c] + random.uniform(-0.12, 0.12);
  }
  const auto folder = std::filesystem::path(::testing::TempDir()) / fmt::format("lammps_{}", GetParam().name);
  std::filesystem::create_directories(folder);
  {
    std::ofstream data(folder / "data");
    data << fmt::format("cluster\n\n{} atoms\n{} atom types\n-60 60 xlo xhi\n-60 60 ylo yhi\n-60 60 zlo zhi\n\nAtoms\n\n",
                        system.atoms(), system.species_names.size());
    for (int i = 0; i < system.atoms(); ++i) {
      data << fmt::format("{} {} {:.17g} {:.17g} {:.17g}\n", i + 1, system.species[static_cast<std::size_t>(i)] + 1,
                          length * x(3 * i), length * x(3 * i + 1), length * x(3 * i + 2));
    }
    std::ofstream(folder / "in") << fmt::format(
        "units {}\natom_style atomic\nboundary f f f\nread_data {}\nmass * 1\n{}"
        "thermo_modify format float %.16g\nfix 1 all nve\nvariable e equal pe\n"
        "thermo_style custom step pe\nthermo_modify norm no format float %.16g\nrun 0\n"
        "print \"energy $(pe:%.16g)\" file {}\n"
        "write_dump all custom {} id fx fy fz modify sort id format float %.16g\n",
        GetParam().units, (folder / "data").string(), GetParam().commands, (folder / "energy").string(),
        (folder / "forces").string());
  }
  const std::string command =
      fmt::format("cd {} && lmp -in in -log none > output 2>&1", folder.string());
  ASSERT_EQ(std::system(command.c_str()), 0) << numeric::file_text((folder / "output").string());
  double energy = 0;
  std::string word;
  std::ifstream(folder / "energy") >> word >> energy;
  std::ifstream dump(folder / "forces");
  for (std::string line; std::getline(dump, line) && line.find("ITEM: ATOMS") == std::string::npos;) {
  }
  Eigen::VectorXd forces(x.size()), gradient(x.size());
  for (int i = 0; i < system.atoms(); ++i) {
    int id = 0;
    dump >> id >> forces(3 * i) >> forces(3 * i + 1) >> forces(3 * i + 2);
    ASSERT_EQ(id, i + 1);
  }
  double computed = 0;
  const double pressure = 0;
  make_engine(system)->evaluate(1, x.data(), &pressure, &computed, gradient.data());
  const bool reduced = GetParam().units == "lj";
  const double energy_scale = reduced ? std::abs(energy) : system.atoms();
  const double force_scale = reduced ? forces.cwiseAbs().maxCoeff() : 1.0;
  EXPECT_NEAR(computed * unit, energy, GetParam().energy_per_atom * energy_scale);
  EXPECT_LE((forces + gradient * unit / length).cwiseAbs().maxCoeff(), GetParam().force * force_scale);
  RecordProperty("energy_difference_per_atom", fmt::format("{:.2e}", (computed * unit - energy) / system.atoms()));
  std::filesystem::remove_all(folder);
}

INSTANTIATE_TEST_SUITE_P(Potentials, FreshLammps, ::testing::ValuesIn(cases()),
                         [](const auto& info) { return std::string(info.param.name); });

}  // namespace
}  // namespace baroscape
