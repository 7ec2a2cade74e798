// Periodic cells through the program.
#include <nlohmann/json.hpp>

#include "program.hpp"

namespace baroscape {
namespace {

using Json = nlohmann::json;

class Cells : public Program {
 protected:
  const std::string config_ =
      "[system]\nkind = \"cell\"\natoms = { A = 4, B = 2 }\npotential = \"wahnstrom\"\n[system.lennard-jones]\ncutoff "
      "= { "
      "kind = \"smooth\", radius = 2.0 }\n[system.cell]\nshape = \"isotropic\"\ndensity = 1.2\n[explore]\npressures = "
      "[0, "
      "10]\nuntil = { searches = 640 }\n[anneal]\npressures = [10]\ntemperatures = [0.2]\ntime = 1e4\n";
};

TEST_F(Cells, ALandscapeIsExploredAnnealedShearedVerifiedAndLeaves) {
  write("cell.toml", config_);
  ASSERT_EQ(run({"run", "cell.toml", "--out", "out", "--quiet"}).code, 0);
  const Json shown = Json::parse(run({"show", "out/landscape.db", "--json", "--verify"}).out);
  EXPECT_TRUE(shown["verification"]["problems"].empty());
  EXPECT_EQ(shown["landscapes"][0]["volume_definition"], "periodic cell, isotropic");
  const Json sheared = Json::parse(
      run({"shear", "out/landscape.db", "--amplitudes", "0.001,0.2", "--json", "-o", "shear.svg", "--quiet"}).out);
  ASSERT_EQ(sheared["cycles"].size(), 2U);
  EXPECT_NEAR(sheared["cycles"][0]["delta_energy"].get<double>(), 0, 1e-8);
  EXPECT_TRUE(std::filesystem::exists(folder_ / "shear.svg"));
  ASSERT_EQ(run({"export", "out/landscape.db", "--pressure", "10", "--format", "extxyz", "-o", "states.xyz"}).code, 0);
  const Finished imported =
      run({"import", "extxyz", "states.xyz", "--config", "cell.toml", "--out", "back", "--quiet"});
  ASSERT_EQ(imported.code, 0) << imported.err;
  const auto count = [&](const char* database) {
    return Json::parse(run({"show", database, "--json", "--pressure", "10"}).out)["minima"].size();
  };
  EXPECT_EQ(count("back/landscape.db"), count("out/landscape.db"));
  const Json elastic = Json::parse(run({"elastic", "cell.toml", "states.xyz", "--pressure", "10", "--json"}).out);
  EXPECT_EQ(elastic["structures"][0]["stiffness"].size(), 6U);
  const Json anneal = Json::parse(read("out/summary.json"))["anneal"][0];
  EXPECT_GT(anneal["shear_ratio"].get<double>(), 0);
  EXPECT_GT(anneal["young_ratio"].get<double>(), 0);
  const Json analysed = Json::parse(run({"analyse", "out/landscape.db", "-o", "structure", "--json", "--quiet"}).out);
  ASSERT_EQ(analysed["samples"].size(), 2U);
  for (const Json& sample : analysed["samples"]) {
    double weight = 0;
    for (const Json& member : sample["members"]) weight += member["weight"].get<double>();
    EXPECT_NEAR(weight, 1, 1e-3);
    EXPECT_NEAR(sample["density"].get<double>() * sample["volume"].get<double>(), 5, 1e-9)
        << "four atoms of mass 1, two of ½";
  }
  EXPECT_NEAR(analysed["samples"][1]["energy"].get<double>() - analysed["samples"][0]["energy"].get<double>(),
              anneal["delta_energy"].get<double>(), 1e-4)
      << "of the shares of atoms as of the states";
  EXPECT_NEAR(
      analysed["samples"][1]["shear_modulus"].get<double>() / analysed["samples"][0]["shear_modulus"].get<double>(),
      anneal["shear_ratio"].get<double>(), 1e-3);
  for (const char* name : {"pair_distribution.svg", "structure_factor.csv", "structure_by_pressure.svg"}) {
    EXPECT_TRUE(std::filesystem::exists(folder_ / "structure" / name)) << name;
  }
  const std::string minima = run({"analyse", "out/landscape.db", "--pressure", "10", "--minima", "99999"}).err;
  EXPECT_PRED_FORMAT2(testing::IsSubstring, "has no minimum of this id", minima);
  EXPECT_EQ(run({"analyse", "cell.toml", "states.xyz", "--deviations", "2"}).code, 0);
  EXPECT_EQ(run({"analyse", "cell.toml", "states.xyz", "--deviations", "-2"}).code, 2);
  EXPECT_EQ(run({"shear", "out/landscape.db", "--amplitudes", "0.2,0.1"}).code, 2);
  EXPECT_EQ(run({"shear", "out/landscape.db", "--from", "99999"}).code, 2);
}

TEST_F(Cells, BadInputIsNamed) {
  write("cell.toml", config_);
  const auto refused = [&](const std::string& text, const char* part) {
    write("a.xyz", text);
    const Finished finished = run({"relax", "cell.toml", "a.xyz"});
    EXPECT_EQ(finished.code, 2);
    EXPECT_PRED_FORMAT2(testing::IsSubstring, part, finished.err);
  };
  const std::string atoms = "Ar 0 0 0\nAr 1 0 0\nAr 0 1 0\nAr 0 0 1\nKr 1 1 0\nKr 1 0 1\n";
  refused("6\npbc=\"T T T\"\n" + atoms, "Lattice=");
  refused("6\nLattice=\"2 0 0 0 2 0 0 0\"\n" + atoms, "8 numbers, not 9");
  refused("6\nLattice=\"2 0 0 0 2 0 0 0 x\"\n" + atoms, "\"x\" is not a finite number");
  refused("6\nLattice=\"0 2 0 2 0 0 0 0 2\"\n" + atoms, "right-handed");
  refused("6\nLattice=\"2 0 0 0 2 0 2 2 0\"\n" + atoms, "right-handed");
  refused("6\nLattice=\"2 0 0 0 2 0 0 0 2\" pbc=\"F F F\"\n" + atoms, "system is a cell");
  refused("6\nLattice=\"1 0 0 0 2 0 0 0 2\"\n" + atoms, "coincide, images included");
}

/// What D. J. Lacks and M. J. Osborne found in another mixture, Phys. Rev. Lett. 93, 255501 (2004).
TEST_F(Cells, SlowSmallCyclesOfShearAgeAndLargeOnesRejuvenateAndDensityGoesTheOtherWay) {
  ASSERT_EQ(run({"explore", std::string(BAROSCAPE_CONFIGS) + "/wahnstrom.toml", "--out", "out", "--quiet", "--set",
                 "explore.pressures=[0]", "--set", "explore.until={ searches = 6000 }"})
                .code,
            0);
  const Json sheared = Json::parse(run({"shear", "out/landscape.db", "--fictive-temperature", "0.2", "--amplitudes",
                                        "0.02,0.6", "--json", "--quiet"})
                                       .out);
  const Json &small = sheared["cycles"][0], &large = sheared["cycles"][1];
  EXPECT_LT(small["delta_energy"].get<double>(), 0);
  EXPECT_GT(small["density_gain"].get<double>(), 0);
  EXPECT_GT(large["delta_energy"].get<double>(), 0);
  EXPECT_LT(large["density_gain"].get<double>(), 0);
  EXPECT_EQ(small["lost"].get<double>() + large["lost"].get<double>(), 0);
}

}  // namespace
}  // namespace baroscape
