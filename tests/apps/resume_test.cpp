// However a census is interrupted and on however many threads it runs, it finds the same.
#include <chrono>
#include <csignal>
#include <random>
#include <thread>

#include "program.hpp"

namespace baroscape {
namespace {

using std::chrono::milliseconds;
using testing::IsSubstring;

class Resume : public Program {
 protected:
  /// LJ8 at two pressures, long enough to be killed many times.
  void write_long_job() const { write_job(8, "[explore]\npressures = [0, 5]\nuntil = { searches = 6000 }\n"); }
  static std::vector<std::string> explore(const std::string& out, const std::string& threads = "2") {
    return {"explore", "job.toml", "--out", out, "--quiet", "--threads", threads};
  }
  std::string fingerprint(const std::string& out) const { return output({"fingerprint", out + "/landscape.db"}); }
  nlohmann::json landscapes(const std::string& out) const {
    return json_output({"show", out + "/landscape.db", "--json"})["landscapes"];
  }
};

TEST_F(Resume, KilledAtRandomMomentsItEndsAsIfNothingHadHappened) {
  write_long_job();
  const auto begin = std::chrono::steady_clock::now();
  output(explore("whole"));
  const auto whole = std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - begin);
  std::mt19937 random(7);
  // The moments cover opening, searching, recording and closing, whatever the speed of the machine.
  std::uniform_int_distribution<long> moment(1, std::max<long>(20, whole.count() / 4));
  int kills = 0;
  for (Finished finished{-SIGKILL, "", ""}; finished.code != 0;) {
    ASSERT_LT(kills, 500) << "no progress between the kills";
    Running running(folder_, explore("killed"));
    const auto deadline = std::chrono::steady_clock::now() + milliseconds(moment(random));
    while (!running.ended() && std::chrono::steady_clock::now() < deadline)
      std::this_thread::sleep_for(milliseconds(1));
    if (!running.ended()) running.signal(SIGKILL);
    finished = running.wait();
    if (finished.code == -SIGKILL) {
      ++kills;
    } else {
      ASSERT_EQ(finished.code, 0) << finished.err;
    }
  }
  EXPECT_GE(kills, 3);
  EXPECT_EQ(fingerprint("killed"), fingerprint("whole"));
  EXPECT_EQ(landscapes("killed"), landscapes("whole"))
      << "states, ids, searches and coverage: nothing is counted twice";
  EXPECT_EQ(run({"show", "killed/landscape.db", "--verify", "--quiet"}).code, 0);
}

TEST_F(Resume, FingerprintsAgreeAtOneTwoAndThreeThreads) {
  write_job(7, "[explore]\npressures = [0, 5]\nuntil = { searches = 1500 }\n[anneal]\ntemperatures = [0.1]\n");
  std::vector<std::string> fingerprints;
  for (const char* threads : {"1", "2", "3"}) {
    const std::string out = std::string("threads") + threads;
    output({"run", "job.toml", "--out", out, "--quiet", "--threads", threads});
    fingerprints.push_back(fingerprint(out));
  }
  EXPECT_EQ(fingerprints[0], fingerprints[1]);
  EXPECT_EQ(fingerprints[0], fingerprints[2]);
  EXPECT_EQ(fingerprints[0].size(), 17u) << "16 digits and the end of the line";
}

TEST_F(Resume, AnInterruptedRunSaysSoAndGoesOn) {
  write_long_job();
  output(explore("whole"));
  for (const int signal : {SIGINT, SIGTERM}) {
    Running running(folder_, explore("stopped"));
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    // The write-ahead log is there once the archive is open, and the census begins.
    while (!running.ended() && std::chrono::steady_clock::now() < deadline &&
           !std::filesystem::exists(folder_ / "stopped/landscape.db-wal")) {
      std::this_thread::sleep_for(milliseconds(1));
    }
    running.signal(signal);
    const Finished finished = running.wait();
    EXPECT_EQ(finished.code, 130) << finished.err;
    EXPECT_EQ(finished.out, "");
    EXPECT_PRED_FORMAT2(IsSubstring, "interrupted; what was found is kept, the same command resumes", finished.err);
    EXPECT_FALSE(std::filesystem::exists(folder_ / "stopped/landscape.db-wal")) << "left as a single file";
  }
  output(explore("stopped"));
  EXPECT_EQ(fingerprint("stopped"), fingerprint("whole"));
}

TEST_F(Resume, ASecondSeedIsMergedIntoTheSameFolder) {
  write_job(6, "[explore]\nuntil = { searches = 2000 }\n");
  output(explore("out"));
  const std::string first = fingerprint("out");
  std::vector<std::string> second = explore("out");
  second.insert(second.end(), {"--set", "seed=2"});
  output(second);
  EXPECT_NE(fingerprint("out"), first);
  const nlohmann::json landscape = landscapes("out")[0];
  EXPECT_EQ(landscape["minima"].size(), 2u) << "LJ6, tests/data/lj_counts.csv";
  EXPECT_EQ(landscape["coverage"]["seeds"], 2);
  EXPECT_GE(landscape["coverage"]["searches"].get<int>(), 4000);
  EXPECT_EQ(landscape["coverage"]["capture_recapture"].get<double>(),
            static_cast<double>(landscape["transition_states"].size()));
}

TEST_F(Resume, ALaterRunWithAHigherLimitGoesOnWhereTheFirstEnded) {
  write_job(6, "[explore]\nuntil = { searches = 3000 }\n");
  output(explore("once"));
  std::vector<std::string> part = explore("twice");
  part.insert(part.end(), {"--set", "explore.until={searches=1000}"});
  output(part);
  output(explore("twice"));
  EXPECT_EQ(fingerprint("once"), fingerprint("twice"));
}

}  // namespace
}  // namespace baroscape
