// A small judge of markup: are all elements closed in order, and all entities known?
#pragma once

#include <cctype>
#include <string>
#include <utility>
#include <vector>

namespace baroscape::testing_report {

/// What is wrong with this XML, or nothing. Elements without an end tag in HTML are let pass when `html`.
inline std::string markup_problem(const std::string& text, bool html) {
  std::vector<std::string> open;
  for (std::size_t k = 0; k < text.size(); ++k) {
    const char byte = text[k];
    if (static_cast<unsigned char>(byte) < 0x20 && byte != '\n' && byte != '\t') return "control character";
    if (byte == '&') {
      const std::size_t end = text.find(';', k);
      const std::string name = text.substr(k + 1, end == std::string::npos ? 0 : end - k - 1);
      if (name != "amp" && name != "lt" && name != "gt" && name != "quot" && name != "#39")
        return "entity &" + name + ";";
    }
    if (byte != '<') continue;
    if (text.compare(k, 9, "<!DOCTYPE") == 0) continue;
    const bool closing = text[k + 1] == '/';
    std::size_t end = k + 1 + closing;
    std::string name;
    while (end < text.size() && (std::isalnum(static_cast<unsigned char>(text[end])) != 0)) name += text[end++];
    if (name.empty()) return "a stray <";
    bool quoted = false;
    for (; end < text.size() && (quoted || text[end] != '>'); ++end) {
      if (text[end] == '"') quoted = !quoted;
      if (text[end] == '<') return "a < inside the tag " + name;
    }
    if (end >= text.size()) return "tag " + name + " does not end";
    const bool empty = text[end - 1] == '/' || (html && name == "meta");
    if (closing) {
      if (open.empty() || open.back() != name)
        return "</" + name + "> closes " + (open.empty() ? "nothing" : open.back());
      open.pop_back();
    } else if (!empty) {
      open.push_back(name);
    }
    k = end;
  }
  return open.empty() ? "" : "<" + open.back() + "> is never closed";
}

/// A page without its scripts and the licences of what they stand on. Tests of what the page says look at the rest.
inline std::string without_scripts(std::string page) {
  for (const auto& [start, end] : {std::pair<std::string, std::string>{"<script", "</script>"},
                                   std::pair<std::string, std::string>{"<pre class=\"licence\">", "</pre>"}}) {
    for (std::size_t at = page.find(start); at != std::string::npos; at = page.find(start, at)) {
      const std::size_t stop = page.find(end, at);
      if (stop == std::string::npos) break;
      page.erase(at, stop + end.size() - at);
    }
  }
  return page;
}

inline std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++found;
  return found;
}

inline bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace baroscape::testing_report
