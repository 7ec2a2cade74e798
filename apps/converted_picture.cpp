#include "converted_picture.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <vector>

#include "core/error.hpp"
#include "output_file.hpp"

extern char** environ;

namespace baroscape {
namespace {

/// The exit status; 127 where there is no such program. No shell sees the arguments.
int run(std::vector<std::string> words) {
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  const int failed = posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) return 127;
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

}  // namespace

void write_picture(const std::string& path, const std::string& svg) {
  const std::string kind = std::filesystem::path(path).extension().string();
  if (kind != ".pdf" && kind != ".png") {
    write_file(path, svg);
    return;
  }
  const std::string source = path + ".svg.part", target = path + ".part";
  write_file(source, svg);
  std::vector<std::string> words = {"rsvg-convert", "--format", kind.substr(1), "--output", target};
  if (kind == ".png") words.insert(words.end(), {"--zoom", "2"});
  words.insert(words.end(), {"--", source});
  const int status = run(words);
  std::error_code ignored;
  std::filesystem::remove(source, ignored);
  if (status == 0) {
    std::filesystem::rename(target, path, ignored);
    if (!ignored) return;
  }
  std::filesystem::remove(target, ignored);
  if (status == 127) {
    throw InputError(path + ": rsvg-convert (Debian's librsvg2-bin) is not installed; FILE.svg needs nothing else");
  }
  throw InputError(path + ": cannot be written by rsvg-convert (exit status " + std::to_string(status) + ")");
}

}  // namespace baroscape
