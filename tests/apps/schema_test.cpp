// What the program prints as JSON is what the schemas in share/schema say, field by field.
#include "program.hpp"
#include "shell.hpp"

namespace baroscape {
namespace {

class Schema : public Program {
 protected:
  void SetUp() override {
    Program::SetUp();
    if (!there_is("python3 -c 'import jsonschema'")) GTEST_SKIP() << "python3-jsonschema is not installed";
  }
  /// All outputs at once: starting Python takes longer than checking one.
  void TearDown() override {
    if (!pairs_.empty()) {
      const ShellResult checked = check(pairs_);
      EXPECT_EQ(checked.code, 0) << checked.text;
    }
    Program::TearDown();
  }
  ShellResult check(const std::string& pairs) const {
    return shell(folder_,
                 "python3 " BAROSCAPE_SOURCE "/tests/apps/check_schema.py " BAROSCAPE_SOURCE "/share/schema" + pairs);
  }
  /// Gives what was printed; what is wrong with it is said at the end. `code` is the exit code wanted.
  std::string expect_valid(const std::string& schema, const std::vector<std::string>& arguments, int code = 0) {
    SCOPED_TRACE(arguments.front());
    const Finished finished = run(arguments);
    EXPECT_EQ(finished.code, code) << finished.err;
    expect_text_valid(schema, finished.out);
    return finished.out;
  }
  void expect_text_valid(const std::string& schema, const std::string& text) {
    const std::string name = "output_" + std::to_string(outputs_++) + ".json";
    write(name, text);
    pairs_ += " " + schema + " " + name;
  }

