// What the commands leave and say.
#include "archive/archive.hpp"
#include "program.hpp"

namespace baroscape {
namespace {

using testing::IsSubstring;

using Output = Program;

TEST_F(Output, VersionAndHelp) {
  EXPECT_EQ(output({"--version"}).rfind("baroscape ", 0), 0u);
  const std::string help = output({"--help"});
  for (const char* command :
       {"run", "explore", "anneal", "tree", "report", "show", "fingerprint", "export", "import", "evaluate", "relax"}) {
    EXPECT_PRED_FORMAT2(IsSubstring, command, help);
  }
}

TEST_F(Output, RunLeavesDatabaseSummaryAndReport) {
  write_job(5, "[explore]\npressures = [0, 5]\nuntil = { searches = 300 }\n[anneal]\ntemperatures = [0.1]\n");
  const std::string words = output({"run", "job.toml", "--out", "some/folder"});
  EXPECT_PRED_FORMAT2(IsSubstring, "some/folder/report.html", words);
  EXPECT_PRED_FORMAT2(IsSubstring, "T = 0.1", words);
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder_ / "some/folder")) {
    files.push_back(entry.path().filename());
  }
  std::sort(files.begin(), files.end());
  for (const char* name : {"landscape.db", "summary.json", "report.html"}) {
    EXPECT_TRUE(std::find(files.begin(), files.end(), name) != files.end()) << name;
  }
  for (const std::string& name : files) EXPECT_EQ(name.find(".part"), std::string::npos) << "left behind: " << name;
  EXPECT_PRED_FORMAT2(IsSubstring, "<!DOCTYPE html>", read("some/folder/report.html"));
}

TEST_F(Output, RunningAgainChangesNothing) {
  write_job(5, "[explore]\npressures = [0, 5]\nuntil = { searches = 300 }\n[anneal]\ntemperatures = [0.1]\n");
  output({"run", "job.toml", "--out", "out", "--quiet"});
  const std::string fingerprint = output({"fingerprint", "out/landscape.db"}), summary = read("out/summary.json");
  output({"run", "job.toml", "--out", "out", "--quiet"});
  EXPECT_EQ(output({"fingerprint", "out/landscape.db"}), fingerprint);
  EXPECT_EQ(read("out/summary.json"), summary);
}

TEST_F(Output, ExploreThenAnnealIsTheSameAsRun) {
  write_job(5, "[explore]\npressures = [0, 5]\nuntil = { searches = 300 }\n[anneal]\ntemperatures = [0.1]\n");
  output({"run", "job.toml", "--out", "once", "--quiet"});
  output({"explore", "job.toml", "--out", "apart", "--quiet"});
  output({"anneal", "job.toml", "--out", "apart", "--quiet"});
  EXPECT_EQ(output({"fingerprint", "once/landscape.db"}), output({"fingerprint", "apart/landscape.db"}));
}

TEST_F(Output, OverridesReachTheCensus) {
  write_job(4, "[explore]\npressures = [0, 2]\nuntil = { searches = 300 }\n");
  const std::string words = output(
      {"explore", "job.toml", "--out", "out", "--set", "explore.pressures=[0, 3]", "--set", "title=other words"});
  EXPECT_PRED_FORMAT2(IsSubstring, "P = 3 ", words);
  EXPECT_EQ(words.find("P = 2 "), std::string::npos);
  EXPECT_PRED_FORMAT2(IsSubstring, "other words", output({"show", "out/landscape.db"}));
}

TEST_F(Output, LanesMakeNoDifferenceAndAProfileNamesEveryStage) {
  write_job(7, "[explore]\npressures = [0, 2]\nuntil = { searches = 2000 }\n");
  output({"explore", "job.toml", "--out", "one", "--quiet", "--lanes", "1"});
  const Finished finished = run({"explore", "job.toml", "--out", "widest", "--quiet", "--profile"});
  EXPECT_EQ(finished.code, 0) << finished.err;
  EXPECT_EQ(output({"fingerprint", "one/landscape.db"}), output({"fingerprint", "widest/landscape.db"}));
  for (const char* stage : {"saddle searches", "recognition", "polishing", "both descents", "archive", "Hessians"}) {
    EXPECT_PRED_FORMAT2(IsSubstring, stage, finished.err);
  }
  EXPECT_EQ(run({"explore", "job.toml", "--out", "three", "--lanes", "3"}).code, 2);
}

