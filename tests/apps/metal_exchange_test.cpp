// A metal's landscape in other programs' formats: in eV and Å there, and the same when it comes back.
#include <fmt/format.h>

#include <fstream>
#include <sstream>

#include "program.hpp"

namespace baroscape {
namespace {

using nlohmann::json;
using testing::IsSubstring;

/// A small census of eight copper atoms, job.toml and out/landscape.db.
class MetalExchange : public Program {
 protected:
  void SetUp() override {
    Program::SetUp();
    write("job.toml",
          "[system]\natoms = { Cu = 8 }\npotential = \"Cu_u3.eam\"\n[explore]\npressures = [0, 10]\n"
          "until = { searches = 300 }\n");
    output({"explore", "job.toml", "--out", "out", "--quiet"});
  }
};

/// Copper: some 2 to 3.5 eV an atom; neighbours 2 to 3 Å apart.
void expect_electronvolts(double energy) {
  EXPECT_GT(energy / 8, -3.54);
  EXPECT_LT(energy / 8, -1.5);
}

TEST_F(MetalExchange, ALandscapeGoesOutAndComesBackTheSame) {
  const json there = json_output({"show", "out/landscape.db", "--pressure", "10", "--json"});
  ASSERT_GE(there["minima"].size(), 2u);
  ASSERT_GE(there["transition_states"].size(), 2u);
  std::string first;
  for (const std::string format : {"pathsample", "json", "extxyz", "csv"}) {
    SCOPED_TRACE(format);
    output({"export", "out/landscape.db", "--pressure", "10", "--format", format, "-o", "file_" + format});
    const std::string folder = "in_" + format, database = folder + "/landscape.db";
    const std::string words = output(
        {"import", format, "file_" + format, "--config", "job.toml", "--pressure", "10", "--out", folder, "--quiet"});
    EXPECT_PRED_FORMAT2(IsSubstring, "recomputed from their coordinates", words);
    output({"show", database, "--pressure", "10", "--verify", "--quiet"});
    const json back = json_output({"show", database, "--pressure", "10", "--json"});
    EXPECT_EQ(back["units"], there["units"]);
    ASSERT_EQ(back["minima"].size(), there["minima"].size());
    ASSERT_EQ(back["transition_states"].size(), there["transition_states"].size());
    const auto by_rank = [](json states) {
      std::sort(states.begin(), states.end(), [](const json& a, const json& b) { return a["rank"] < b["rank"]; });
      return states;
    };
    for (const char* kind : {"minima", "transition_states"}) {
      const json before = by_rank(there[kind]), after = by_rank(back[kind]);
      for (std::size_t k = 0; k < before.size(); ++k) {
        for (const char* field : {"enthalpy", "energy", "volume", "log_product"}) {
          // Stationary to 1e-9 inside, so energies to its square; volumes and curvatures are of first order in it.
          const double value = before[k][field].get<double>();
          EXPECT_NEAR(after[k][field].get<double>(), value, 1e-6 * (1 + std::abs(value))) << kind << " " << field;
        }
        EXPECT_EQ(after[k]["point_group_order"], before[k]["point_group_order"]);
      }
    }
    // The states and their coordinates do not depend on the way they came.
    const std::string fingerprint = output({"fingerprint", database});
    if (first.empty()) first = fingerprint;
    EXPECT_EQ(fingerprint, first);
  }
}

TEST_F(MetalExchange, EnergiesAreElectronvoltsAndPositionsAngstroms) {
  const json shown = json_output({"show", "out/landscape.db", "--pressure", "0", "--json"});
  output({"export", "out/landscape.db", "--pressure", "0", "--format", "pathsample", "-o", "sample"});
  std::istringstream table(read("sample/min.data"));
  std::vector<double> energies, wanted;
  for (std::string line; std::getline(table, line);) {
    energies.push_back(std::stod(line));
    expect_electronvolts(energies.back());
  }
  for (const json& minimum : shown["minima"]) wanted.push_back(minimum["enthalpy"].get<double>());
  std::sort(energies.begin(), energies.end());
  std::sort(wanted.begin(), wanted.end());
  ASSERT_EQ(energies.size(), wanted.size());
  for (std::size_t k = 0; k < wanted.size(); ++k) EXPECT_NEAR(energies[k], wanted[k], 1e-9);

  output({"export", "out/landscape.db", "--pressure", "0", "--format", "extxyz", "-o", "states.xyz"});
  std::istringstream frames(read("states.xyz"));
  std::string line;
  ASSERT_TRUE(std::getline(frames, line));
  ASSERT_EQ(line, "8");
  std::getline(frames, line);
  EXPECT_PRED_FORMAT2(IsSubstring, "pressure_GPa", line);
  std::vector<std::array<double, 3>> atoms(8);
  for (auto& r : atoms) {
    std::string symbol;
    frames >> symbol >> r[0] >> r[1] >> r[2];
    std::getline(frames, line);
    EXPECT_EQ(symbol, "Cu");
  }
  double nearest = 1e9;
  for (std::size_t i = 0; i < 8; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      nearest = std::min(nearest,
                         std::hypot(atoms[i][0] - atoms[j][0], atoms[i][1] - atoms[j][1], atoms[i][2] - atoms[j][2]));
    }
  }
  EXPECT_GT(nearest, 2.0);
  EXPECT_LT(nearest, 2.8);
  // What ASE or anybody else would evaluate from the file is what the file says.
  write("one.xyz", [&] {
    std::string text = "8\nProperties=species:S:1:pos:R:3\n";
    for (const auto& r : atoms) text += fmt::format("Cu {} {} {}\n", r[0], r[1], r[2]);
    return text;
  }());
  const double energy = json_output({"evaluate", "job.toml", "one.xyz"})["energy"].get<double>();
  expect_electronvolts(energy);
  double nearest_energy = 1e9;
  for (const double one : wanted) nearest_energy = std::min(nearest_energy, std::abs(one - energy));
  EXPECT_LT(nearest_energy, 1e-8);
}

TEST_F(MetalExchange, NumbersInOtherUnitsAreRefused) {
  output({"export", "out/landscape.db", "--pressure", "0", "--format", "json", "-o", "states.json"});
  // Read as a Lennard-Jones cluster the energies cannot agree.
  const Finished wrong =
      run({"import", "json", "states.json", "--atoms", "8", "--pressure", "0", "--out", "new", "--quiet"});
  EXPECT_EQ(wrong.code, 2);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "new"));
}

}  // namespace
}  // namespace baroscape
