// Starts the built program as a user would, in a folder of its own.
#pragma once

#include <gtest/gtest.h>
#include <sys/types.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace baroscape {

/// How a run ended. `code` is the exit status, or minus the signal that ended it.
struct Finished {
  int code = 0;
  std::string out, err;
};

/// A run under way.
class Running {
 public:
  /// `arguments` after the name of the program; relative paths are relative to `folder`.
  Running(const std::filesystem::path& folder, const std::vector<std::string>& arguments);
  void signal(int number) const;
  bool ended();
  Finished wait();

 private:
  std::filesystem::path folder_;
  pid_t process_ = 0;
  bool ended_ = false;
  int status_ = 0;
};

/// Each test has a temporary folder, removed at the end.
class Program : public testing::Test {
 protected:
  void SetUp() override;
  void TearDown() override;

  Finished run(const std::vector<std::string>& arguments) const { return Running(folder_, arguments).wait(); }
  /// Fails the test unless the exit code is 0; gives what was printed.
  std::string output(const std::vector<std::string>& arguments) const;
  nlohmann::json json_output(const std::vector<std::string>& arguments) const;

  void write(const std::string& name, const std::string& text) const;
  std::string read(const std::string& name) const;
  /// job.toml: a cluster of `atoms` with `more` lines.
  void write_job(int atoms, const std::string& more) const;
  /// DIR/landscape.db of a quick census of LJ4 at P = 0 and 2; gives its path.
  std::string small_database() const;

  std::filesystem::path folder_;
};

}  // namespace baroscape
