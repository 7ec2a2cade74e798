// Branches, events and crossings from the command line.
#include <chrono>
#include <cmath>
#include <csignal>
#include <thread>

#include "program.hpp"

namespace baroscape {
namespace {

using testing::IsSubstring;

class Deform : public Program {
 protected:
  void write_lj7() const {
    write("job.toml",
          "[system]\natoms = { A = 7 }\nvolume = { definition = \"gyration-sphere\", atom_radius = 0 }\n"
          "[explore]\npressures = [0, 2, 5]\nuntil = { searches = 2000 }\n[deform]\npressures = [0, 10]\n");
  }
};

TEST_F(Deform, LeavesEventsCrossingsAndBranches) {
  write_lj7();
  const std::string words = output({"run", "job.toml", "--out", "out", "--quiet"});
  EXPECT_PRED_FORMAT2(IsSubstring, "pitchfork (subcritical): 1 at P = 2.244978", words);
  EXPECT_PRED_FORMAT2(IsSubstring, "e-mode: 1 at P = 9.41632686", words);
  const auto summary = nlohmann::json::parse(read("out/summary.json"));
  ASSERT_TRUE(summary["crossings"].is_array());
  bool seen = false;
  for (const auto& event : summary["events"]) {
    for (const char* key : {"kind", "criticality", "pressure", "minimum", "transition_states", "energy", "enthalpy",
                            "exponent", "exponent_error"}) {
      EXPECT_TRUE(event.contains(key)) << key;
    }
    if (event["kind"] != "pitchfork") continue;
    seen = true;
    EXPECT_EQ(event["criticality"], "sub");
    EXPECT_NEAR(event["pressure"].get<double>(), 2.244978003, 2e-9);
    EXPECT_NEAR(event["energy"].get<double>(), -15.533060055, 1e-8);
    EXPECT_NEAR(event["exponent"].get<double>(), 2.0, 0.02);
    // P = 2 is the nearest explored pressure, and the minimum is there.
    const auto at_2 = json_output({"show", "out/landscape.db", "--pressure", "2", "--json"});
    bool there = false;
    for (const auto& minimum : at_2["minima"]) {
      EXPECT_TRUE(minimum["branch"].is_number());
      there = there || minimum["id"] == event["minimum"];
    }
    EXPECT_TRUE(there);
  }
  EXPECT_TRUE(seen);
  // The minimum that becomes a saddle at 2.245 slides, and does not come back.
  EXPECT_PRED_FORMAT2(IsSubstring, "every minimum returns up to P = 2.244978", words);
  ASSERT_EQ(summary["amplitudes"].size(), 1u);
  const auto& ranges = summary["amplitudes"][0]["ranges"];
  EXPECT_EQ(ranges[0]["from"], 0.0);
  EXPECT_NEAR(ranges[0]["to"].get<double>(), 2.244978003, 2e-9);
  EXPECT_EQ(ranges[0]["returning_share"], 1.0);
  EXPECT_EQ(ranges[1]["returning_share"], 0.75);
  EXPECT_EQ(ranges.back()["to"], 10.0);
  double weights = 0;
  for (const auto& succession : summary["successions"]) {
    if (std::abs(succession["pressure"].get<double>() - 2.244978003) > 1e-6) continue;
    EXPECT_EQ(succession["direction"], 1);
    EXPECT_GT(succession["dropped"].get<double>(), 0.0);
    weights += succession["weight"].get<double>();
  }
  EXPECT_DOUBLE_EQ(weights, 1.0);
  EXPECT_EQ(run({"show", "out/landscape.db", "--verify", "--quiet"}).code, 0);
}

TEST_F(Deform, LeavesPicturesThatThePageShowsToo) {
  write_lj7();
  output({"explore", "job.toml", "--out", "out", "--quiet"});
  const std::string words = output({"deform", "job.toml", "--out", "out", "--quiet"});
  for (const char* name : {"branches", "counts", "trees"}) {
    const std::string file = std::string("out/") + name + ".svg";
    EXPECT_PRED_FORMAT2(IsSubstring, file, words);
    EXPECT_EQ(read(file).rfind("<svg xmlns=", 0), 0u) << name;
  }
  EXPECT_FALSE(std::filesystem::exists(folder_ / "out/cycle.svg")) << "nothing was annealed";
  EXPECT_TRUE(nlohmann::json::parse(read("out/summary.json"))["events"].is_array());
  output({"report", "out/landscape.db", "-o", "page.html"});
  EXPECT_PRED_FORMAT2(IsSubstring, "How the landscape deforms", read("page.html"));
  EXPECT_PRED_FORMAT2(IsSubstring, "subcritical pitchfork (1)", read("page.html"));
}

TEST_F(Deform, LoadingAndUnloadingIsDrawnWhereStatesWereAnnealed) {
  write("job.toml",
        "[system]\natoms = { A = 8 }\n[explore]\npressures = [0, 5]\nuntil = { searches = 4000 }\n"
        "[deform]\npressures = [0, 5]\n[anneal]\ntemperatures = [0.02]\n");
  const std::string page = (output({"run", "job.toml", "--out", "out", "--quiet"}), read("out/report.html"));
  EXPECT_PRED_FORMAT2(IsSubstring, "Volume under pressure and back", page);
  EXPECT_PRED_FORMAT2(IsSubstring, "The way from state 1 to state 2 under pressure", page);
  EXPECT_PRED_FORMAT2(IsSubstring, "from P = 0 to 5 ε/σ³ the sample follows one branch", page);
}

TEST_F(Deform, RepeatedInterruptedOrOnOtherThreadsItIsTheSame) {
  write_lj7();
  output({"explore", "job.toml", "--out", "out", "--quiet"});
  output({"explore", "job.toml", "--out", "killed", "--quiet"});
  output({"deform", "job.toml", "--out", "out", "--quiet", "--threads", "2"});
  const std::string once = output({"fingerprint", "out/landscape.db"});
  const auto shown = json_output({"show", "out/landscape.db", "--json"});
  output({"deform", "job.toml", "--out", "out", "--quiet", "--threads", "3"});
  EXPECT_EQ(output({"fingerprint", "out/landscape.db"}), once);
  EXPECT_EQ(json_output({"show", "out/landscape.db", "--json"}), shown) << "branches keep their ids";
  Finished finished{-SIGKILL, "", ""};
  for (int moment = 5; finished.code != 0; moment *= 2) {
    ASSERT_LT(moment, 60000);
    Running running(folder_, {"deform", "job.toml", "--out", "killed", "--quiet", "--threads", "1"});
    for (int passed = 0; passed < moment && !running.ended(); ++passed) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    if (!running.ended()) running.signal(SIGKILL);
    finished = running.wait();
  }
  EXPECT_EQ(output({"fingerprint", "killed/landscape.db"}), once);
}

TEST_F(Deform, TensionThatPullsTheClusterApartEndsWithTheLastPressureReached) {
  write_job(7, "[explore]\npressures = [0]\nuntil = { searches = 1500 }\n[deform]\npressures = [-50, 0]\n");
  output({"explore", "job.toml", "--out", "out", "--quiet"});
  const Finished pulled = run({"deform", "job.toml", "--out", "out"});
  EXPECT_EQ(pulled.code, 1);
  EXPECT_PRED_FORMAT2(IsSubstring, "warning: No minimum is left below P = -", pulled.err);
  EXPECT_PRED_FORMAT2(IsSubstring, "does not hold together down to P = -50", pulled.out);
  EXPECT_EQ(run({"show", "out/landscape.db", "--verify", "--quiet"}).code, 0) << "what was found is kept";
}

TEST_F(Deform, WantsExploredPressuresAndASection) {
  write_lj7();
  const Finished unexplored = run({"deform", "job.toml", "--out", "out"});
  EXPECT_EQ(unexplored.code, 2);
  EXPECT_PRED_FORMAT2(IsSubstring, "run `baroscape explore job.toml --out out` first", unexplored.err);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "out"));
  write_job(7, "");
  const Finished no_section = run({"deform", "job.toml", "--out", "out"});
  EXPECT_EQ(no_section.code, 2);
  EXPECT_PRED_FORMAT2(IsSubstring, "deform: is missing; a section [deform] with pressures is wanted", no_section.err);
}

}  // namespace
}  // namespace baroscape
