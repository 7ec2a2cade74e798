// The packages that `run` installs are those that CMake looks for.

#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>

#include "lint/source_tree.hpp"

namespace baroscape::lint {
namespace {

const std::filesystem::path kRoot = BAROSCAPE_SOURCE;

/// CMake's name → Debian 12 package.
const std::map<std::string, std::string> kPackages = {
    {"Eigen3", "libeigen3-dev"},
    {"Spectra", "libspectra-dev"},
    {"NLopt", "libnlopt-cxx-dev"},
    {"Boost", "libboost-graph-dev"},
    {"SQLiteCpp", "libsqlitecpp-dev"},
    {"tomlplusplus", "libtomlplusplus-dev"},
    {"CLI11", "libcli11-dev"},
    {"fmt", "libfmt-dev"},
    {"spdlog", "libspdlog-dev"},
    {"nlohmann_json", "nlohmann-json3-dev"},
    {"PkgConfig", "pkg-config"},
    {"libxxhash", "libxxhash-dev"},
    {"Random123/philox.h", "librandom123-dev"},
    {"dlib", "libdlib-dev"},
    {"LEMON", "liblemon-dev"},
    {"voro++/voro++.hh", "voro++-dev"},
    {"d3.min.js", "node-d3"},
    {"three.min.js", "libjs-three"},
    {"GTest", "libgtest-dev"},
    {"rapidcheck", "librapidcheck-dev"},
    {"benchmark", "libbenchmark-dev"},
    {"Threads", "g++"},
};
/// Looked for only when tests are built; only when benchmarks are.
const std::set<std::string> kTestOnly = {"GTest", "rapidcheck"};
const std::set<std::string> kBenchOnly = {"benchmark"};
/// In the lists, but nothing CMake looks for by these names.
const std::set<std::string> kTools = {"git",        "bash",         "cmake",   "ninja-build",    "g++",
                                      "pkg-config", "librsvg2-bin", "python3", "libsqlite3-dev", "lammps-data"};
/// One of several packages serves: what CMake finds lies in either.
const std::map<std::string, std::string> kAlternatives = {
    {"libnlopt-cxx-dev", "libnlopt-dev"}, {"pkg-config", "pkgconf"}, {"libboost-graph-dev", "libboost-dev"}};

/// Names in find_package(NAME …), pkg_check_modules(… NAME) and find_path(… FILE …).
std::set<std::string> looked_for(const std::string& cmake) {
  static const std::regex call(R"((find_package|pkg_check_modules|find_path)\s*\(([^)]*)\))");
  static const std::set<std::string> keywords = {"REQUIRED", "IMPORTED_TARGET", "QUIET", "GLOBAL"};
  std::set<std::string> names;
  for (std::sregex_iterator match(cmake.begin(), cmake.end(), call), end; match != end; ++match) {
    std::istringstream words((*match)[2].str());
    std::string word;
    words >> word;
    if ((*match)[1] == "find_package") {
      names.insert(word);
    } else if ((*match)[1] == "find_path") {
      words >> word;
      names.insert(word);
    } else {
      while (words >> word) {
        if (!keywords.contains(word)) names.insert(word);
      }
    }
  }
  return names;
}

/// The words of a bash array `name=( … )`, comments left out.
std::set<std::string> bash_array(const std::string& script, const std::string& name) {
  const std::regex array("(?:^|\n)\\s*" + name + R"(=\(([^)]*)\))");
  std::smatch match;
  std::set<std::string> words;
  if (!std::regex_search(script, match, array)) return words;
  std::istringstream lines(match[1].str());
  for (std::string line; std::getline(lines, line);) {
    std::istringstream stream(line.substr(0, line.find('#')));
    for (std::string word; stream >> word;) words.insert(word);
  }
  return words;
}

bool holds(const std::set<std::string>& packages, const std::string& package) {
  const auto other = kAlternatives.find(package);
  return packages.contains(package) || (other != kAlternatives.end() && packages.contains(other->second));
}

TEST(Packages, AreReadFromBothFiles) {
  EXPECT_EQ(
      looked_for("find_package(Eigen3 3.4 REQUIRED)\npkg_check_modules(xxhash REQUIRED IMPORTED_TARGET libxxhash)\n"
                 "find_path(SOME_DIR Random123/philox.h REQUIRED)"),
      (std::set<std::string>{"Eigen3", "libxxhash", "Random123/philox.h"}));
  EXPECT_EQ(bash_array("other=(x)\nbuild_packages=(\n  g++ cmake  # compiler, make\n  libfmt-dev)\n", "build_packages"),
            (std::set<std::string>{"g++", "cmake", "libfmt-dev"}));
}

class PackageLists : public testing::Test {
 protected:
  std::set<std::string> build = bash_array(read_text(kRoot / "run"), "build_packages");
  std::set<std::string> test = bash_array(read_text(kRoot / "run"), "test_packages");
  std::set<std::string> bench = bash_array(read_text(kRoot / "run"), "bench_packages");
  std::set<std::string> names =
      looked_for(read_text(kRoot / "CMakeLists.txt") + read_text(kRoot / "tests/CMakeLists.txt"));
};

TEST_F(PackageLists, HoldEverythingThatCMakeLooksFor) {
  ASSERT_FALSE(build.empty());
  ASSERT_FALSE(names.empty());
  for (const std::string& name : names) {
    ASSERT_TRUE(kPackages.contains(name)) << "which Debian package brings " << name << "?";
    const std::string& package = kPackages.at(name);
    const bool there = holds(build, package) || (kTestOnly.contains(name) && holds(test, package)) ||
                       (kBenchOnly.contains(name) && holds(bench, package));
    EXPECT_TRUE(there) << package << " (" << name << ") is missing from `run`";
  }
}

TEST_F(PackageLists, InstallNoLibraryThatCMakeDoesNotLookFor) {
  std::set<std::string> known = kTools;
  for (const std::string& name : names) {
    const std::string& package = kPackages.at(name);
    known.insert(package);
    if (kAlternatives.contains(package)) known.insert(kAlternatives.at(package));
  }
  for (const std::string& package : build) EXPECT_TRUE(known.contains(package)) << package << " in build_packages";
}

}  // namespace
}  // namespace baroscape::lint
