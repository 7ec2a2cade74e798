// Metals through the program: what is given and printed is in eV, Å, GPa.
#include <fmt/format.h>

#include <fstream>

#include "program.hpp"

namespace baroscape {
namespace {

using nlohmann::json;
using testing::IsSubstring;

class Metal : public Program {
 protected:
  void write_copper(int atoms, const std::string& file, const std::string& more = "") const {
    write("job.toml", fmt::format("[system]\natoms = {{ Cu = {} }}\npotential = \"{}\"\n{}", atoms, file, more));
  }
};

TEST_F(Metal, EvaluateGivesLammpssNumbers) {
  const json reference =
      json::parse(std::ifstream(BAROSCAPE_TEST_DATA "/lammps/eam_cluster_Cu_mishin1_13_random.json"));
  write_copper(13, "Cu_mishin1.eam.alloy");
  std::string text = "13\nProperties=species:S:1:pos:R:3\n";
  for (const json& r : reference["positions"]) {
    text += fmt::format("Cu {} {} {}\n", r[0].get<double>(), r[1].get<double>(), r[2].get<double>());
  }
  write("a.xyz", text);
  const json at_rest = json_output({"evaluate", "job.toml", "a.xyz", "--hessian"});
  EXPECT_EQ(at_rest["units"], json::parse(R"({"energy": "eV", "length": "angstrom", "pressure": "GPa"})"));
  EXPECT_NEAR(at_rest["energy"].get<double>(), reference["energy"].get<double>(), 13e-11);
  for (std::size_t i = 0; i < 13; ++i) {
    for (std::size_t c = 0; c < 3; ++c) {
      EXPECT_NEAR(at_rest["gradient"][i][c].get<double>(), -reference["forces"][i][c].get<double>(), 1e-10);
      EXPECT_NEAR(at_rest["positions"][i][c].get<double>(), reference["positions"][i][c].get<double>(), 1e-14);
    }
  }
  // H = E + PV, with 1 eV/Å³ = 160.2176634 GPa.
  const json pressed = json_output({"evaluate", "job.toml", "a.xyz", "--pressure", "20"});
  EXPECT_NEAR(pressed["enthalpy"].get<double>() - pressed["energy"].get<double>(),
              20 / 160.2176634 * pressed["volume"].get<double>(), 1e-9);
  // Second differences of the energy along one coordinate are curvatures in eV/Å².
  EXPECT_GT(at_rest["hessian"][0][0].get<double>(), 0.5);
  EXPECT_LT(at_rest["hessian"][0][0].get<double>(), 50);
}

TEST_F(Metal, RelaxingEndsAtAMinimumInAngstromsAndTheFileSaysItsPressure) {
  write_copper(4, "Cu_u3.eam");
  write("a.xyz", "4\nProperties=species:S:1:pos:R:3\nCu 0 0 0\nCu 2.4 0 0\nCu 0 2.5 0\nCu 0.4 0.5 2.3\n");
  const json end = json_output({"relax", "job.toml", "a.xyz", "--pressure", "5", "-o", "b.xyz"});
  EXPECT_TRUE(end["converged"]);
  EXPECT_PRED_FORMAT2(IsSubstring, "pressure_GPa=5", read("b.xyz"));
  const json again = json_output({"evaluate", "job.toml", "b.xyz", "--pressure", "5"});
  EXPECT_NEAR(again["enthalpy"].get<double>(), end["enthalpy"].get<double>(), 1e-12);
  EXPECT_TRUE(again["converged"]);
  // A tetrahedron.
  const auto& r = end["positions"];
  for (int i = 0; i < 4; ++i) {
    for (int j = 0; j < i; ++j) {
      double w = 0;
      for (int c = 0; c < 3; ++c) w += std::pow(r[i][c].get<double>() - r[j][c].get<double>(), 2);
      EXPECT_GT(std::sqrt(w), 2.0);
      EXPECT_LT(std::sqrt(w), 2.6);
    }
  }
}

TEST_F(Metal, ALandscapeIsExploredFollowedAnnealedAndShownInItsUnits) {
  write_copper(6, "Cu_u3.eam",
               "[explore]\npressures = [0, 10]\nuntil = { searches = 600 }\n[deform]\npressures = [0, 10]\n"
               "[anneal]\ntemperatures = [300]\n");
  const std::string words = output({"run", "job.toml", "--out", "out", "--quiet"});
  EXPECT_PRED_FORMAT2(IsSubstring, "GPa", words);
  EXPECT_PRED_FORMAT2(testing::IsNotSubstring, "σ", words);
  EXPECT_PRED_FORMAT2(testing::IsNotSubstring, "ε", words);
  const json shown = json_output({"show", "out/landscape.db", "--json", "--pressure", "10"});
  EXPECT_EQ(shown["pressure"], 10.0);
  EXPECT_EQ(shown["units"]["pressure"], "GPa");
  ASSERT_FALSE(shown["minima"].empty());
  for (const json& minimum : shown["minima"]) {
    EXPECT_NEAR(minimum["enthalpy"].get<double>() - minimum["energy"].get<double>(),
                10 / 160.2176634 * minimum["volume"].get<double>(), 1e-9);
    // Copper: some 3 eV an atom, some 10 to 25 Å³, a modulus of some 100 GPa.
    EXPECT_GT(minimum["energy"].get<double>() / 6, -3.54);
    EXPECT_LT(minimum["energy"].get<double>() / 6, -1.5);
    EXPECT_GT(minimum["volume"].get<double>() / 6, 5);
    EXPECT_LT(minimum["volume"].get<double>() / 6, 40);
  }
  const json summary = json::parse(read("out/summary.json"));
  EXPECT_EQ(summary["anneal"][0]["temperature"], 300.0);
  EXPECT_EQ(summary["landscapes"][1]["pressure"], 10.0);
  const std::string verified = output({"show", "out/landscape.db", "--verify", "--quiet"});
  EXPECT_PRED_FORMAT2(IsSubstring, "all is well", verified);
  output({"tree", "out/landscape.db", "--pressure", "10", "-o", "tree.svg"});
  EXPECT_PRED_FORMAT2(IsSubstring, "GPa", read("tree.svg"));
  const Finished unexplored = run({"show", "out/landscape.db", "--pressure", "7"});
  EXPECT_EQ(unexplored.code, 2);
  EXPECT_PRED_FORMAT2(IsSubstring, "pressure 7 was never explored; explored are: 0, 10", unexplored.err);
}

TEST_F(Metal, BadInputIsNamedInItsUnits) {
  write_copper(2, "Cu_u3.eam");
  write("a.xyz", "2\nProperties=species:S:1:pos:R:3\nCu 0 0 0\nCu 0 0 0.0001\n");
  const Finished overlapping = run({"evaluate", "job.toml", "a.xyz"});
  EXPECT_EQ(overlapping.code, 2);
  EXPECT_PRED_FORMAT2(IsSubstring, "atoms 1 and 2 coincide: they are 0.0001 Å apart", overlapping.err);
  write("x.eam.alloy", "a\nb\nc\n1 Cu\n5 0.1 5 1.0 9.5\n29 63 3.6 fcc\n");
  write_copper(2, "x.eam.alloy");
  const Finished beyond = run({"evaluate", "job.toml", "a.xyz"});
  EXPECT_EQ(beyond.code, 2);
  EXPECT_PRED_FORMAT2(IsSubstring, "x.eam.alloy:5: the cutoff, 9.5 Å, lies beyond the table", beyond.err);
}

}  // namespace
}  // namespace baroscape
