// The JSON that scripts rely on (design: interface).
#include <cmath>
#include <set>

#include "program.hpp"

namespace baroscape {
namespace {

using nlohmann::json;

/// Keys of an object.
std::set<std::string> keys(const json& object) {
  std::set<std::string> names;
  for (const auto& [key, value] : object.items()) names.insert(key);
  return names;
}

const std::set<std::string> kLandscapeKeys = {"format",     "units",  "pressure",          "volume_definition",
                                              "stopped_by", "minima", "transition_states", "coverage"};

class JsonOutput : public Program {
 protected:
  /// The equilateral triangle, off its minimum, in an order that mixes nothing up.
  void write_triangle(double side) const {
    write_job(3, "");
    write("a.xyz", "3\nProperties=species:S:1:pos:R:3:label:S:1\nAr 0 0 0 A\nAr " + std::to_string(side) +
                       " 0 0 A\nAr " + std::to_string(side / 2) + " " + std::to_string(side * std::sqrt(3.0) / 2) +
                       " 0 A\n");
  }
};

TEST_F(JsonOutput, ShowListsStatesWithRanksAndCoverage) {
  write_job(7, "[explore]\nuntil = { minima = 4 }\n");
  output({"explore", "job.toml", "--out", "out", "--quiet"});
  const json shown = json_output({"show", "out/landscape.db", "--json", "--pressure", "0"});
  EXPECT_EQ(keys(shown), kLandscapeKeys);
  EXPECT_EQ(shown["format"], 1);
  EXPECT_EQ(shown["units"], json::parse(R"({"energy": "epsilon", "length": "sigma", "pressure": "epsilon/sigma^3"})"));
  EXPECT_EQ(shown["pressure"], 0.0);
  EXPECT_EQ(shown["volume_definition"], "gyration-sphere, atom_radius 0.5");
  EXPECT_EQ(shown["stopped_by"], "minima");
  EXPECT_EQ(shown["minima"].size(), 4u);
  std::set<int> ids, ranks;
  for (const json& minimum : shown["minima"]) {
    EXPECT_EQ(keys(minimum),
              (std::set<std::string>{"id", "rank", "branch", "enthalpy", "energy", "volume", "bulk_modulus",
                                     "point_group_order", "log_product", "lowest_omega2"}));
    EXPECT_EQ(minimum["enthalpy"], minimum["energy"]) << "at P = 0";
    EXPECT_TRUE(minimum["branch"].is_null()) << "nothing was deformed";
    ids.insert(minimum["id"].get<int>());
    ranks.insert(minimum["rank"].get<int>());
    // The global minimum, tests/data/lj7_minima.csv.
    if (minimum["rank"] == 1) {
      EXPECT_NEAR(minimum["energy"].get<double>(), -16.505384, 1e-6);
    }
  }
  EXPECT_EQ(ranks, (std::set<int>{1, 2, 3, 4}));
  EXPECT_EQ(ids.size(), 4u);
  for (const json& state : shown["transition_states"]) {
    EXPECT_EQ(keys(state), (std::set<std::string>{"id", "rank", "branch", "enthalpy", "energy", "volume", "minimum_a",
                                                  "minimum_b", "point_group_order", "log_product", "omega2_negative"}));
    EXPECT_TRUE(ids.count(state["minimum_a"].get<int>()) == 1 && ids.count(state["minimum_b"].get<int>()) == 1);
    EXPECT_LT(state["omega2_negative"].get<double>(), 0.0);
  }
  EXPECT_EQ(keys(shown["coverage"]),
            (std::set<std::string>{"searches", "seeds", "good_turing", "chao1", "capture_recapture"}));
  EXPECT_EQ(shown["coverage"]["seeds"], 1);
  EXPECT_TRUE(shown["coverage"]["capture_recapture"].is_null());
}

TEST_F(JsonOutput, ShowWithoutAPressureListsAllLandscapes) {
  const json shown = json_output({"show", small_database(), "--json"});
  EXPECT_EQ(keys(shown), (std::set<std::string>{"format", "landscapes"}));
  ASSERT_EQ(shown["landscapes"].size(), 2u);
  EXPECT_EQ(shown["landscapes"][1], json_output({"show", "out/landscape.db", "--json", "--pressure", "2"}));
}

TEST_F(JsonOutput, SummaryHoldsCountsAndAnneals) {
  write_job(5, "[explore]\npressures = [0, 5]\nuntil = { searches = 300 }\n[anneal]\ntemperatures = [0.05, 0.1]\n");
  output({"run", "job.toml", "--out", "out", "--quiet"});
  const json summary = json::parse(read("out/summary.json"));
  EXPECT_EQ(summary["format"], 1);
  ASSERT_EQ(summary["landscapes"].size(), 2u);
  EXPECT_EQ(keys(summary["landscapes"][0]), kLandscapeKeys);
  EXPECT_TRUE(summary["landscapes"][0]["minima"].is_number_integer());
  EXPECT_TRUE(summary["landscapes"][0]["transition_states"].is_number_integer());
  ASSERT_EQ(summary["anneal"].size(), 4u) << "two pressures, two temperatures";
  for (const json& anneal : summary["anneal"]) {
    EXPECT_EQ(keys(anneal), (std::set<std::string>{"start",
                                                   "pressure",
                                                   "temperature",
                                                   "time",
                                                   "delta_energy",
                                                   "delta_energy_error",
                                                   "trapped_fraction",
                                                   "volume_ratio",
                                                   "bulk_modulus_ratio",
                                                   "young_ratio",
                                                   "shear_ratio",
                                                   "work_bound_ratio",
                                                   "distances",
                                                   "states",
                                                   "storage",
                                                   "dsc",
                                                   "dsc_stored",
                                                   "kissinger",
                                                   "half_lives",
                                                   "samples",
                                                   "delta_energy_deviation",
                                                   "balance",
                                                   "lost",
                                                   "finished",
                                                   "reason"}));
    EXPECT_EQ(anneal["samples"].size(), 4u);
    EXPECT_TRUE(anneal["storage"].empty() && anneal["dsc"].empty());
    EXPECT_EQ(anneal["start"], "global-minimum");
    EXPECT_EQ(anneal["time"], "equilibrium");
    EXPECT_TRUE(anneal["young_ratio"].is_null() && anneal["shear_ratio"].is_null());
    EXPECT_TRUE(anneal["pressure"] != 0.0 || anneal["work_bound_ratio"].is_null());
    const std::set<std::string> common = {"minimum", "population", "energy", "volume", "bulk_modulus"};
    EXPECT_EQ(keys(anneal["states"]["1"]), common);
    EXPECT_EQ(keys(anneal["states"]["2"]),
              (std::set<std::string>{"minimum", "population", "enthalpy", "energy", "volume"}));
    std::set<std::string> third = common;
    third.insert("barrier_back");
    EXPECT_EQ(keys(anneal["states"]["3"]), third);
  }
  EXPECT_EQ(read("out/summary.json").find("nan"), std::string::npos);
  ASSERT_EQ(summary["maps"].size(), 4u) << "load and unload, two pressures";
  for (const json& map : summary["maps"]) {
    EXPECT_EQ(keys(map), (std::set<std::string>{"from", "to", "entries"}));
    for (const json& entry : map["entries"]) EXPECT_EQ(entry["weight"], 1.0);
  }
  ASSERT_EQ(summary["cycles"].size(), 1u) << "at P = 0 there is nothing to cycle";
  const json& cycle = summary["cycles"][0];
  EXPECT_EQ(keys(cycle),
            (std::set<std::string>{"start", "pressure", "returning_share", "turns", "attractors", "fates"}));
  ASSERT_EQ(cycle["turns"].size(), 11u);
  for (const json& turn : cycle["turns"]) {
    double sum = turn["lost"];
    for (const json& one : turn["population"]) sum += one["population"].get<double>();
    EXPECT_NEAR(sum, 1.0, 1e-12);
  }
  // The one minimum of LJ5 has nowhere to go.
  EXPECT_EQ(cycle["attractors"],
            json::parse(R"([{"minima": [)" + cycle["fates"][0]["minimum"].dump() + R"(], "period": 1, "drawn": 1}])"));
  ASSERT_EQ(summary["loops"].size(), 1u);
  EXPECT_EQ(keys(summary["loops"][0]),
            (std::set<std::string>{"pressure", "minimum", "loaded", "unloaded", "area", "dropped", "load", "unload"}));
  EXPECT_EQ(summary["loops"][0]["load"][0][0], 0.0);
  EXPECT_TRUE(summary["profiles"].empty()) << "state 1 is state 2";
  EXPECT_TRUE(json_output({"show", "out/landscape.db", "--json"}).contains("cycles"));
}

TEST_F(JsonOutput, AnAnnealWithTimesTellsStorageCalorimetryAndComparisons) {
  write_job(7,
            "[explore]\npressures = [0, 5]\nuntil = { searches = 600 }\n[anneal]\n"
            "start = { fictive_temperature = [0.2, 0.3] }\ntemperatures = [0.1]\ntime = 1e4\nunload_time = 10\n"
            "cooling_rate = 1e-4\nstorage = { temperature = 0.02, times = [1e4, 1e6] }\n"
            "scan = { rates = [1e-6, 1e-5] }\nsamples = 3\nhalf_life = [0.05]\n"
            "compare = { temperatures = [0.1] }\nenthalpy = { points = 5 }\n");
  output({"run", "job.toml", "--out", "out", "--quiet"});
  const json summary = json::parse(read("out/summary.json"));
  ASSERT_EQ(summary["anneal"].size(), 4u) << "two glasses, two pressures";
  for (const json& anneal : summary["anneal"]) {
    EXPECT_EQ(anneal["time"], 1e4);
    EXPECT_TRUE(anneal["delta_energy_error"].is_number());
    EXPECT_EQ(anneal["samples"].size(), 3u);
    ASSERT_EQ(anneal["storage"].size(), 2u);
    EXPECT_EQ(keys(anneal["storage"][0]),
              (std::set<std::string>{"temperature", "time", "delta_energy", "delta_energy_stored"}));
    ASSERT_EQ(anneal["dsc"].size(), 2u);
    ASSERT_EQ(anneal["dsc_stored"].size(), 4u);
    EXPECT_EQ(anneal["dsc"][1]["rate"], 1e-5);
    EXPECT_NEAR(anneal["dsc"][0]["delta_enthalpy"], anneal["delta_energy"], 1e-6);
    EXPECT_EQ(anneal["half_lives"].size(), 1u);
    EXPECT_TRUE(anneal["finished"]);
    const json& balance = anneal["balance"];
    EXPECT_NEAR(balance["anneal_enthalpy_change"].get<double>() + balance["unload_enthalpy_change"].get<double>() +
                    balance["volume_work"].get<double>() - balance["dropped"].get<double>(),
                anneal["delta_energy"], 1e-6);
  }
  EXPECT_EQ(summary["comparisons"].size(), 4u) << "two glasses, ageing and thermal cycling";
  EXPECT_EQ(summary["enthalpy_lines"].size(), 4u);
  EXPECT_EQ(summary["enthalpy_lines"][0]["temperatures"].size(), 5u);
  EXPECT_EQ(read("out/summary.json").find("nan"), std::string::npos);
  EXPECT_EQ(output({"show", "out/landscape.db", "--verify"}).find("fails"), std::string::npos);
}

TEST_F(JsonOutput, EvaluateGivesEnergyGradientAndHessianInTheOrderOfTheFile) {
  write_triangle(1.2);
  const json result = json_output({"evaluate", "job.toml", "a.xyz", "--pressure", "1.5", "--hessian"});
  EXPECT_EQ(keys(result), (std::set<std::string>{"energy", "volume", "enthalpy", "gradient", "pressure_tensor",
                                                 "virial_pressure", "hessian", "positions", "cell", "counts",
                                                 "converged", "gradient_rms", "reason", "units"}));
  const double sixth = std::pow(1.2, -6);
  EXPECT_NEAR(result["energy"].get<double>(), 3 * 4 * (sixth * sixth - sixth), 1e-5);
  EXPECT_NEAR(result["enthalpy"].get<double>(), result["energy"].get<double>() + 1.5 * result["volume"].get<double>(),
              1e-12);
  ASSERT_EQ(result["gradient"].size(), 3u);
  EXPECT_LT(result["gradient"][0][0].get<double>(), 0.0) << "uphill: outwards";
  ASSERT_EQ(result["hessian"].size(), 9u);
  EXPECT_EQ(result["hessian"][0].size(), 9u);
  EXPECT_EQ(result["positions"][1][0], 1.2);
  EXPECT_TRUE(result["cell"].is_null());
  EXPECT_EQ(result["counts"], json::parse(R"({"gradient": 1, "hessian": 1})"));
  EXPECT_EQ(result["converged"], false);
  const json& tensor = result["pressure_tensor"];
  EXPECT_EQ(keys(tensor), (std::set<std::string>{"xx", "yy", "zz", "xy", "xz", "yz"}));
  EXPECT_NEAR((tensor["xx"].get<double>() + tensor["yy"].get<double>() + tensor["zz"].get<double>()) / 3,
              result["virial_pressure"].get<double>(), 1e-12);
  EXPECT_TRUE(json_output({"evaluate", "job.toml", "a.xyz"})["hessian"].is_null());
}

TEST_F(JsonOutput, RelaxEndsAtTheMinimumAndWritesIt) {
  write_triangle(1.2);
  const json result = json_output({"relax", "job.toml", "a.xyz", "-o", "b.xyz"});
  EXPECT_EQ(result["converged"], true);
  EXPECT_NEAR(result["energy"].get<double>(), -3.0, 1e-12);
  EXPECT_LE(result["gradient_rms"].get<double>(), 1e-9);
  EXPECT_GT(result["counts"]["gradient"].get<int>(), 1);
  const std::string written = read("b.xyz");
  for (const char* key : {"energy=", "enthalpy=", "pressure=", "label:S:1"}) {
    EXPECT_PRED_FORMAT2(testing::IsSubstring, key, written);
  }
  const json again = json_output({"evaluate", "job.toml", "b.xyz"});
  EXPECT_EQ(again["positions"], result["positions"]) << "every digit survives the file";
  EXPECT_EQ(again["converged"], true);
}

TEST_F(JsonOutput, PressureMakesTheTriangleSmaller) {
  write_triangle(1.2);
  const json free = json_output({"relax", "job.toml", "a.xyz"});
  const json pressed = json_output({"relax", "job.toml", "a.xyz", "--pressure", "5"});
  EXPECT_LT(pressed["volume"].get<double>(), free["volume"].get<double>());
  EXPECT_NEAR(pressed["enthalpy"].get<double>(), pressed["energy"].get<double>() + 5 * pressed["volume"].get<double>(),
              1e-12);
}

}  // namespace
}  // namespace baroscape
