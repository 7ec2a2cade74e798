// The teaching page through the program.
#include "program.hpp"

namespace baroscape {
namespace {

class Teach : public Program {};

TEST_F(Teach, SaysOnlyWhatItsDatabaseShows) {
  // Four atoms have one minimum: nothing can be trapped.
  write_job(4,
            "[explore]\npressures = [0, 2]\nuntil = { searches = 100 }\n[anneal]\npressures = [0, 2]\ntemperatures = "
            "[0.1]\n");
  output({"teach", "job.toml", "-o", "page.html", "--out", "data", "--quiet"});
  const std::string page = read("page.html");
  EXPECT_PRED_FORMAT2(testing::IsSubstring, "does not show it", page);
  EXPECT_PRED_FORMAT2(testing::IsSubstring, "everything is as it was before", page);
  for (const char* loaded : {"src=\"http", "href=\"http", "url(http"}) {
    EXPECT_PRED_FORMAT2(testing::IsNotSubstring, loaded, page);
  }
  // Made again from what is there it is the same.
  output({"teach", "job.toml", "-o", "again.html", "--out", "data", "--quiet"});
  EXPECT_EQ(read("again.html"), page);
}

TEST_F(Teach, WithoutAnAnnealIsRefusedAndLeavesNothing) {
  write_job(4, "[explore]\nuntil = { searches = 100 }\n");
  const Finished finished = run({"teach", "job.toml", "-o", "page.html"});
  EXPECT_EQ(finished.code, 2);
  EXPECT_PRED_FORMAT2(testing::IsSubstring, "the section [anneal] is wanted", finished.err);
  EXPECT_FALSE(std::filesystem::exists(folder_ / "page.html"));
  EXPECT_FALSE(std::filesystem::exists(folder_ / "page"));
}

TEST_F(Teach, ATitleOfATeacherStaysInert) {
  write("job.toml",
        "title = \"</script><b>=cmd\"\n[system]\nkind = \"cluster\"\natoms = { A = 4 }\npotential = \"lennard-jones\"\n"
        "[explore]\nuntil = { searches = 100 }\n[anneal]\npressures = [0]\ntemperatures = [0.1]\n");
  output({"teach", "job.toml", "-o", "page.html", "--quiet"});
  EXPECT_PRED_FORMAT2(testing::IsNotSubstring, "<b>=cmd", read("page.html"));
}

}  // namespace
}  // namespace baroscape