TEST_F(Output, ATimeLimitIsAWarning) {
  write_job(13, "[explore]\nuntil = { seconds = 0.5 }\n");
  const Finished finished = run({"explore", "job.toml", "--out", "out", "--quiet"});
  EXPECT_EQ(finished.code, 0) << finished.err;
  EXPECT_PRED_FORMAT2(IsSubstring, "warning: P = 0: stopped by the time limit of 0.5 s", finished.err);
  EXPECT_PRED_FORMAT2(IsSubstring, "stopped by seconds", finished.out);
}

TEST_F(Output, QuietRunsSayNothingOnStderr) {
  write_job(4, "[explore]\nuntil = { searches = 200 }\n");
  EXPECT_EQ(run({"explore", "job.toml", "--out", "out", "--quiet"}).err, "");
}

TEST_F(Output, TreesAreSvgWithTheTitleOfTheJob) {
  const std::string database = small_database();
  output({"tree", database, "--pressure", "2", "-o", "a.svg", "--levels", "10", "--order", "size", "--labels", "rank"});
  EXPECT_PRED_FORMAT2(IsSubstring, "<svg", read("a.svg"));
  EXPECT_PRED_FORMAT2(IsSubstring, "a test", read("a.svg"));
  output({"report", database, "-o", "a.html"});
  EXPECT_PRED_FORMAT2(IsSubstring, "a test", read("a.html"));
}

TEST_F(Output, ShowVerifiesEveryState) {
  const std::string database = small_database();
  const std::string words = output({"show", database, "--verify", "--quiet"});
  EXPECT_PRED_FORMAT2(IsSubstring, "all is well", words);
  EXPECT_EQ(words.find("Verified 0 minima"), std::string::npos);
  EXPECT_PRED_FORMAT2(IsSubstring, "log product", output({"show", database, "--pressure", "0"}));
}

TEST_F(Output, ShowNamesEveryStateThatDoesNotHoldAndEndsWithOne) {
  {
    Archive archive = Archive::open((folder_ / "false.db").string(), {"false", "a test", "", lennard_jones_cluster(3)});
    WindowRecord window;
    window.searches = 1;
    Minimum triangle;  // not of the right size, so that there is a gradient
    triangle.id = 1;
    triangle.positions = (Eigen::VectorXd(9) << 0, 0, 0, 1.1, 0, 0, 0.5, 1, 0).finished();
    triangle.energy = triangle.enthalpy = -3;
    window.new_minima = {triangle};
    window.minimum_tallies = {{1, Tally{{1, 0, 0, 0}, 0}}};
    archive.record({0.0, 1}, window);
    archive.close({0.0, 1}, "searches");
  }
  const Finished words = run({"show", "false.db", "--verify", "--quiet"});
  EXPECT_EQ(words.code, 1);
  EXPECT_PRED_FORMAT2(IsSubstring, "P = 0: minimum 1: the RMS gradient is", words.out);
  const Finished json = run({"show", "false.db", "--verify", "--json", "--quiet"});
  EXPECT_EQ(json.code, 1);
  EXPECT_FALSE(nlohmann::json::parse(json.out)["verification"]["problems"].empty());
}

TEST_F(Output, AStandardOutputThatIsFullIsNoSuccess) {
  const std::string database = small_database();
  const std::string command =
      "cd '" + folder_.string() + "' && '" BAROSCAPE_PROGRAM "' show " + database + " > /dev/full 2>&1";
  EXPECT_EQ(WEXITSTATUS(std::system(command.c_str())), 1);
}

TEST_F(Output, ALandscapeInPiecesIsSaidToBe) {
  write_job(9, "[explore]\npressures = [0, 2]\nuntil = { searches = 4 }\n[anneal]\ntemperatures = [0.1]\ntime = 100\n");
  const Finished finished = run({"run", "job.toml", "--out", "out", "--quiet"});
  EXPECT_EQ(finished.code, 0) << finished.err;
  EXPECT_PRED_FORMAT2(IsSubstring, "the landscape at pressure 2 is in 2 pieces: ", finished.err);
  EXPECT_PRED_FORMAT2(IsSubstring, "No population passes between them", finished.err);
}

}  // namespace
}  // namespace baroscape
