#include "exchange/xyz_comment.hpp"

#include <algorithm>

namespace baroscape {
namespace {

char closing(char opening) {
  switch (opening) {
    case '[':
      return ']';
    case '{':
      return '}';
    default:
      return opening;
  }
}

bool opens(char c) {
  return c == '"' || c == '\'' || c == '[' || c == '{';
}
bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

/// Reads up to an unquoted blank, or an unquoted '=' where that ends a key. Leaves `at` behind what was read.
std::string read_word(const std::string& line, std::size_t& at, bool stop_at_equals) {
  std::string word;
  char delimiter = 0;
  for (; at < line.size(); ++at) {
    const char c = line[at];
    if (c == '\\' && at + 1 < line.size()) {
      word += line[++at];
    } else if (delimiter != 0) {
      if (c == delimiter) {
        delimiter = 0;
      } else {
        word += c;
      }
    } else if (opens(c)) {
      delimiter = closing(c);
    } else if (is_blank(c) || (stop_at_equals && c == '=')) {
      break;
    } else {
      word += c;
    }
  }
  return word;
}

void skip_blanks(const std::string& line, std::size_t& at) {
  while (at < line.size() && is_blank(line[at])) ++at;
}

std::string quoted(const std::string& value) {
  const auto special = [](char c) { return is_blank(c) || opens(c) || c == ']' || c == '}' || c == '\\' || c == '='; };
  if (!value.empty() && std::none_of(value.begin(), value.end(), special)) return value;
  std::string text = "\"";
  for (const char c : value) {
    if (c == '"' || c == '\\') text += '\\';
    text += c;
  }
  return text + "\"";
}

}  // namespace

std::map<std::string, std::string> parse_xyz_comment(const std::string& line) {
  std::map<std::string, std::string> properties;
  std::size_t at = 0;
  while (skip_blanks(line, at), at < line.size()) {
    const std::string key = read_word(line, at, true);
    std::string value = "T";
    if (at < line.size() && line[at] == '=') value = read_word(line, ++at, false);
    if (!key.empty()) properties[key] = value;
  }
  return properties;
}

std::string xyz_comment(const std::map<std::string, std::string>& properties) {
  std::string line;
  for (const auto& [key, value] : properties) {
    std::string one_line = value;
    std::replace_if(
        one_line.begin(), one_line.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    line += (line.empty() ? "" : " ") + quoted(key) + "=" + quoted(one_line);
  }
  return line;
}

}  // namespace baroscape
