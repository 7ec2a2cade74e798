// The house rules that can be read off the sources (design: architecture).

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <string>

#include "lint/source_tree.hpp"

namespace baroscape::lint {
namespace {

constexpr int kLongestFile = 350;

/// The floors of the house, from the ground up; a room includes rooms on lower floors only.
const std::map<std::string, int> kFloors = {
    {"core", 0},      {"atoms", 1},    {"potentials", 2}, {"surface", 3},  {"search", 4},        {"dynamics", 4},
    {"landscape", 5}, {"explore", 6},  {"atlas", 6},      {"kinetics", 6}, {"analysis", 6},      {"protocol", 7},
    {"archive", 8},   {"exchange", 8}, {"report", 8},     {"apps", 9},     {"configuration", 8},
};

/// What is wrong with the includes of one file, one line each.
std::string floor_problems(const SourceFile& file) {
  const std::string room = file.room();
  const auto own = kFloors.find(room);
  if (own == kFloors.end()) return file.path.string() + ": the room " + room + " is on no floor\n";
  std::string problems;
  for (const Include& include : includes_of(file.text)) {
    const std::string first = include.name.substr(0, include.name.find('/'));
    const auto floor = kFloors.find(first);
    if (!include.quoted || floor == kFloors.end() || first == room || floor->second < own->second) continue;
    problems += file.path.string() + " (floor " + std::to_string(own->second) + ") includes " + include.name +
                " (floor " + std::to_string(floor->second) + ")\n";
  }
  return problems;
}

/// Includes of a public header that are neither ours, nor the standard library's, nor Eigen's, nor intrinsics.
std::string third_party_problems(const SourceFile& file) {
  std::string problems;
  for (const Include& include : includes_of(file.text)) {
    const bool standard = !include.quoted && include.name.find_first_of("/.") == std::string::npos;
    const bool eigen = include.name.rfind("Eigen/", 0) == 0;
    const bool ours = include.quoted && kFloors.contains(include.name.substr(0, include.name.find('/')));
    if (standard || eigen || ours || include.name == "immintrin.h") continue;
    problems += file.path.string() + " shows " + include.name + "\n";
  }
  return problems;
}

TEST(House, RoomsIncludeLowerFloorsOnly) {
  const std::vector<SourceFile> files = source_files(BAROSCAPE_SOURCE);
  ASSERT_GT(files.size(), 20u);
  std::string problems;
  for (const SourceFile& file : files) problems += floor_problems(file);
  EXPECT_EQ(problems, "");
}

TEST(House, TheLintSeesNeighboursAndHigherFloors) {
  EXPECT_EQ(floor_problems({"lib/landscape/a.cpp", "#include \"atoms/structure.hpp\"\n#include \"landscape/b.hpp\"\n"}),
            "");
  EXPECT_NE(floor_problems({"lib/explore/a.cpp", "#include \"kinetics/rates.hpp\"\n"}), "");    // a neighbour
  EXPECT_NE(floor_problems({"lib/core/a.hpp", "  #  include \"atoms/structure.hpp\"\n"}), "");  // upstairs
  EXPECT_NE(floor_problems({"lib/cellar/a.hpp", ""}), "");                                      // no such floor
  EXPECT_EQ(floor_problems({"apps/main.cpp", "#include \"report/report.hpp\"\n#include <fmt/format.h>\n"}), "");
}

/// Rooms that the CMake list of another links although they are not below it.
std::string link_problems(const std::string& room, const std::string& list) {
  static const std::regex link(R"(\bbaroscape_([a-z]+)\b)");
  std::string problems;
  for (std::sregex_iterator match(list.begin(), list.end(), link), end; match != end; ++match) {
    const auto floor = kFloors.find((*match)[1]);
    if (floor == kFloors.end() || floor->first == room || floor->second < kFloors.at(room)) continue;
    problems += room + " links " + floor->first + "\n";
  }
  return problems;
}

TEST(House, RoomsLinkLowerFloorsOnly) {
  std::string problems;
  for (const auto& [room, floor] : kFloors) {
    const std::filesystem::path list = std::filesystem::path(BAROSCAPE_SOURCE) / "lib" / room / "CMakeLists.txt";
    if (std::filesystem::exists(list)) problems += link_problems(room, read_text(list));
  }
  EXPECT_EQ(problems, "");
  EXPECT_EQ(link_problems("atlas", "PUBLIC baroscape_landscape"), "");
  EXPECT_NE(link_problems("atlas", "PUBLIC baroscape_kinetics"), "");
}

TEST(House, PublicHeadersShowNoThirdPartyButEigen) {
  std::string problems;
  for (const SourceFile& file : source_files(BAROSCAPE_SOURCE)) {
    if (file.is_header() && file.room() != "apps") problems += third_party_problems(file);
  }
  EXPECT_EQ(problems, "");
}

TEST(House, TheLintSeesThirdParties) {
  EXPECT_NE(third_party_problems({"lib/core/a.hpp", "#include <boost/graph/graph_traits.hpp>\n"}), "");
  EXPECT_NE(third_party_problems({"lib/core/a.hpp", "#include <sqlite3.h>\n"}), "");
  EXPECT_NE(third_party_problems({"lib/core/a.hpp", "#include \"toml++/toml.h\"\n"}), "");
  EXPECT_EQ(
      third_party_problems({"lib/core/a.hpp", "#include <Eigen/Core>\n#include <vector>\n#include \"core/b.hpp\"\n"}),
      "");
}

TEST(House, NoFileIsLongerThan350Lines) {
  for (const SourceFile& file : source_files(BAROSCAPE_SOURCE)) {
    EXPECT_LE(std::count(file.text.begin(), file.text.end(), '\n'), kLongestFile) << file.path;
  }
}

TEST(House, EveryHeaderIsGuardedAndEveryRoomIsInTheBuild) {
  const std::string build = read_text(std::filesystem::path(BAROSCAPE_SOURCE) / "lib/CMakeLists.txt");
  std::set<std::string> rooms;
  for (const SourceFile& file : source_files(BAROSCAPE_SOURCE)) {
    const bool guarded = !file.is_header() || file.text.find("#pragma once") != std::string::npos;
    EXPECT_TRUE(guarded) << file.path;
    if (file.room() != "apps") rooms.insert(file.room());
  }
  for (const std::string& room : rooms)
    EXPECT_NE(build.find("add_subdirectory(" + room + ")"), std::string::npos) << room;
}

}  // namespace
}  // namespace baroscape::lint
