// [system] potential and what belongs to each.
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>

#include "messages.hpp"

namespace baroscape {
namespace {

using testing::IsSubstring;

Job job_of(const std::string& system, const std::string& more = "") {
  return parse_job("[system]\n" + system + more, "job.toml");
}

void expect_refused(const std::string& text, const std::vector<const char*>& parts) {
  const std::string message = message_for(text);
  ASSERT_NE(message, "") << "the job was accepted";
  for (const char* part : parts) EXPECT_PRED_FORMAT2(IsSubstring, part, message);
}

TEST(PotentialSection, PresetsAreThePublishedMixturesCutByShiftedForce) {
  const System kob = job_of("atoms = { A = 4, B = 1 }\npotential = \"kob-andersen\"\n").system;
  EXPECT_EQ(kob.lennard_jones.epsilon, (Eigen::Matrix2d() << 1.0, 1.5, 1.5, 0.5).finished());
  EXPECT_EQ(kob.lennard_jones.sigma, (Eigen::Matrix2d() << 1.0, 0.8, 0.8, 0.88).finished());
  EXPECT_EQ(kob.masses, (std::vector<double>{1, 1}));
  EXPECT_EQ(kob.lennard_jones.cutoff.kind, CutoffKind::shifted_force);
  EXPECT_EQ(kob.lennard_jones.cutoff.radius, 2.5);
  const System wahnstrom = job_of("atoms = { A = 2, B = 2 }\npotential = \"wahnstrom\"\n"
                                  "[system.lennard-jones]\ncutoff = { kind = \"smooth\", radius = 2 }\n").system;
  EXPECT_DOUBLE_EQ(wahnstrom.lennard_jones.sigma(1, 1), 5.0 / 6);
  EXPECT_DOUBLE_EQ(wahnstrom.lennard_jones.sigma(0, 1), 11.0 / 12);
  EXPECT_EQ(wahnstrom.masses, (std::vector<double>{1, 0.5}));
  EXPECT_EQ(wahnstrom.lennard_jones.cutoff.kind, CutoffKind::smooth);
  // Only the small ones, heavier than they are.
  const System small = job_of("atoms = { B = 5 }\npotential = \"wahnstrom\"\nmasses = { B = 3 }\n").system;
  EXPECT_DOUBLE_EQ(small.lennard_jones.sigma(0, 0), 5.0 / 6);
  EXPECT_EQ(small.masses, std::vector<double>{3});
}

TEST(PotentialSection, MorsePairsAndTheirUnits) {
  const System system = job_of("atoms = { A = 7 }\npotential = \"morse\"\n[system.morse]\nAA = { rho0 = 14 }\n").system;
  ASSERT_TRUE(system.morse);
  EXPECT_EQ(system.morse->rho0(0, 0), 14);
  EXPECT_EQ(system.morse->r_e(0, 0), 1);
  EXPECT_EQ(system.units.kind, Units::Kind::morse);
  EXPECT_EQ(system.units.pressure(), 1);
  expect_refused("[system]\natoms = { A = 7, B = 1 }\npotential = \"morse\"\n",
                 {"system: with several species every pair must be given, and AA is missing", "rho0 = …", "[system.morse]"});
}

TEST(PotentialSection, SuttonChenNeedsItsNumbers) {
  const std::string head = "[system]\natoms = { A = 7 }\npotential = \"sutton-chen\"\n";
  const Job job = parse_job(head + "[system.sutton-chen]\nn = 12\nm = 6\nc = 144.41\nepsilon = 2.5415e-3\na = 4.09\n"
                                   "units = \"metal\"\n", "job.toml");
  // Silver: neighbours 2.89 Å apart, 2.96 eV an atom (A. P. Sutton and J. Chen's own).
  EXPECT_NEAR(job.system.units.length * 1.0902, 4.09 / std::sqrt(2.0), 0.05);
  EXPECT_NEAR(job.system.units.energy * 8.61, 2.96, 0.1);
  expect_refused(head, {"needs [system.sutton-chen]"});
  expect_refused(head + "[system.sutton-chen]\nn = 12\nm = 6\n", {"system.sutton-chen: needs c"});
  expect_refused(head + "[system.sutton-chen]\nn = 6\nm = 6\nc = 1\n", {"sutton-chen.n: 6 is not allowed with m = 6"});
}

TEST(PotentialSection, MetalsAreReadInTheirUnits) {
  const Job job = job_of("atoms = { Cu = 5, Ni = 2 }\npotential = \"CuNi.eam.alloy\"\nvolume = { atom_radius = 1.2 }\n",
                         "[explore]\npressures = [0, 5, 30]\n[deform]\npressures = [0, 30]\n[hop]\ntemperature = 300\n"
                         "step = 0.8\n[anneal]\nstart = { fictive_temperature = 600 }\ntemperatures = [300]\n");
  const Units& units = job.system.units;
  EXPECT_EQ(units.kind, Units::Kind::metal);
  EXPECT_EQ(job.system.masses, (std::vector<double>{63.546, 58.689}));
  EXPECT_NEAR(job.system.atom_radius * units.length, 1.2, 1e-15);
  ASSERT_EQ(job.pressures.size(), 3u);
  EXPECT_EQ(units.given_pressure(job.pressures[1]), 5.0);
  EXPECT_EQ(units.given_pressure(job.pressures[2]), 30.0);
  EXPECT_EQ(units.given_pressure(job.deform->to), 30.0);
  EXPECT_EQ(units.given_temperature(job.anneal->treatment.temperatures[0]), 300.0);
  EXPECT_EQ(units.given_temperature(std::get<FictiveTemperatureStart>(job.anneal->starts.front()).temperature), 600.0);
  // k_B T at 300 K is 25.85 meV.
  EXPECT_NEAR(job.hop->options.temperature * units.energy, 0.02585, 1e-5);
  EXPECT_NEAR(job.hop->options.step * units.length, 0.8, 1e-15);
  // 1 eV/Å³ is 160.2 GPa.
  EXPECT_NEAR(job.pressures[1] * units.energy / units.volume(), 5 / 160.21766, 1e-8);
}

TEST(PotentialSection, MetalFilesThatCannotBeUsedAreRefused) {
  expect_refused("[system]\natoms = { Cu = 5 }\npotential = \"none.eam\"\n",
                 {"job.toml:3:1: system.potential: \"none.eam\" is in none of ", "/usr/share/lammps/potentials"});
  expect_refused("[system]\natoms = { Cu = 5, Fe = 1 }\npotential = \"CuNi.eam.alloy\"\n",
                 {"job.toml:2:1: system.atoms: ", "CuNi.eam.alloy has no Fe; it has Ni, Cu"});
  expect_refused("[system]\natoms = { Cu = 5 }\npotential = \"Cu_u3.eam\"\n[system.morse]\nCuCu = {}\n",
                 {"system.morse: belongs to another potential; this one is \"Cu_u3.eam\""});
  expect_refused("[system]\natoms = { Cu = 5 }\npotential = \"Cu_u3.eam\"\n[system.eam]\ninterpolation = \"linear\"\n",
                 {"system.eam.interpolation: the string \"linear\" is not allowed", "\"spline\" is"});
}

TEST(PotentialSection, AMetalFileBesideTheConfigurationComesFirst) {
  const auto folder = std::filesystem::path(testing::TempDir()) / "beside";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "Cu_u3.eam") << "not a potential\n1 2\n";
  std::ofstream(folder / "job.toml") << "[system]\natoms = { Cu = 5 }\npotential = \"Cu_u3.eam\"\n";
  try {
    read_job((folder / "job.toml").string());
    ADD_FAILURE() << "the malformed file was not read";
  } catch (const InputError& error) {
    EXPECT_PRED_FORMAT2(IsSubstring, "Cu_u3.eam:", std::string(error.what()));
    EXPECT_PRED_FORMAT2(IsSubstring, folder.string(), std::string(error.what()));
  }
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace baroscape
