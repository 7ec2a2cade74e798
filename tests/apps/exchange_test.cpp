// `baroscape export` and `baroscape import`, as a user runs them.
#include <fstream>

#include "program.hpp"

namespace baroscape {
namespace {

using testing::IsSubstring;

class Exchange : public Program {
 protected:
  /// Exports LJ4 at P = 2 and gives what `import` needs.
  void export_sample(const std::string& format, const std::string& path) const {
    output({"export", "out/landscape.db", "--pressure", "2", "--format", format, "-o", path});
  }
  static std::vector<std::string> import(const std::string& format, const std::string& path, const std::string& folder,
                                         const std::vector<std::string>& more = {}) {
    std::vector<std::string> arguments = {"import", format, path, "--out", folder, "--quiet"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
  }
  /// Exit code 2, the parts in the message, and nothing left behind.
  void expect_refused(const std::vector<std::string>& arguments, const std::vector<std::string>& parts) const {
    const Finished finished = run(arguments);
    EXPECT_EQ(finished.code, 2) << finished.out << finished.err;
    EXPECT_EQ(finished.out, "");
    for (const std::string& part : parts) EXPECT_PRED_FORMAT2(IsSubstring, part, finished.err);
    EXPECT_FALSE(std::filesystem::exists(folder_ / "new")) << "an import that failed left something behind";
  }
};

const std::vector<std::string> kFour = {"--atoms", "4", "--pressure", "2"};

TEST_F(Exchange, EveryFormatGoesOutAndComesBackTheSame) {
  small_database();
  std::string first;
  for (const std::string format : {"pathsample", "pele", "extxyz", "graphml", "dot", "csv", "json"}) {
    SCOPED_TRACE(format);
    export_sample(format, "file_" + format);
    EXPECT_PRED_FORMAT2(IsSubstring, "the enthalpy differs by at most",
                        output(import(format, "file_" + format, "in_" + format, kFour)));
    const std::string database = "in_" + format + "/landscape.db";
    output({"show", database, "--pressure", "2", "--verify", "--quiet"});
    // The fingerprint is over the states and their coordinates, so it does not depend on the way they came.
    const std::string fingerprint = output({"fingerprint", database});
    if (first.empty()) first = fingerprint;
    EXPECT_EQ(fingerprint, first);
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder_ / ("in_" + format)), {}), 1)
        << "only landscape.db";
  }
  const nlohmann::json there = json_output({"show", "out/landscape.db", "--pressure", "2", "--json"});
  const nlohmann::json back = json_output({"show", "in_json/landscape.db", "--pressure", "2", "--json"});
  ASSERT_EQ(there["minima"].size(), back["minima"].size());
  ASSERT_EQ(there["transition_states"].size(), back["transition_states"].size());
  for (const char* field : {"enthalpy", "energy", "volume", "log_product", "bulk_modulus"}) {
    EXPECT_NEAR(there["minima"][0][field].get<double>(), back["minima"][0][field].get<double>(), 1e-9) << field;
  }
}

TEST_F(Exchange, AnImportedLandscapeHasTreesAndReportsAndSaysWhereItIsFrom) {
  small_database();
  export_sample("pathsample", "db");
  output(import("pathsample", "db", "new", kFour));
  output({"tree", "new/landscape.db", "--pressure", "2", "-o", "tree.svg"});
  EXPECT_PRED_FORMAT2(IsSubstring, "</svg>", read("tree.svg"));
  output({"report", "new/landscape.db", "-o", "report.html"});
  EXPECT_PRED_FORMAT2(IsSubstring, "Imported from db, format pathsample", read("report.html"));
  EXPECT_PRED_FORMAT2(IsSubstring, "Imported from db, format pathsample, at P = 2",
                      output({"show", "new/landscape.db"}));
  const nlohmann::json json = json_output({"show", "new/landscape.db", "--pressure", "2", "--json"});
  EXPECT_PRED_FORMAT2(IsSubstring, "recomputed from their coordinates", json["imported"][0].get<std::string>());
  // Once more into the same folder: nothing is new.
  const std::string before = output({"fingerprint", "new/landscape.db"});
  output(import("pathsample", "db", "new", kFour));
  EXPECT_EQ(output({"fingerprint", "new/landscape.db"}), before);
}

