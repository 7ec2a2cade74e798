// baroscape completion bash|zsh: the completion script of a shell, from the commands and options the program has.
// Hidden; the build installs what it prints.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <iostream>
#include <memory>

#include "command.hpp"
#include "command_tree.hpp"

namespace baroscape {
namespace {

std::vector<std::string> all_names(const CommandInfo& command) {
  std::vector<std::string> names;
  for (const ArgumentInfo& option : command.options) {
    names.insert(names.end(), option.names.begin(), option.names.end());
  }
  return names;
}

std::string bash_values(const ArgumentInfo& argument) {
  switch (argument.kind) {
    case ValueKind::choice:
      return fmt::format(R"(COMPREPLY=($(compgen -W "{}" -- "$current")))", fmt::join(argument.choices, " "));
    case ValueKind::folder:
      return "compopt -o filenames; mapfile -t COMPREPLY < <(compgen -d -- \"$current\")";
    case ValueKind::file:
      return "compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- \"$current\")";
    default:
      return "";
  }
}

std::string bash_script(const std::vector<CommandInfo>& commands) {
  std::string names, values, options, positionals;
  for (const CommandInfo& command : commands) {
    names += (names.empty() ? "" : " ") + command.name;
    options += fmt::format("      {}) words=\"{}\" ;;\n", command.name, fmt::join(all_names(command), " "));
    for (const ArgumentInfo& option : command.options) {
      if (option.kind == ValueKind::none) continue;
      std::string patterns;
      for (const std::string& name : option.names) {
        patterns += fmt::format("{}{}/{}", patterns.empty() ? "" : "|", command.name, name);
      }
      const std::string action = bash_values(option);
      values += fmt::format("    {}) {}return ;;\n", patterns, action.empty() ? "" : action + "; ");
    }
    if (!command.positionals.empty() && command.positionals.front().kind == ValueKind::choice) {
      positionals += fmt::format("    {}/2) {}; return ;;\n", command.name, bash_values(command.positionals.front()));
    }
  }
  return fmt::format(R"(# bash completion of baroscape; made by `baroscape completion bash`
_baroscape() {{
  local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD-1]}} command=${{COMP_WORDS[1]}} words
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    COMPREPLY=($(compgen -W "{} --help --version" -- "$current"))
    return
  fi
  case $command/$previous in
{}  esac
  if [[ $current == -* ]]; then
    case $command in
{}    esac
    COMPREPLY=($(compgen -W "$words" -- "$current"))
    return
  fi
  case $command/$COMP_CWORD in
{}  esac
  compopt -o filenames
  mapfile -t COMPREPLY < <(compgen -f -- "$current")
}}
complete -F _baroscape baroscape
)",
                     names, values, options, positionals);
}

/// Inside single quotes; with `special` characters escaped.
std::string zsh_quoted(const std::string& text, const std::string& special) {
  std::string quoted;
  for (const char c : text) {
    if (c == '\'') {
      quoted += "'\\''";
    } else {
      if (special.find(c) != std::string::npos) quoted += '\\';
      quoted += c;
    }
  }
  return quoted;
}

std::string zsh_values(const ArgumentInfo& argument) {
  const std::string value = zsh_quoted(argument.kind == ValueKind::choice ? "choice" : argument.value, ":[]\\");
  switch (argument.kind) {
    case ValueKind::none:
      return "";
    case ValueKind::choice:
      return fmt::format(":{}:({})", value, fmt::join(argument.choices, " "));
    case ValueKind::folder:
      return fmt::format(":{}:_files -/", value);
    case ValueKind::file:
      return fmt::format(":{}:_files", value);
    case ValueKind::other:
      return fmt::format(":{}: ", value);
  }
  return "";
}

std::string zsh_script(const std::vector<CommandInfo>& commands) {
  std::string names, cases;
  for (const CommandInfo& command : commands) {
    names += fmt::format("    '{}:{}'\n", command.name, zsh_quoted(command.description, ":\\"));
    cases += fmt::format("    {})\n      _arguments -s", command.name);
    for (const ArgumentInfo& option : command.options) {
      for (const std::string& name : option.names) {
        cases += fmt::format(" \\\n        '{}{}[{}]{}'", option.repeated ? "*" : "", name,
                             zsh_quoted(option.description, "[]:\\"), zsh_values(option));
      }
    }
    for (const ArgumentInfo& positional : command.positionals) {
      cases += fmt::format(" \\\n        '{}{}'", positional.repeated ? "*" : "", zsh_values(positional));
    }
    cases += " ;;\n";
  }
  return fmt::format(R"(#compdef baroscape
# zsh completion of baroscape; made by `baroscape completion zsh`
_baroscape() {{
  local -a commands
  commands=(
{}  )
  if ((CURRENT == 2)); then
    _describe command commands
    _arguments '--help[print a help message and exit]' '--version[print the version and exit]'
    return
  fi
  local command=$words[2]
  shift words
  ((CURRENT--))
  case $command in
{}  esac
}}
_baroscape "$@"
)",
                     names, cases);
}

}  // namespace

void add_completion_command(CLI::App& program, Action& action) {
  CLI::App* command = program.add_subcommand("completion", "the completion script of a shell");
  command->group("");
  const auto shell = std::make_shared<std::string>();
  command->add_option("SHELL", *shell)->required()->check(CLI::IsMember({"bash", "zsh"}));
  command->callback([&action, &program, shell] {
    action = [&program, shell] {
      const std::vector<CommandInfo> commands = command_tree(program);
      std::cout << (*shell == "bash" ? bash_script(commands) : zsh_script(commands));
      return kDone;
    };
  });
}

}  // namespace baroscape
