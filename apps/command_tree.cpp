#include "command_tree.hpp"

#include <regex>

namespace baroscape {
namespace {

/// "TEXT:{a,b}" and "TEXT:value in {a->0,b->1} OR {0,1}" both give a, b.
std::vector<std::string> choices_in(const std::string& type) {
  std::vector<std::string> choices;
  const std::size_t open = type.find('{'), close = type.find('}', open);
  if (open == std::string::npos || close == std::string::npos) return choices;
  std::istringstream list(type.substr(open + 1, close - open - 1));
  for (std::string one; std::getline(list, one, ',');) choices.push_back(one.substr(0, one.find("->")));
  return choices;
}

std::string joined(const std::vector<std::string>& words, const std::string& between) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : between) + word;
  return text;
}

/// By the value's name, as people read it.
ValueKind kind_of(const std::string& value) {
  if (value == "DIR") return ValueKind::folder;
  for (const char* name : {"FILE", "PATH", "CONFIG", "DB", "STRUCTURE", ".xyz"}) {
    if (value.find(name) != std::string::npos) return ValueKind::file;
  }
  return ValueKind::other;
}

ArgumentInfo argument_of(const CLI::Option& option) {
  ArgumentInfo info;
  for (const std::string& name : option.get_snames()) info.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) info.names.push_back("--" + name);
  info.description = option.get_description();
  info.required = option.get_required();
  if (option.get_items_expected_max() == 0) return info;
  const std::string type = option.get_type_name();
  const std::string positional = info.names.empty() ? option.get_name(true) : "";
  info.choices = choices_in(type);
  info.value = !positional.empty() ? positional : info.choices.empty() ? type.substr(0, type.find(':')) : "";
  if (info.value.empty()) info.value = "{" + joined(info.choices, ",") + "}";
  info.kind = info.choices.empty() ? kind_of(info.value) : ValueKind::choice;
  info.repeated = option.get_expected_max() > 1;
  static const std::regex range(R"(in \[(\S+) - (\S+)\])");
  std::smatch match;
  if (std::regex_search(type, match, range)) info.description += "; from " + match.str(1) + " to " + match.str(2);
  if (!positional.empty() && !info.choices.empty()) {
    info.description += (info.description.empty() ? "one of " : "; one of ") + joined(info.choices, ", ");
  }
  if (!option.get_default_str().empty()) info.description += "; default " + option.get_default_str();
  return info;
}

}  // namespace

std::vector<CommandInfo> command_tree(const CLI::App& program) {
  std::vector<CommandInfo> commands;
  for (const CLI::App* app : program.get_subcommands({})) {
    if (app->get_group().empty()) continue;
    CommandInfo command{app->get_name(), app->get_description(), {}, {}};
    for (const CLI::Option* option : app->get_options()) {
      ArgumentInfo info = argument_of(*option);
      // As many threads as this machine has: not for a page that is read on another.
      if (info.names == std::vector<std::string>{"--threads"}) {
        info.description.replace(info.description.find("; default"), std::string::npos,
                                 "; default: the cores there are");
      }
      (info.names.empty() ? command.positionals : command.options).push_back(std::move(info));
    }
    commands.push_back(std::move(command));
  }
  return commands;
}

}  // namespace baroscape
