// Commands of a shell, for tests of what goes on around the program.
#pragma once

#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <string>

namespace baroscape {

struct ShellResult {
  int code = 0;
  std::string text;  ///< standard output and error together
};

/// In `folder`, by bash.
inline ShellResult shell(const std::filesystem::path& folder, const std::string& command) {
  ShellResult result;
  const std::string whole = "cd '" + folder.string() + "' && { " + command + "\n} 2>&1";
  std::string quoted = "bash -c '";
  for (const char c : whole) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  FILE* pipe = popen((quoted + "'").c_str(), "r");
  std::array<char, 4096> piece{};
  for (std::size_t n = 0; (n = fread(piece.data(), 1, piece.size(), pipe)) > 0;) result.text.append(piece.data(), n);
  const int status = pclose(pipe);
  result.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return result;
}

/// True when the command ends well; for what a machine may lack.
inline bool there_is(const std::string& command) {
  return shell("/", "(" + command + ") > /dev/null").code == 0;
}

}  // namespace baroscape