TEST_F(Exchange, WithoutCoordinatesTreesAndReportsAreMadeAndTheRestIsRefused) {
  small_database();
  output({"export", "out/landscape.db", "--pressure", "0", "--format", "disconnectiondps", "-o", "dps"});
  EXPECT_PRED_FORMAT2(IsSubstring, "taken as given, without coordinates",
                      output(import("disconnectiondps", "dps/dinfo", "bare", {"--atoms", "4"})));
  output({"tree", "bare/landscape.db", "--pressure", "0", "-o", "tree.svg"});
  output({"report", "bare/landscape.db", "-o", "report.html"});
  const nlohmann::json json = json_output({"show", "bare/landscape.db", "--pressure", "0", "--json"});
  EXPECT_TRUE(json["minima"][0]["volume"].is_null());
  EXPECT_TRUE(json["minima"][0]["bulk_modulus"].is_null());
  EXPECT_NEAR(json["minima"][0]["enthalpy"].get<double>(), -6, 1e-12);
  EXPECT_PRED_FORMAT2(IsSubstring, "–", output({"show", "bare/landscape.db", "--pressure", "0"}));
  const Finished verify = run({"show", "bare/landscape.db", "--verify", "--quiet"});
  EXPECT_EQ(verify.code, 1);
  EXPECT_PRED_FORMAT2(IsSubstring, "imported without coordinates", verify.out);
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"explore", "job.toml", "--out", "bare", "--quiet"},
        {"connect", "bare/landscape.db", "--pressure", "0", "--from", "1", "--to", "1"},
        {"export", "bare/landscape.db", "--pressure", "0", "--format", "extxyz", "-o", "x.xyz"},
        import("disconnectiondps", "dps", "bare", {"--atoms", "4"})}) {
    const Finished finished = run(arguments);
    EXPECT_EQ(finished.code, 2) << arguments[0] << finished.err;
  }
  // It goes out again as it came.
  output({"export", "bare/landscape.db", "--pressure", "0", "--format", "disconnectiondps", "-o", "again"});
  EXPECT_EQ(read("again/dinfo"), read("dps/dinfo"));
}

TEST_F(Exchange, RatesOfAnImportedLandscapeAreThoseOfTheOneItCameFrom) {
  write_job(6, "[explore]\nuntil = { searches = 500 }\npressures = [0]\n");
  output({"explore", "job.toml", "--out", "out", "--quiet"});
  const auto rates = [&](const std::string& folder, const std::string& from, const std::string& to) {
    return json_output({"rates", folder + "/landscape.db", "--pressure", "0", "--temperature", "0.1", "--from", from,
                        "--to", to, "--json"});
  };
  const nlohmann::json there = rates("out", "1", "2");
  output({"export", "out/landscape.db", "--pressure", "0", "--format", "pathsample", "-o", "db"});
  output(import("pathsample", "db", "in", {"--config", "job.toml"}));
  output({"export", "out/landscape.db", "--pressure", "0", "--format", "disconnectiondps", "-o", "dps"});
  output(import("disconnectiondps", "dps", "bare", {"--atoms", "6"}));
  for (const char* folder : {"in", "bare"}) {
    const nlohmann::json back = rates(folder, "1", "2");
    std::vector<std::string> numbers;
    for (const auto& [key, value] : there.items()) {
      if (!value.is_object() || !value.contains("log10")) continue;
      numbers.push_back(key);
      EXPECT_NEAR(value["log10"].get<double>(), back[key]["log10"].get<double>(), 1e-8) << folder << " " << key;
    }
    EXPECT_GE(numbers.size(), 2u);
  }
  EXPECT_EQ(run({"thermodynamics", "bare/landscape.db", "--pressure", "0", "--from", "0.1", "--to", "0.2"}).code, 2);
}

