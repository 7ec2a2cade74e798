// `baroscape hop` and `baroscape connect`, as a user runs them.
#include <chrono>
#include <csignal>
#include <sstream>
#include <thread>

#include "program.hpp"

namespace baroscape {
namespace {

using testing::IsSubstring;

class Connect : public Program {
 protected:
  /// A folder with low minima of LJ8, not joined; ids of the lowest and the highest of them.
  std::pair<std::string, std::string> hop() {
    write_job(8, "[hop]\nruns = 2\nquenches = 200\nkeep = 6\ntemperature = 2\n");
    output({"hop", "job.toml", "--out", "out", "--quiet"});
    const nlohmann::json found = json_output({"show", "out/landscape.db", "--pressure", "0", "--json"});
    EXPECT_GE(found["minima"].size(), 3u);
    EXPECT_TRUE(found["transition_states"].empty());
    std::string lowest, highest;
    for (const auto& minimum : found["minima"]) {
      const std::string id = std::to_string(minimum["id"].get<int>());
      if (minimum["rank"] == 1) lowest = id;
      if (minimum["rank"] == static_cast<int>(found["minima"].size())) highest = id;
    }
    return {lowest, highest};
  }
  static std::vector<std::string> connect(const std::string& from, const std::string& to,
                                          const std::vector<std::string>& more = {}) {
    std::vector<std::string> arguments = {"connect", "out/landscape.db", "--pressure", "0", "--from", from, "--to",
                                          to,        "--quiet"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
  }
};

TEST_F(Connect, JoinsTwoMinimaAndLeavesAPictureAFilmAndNumbers) {
  const auto [lowest, highest] = hop();
  const nlohmann::json result = json_output(connect(highest, lowest, {"--json", "-o", "path.svg"}));
  EXPECT_TRUE(result["joined"]);
  EXPECT_LE(result["highest"], result["first_highest"]);
  const auto& steps = result["path"];
  ASSERT_GE(steps.size(), 1u);
  EXPECT_EQ(std::to_string(steps.front()["minimum_a"].get<int>()), highest);
  EXPECT_EQ(std::to_string(steps.back()["minimum_b"].get<int>()), lowest);
  double top = -1e300;
  for (const auto& step : steps) top = std::max(top, step["enthalpy"].get<double>());
  EXPECT_EQ(top, result["highest"]);
  EXPECT_PRED_FORMAT2(IsSubstring, "</svg>", read("path.svg"));
  std::istringstream csv(read("path.csv"));
  std::string line;
  std::getline(csv, line);
  EXPECT_EQ(line, "length_sigma,enthalpy_epsilon,kind,id");
  std::size_t frames = 0, minima = 0;
  while (std::getline(csv, line)) {
    ++frames;
    minima += line.find(",minimum,") != std::string::npos;
  }
  EXPECT_EQ(minima, steps.size() + 1);
  std::istringstream film(read("path.xyz"));
  std::size_t lines = 0;
  while (std::getline(film, line)) ++lines;
  EXPECT_EQ(lines, frames * 10) << "eight atoms and two lines each";
  output({"show", "out/landscape.db", "--verify", "--quiet"});
  // Asked again it answers from the database, in words.
  EXPECT_PRED_FORMAT2(IsSubstring, "Highest point", output(connect(highest, lowest)));
}

TEST_F(Connect, IsTheSameOnOneAndTwoThreadsAndWhenInterruptedOrKilled) {
  const auto [lowest, highest] = hop();
  for (const char* copy : {"one", "two", "stopped", "killed"}) {
    std::filesystem::create_directory(folder_ / copy);
    std::filesystem::copy_file(folder_ / "out/landscape.db", folder_ / copy / "landscape.db");
  }
  const auto in = [&, from = highest, to = lowest](const std::string& folder, const char* threads) {
    return std::vector<std::string>{"connect",    folder + "/landscape.db",
                                    "--pressure", "0",
                                    "--from",     from,
                                    "--to",       to,
                                    "--quiet",    "--json",
                                    "--threads",  threads};
  };
  const nlohmann::json one = json_output(in("one", "1"));
  EXPECT_EQ(one, json_output(in("two", "2")));
  Running running(folder_, in("stopped", "2"));
  running.signal(SIGTERM);
  const int code = running.wait().code;
  EXPECT_TRUE(code == 130 || code == 0 || code == -SIGTERM) << code;
  EXPECT_EQ(one, json_output(in("stopped", "2")));
  Finished finished{-SIGKILL, "", ""};
  for (std::chrono::milliseconds life(2); finished.code == -SIGKILL; life = life * 3 / 2) {
    Running killed(folder_, in("killed", "2"));
    const auto deadline = std::chrono::steady_clock::now() + life;
    while (!killed.ended() && std::chrono::steady_clock::now() < deadline) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    if (!killed.ended()) killed.signal(SIGKILL);
    finished = killed.wait();
  }
  EXPECT_EQ(finished.code, 0) << finished.err;
  EXPECT_EQ(one, nlohmann::json::parse(finished.out));
  const std::string fingerprint = output({"fingerprint", "one/landscape.db"});
  EXPECT_EQ(fingerprint, output({"fingerprint", "two/landscape.db"}));
  EXPECT_EQ(fingerprint, output({"fingerprint", "stopped/landscape.db"}));
  EXPECT_EQ(fingerprint, output({"fingerprint", "killed/landscape.db"}));
}

TEST_F(Connect, BadInputIsRefused) {
  const auto [lowest, highest] = hop();
  const auto expect_refused = [&](const std::vector<std::string>& arguments, const std::string& part, int code) {
    const Finished finished = run(arguments);
    EXPECT_EQ(finished.code, code) << finished.err;
    EXPECT_PRED_FORMAT2(IsSubstring, part, finished.err + finished.out);
  };
  expect_refused(connect("999", lowest), "--from 999: out/landscape.db has no minimum of this id", 2);
  expect_refused(connect(lowest, lowest), "another minimum than --from is wanted", 2);
  expect_refused(connect("x", lowest), "--from", 2);
  expect_refused({"connect", "out/landscape.db", "--pressure", "3", "--from", "1", "--to", "2"}, "never explored", 2);
  expect_refused({"connect", "none.db", "--pressure", "0", "--from", "1", "--to", "2"}, "no such file", 2);
  expect_refused(connect(lowest, highest, {"--patience", "-1"}), "--patience", 2);
  // Nothing lies below the lower end.
  expect_refused(connect(lowest, highest, {"--patience", "2", "--below", "-100"}), "Highest point", 1);
}

TEST_F(Connect, HoppingSaysWhatItFoundAndResumes) {
  write_job(7, "[hop]\nruns = 3\nquenches = 400\ntarget = -16.505384\n");
  const std::string words = output({"hop", "job.toml", "--out", "out", "--quiet"});
  EXPECT_PRED_FORMAT2(IsSubstring, "3 of 3 runs reached -16.505384", words);
  EXPECT_PRED_FORMAT2(IsSubstring, "-16.505384168 ε", words);
  EXPECT_EQ(words, output({"hop", "job.toml", "--out", "out", "--quiet"})) << "nothing is left to do";
  write_job(7, "[hop]\nruns = 3\nquenches = 10\ntarget = -20\n");
  EXPECT_EQ(run({"hop", "job.toml", "--out", "elsewhere", "--quiet"}).code, 1) << "the target was not reached";
}

}  // namespace
}  // namespace baroscape
