#include "program.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace baroscape {
namespace {

std::string read_text(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// In the child: standard output and error into files, then the program.
[[noreturn]] void become(const std::filesystem::path& folder, std::vector<std::string> arguments) {
  if (chdir(folder.c_str()) != 0) _exit(126);
  dup2(open("stdout.txt", O_WRONLY | O_CREAT | O_TRUNC, 0644), STDOUT_FILENO);
  dup2(open("stderr.txt", O_WRONLY | O_CREAT | O_TRUNC, 0644), STDERR_FILENO);
  std::vector<char*> pointers;
  for (std::string& argument : arguments) pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  execv(BAROSCAPE_PROGRAM, pointers.data());
  _exit(127);
}

}  // namespace

Running::Running(const std::filesystem::path& folder, const std::vector<std::string>& arguments) : folder_(folder) {
  std::vector<std::string> all = {"baroscape"};
  all.insert(all.end(), arguments.begin(), arguments.end());
  process_ = fork();
  if (process_ == 0) become(folder, std::move(all));
}

void Running::signal(int number) const {
  kill(process_, number);
}

bool Running::ended() {
  if (!ended_) ended_ = waitpid(process_, &status_, WNOHANG) == process_;
  return ended_;
}

Finished Running::wait() {
  if (!ended_) waitpid(process_, &status_, 0);
  ended_ = true;
  return {WIFEXITED(status_) ? WEXITSTATUS(status_) : -WTERMSIG(status_), read_text(folder_ / "stdout.txt"),
          read_text(folder_ / "stderr.txt")};
}

void Program::SetUp() {
  std::string pattern = (std::filesystem::temp_directory_path() / "baroscape_apps_XXXXXX").string();
  ASSERT_NE(mkdtemp(pattern.data()), nullptr);
  folder_ = pattern;
}

void Program::TearDown() {
  std::filesystem::remove_all(folder_);
}

std::string Program::output(const std::vector<std::string>& arguments) const {
  const Finished finished = run(arguments);
  EXPECT_EQ(finished.code, 0) << finished.err;
  return finished.out;
}

nlohmann::json Program::json_output(const std::vector<std::string>& arguments) const {
  return nlohmann::json::parse(output(arguments));
}

void Program::write(const std::string& name, const std::string& text) const {
  std::ofstream(folder_ / name, std::ios::binary) << text;
}

std::string Program::read(const std::string& name) const {
  return read_text(folder_ / name);
}

void Program::write_job(int atoms, const std::string& more) const {
  write("job.toml", "title = \"a test\"\n[system]\natoms = { A = " + std::to_string(atoms) + " }\n" + more);
}

std::string Program::small_database() const {
  write_job(4, "[explore]\npressures = [0, 2]\nuntil = { searches = 200 }\n");
  output({"explore", "job.toml", "--out", "out", "--quiet"});
  return "out/landscape.db";
}

}  // namespace baroscape
