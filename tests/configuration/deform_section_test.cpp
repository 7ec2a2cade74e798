#include <gtest/gtest.h>

#include "configuration/messages.hpp"

namespace baroscape {
namespace {

TEST(DeformSection, IsARangeThatMayBeginUnderTension) {
  const Job job = parse_job(job_with("[deform]\npressures = [-2.5, 10]\n"), "job.toml");
  ASSERT_TRUE(job.deform);
  EXPECT_EQ(job.deform->from, -2.5);
  EXPECT_EQ(job.deform->to, 10.0);
  EXPECT_FALSE(job.deform->minima_only);
}

TEST(DeformSection, FollowsAllStatesOrMinimaAlone) {
  const auto minima_only = [](const std::string& states) {
    return parse_job(job_with("[deform]\npressures = [0, 10]\nstates = \"" + states + "\"\n"), "job.toml")
        .deform->minima_only;
  };
  EXPECT_TRUE(minima_only("minima"));
  EXPECT_FALSE(minima_only("all"));
}

TEST(DeformSection, AddsNoPressureToExploreAndMayBeAbsent) {
  EXPECT_FALSE(parse_job(job_with(""), "job.toml").deform);
  EXPECT_EQ(parse_job(job_with("[deform]\npressures = [-1, 10]\n"), "job.toml").pressures, std::vector<double>{0.0});
}

}  // namespace
}  // namespace baroscape