TEST_F(Exchange, ThePathBetweenTwoMinimaIsAFilm) {
  write_job(7, "[explore]\nuntil = { searches = 2000 }\npressures = [0]\n");
  output({"explore", "job.toml", "--out", "out", "--quiet"});
  output(
      {"export", "out/landscape.db", "--pressure", "0", "--format", "path", "--from", "1", "--to", "2", "-o", "p.xyz"});
  const std::string film = read("p.xyz");
  EXPECT_PRED_FORMAT2(IsSubstring, "minimum_id=1", film);
  EXPECT_PRED_FORMAT2(IsSubstring, "transition_state_id=", film);
  EXPECT_PRED_FORMAT2(IsSubstring, "minimum_id=2", film);
  expect_refused({"export", "out/landscape.db", "--pressure", "0", "--format", "path", "-o", "p.xyz"},
                 {"--from ID and --to ID are wanted"});
  expect_refused(
      {"export", "out/landscape.db", "--pressure", "0", "--format", "path", "--from", "1", "--to", "99", "-o", "p.xyz"},
      {"--to 99: there is no minimum of this id"});
  expect_refused({"export", "out/landscape.db", "--pressure", "0", "--format", "docx", "-o", "p"},
                 {"--format", "docx"});
}

TEST_F(Exchange, ImportsThatFailLeaveNothingBehind) {
  small_database();
  export_sample("pathsample", "db");
  export_sample("json", "a.json");
  expect_refused(import("pathsample", "db", "new"), {"--config FILE or --atoms N is wanted"});
  expect_refused(import("pathsample", "none", "new", kFour), {"none: is no folder"});
  expect_refused(import("pathsample", "db", "new", {"--atoms", "5", "--pressure", "2"}),
                 {"db/min.data:1: 4 atoms; the configuration has 5"});
  expect_refused(import("pathsample", "db", "new", {"--atoms", "4", "--pressure", "1"}),
                 {"others on the surface of the configuration at pressure 1", "db/min.data:1"});
  expect_refused(import("json", "a.json", "new", {"--atoms", "4", "--pressure", "1"}),
                 {"--pressure 1: the file is of pressure 2"});
  expect_refused(import("docx", "a.json", "new", kFour), {"docx"});
  std::filesystem::resize_file(folder_ / "db/points.ts", 96 - 8);
  expect_refused(import("pathsample", "db", "new", kFour), {"db/points.ts: has 88 bytes"});
  write("db/ts.data", "1 1 1 1 7 1 1 1\n");
  expect_refused(import("pathsample", "db", "new", kFour), {"db/ts.data:1", "minimum 7"});
  // A folder that was there stays as it was.
  write("kept.txt", "x");
  std::filesystem::create_directory(folder_ / "old");
  std::filesystem::rename(folder_ / "kept.txt", folder_ / "old/kept.txt");
  EXPECT_EQ(run(import("pathsample", "db", "old", kFour)).code, 2);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder_ / "old"), {}), 1);
  // And so does a database of another system.
  output(import("json", "a.json", "four", kFour));
  const std::string before = read("four/landscape.db");
  write("five.csv", "id,enthalpy,log_product,point_group_order\n1,-9,1,1\n");
  write("none.csv", "id,enthalpy,minimum_a,minimum_b\n");
  const Finished other = run({"import", "csv", "five.csv", "none.csv", "--out", "four", "--atoms", "5"});
  EXPECT_EQ(other.code, 2);
  EXPECT_PRED_FORMAT2(IsSubstring, "holds another [system]", other.err);
  EXPECT_EQ(read("four/landscape.db"), before);
}

TEST_F(Exchange, TitlesStayText) {
  write("m.csv", "id,enthalpy,log_product,point_group_order\n1,-9,1,1\n");
  write("t.csv", "id,enthalpy,minimum_a,minimum_b\n");
  output({"import", "csv", "m.csv", "t.csv", "--out", "out", "--atoms", "5", "--title",
          "</script><script>alert(1)</script>\x1b[31m=cmd"});
  EXPECT_EQ(output({"show", "out/landscape.db"}).find('\x1b'), std::string::npos);
  output({"report", "out/landscape.db", "-o", "report.html"});
  EXPECT_EQ(read("report.html").find("<script>alert"), std::string::npos);
  for (const std::string format : {"json", "graphml", "dot"}) {
    output({"export", "out/landscape.db", "--pressure", "0", "--format", format, "-o", "x." + format});
    EXPECT_EQ(read("x." + format).find('\x1b'), std::string::npos) << format;
  }
  EXPECT_EQ(read("x.json").find("</script>"), std::string::npos);
  EXPECT_EQ(read("x.graphml").find("</script>"), std::string::npos);
}

}  // namespace
}  // namespace baroscape
