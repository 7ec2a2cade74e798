#include "configuration/job.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "core/error.hpp"
#include "messages.hpp"

namespace baroscape {
namespace {

TEST(Job, TheSmallestJobGetsTheDocumentedDefaults) {
  const Job job = parse_job("[system]\natoms = { A = 7 }\n", "job.toml");
  EXPECT_EQ(job.title, "");
  EXPECT_EQ(job.seed, 1u);
  EXPECT_EQ(job.system.species_names, (std::vector<std::string>{"A"}));
  EXPECT_EQ(job.system.species, std::vector<int>(7, 0));
  EXPECT_EQ(job.system.masses, std::vector<double>{1.0});
  EXPECT_EQ(job.system.atom_radius, 0.5);
  EXPECT_EQ(job.system.lennard_jones.epsilon, Eigen::MatrixXd::Ones(1, 1));
  EXPECT_EQ(job.system.lennard_jones.sigma, Eigen::MatrixXd::Ones(1, 1));
  EXPECT_EQ(job.pressures, std::vector<double>{0.0});
  EXPECT_EQ(job.until.coverage, 0.999);
  EXPECT_EQ(job.until.seconds, 60.0);
  EXPECT_FALSE(job.until.minima || job.until.transition_states || job.until.searches);
  EXPECT_FALSE(job.anneal.has_value());
}

TEST(Job, TheExampleOfTheInterfaceIsReadInFull) {
  const Job job = parse_job(R"(
title = "LJ9 under pressure"
seed = 7
[system]
kind = "cluster"
atoms = { A = 9 }
potential = "lennard-jones"
volume = { definition = "gyration-sphere", atom_radius = 0.25 }
masses = { A = 2 }
[explore]
pressures = [0, 1, 2, 5]
until = { coverage = 0.99, seconds = 30, minima = 21, transition_states = 165, searches = 10_000 }
[anneal]
start = { fictive_temperature = 0.15 }
pressures = [2.5, 5]
temperatures = [0.02, 0.05]
turns = 25
time = "equilibrium"
cooling_rate = 0
)",
                            "job.toml");
  EXPECT_EQ(job.title, "LJ9 under pressure");
  EXPECT_EQ(job.seed, 7u);
  EXPECT_EQ(job.system.atoms(), 9);
  EXPECT_EQ(job.system.atom_radius, 0.25);
  EXPECT_EQ(job.system.masses, std::vector<double>{2.0});
  EXPECT_EQ(job.pressures, (std::vector<double>{0, 1, 2, 2.5, 5})) << "those of the anneal are explored too";
  EXPECT_EQ(job.until.coverage, 0.99);
  EXPECT_EQ(job.until.seconds, 30.0);
  EXPECT_EQ(job.until.minima, 21);
  EXPECT_EQ(job.until.transition_states, 165);
  EXPECT_EQ(job.until.searches, 10000);
  ASSERT_TRUE(job.anneal.has_value());
  EXPECT_EQ(std::get<FictiveTemperatureStart>(job.anneal->starts.at(0)).temperature, 0.15);
  EXPECT_EQ(job.anneal->pressures, (std::vector<double>{2.5, 5}));
  EXPECT_EQ(job.anneal->treatment.temperatures, (std::vector<double>{0.02, 0.05}));
  EXPECT_EQ(job.anneal->turns, 25);
}

TEST(Job, GivingOneLimitLeavesTheOthersOff) {
  const Job job = parse_job(job_with("[explore]\nuntil = { searches = 5 }\n"), "job.toml");
  EXPECT_EQ(job.until.searches, 5);
  EXPECT_FALSE(job.until.coverage || job.until.seconds || job.until.minima || job.until.transition_states);
}

TEST(Job, PressureZeroIsAddedWhereItIsMissing) {
  EXPECT_EQ(parse_job(job_with("[explore]\npressures = [1, 2]\n"), "job.toml").pressures,
            (std::vector<double>{0, 1, 2}));
}

TEST(Job, NegativeZeroIsZero) {
  const Job job = parse_job(job_with("[explore]\npressures = [-0.0, 2]\n"), "job.toml");
  EXPECT_EQ(job.pressures, (std::vector<double>{0, 2}));
  EXPECT_FALSE(std::signbit(job.pressures.front()));
}

TEST(Job, AnAnnealWithoutPressuresTakesTheExploredOnesAndStartsFromTheGlobalMinimum) {
  const Job job = parse_job(job_with("[explore]\npressures = [0, 3]\n[anneal]\ntemperatures = [0.1]\n"), "job.toml");
  ASSERT_TRUE(job.anneal.has_value());
  EXPECT_EQ(job.anneal->pressures, (std::vector<double>{0, 3}));
  EXPECT_TRUE(std::holds_alternative<GlobalMinimumStart>(job.anneal->starts.at(0)));
}

TEST(Job, AnAnnealMayStartFromAMinimumById) {
  const Job job = parse_job(job_with("[anneal]\ntemperatures = [0.1]\nstart = { minimum = 12 }\n"), "job.toml");
  EXPECT_EQ(std::get<MinimumStart>(job.anneal->starts.at(0)).id, 12);
}

TEST(Job, SpeciesComeInAlphabeticalOrderHoweverTheyAreWritten) {
  const std::string pairs =
      "[system.lennard-jones]\nAA = {}\nBA = { epsilon = 1.5, sigma = 0.8 }\nBB = { epsilon = 0.5, sigma = 0.88 }\n";
  const Job job = parse_job("[system]\natoms = { B = 2, A = 3 }\nmasses = { B = 4.0 }\n" + pairs, "job.toml");
  EXPECT_EQ(job.system.species_names, (std::vector<std::string>{"A", "B"}));
  EXPECT_EQ(job.system.species, (std::vector<int>{0, 0, 0, 1, 1}));
  EXPECT_EQ(job.system.masses, (std::vector<double>{1.0, 4.0}));
  EXPECT_EQ(job.system.lennard_jones.epsilon, (Eigen::Matrix2d() << 1.0, 1.5, 1.5, 0.5).finished());
  EXPECT_EQ(job.system.lennard_jones.sigma, (Eigen::Matrix2d() << 1.0, 0.8, 0.8, 0.88).finished());
}

TEST(Job, TheTextIsTheFileItselfWithoutOverrides) {
  const std::string text = "# why\n[system]\natoms = { A = 7 }\n";
  EXPECT_EQ(parse_job(text, "job.toml").text, text);
}

TEST(Job, TheTextWithOverridesReadsBackAsTheSameJob) {
  const Job job =
      parse_job(job_with("[anneal]\ntemperatures = [0.1]\n"), "job.toml",
                {"anneal.temperatures=[0.1, 0.30000000000000004]", "explore.until.seconds=5", "title=word"});
  const Job again = parse_job(job.text, "again.toml");
  EXPECT_EQ(again.title, "word");
  EXPECT_EQ(again.until.seconds, 5.0);
  EXPECT_EQ(again.anneal->treatment.temperatures, (std::vector<double>{0.1, 0.30000000000000004}));
  EXPECT_EQ(again.system.atoms(), 7);
}

class JobFile : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "baroscape_job_XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::filesystem::path folder_;
};

TEST_F(JobFile, IsReadAndItsPathNamedInMessages) {
  const std::string path = folder_ / "job.toml";
  std::ofstream(path) << "[system]\natoms = { A = 7 }\nsizes = 3\n";
  try {
    read_job(path);
    FAIL() << "an unknown key was accepted";
  } catch (const InputError& error) {
    EXPECT_EQ(std::string(error.what()).rfind(path + ":3:1: system.sizes: unknown key", 0), 0u) << error.what();
  }
  EXPECT_EQ(read_job(path, {"system={atoms={A=8}}"}).system.atoms(), 8);
}

TEST_F(JobFile, MissingIsAnInputErrorWithThePath) {
  const std::string path = folder_ / "none.toml";
  try {
    read_job(path);
    FAIL() << "a missing file was accepted";
  } catch (const InputError& error) {
    EXPECT_NE(std::string(error.what()).find(path), std::string::npos);
    EXPECT_NE(std::string(error.what()).find("No such file"), std::string::npos) << error.what();
  }
  EXPECT_THROW(read_job(folder_), InputError);
}

}  // namespace
}  // namespace baroscape
