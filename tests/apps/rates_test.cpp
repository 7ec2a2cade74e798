// baroscape rates: times and rate constants between minima.
#include <cmath>

#include "program.hpp"

namespace baroscape {
namespace {

using nlohmann::json;
using ::testing::IsSubstring;

class Rates : public Program {
 protected:
  void SetUp() override {
    Program::SetUp();
    write_job(7, "[explore]\nuntil = { minima = 4, transition_states = 12 }\n");
    output({"explore", "job.toml", "--out", "out", "--quiet"});
  }
  std::vector<std::string> rates(const std::string& temperature, const std::string& from, const std::string& to) const {
    return {"rates", "out/landscape.db", "--pressure", "0", "--temperature", temperature, "--from", from, "--to", to};
  }
  json rates_json(const std::string& temperature, const std::string& from, const std::string& to) const {
    std::vector<std::string> arguments = rates(temperature, from, to);
    arguments.emplace_back("--json");
    return json_output(arguments);
  }
};

TEST_F(Rates, BothWaysAreInDetailedBalance) {
  for (const char* temperature : {"0.05", "0.2"}) {
    const json there = rates_json(temperature, "1", "2,3");
    const double forward = there["rate_constant"]["value"].get<double>() * there["equilibrium_from"].get<double>();
    const double back = there["rate_constant_back"]["value"].get<double>() * there["equilibrium_to"].get<double>();
    EXPECT_NEAR(forward / back, 1.0, 1e-10) << temperature;
    const json again = rates_json(temperature, "3,2", "1");
    EXPECT_NEAR(again["mean_first_passage_time"]["log10"].get<double>(),
                there["mean_first_passage_time_back"]["log10"].get<double>(), 1e-12);
    EXPECT_EQ(there["from"], json::parse("[1]"));
    EXPECT_EQ(there["units"]["time"], "sigma*sqrt(m/epsilon)");
  }
}

TEST_F(Rates, ATimeTooLongForADoubleHasALogarithm) {
  const json there = rates_json("0.001", "1", "2");
  const json& longer = there["mean_first_passage_time"]["log10"] > there["mean_first_passage_time_back"]["log10"]
                           ? there["mean_first_passage_time"]
                           : there["mean_first_passage_time_back"];
  EXPECT_TRUE(longer["value"].is_null());
  EXPECT_GT(longer["log10"].get<double>(), 308.0);
  EXPECT_PRED_FORMAT2(IsSubstring, "10^", output(rates("0.001", "1", "2")));
}

TEST_F(Rates, BadInputIsRefused) {
  const auto expect_refused = [&](const std::vector<std::string>& arguments, const std::string& part) {
    const Finished finished = run(arguments);
    EXPECT_EQ(finished.code, 2) << finished.err;
    EXPECT_PRED_FORMAT2(IsSubstring, part, finished.err);
  };
  expect_refused(rates("0", "1", "2"), "temperature: 0 is not allowed");
  expect_refused(rates("0.1", "1", "77"), "--to 77: out/landscape.db has no minimum of this id");
  expect_refused(rates("0.1", "1,2", "2"), "--to 2: is among --from as well");
  expect_refused(rates("0.1", "x", "2"), "--from");
}

}  // namespace
}  // namespace baroscape
