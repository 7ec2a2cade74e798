#include "configuration/overrides.hpp"

#include <toml++/toml.h>

#include <algorithm>

#include "core/error.hpp"

namespace baroscape {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// The characters of a TOML bare key.
bool is_bare(char c) {
  return is_letter(c) || is_digit(c) || c == '_' || c == '-';
}

InputError refusal(const std::string& argument, const std::string& problem) {
  return InputError("--set " + argument + ": " + problem);
}

std::vector<std::string> parse_path(const std::string& text, const std::string& argument) {
  std::vector<std::string> path(1);
  for (const char c : text) {
    if (c == '.') {
      path.emplace_back();
    } else if (is_bare(c)) {
      path.back() += c;
    } else {
      throw refusal(argument, "a key consists of letters, digits, - and _, with dots between the levels");
    }
  }
  if (std::any_of(path.begin(), path.end(), [](const std::string& key) { return key.empty(); })) {
    throw refusal(argument, "a key or a part of it is empty; what is wanted is like explore.until.seconds=5");
  }
  return path;
}

/// Letters first, so that a number with a slip in it is not taken for a word.
bool is_bare_word(const std::string& text) {
  return is_letter(text.front()) &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_bare(c) || c == '.' || c == ' ' || c == '/'; });
}

}  // namespace

std::string dotted(const std::vector<std::string>& path) {
  std::string text;
  for (const std::string& key : path) text += (text.empty() ? "" : ".") + key;
  return text;
}

Override parse_override(const std::string& argument) {
  const std::size_t equals = argument.find('=');
  if (equals == std::string::npos) {
    throw refusal(argument, "key=value is wanted, for example explore.until.seconds=5");
  }
  Override result{parse_path(argument.substr(0, equals), argument), argument.substr(equals + 1)};
  if (result.value.find_first_not_of(" \t") == std::string::npos) throw refusal(argument, "the value is missing");
  // A line break would let further keys in behind the value.
  if (result.value.find_first_of("\n\r") != std::string::npos) throw refusal(argument, "the value must be on one line");
  try {
    const toml::table probe = toml::parse("value = " + result.value);
  } catch (const toml::parse_error& error) {
    if (!is_bare_word(result.value)) {
      throw refusal(argument, "the value is neither TOML nor a bare word: " + std::string(error.description()));
    }
    result.value = "\"" + result.value + "\"";
  }
  return result;
}

}  // namespace baroscape
