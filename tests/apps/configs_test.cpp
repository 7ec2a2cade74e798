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

  static std::string text_of(const std::filesystem::path& path) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
  }

  static bool is_melt(const std::filesystem::path& path) {
    return text_of(path).find("\n[glass]\n") != std::string::npos;
  }
};

TEST_F(Configs, EachSaysWhatItShowsHowLongItTakesAndWhatToLookAt) {
  EXPECT_GE(all().size(), 5u);
  for (const auto& path : all()) {
    const std::string text = text_of(path);
    EXPECT_EQ(text.rfind("# ", 0), 0u) << path;
    for (const char* part : {"# What it shows:", "# How long it takes:", "# What to look at afterwards:"}) {
      EXPECT_PRED_FORMAT2(testing::IsSubstring, part, text) << path;
    }
  }
}

TEST_F(Configs, EachRunsFromExplorationToReport) {
  for (const auto& path : all()) {
    const std::string out = path.stem();
    if (is_melt(path)) continue;  // for another command, below
    std::vector<std::string> arguments = {"run", path, "--out", out, "--quiet", "--set"};
    if (out == "cuzr") {
      // A search of the larger cells takes a hundred times as long.
      arguments.insert(arguments.end(), {"explore.until={searches=64}", "--set", "explore.pressures=[0,10]", "--set",
                                         "anneal.pressures=[10]", "--set", "anneal.temperatures=[300]"});
    } else {
      arguments.emplace_back("explore.until={searches=300}");
    }
    const Finished finished = run(arguments);
    EXPECT_EQ(finished.code, 0) << path << finished.err;
    EXPECT_TRUE(std::filesystem::exists(folder_ / out / "report.html")) << path;
  }
}

TEST_F(Configs, GlassesAreMeltedAndQuenched) {
  int melts = 0;
  for (const auto& path : all()) {
    if (!is_melt(path)) continue;
    ++melts;
    const std::string name = path.stem();
    const Finished finished = run(
        {"glass", path, "--out", name, "--quiet", "--set", "glass.melt_time=1e-13", "--set", "glass.cooling_rate=1e16",
         "--set", "glass.liquid={temperatures=[2000],pressures=[0],equilibration=1e-13,production=1e-13}"});
    EXPECT_EQ(finished.code, 0) << finished.err;
    for (const char* file : {"glass_1.xyz", "glass.svg", "glass.json", "liquid.svg", "liquid.json"}) {
      EXPECT_TRUE(std::filesystem::exists(folder_ / name / file)) << name << file;
    }
    EXPECT_EQ(run({"relax", path, name + "/glass_1.xyz"}).code, 0) << "it reads back as a minimum";
  }
  EXPECT_EQ(melts, 2);
}

}  // namespace
}  // namespace baroscape
