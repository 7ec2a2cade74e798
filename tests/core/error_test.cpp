#include "core/error.hpp"

#include <gtest/gtest.h>

namespace baroscape {
namespace {

TEST(InputError, NamesThePlaceTheKeyAndTheProblem) {
  EXPECT_STREQ(InputError::at("job.toml", 3, 7, "system.atoms", "-1 is not allowed").what(),
               "job.toml:3:7: system.atoms: -1 is not allowed");
}

TEST(InputError, LeavesOutWhatIsNotKnown) {
  EXPECT_STREQ(InputError::at("job.toml", 3, 0, "", "unfinished").what(), "job.toml:3: unfinished");
  EXPECT_STREQ(InputError::at("job.toml", 0, 5, "seed", "missing").what(), "job.toml: seed: missing");
  EXPECT_STREQ(InputError::at("", 0, 0, "seed", "missing").what(), "seed: missing");
  EXPECT_STREQ(InputError::at("", 0, 0, "", "missing").what(), "missing");
}

}  // namespace
}  // namespace baroscape
