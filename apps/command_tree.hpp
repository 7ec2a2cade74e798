// The commands and options of the program as data: what completion and the manual page are made from.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace baroscape {

/// What a value on the command line is.
enum class ValueKind { none, choice, file, folder, other };

struct ArgumentInfo {
  std::vector<std::string> names;  ///< "-o", "--output"; empty: positional
  std::string value;               ///< "FILE.svg", "{none,id,rank}"; empty for flags
  ValueKind kind = ValueKind::none;
  std::vector<std::string> choices;
  std::string description;  ///< range and default included
  bool required = false, repeated = false;
};

struct CommandInfo {
  std::string name, description;
  std::vector<ArgumentInfo> positionals, options;
};

/// The commands that are not hidden, in the order of `--help`; options in the order they were added.
std::vector<CommandInfo> command_tree(const CLI::App& program);

}  // namespace baroscape