 private:
  int outputs_ = 0;
  std::string pairs_;  ///< " SCHEMA FILE" of each
};

TEST_F(Schema, HoldsForEveryCommandThatReadsADatabase) {
  write_job(6, "[explore]\npressures = [0, 2]\nuntil = { searches = 300 }\n");
  expect_valid("explore", {"explore", "job.toml", "--out", "out", "--quiet", "--json"});
  const std::string db = "out/landscape.db";
  const auto minima = nlohmann::json::parse(expect_valid("show", {"show", db, "--pressure", "0", "--json"}))["minima"];
  ASSERT_GE(minima.size(), 2u);
  const std::string from = std::to_string(minima[0]["id"].get<int>()), to = std::to_string(minima[1]["id"].get<int>());
  expect_valid("show", {"show", db, "--json"});
  expect_valid("show", {"show", db, "--json", "--verify", "--quiet"});
  expect_valid("fingerprint", {"fingerprint", db, "--json"});
  expect_valid("rates", {"rates", db, "--pressure", "0", "--temperature", "0.1", "--from", from, "--to", to, "--json"});
  // So cold that no double holds the times: null, and a logarithm.
  const auto cold = nlohmann::json::parse(expect_valid(
      "rates", {"rates", db, "--pressure", "0", "--temperature", "0.0001", "--from", from, "--to", to, "--json"}));
  EXPECT_TRUE(cold["mean_first_passage_time"]["value"].is_null());
  expect_valid("walk", {"walk", db, "--pressure", "0", "--temperature", "0.2", "--from", from, "--json"});
  expect_valid("thermodynamics",
               {"thermodynamics", db, "--pressure", "0", "--from", "0.1", "--to", "0.4", "--points", "3", "--json"});
  expect_valid("connect", {"connect", db, "--pressure", "0", "--from", from, "--to", to, "--json", "--quiet"});
  expect_valid("files", {"tree", db, "--pressure", "0", "-o", "tree.svg", "--json"});
  expect_valid("files", {"report", db, "-o", "report.html", "--json"});
  expect_valid("files", {"export", db, "--pressure", "2", "--format", "pathsample", "-o", "sample", "--json"});
  expect_valid("import", {"import", "pathsample", "sample", "--out", "in", "--atoms", "6", "--pressure", "2", "--quiet",
                          "--json"});
}

TEST_F(Schema, TheCheckRefusesWhatTheSchemaDoesNotSay) {
  write("right.json", R"({"format": 1, "fingerprint": "ab"})");
  EXPECT_EQ(check(" fingerprint right.json").code, 0);
  for (const char* wrong :
       {R"({"format": 1})", R"({"format": 2, "fingerprint": "ab"})", R"({"format": 1, "fingerprint": NaN})",
        R"({"format": 1, "fingerprint": "ab", "unheard": 0})"}) {
    write("wrong.json", wrong);
    EXPECT_EQ(check(" fingerprint wrong.json").code, 1) << wrong;
  }
}

TEST_F(Schema, HoldsForStatesWithAndWithoutCoordinates) {
  small_database();
  output(
      {"export", "out/landscape.db", "--pressure", "0", "--format", "json", "-o", "bare.json", "--without-positions"});
  expect_valid("import", {"import", "json", "bare.json", "--out", "in", "--atoms", "4", "--quiet", "--json"});
  expect_valid("show", {"show", "in/landscape.db", "--pressure", "0", "--json"});
}

TEST_F(Schema, HoldsForADamagedDatabase) {
  small_database();
  shell(folder_,
        "python3 -c \"import sqlite3; d = sqlite3.connect('out/landscape.db'); d.execute('UPDATE minimum SET "
        "energy = energy + 1'); d.commit()\"");
  expect_valid("show", {"show", "out/landscape.db", "--json", "--verify", "--quiet"}, 1);
}

TEST_F(Schema, HoldsForOneStructure) {
  write_job(3, "");
  write("a.xyz", "3\nProperties=species:S:1:pos:R:3\nAr 0 0 0\nAr 1.1 0 0\nAr 0.5 1 0\n");
  expect_valid("evaluate", {"evaluate", "job.toml", "a.xyz", "--pressure", "1", "--hessian", "--json"});
  expect_valid("evaluate", {"relax", "job.toml", "a.xyz", "--json"});
}

TEST_F(Schema, HoldsForBasinHopping) {
  write_job(6, "[hop]\nruns = 2\nquenches = 20\n");
  expect_valid("hop", {"hop", "job.toml", "--out", "out", "--quiet", "--json"});
}

TEST_F(Schema, HoldsForASummaryWithEverythingInIt) {
  write_job(7, R"([explore]
pressures = [0, 5]
until = { searches = 400 }
[deform]
pressures = [0, 5]
[anneal]
start = { fictive_temperature = 0.3 }
temperatures = [0.1]
time = 1e3
storage = { temperature = 0.05, times = [1e2, 1e4] }
scan = { rates = [1e-6, 1e-5], from = 0.0, to = 0.4, intervals = 50 }
half_life = [0.1]
compare = { temperatures = [0.1], cycles = 2 }
enthalpy = { from = 0.05, to = 0.3, points = 5 }
)");
  const std::string printed = expect_valid("summary", {"run", "job.toml", "--out", "out", "--quiet", "--json"});
  const std::string summary = read("out/summary.json");
  expect_text_valid("summary", summary);
  nlohmann::json same = nlohmann::json::parse(printed);
  EXPECT_EQ(same["files"].size(), 3u);
  same.erase("files");
  EXPECT_EQ(same, nlohmann::json::parse(summary));
  expect_valid("summary", {"deform", "job.toml", "--out", "out", "--quiet", "--json"});
  expect_valid("summary", {"anneal", "job.toml", "--out", "out", "--quiet", "--json"});
  expect_valid("show", {"show", "out/landscape.db", "--json"});
}

TEST_F(Schema, HoldsForCommandsOfCellsAndForPages) {
  write("cell.toml",
        "[system]\nkind = \"cell\"\natoms = { A = 4, B = 2 }\npotential = "
        "\"wahnstrom\"\n[system.lennard-jones]\ncutoff = { "
        "kind = \"smooth\", radius = 2.0 }\n[system.cell]\nshape = \"isotropic\"\ndensity = 1.2\n[explore]\npressures "
        "= [0]\n"
        "until = { searches = 320 }\n[anneal]\npressures = [0]\ntemperatures = [0.2]\ntime = 1e4\n"
        "[glass]\nmelt_temperature = 1.5\nmelt_time = 1\nlow_temperature = 0.2\ncooling_rate = 0.5\ntimestep = "
        "0.0005\n[glass.liquid]\ntemperatures = "
        "[1.0]\npressures = [1]\nequilibration = 1\nproduction = 2\n");
  expect_valid("glass", {"glass", "cell.toml", "--out", "glass", "--quiet", "--json"});
  expect_valid("summary", {"run", "cell.toml", "--out", "out", "--quiet", "--json"});
  const std::string db = "out/landscape.db";
  expect_valid("shear", {"shear", db, "--amplitudes", "0.05", "--quiet", "--json"});
  expect_valid("analyse", {"analyse", db, "--quiet", "--json", "-o", "structure"});
  expect_valid("analyse", {"analyse", db, "--minima", "1", "--quiet", "--json"});
  output({"export", db, "--pressure", "0", "--format", "extxyz", "-o", "states.xyz"});
  expect_valid("elastic", {"elastic", "cell.toml", "states.xyz", "--json"});
  write_job(4, "[explore]\nuntil = { searches = 100 }\n[anneal]\npressures = [0]\ntemperatures = [0.1]\n");
  expect_valid("files", {"teach", "job.toml", "-o", "teach.html", "--quiet", "--json"});
}

}  // namespace
}  // namespace baroscape
