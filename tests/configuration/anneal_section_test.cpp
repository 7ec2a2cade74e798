#include <gtest/gtest.h>

#include <limits>

#include "configuration/job.hpp"
#include "configuration/messages.hpp"

namespace baroscape {
namespace {

const std::string kHead = "seed = 7\n[system]\natoms = { A = 7 }\n[explore]\npressures = [0, 5]\n[anneal]\n";

AnnealOptions anneal(const std::string& keys) {
  return *parse_job(kHead + keys, "job.toml").anneal;
}

TEST(AnnealSection, NamesEveryStage) {
  const AnnealOptions options = anneal(
      "temperatures = [0.05, 0.1]\ntime = 1e4\nheating_rate = 1e-5\ncooling_rate = 1e-6\nunload_time = 100\n"
      "storage = { temperature = 0.02, times = [1e4, 1e9] }\nscan = { rates = [1e-7, 1e-6], from = 0.01, to = 0.4 }\n"
      "samples = 8\nhalf_life = [0.02, 0.05]\ncompare = { temperatures = [0.1, 0.3], cycles = 5 }\n"
      "enthalpy = { from = 0.02, to = 0.3, points = 15 }\n");
  const TreatmentOptions& treatment = options.treatment;
  EXPECT_EQ(treatment.temperatures, (std::vector<double>{0.05, 0.1}));
  EXPECT_EQ(treatment.time, 1e4);
  EXPECT_EQ(treatment.heating_rate, 1e-5);
  EXPECT_EQ(treatment.cooling_rate, 1e-6);
  EXPECT_EQ(treatment.unload_time, 100);
  EXPECT_EQ(treatment.room_temperature, 0.02);
  EXPECT_EQ(treatment.storage_temperature, 0.02);
  EXPECT_EQ(treatment.storage_times, (std::vector<double>{1e4, 1e9}));
  EXPECT_EQ(treatment.samples, 8);
  EXPECT_EQ(treatment.seed, 7u);
  EXPECT_EQ(options.calorimeter.rates, (std::vector<double>{1e-7, 1e-6}));
  EXPECT_EQ(options.calorimeter.from, 0.01);
  EXPECT_EQ(options.calorimeter.to, 0.4);
  EXPECT_EQ(options.half_life_temperatures, (std::vector<double>{0.02, 0.05}));
  EXPECT_EQ(options.comparison.temperatures, (std::vector<double>{0.1, 0.3}));
  EXPECT_EQ(options.comparison.cycles, 5);
  ASSERT_EQ(options.line_temperatures.size(), 15);
  EXPECT_EQ(options.line_temperatures[0], 0.02);
  EXPECT_EQ(options.line_temperatures[14], 0.3);
}

TEST(AnnealSection, WithoutTimesEquilibriumIsReachedAtOnce) {
  const AnnealOptions options = anneal("temperatures = [0.1]\n");
  EXPECT_EQ(options.treatment.time, std::numeric_limits<double>::infinity());
  EXPECT_EQ(options.treatment.cooling_rate, 0);
  EXPECT_EQ(options.treatment.samples, 4) << "as in the paper";
  EXPECT_TRUE(options.calorimeter.rates.empty());
  EXPECT_EQ(anneal("temperatures = [0.1]\ntime = \"equilibrium\"\n").treatment.time, options.treatment.time);
}

TEST(AnnealSection, GlassesByFictiveTemperatureAndByCoolingRateAndSeveralOfThem) {
  const auto two = anneal("temperatures = [0.1]\nstart = { fictive_temperature = [0.15, 0.25] }\n").starts;
  ASSERT_EQ(two.size(), 2u);
  EXPECT_EQ(std::get<FictiveTemperatureStart>(two[1]).temperature, 0.25);
  const auto cooled = anneal("temperatures = [0.1]\nstart = { cooling_rate = 1e-6, from = 0.3 }\n").starts;
  ASSERT_EQ(cooled.size(), 1u);
  EXPECT_EQ(std::get<CooledStart>(cooled[0]).rate, 1e-6);
  EXPECT_EQ(std::get<CooledStart>(cooled[0]).from, 0.3);
}

// design: physics, section 1.
TEST(AnnealSection, ThePaperPresetSetsItsRatiosAndKeysThatAreGivenStay) {
  const AnnealOptions paper =
      anneal("preset = \"paper\"\ntime = 1e5\nglass_transition = 0.2\nstart = \"global-minimum\"\n");
  EXPECT_NEAR(paper.treatment.temperatures.at(2), 0.186, 1e-15);
  EXPECT_NEAR(paper.treatment.room_temperature, 0.13, 1e-15);
  EXPECT_NEAR((0.198 - 0.13) / paper.treatment.cooling_rate, 3e3, 1e-9);
  EXPECT_EQ(paper.treatment.unload_time, 3.3e4);
  EXPECT_EQ(paper.treatment.storage_times, std::vector<double>{1.44e8});
  EXPECT_NEAR(0.2 / paper.calorimeter.rates.at(0), 3.9e4, 1e-9);
  const AnnealOptions changed =
      anneal("preset = \"paper\"\nstart = { fictive_temperature = 0.15 }\ntemperatures = [0.1]\nunload_time = 0\n");
  EXPECT_EQ(changed.treatment.temperatures, std::vector<double>{0.1});
  EXPECT_EQ(changed.treatment.unload_time, 0);
  EXPECT_EQ(changed.treatment.time, 1e4);
  EXPECT_NEAR(changed.treatment.storage_temperature, 0.65 * 0.15, 1e-15);
}

struct Refusal {
  const char* name;
  const char* keys;
  std::vector<std::string> words;
};

class AnnealRefusals : public testing::TestWithParam<Refusal> {};

TEST_P(AnnealRefusals, NameTheKeyAndWhatIsAllowed) {
  const std::string message = message_for(kHead + GetParam().keys);
  for (const std::string& word : GetParam().words) {
    EXPECT_NE(message.find(word), std::string::npos) << "\"" << message << "\" does not say " << word;
  }
}

const Refusal kRefusals[] = {
    {"TimeWord", "temperatures = [0.1]\ntime = \"long\"\n", {"job.toml:8:1: anneal.time: ", "\"equilibrium\""}},
    {"TimeNegative", "temperatures = [0.1]\ntime = -1\n", {"anneal.time: -1", "from 0 to 1e250"}},
    {"TimeOverflow", "temperatures = [0.1]\ntime = 1e300\n", {"anneal.time: 1e+300", "1e250"}},
    {"TimeInfinite", "temperatures = [0.1]\ntime = inf\n", {"anneal.time: inf", "\"equilibrium\""}},
    {"CoolingNegative", "temperatures = [0.1]\ncooling_rate = -1\n", {"anneal.cooling_rate: -1", "≥ 0"}},
    {"CoolingForever", "temperatures = [0.1]\ncooling_rate = 1e-300\n", {"anneal.cooling_rate: 1e-300", "at once"}},
    {"UnloadOverflow", "temperatures = [0.1]\nunload_time = 1e300\n", {"anneal.unload_time: 1e+300", "1e250"}},
    {"RoomNegative", "temperatures = [0.1]\nroom_temperature = -0.1\n", {"anneal.room_temperature: -0.1", "≥ 0"}},
    {"StorageEmpty", "temperatures = [0.1]\nstorage = {}\n", {"anneal.storage: needs \"times\""}},
    {"StorageTimes",
     "temperatures = [0.1]\nstorage = { times = [1e300] }\n",
     {"anneal.storage.times: value 1", "1e250"}},
    {"StorageCold",
     "temperatures = [0.1]\nstorage = { temperature = -1, times = [1] }\n",
     {"anneal.storage.temperature: -1"}},
    {"ScanEmpty", "temperatures = [0.1]\nscan = {}\n", {"anneal.scan: needs \"rates\""}},
    {"ScanDown",
     "temperatures = [0.1]\nscan = { rates = [1e-6], from = 0.2, to = 0.1 }\n",
     {"anneal.scan.to: 0.1 is not allowed", "> from"}},
    {"ScanRate", "temperatures = [0.1]\nscan = { rates = [0] }\n", {"anneal.scan.rates: value 1", "> 0"}},
    {"ScanSlow", "temperatures = [0.1]\nscan = { rates = [1e-300] }\n", {"anneal.scan.rates: 1e-300 is too slow"}},
    {"ScanUnknown", "temperatures = [0.1]\nscan = { rate = 1e-6 }\n", {"anneal.scan.rate: unknown key", "rates"}},
    {"Samples", "temperatures = [0.1]\nsamples = -1\n", {"anneal.samples: -1 is not allowed", "from 0"}},
    {"StartFrom", "temperatures = [0.1]\nstart = { from = 0.3 }\n", {"anneal.start: exactly one"}},
    {"StartCooledFromNowhere",
     "temperatures = [0.1]\nstart = { cooling_rate = 1e-6 }\n",
     {"anneal.start: cooling_rate and from belong together"}},
    {"StartCooledBelowRoom",
     "temperatures = [0.1]\nroom_temperature = 0.4\nstart = { cooling_rate = 1e-6, from = 0.3 }\n",
     {"anneal.start: from 0.3 is not allowed", "above the room's, 0.4"}},
    {"HalfLife", "temperatures = [0.1]\nhalf_life = [0]\n", {"anneal.half_life: value 1", "> 0"}},
    {"Compare", "temperatures = [0.1]\ncompare = { cycles = 0 }\n", {"anneal.compare.cycles: 0 is not allowed"}},
    {"Lines", "temperatures = [0.1]\nenthalpy = { from = 0.3, to = 0.2 }\n", {"anneal.enthalpy.to: 0.2"}},
    {"Preset", "temperatures = [0.1]\npreset = \"glass\"\n", {"anneal.preset: ", "\"paper\" is"}},
    {"PresetWithoutTransition", "preset = \"paper\"\n", {"anneal.preset: needs \"glass_transition\""}},
    {"PresetUntilEquilibrium",
     "preset = \"paper\"\nglass_transition = 0.2\ntime = \"equilibrium\"\n",
     {"anneal.time: with preset"}},
    {"TransitionWithoutPreset", "temperatures = [0.1]\nglass_transition = 0.2\n", {"anneal.glass_transition: is for"}},
};

INSTANTIATE_TEST_SUITE_P(Keys, AnnealRefusals, testing::ValuesIn(kRefusals),
                         [](const auto& refusal) { return refusal.param.name; });

}  // namespace
}  // namespace baroscape
