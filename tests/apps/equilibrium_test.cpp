// baroscape walk and thermodynamics.
#include <cmath>

#include "program.hpp"

namespace baroscape {
namespace {

using nlohmann::json;
using ::testing::IsSubstring;

class Equilibrium : public Program {
 protected:
  void SetUp() override {
    Program::SetUp();
    write_job(7, "[explore]\nuntil = { minima = 4, transition_states = 12 }\n");
    output({"explore", "job.toml", "--out", "out", "--quiet"});
  }
  std::vector<std::string> walk(const std::string& temperature, const std::string& from,
                                const std::vector<std::string>& more) const {
    std::vector<std::string> all = {"walk",          "out/landscape.db", "--pressure", "0",
                                    "--temperature", temperature,        "--from",     from};
    all.insert(all.end(), more.begin(), more.end());
    return all;
  }
};

TEST_F(Equilibrium, AWalkIsARowOfJumpsAndTheSameWithTheSameSeed) {
  const json first = json_output(walk("0.1", "2", {"--jumps", "30", "--json"}));
  ASSERT_EQ(first["jumps"].size(), 30u);
  double since = 0;
  for (const json& jump : first["jumps"]) {
    EXPECT_GT(jump["time"].get<double>(), since);
    since = jump["time"].get<double>();
  }
  EXPECT_EQ(json_output(walk("0.1", "2", {"--jumps", "30", "--json"})), first);
  EXPECT_NE(json_output(walk("0.1", "2", {"--jumps", "30", "--seed", "2", "--json"}))["jumps"], first["jumps"]);
  EXPECT_PRED_FORMAT2(IsSubstring, "barrier", output(walk("0.1", "2", {})));
}

TEST_F(Equilibrium, HeatCapacityIsTheSlopeOfTheEnthalpyPlusTheVibrations) {
  const json all = json_output({"thermodynamics", "out/landscape.db", "--pressure", "0", "--from", "0.0999", "--to",
                                "0.1001", "--points", "3", "--json"});
  EXPECT_EQ(all["modes"], 15);
  const json& points = all["points"];
  const auto enthalpy = [&](int k) { return points[static_cast<std::size_t>(k)]["mean_enthalpy"].get<double>(); };
  const double slope = (enthalpy(2) - enthalpy(0)) / 2e-4;
  // Central difference: its error is ⟨H⟩‴ h²/6, some 1e-5 of the slope here.
  EXPECT_NEAR(points[1]["configurational_heat_capacity"].get<double>(), slope, 1e-4 * std::abs(slope));
  EXPECT_NEAR(points[1]["heat_capacity"].get<double>(), 15 + slope, 1e-4 * std::abs(slope));
  double sum = 0;
  for (const json& share : points[1]["occupation"]) sum += share.get<double>();
  EXPECT_NEAR(sum, 1.0, 1e-12);
}

TEST_F(Equilibrium, IsDrawn) {
  output({"thermodynamics", "out/landscape.db", "--pressure", "0", "--from", "0.02", "--to", "0.5", "-o", "c.svg"});
  EXPECT_PRED_FORMAT2(IsSubstring, "equilibrium at P = 0", read("c.svg"));
}

TEST_F(Equilibrium, BadInputIsRefused) {
  const auto expect_refused = [&](const std::vector<std::string>& arguments, const std::string& part) {
    const Finished finished = run(arguments);
    EXPECT_EQ(finished.code, 2) << finished.err;
    EXPECT_PRED_FORMAT2(IsSubstring, part, finished.err);
  };
  expect_refused(walk("-1", "2", {}), "temperature");
  expect_refused(walk("0.1", "77", {}), "--from 77: out/landscape.db has no minimum of this id");
  expect_refused(walk("0.1", "2", {"--duration", "-1"}), "--duration -1: is not allowed");
  expect_refused({"thermodynamics", "out/landscape.db", "--pressure", "0", "--from", "0.2", "--to", "0.1"},
                 "--from 0.2 --to 0.1: temperatures with 0 < from < to are wanted");
  expect_refused({"thermodynamics", "out/landscape.db", "--pressure", "0", "--from", "0", "--to", "0.1"}, "0 < from");
}

}  // namespace
}  // namespace baroscape
