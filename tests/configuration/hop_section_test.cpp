#include <gtest/gtest.h>

#include "configuration/messages.hpp"

namespace baroscape {
namespace {

using testing::IsSubstring;

TEST(HopSection, EveryKeyIsRead) {
  const Job job =
      parse_job(job_with("[hop]\npressures = [0, 5]\nruns = 20\nquenches = 300\ntemperature = 0.6\nstep = 0.3\n"
                         "surface_share = 0.1\ntarget = -16.5\nkeep = 3\n"),
                "job.toml");
  ASSERT_TRUE(job.hop);
  EXPECT_EQ(job.hop->pressures, (std::vector<double>{0, 5}));
  const HopOptions& options = job.hop->options;
  EXPECT_EQ(options.runs, 20);
  EXPECT_EQ(options.quenches, 300);
  EXPECT_EQ(options.temperature, 0.6);
  EXPECT_EQ(options.step, 0.3);
  EXPECT_EQ(options.surface_share, 0.1);
  EXPECT_EQ(options.target, -16.5);
  EXPECT_EQ(options.keep, 3);
}

TEST(HopSection, EveryKeyHasADefaultAndTheSectionMayBeAbsent) {
  EXPECT_FALSE(parse_job(job_with(""), "job.toml").hop);
  const Job job = parse_job(job_with("[hop]\n"), "job.toml");
  ASSERT_TRUE(job.hop);
  EXPECT_EQ(job.hop->pressures, std::vector<double>{0});
  EXPECT_FALSE(job.hop->options.target);
  EXPECT_EQ(job.pressures, std::vector<double>{0}) << "what is hopped is not explored";
}

TEST(HopSection, ImpossibleValuesAreRefusedWithPlaceAndRange) {
  const struct {
    const char* line;
    const char* part;
  } cases[] = {{"runs = 0", "job.toml:4:1: hop.runs: 0 is not allowed"},
               {"quenches = -5", "hop.quenches: -5 is not allowed"},
               {"temperature = 0", "hop.temperature: 0 is not allowed; a number > 0"},
               {"step = -0.1", "hop.step"},
               {"surface_share = 1.5", "a number from 0 to 1"},
               {"target = nan", "hop.target"},
               {"keep = 0", "hop.keep: 0 is not allowed"},
               {"pressures = [-1]", "hop.pressures"},
               {"hops = 3", "job.toml:4:1: hop.hops: unknown key"}};
  for (const auto& one : cases) {
    EXPECT_PRED_FORMAT2(IsSubstring, one.part, message_for(job_with(std::string("[hop]\n") + one.line + "\n")));
  }
}

}  // namespace
}  // namespace baroscape
