// Bad input ends with exit code 2 and a message that says what is wrong, where, and what is allowed.
#include <cstdlib>
#include <fstream>

#include "archive/archive.hpp"
#include "program.hpp"

namespace baroscape {
namespace {

using testing::IsSubstring;

class BadInput : public Program {
 protected:
  void expect_refused(const std::vector<std::string>& arguments, const std::vector<std::string>& parts,
                      int code = 2) const {
    const Finished finished = run(arguments);
    EXPECT_EQ(finished.code, code) << finished.err;
    EXPECT_EQ(finished.out, "") << "results belong to stdout, messages to stderr";
    for (const std::string& part : parts) EXPECT_PRED_FORMAT2(IsSubstring, part, finished.err);
  }

  /// Changes one byte of a file.
  void patch(const std::string& name, std::streamoff at, char value) const {
    std::fstream file(folder_ / name, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(at);
    file.put(value);
  }
};

TEST_F(BadInput, MissingConfiguration) {
  expect_refused({"run", "none.toml", "--out", "out"}, {"none.toml", "No such file"});
  EXPECT_FALSE(std::filesystem::exists(folder_ / "out")) << "a slip must not leave a folder behind";
}

TEST_F(BadInput, UnknownKey) {
  write_job(7, "[explore]\npresures = [0]\n");
  expect_refused({"explore", "job.toml", "--out", "out"},
                 {"job.toml:5:1: explore.presures: unknown key", "allowed here: pressures, until"});
}

TEST_F(BadInput, WrongType) {
  write_job(7, "[explore]\npressures = \"all\"\n");
  expect_refused({"explore", "job.toml", "--out", "out"},
                 {"job.toml:5:1: explore.pressures: an array of numbers is wanted"});
}

TEST_F(BadInput, NegativeCount) {
  write_job(-3, "");
  expect_refused({"explore", "job.toml", "--out", "out"},
                 {"job.toml:3:11: system.atoms.A: -3 is not allowed", "from 1 to"});
}

TEST_F(BadInput, PressuresOutOfOrder) {
  write_job(7, "[explore]\npressures = [0, 5, 2]\n");
  expect_refused({"run", "job.toml", "--out", "out"}, {"2 comes after 5", "strictly ascending"});
}

TEST_F(BadInput, AnOverrideThatIsWrongIsNamed) {
  write_job(7, "");
  expect_refused({"explore", "job.toml", "--out", "out", "--set", "explore.until.coverage=2"},
                 {"--set explore.until.coverage: 2 is not allowed"});
}

TEST_F(BadInput, WhatACommandCannotDoIsSaidSo) {
  write_job(7, "[glass]\nmelt_temperature = 1\n");
  expect_refused({"glass", "job.toml", "--out", "out"}, {"glass: melts a periodic cell"});
  expect_refused({"teach", "job.toml"}, {"--output is required"});
  expect_refused({"dance"}, {"dance: unknown command", "explore"});
}

TEST_F(BadInput, NotANumberInAStructure) {
  write_job(2, "");
  write("a.xyz", "2\n\nAr 0 0 0\nAr nan 0 0\n");
  expect_refused({"evaluate", "job.toml", "a.xyz"}, {"a.xyz:4: atom 2: coordinate \"nan\" is not allowed"});
}

TEST_F(BadInput, CoincidentAtoms) {
  write_job(2, "");
  write("a.xyz", "2\n\nAr 1 2 3\nAr 1 2 3\n");
  expect_refused({"relax", "job.toml", "a.xyz"}, {"a.xyz:4: atoms 1 and 2 coincide"});
}

TEST_F(BadInput, AStructureOfAnotherSize) {
  write_job(3, "");
  write("a.xyz", "2\n\nAr 0 0 0\nAr 1 0 0\n");
  expect_refused({"evaluate", "job.toml", "a.xyz"}, {"a.xyz:1: the structure has 2 atoms, the configuration 3"});
}

TEST_F(BadInput, ADatabaseOfAnotherVersion) {
  const std::string database = small_database();
  // user_version, big-endian, in the header of every SQLite file (https://www.sqlite.org/fileformat.html, 1.3).
  patch(database, 60 + 3, 99);
  for (const char* command : {"show", "fingerprint"}) expect_refused({command, database}, {database, "version", "99"});
}

TEST_F(BadInput, ATruncatedDatabase) {
  const std::string database = small_database();
  const auto size = std::filesystem::file_size(folder_ / database);
  for (const auto kept : {size / 2, size - 4096, std::uintmax_t{50}, std::uintmax_t{0}}) {
    std::filesystem::resize_file(folder_ / database, kept);
    expect_refused({"show", database}, {database});
  }
}

TEST_F(BadInput, AFileThatIsNoDatabase) {
  write("a.db",
        "this is no database, and it is long enough to have a header of one hundred bytes, which this sentence is for");
  expect_refused({"show", "a.db"}, {"a.db"});
  expect_refused({"show", "none.db"}, {"none.db", "no such file"});
  expect_refused({"report", "none.db", "-o", "a.html"}, {"none.db", "no such file"});
}

TEST_F(BadInput, AnUnwritableFolder) {
  write_job(4, "[explore]\nuntil = { searches = 10 }\n");
  write("file", "in the way");
  expect_refused({"explore", "job.toml", "--out", "file/below"}, {"--out file/below"});
  expect_refused({"explore", "job.toml", "--out", "file"}, {"--out file"});
}

TEST_F(BadInput, AnOutputThatCannotBeWritten) {
  const std::string database = small_database();
  expect_refused({"report", database, "-o", "none/a.html"}, {"none/a.html: cannot be written", "No such file"});
  expect_refused({"tree", database, "--pressure", "0", "-o", "none/a.svg"}, {"none/a.svg: cannot be written"});
}

TEST_F(BadInput, AnEmptyLandscapeAskedForATree) {
  {
    Archive archive = Archive::open((folder_ / "empty.db").string(), {"empty", "a test", "", lennard_jones_cluster(7)});
    WindowRecord window;
    window.searches = 1;
    archive.record({0.0, 1}, window);
    archive.close({0.0, 1}, "searches");
  }
  expect_refused({"tree", "empty.db", "--pressure", "0", "-o", "a.svg"}, {"no minima", "nothing to draw"});
  EXPECT_FALSE(std::filesystem::exists(folder_ / "a.svg"));
  EXPECT_EQ(run({"show", "empty.db", "--json"}).code, 0);
  EXPECT_EQ(run({"report", "empty.db", "-o", "a.html"}).code, 0);
}

TEST_F(BadInput, APressureThatWasNotExplored) {
  const std::string database = small_database();
  expect_refused({"tree", database, "--pressure", "3", "-o", "a.svg"}, {"never explored", "0, 2"});
  expect_refused({"show", database, "--json", "--pressure", "3"}, {"never explored"});
}

TEST_F(BadInput, AnAnnealOnWhatWasNotExplored) {
  small_database();
  const std::vector<std::string> anneal = {"anneal", "job.toml", "--out", "out", "--set", "anneal.temperatures=[0.1]"};
  std::vector<std::string> further = anneal;
  further.insert(further.end(), {"--set", "anneal.pressures=[2, 7]"});
  expect_refused(further, {"never explored: 7", "run `baroscape explore job.toml --out out` first"});
  expect_refused({"anneal", "job.toml", "--out", "new", "--set", "anneal.temperatures=[0.1]"},
                 {"new/landscape.db: no such file", "baroscape explore"});
  EXPECT_FALSE(std::filesystem::exists(folder_ / "new"));
  expect_refused({"anneal", "job.toml", "--out", "out"}, {"job.toml: anneal: is missing"});
}

TEST_F(BadInput, AnAnnealFromAMinimumThatIsNotThere) {
  small_database();
  expect_refused({"anneal", "job.toml", "--out", "out", "--quiet", "--set", "anneal.temperatures=[0.1]", "--set",
                  "anneal.start={minimum = 999}"},
                 {"no minimum 999"});
}

TEST_F(BadInput, AnotherSystemInTheSameFolder) {
  small_database();
  write_job(5, "[explore]\nuntil = { searches = 10 }\n");
  expect_refused({"explore", "job.toml", "--out", "out"}, {"another [system]"});
  write_job(4, "volume = { atom_radius = 0.25 }\n[explore]\nuntil = { searches = 10 }\n");
  expect_refused({"explore", "job.toml", "--out", "out"}, {"another [system]"});
}

TEST_F(BadInput, UsageErrorsAreExitCodeTwo) {
  write_job(4, "");
  for (const std::vector<std::string>& arguments :
       std::vector<std::vector<std::string>>{{},
                                             {"explore", "job.toml"},
                                             {"explore", "job.toml", "--out", "out", "--threads", "0"},
                                             {"explore", "job.toml", "--out", "out", "--loud"},
                                             {"show", "a.db", "--pressure", "-1"},
                                             {"show", "a.db", "--pressure", "nan"},
                                             {"show", "a.db", "--pressure", "high"},
                                             {"tree", "a.db", "-o", "a.svg"}}) {
    expect_refused(arguments, {});
  }
}

}  // namespace
}  // namespace baroscape
