#include "configuration/overrides.hpp"

#include <gtest/gtest.h>

#include "messages.hpp"

namespace baroscape {
namespace {

using testing::IsSubstring;

TEST(Overrides, ReplaceAddAndReachIntoInlineTables) {
  const std::string text = job_with("[explore]\nuntil = { coverage = 0.9, seconds = 60 }\n");
  const Job job = parse_job(text, "job.toml", {"explore.until.seconds=5", "seed=3", "explore.pressures=[0, 4]"});
  EXPECT_EQ(job.until.coverage, 0.9);
  EXPECT_EQ(job.until.seconds, 5.0);
  EXPECT_EQ(job.seed, 3u);
  EXPECT_EQ(job.pressures, (std::vector<double>{0, 4}));
}

TEST(Overrides, MakeSectionsThatAreNotThere) {
  EXPECT_EQ(parse_job(job_with(""), "job.toml", {"anneal.temperatures=[0.2]"}).anneal->treatment.temperatures,
            std::vector<double>{0.2});
}

TEST(Overrides, TheLastOneWins) {
  EXPECT_EQ(parse_job(job_with(""), "job.toml", {"seed=3", "seed=4"}).seed, 4u);
}

TEST(Overrides, ABareWordIsAString) {
  EXPECT_EQ(parse_job(job_with(""), "job.toml", {"title=argon under load"}).title, "argon under load");
  EXPECT_EQ(parse_job(job_with(""), "job.toml", {"title=\"quoted = too\""}).title, "quoted = too");
}

TEST(Overrides, AreNamedInMessages) {
  EXPECT_EQ(message_for(job_with(""), {"explore.until.coverage=2"}).rfind("--set explore.until.coverage: 2 is not", 0),
            0u)
      << message_for(job_with(""), {"explore.until.coverage=2"});
  EXPECT_PRED_FORMAT2(IsSubstring, "--set explore.until: explore.until.second: unknown key",
                      message_for(job_with(""), {"explore.until={second=1}"}));
  EXPECT_PRED_FORMAT2(IsSubstring, "--set sed: unknown key", message_for(job_with(""), {"sed=1"}));
}

TEST(Overrides, LeaveMessagesAboutTheFileAlone) {
  EXPECT_EQ(message_for(job_with("[explore]\nuntil = { coverage = 3 }\n"), {"explore.until.seconds=1"})
                .rfind("job.toml:4:11: explore.until.coverage: ", 0),
            0u);
}

TEST(Overrides, ThatCannotBeReadAreRefusedWithTheWholeArgument) {
  for (const char* argument :
       {"seed", "=3", "seed=", "explore..until=1", "se ed!=1", "seed=[1", "seed=1x", "seed=1\ntitle=2"}) {
    EXPECT_PRED_FORMAT2(IsSubstring, std::string("--set ") + argument, message_for(job_with(""), {argument}));
  }
}

TEST(Overrides, CannotReachIntoAValueThatHasNoKeys) {
  EXPECT_PRED_FORMAT2(IsSubstring, "\"seed\" is the integer 1",
                      message_for("seed = 1\n" + job_with(""), {"seed.more=1"}));
}

}  // namespace
}  // namespace baroscape
