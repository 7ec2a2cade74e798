// Every ready job is accepted by the program, and says at its top what it is for.
#include <fstream>
#include <sstream>

#include "program.hpp"

namespace baroscape {
namespace {

class Configs : public Program {
 protected:
  static std::vector<std::filesystem::path> all() {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(BAROSCAPE_CONFIGS)) {
      if (entry.path().extension() == ".toml") paths.push_back(entry.path());
    }
    return paths;
  }
};

TEST_F(Configs, EachSaysWhatItShowsHowLongItTakesAndWhatToLookAt) {
  EXPECT_GE(all().size(), 5u);
  for (const auto& path : all()) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    EXPECT_EQ(text.str().rfind("# ", 0), 0u) << path;
    for (const char* part : {"# What it shows:", "# How long it takes:", "# What to look at afterwards:"}) {
      EXPECT_PRED_FORMAT2(testing::IsSubstring, part, text.str()) << path;
    }
  }
}

TEST_F(Configs, EachRunsFromExplorationToReport) {
  for (const auto& path : all()) {
    const std::string out = path.stem();
    const Finished finished = run({"run", path, "--out", out, "--quiet", "--set", "explore.until={searches=300}"});
    EXPECT_EQ(finished.code, 0) << path << finished.err;
    EXPECT_TRUE(std::filesystem::exists(folder_ / out / "report.html")) << path;
  }
}

}  // namespace
}  // namespace baroscape
