#include "exchange/xml_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "exchange/text_reading.hpp"

namespace baroscape {
namespace {

// Graphs nest five deep.
constexpr std::size_t kDeepest = 100;

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}
bool ends_name(char c) {
  return is_blank(c) || c == '=' || c == '/' || c == '>' || c == '<' || c == '"' || c == '\'' || c == '&';
}

void append_utf8(std::string& text, std::uint32_t code) {
  const auto tail = [&](int shift) { text += static_cast<char>(0x80 | ((code >> shift) & 0x3F)); };
  if (code < 0x80) {
    text += static_cast<char>(code);
  } else if (code < 0x800) {
    text += static_cast<char>(0xC0 | code >> 6);
    tail(0);
  } else if (code < 0x10000) {
    text += static_cast<char>(0xE0 | code >> 12);
    tail(6);
    tail(0);
  } else {
    text += static_cast<char>(0xF0 | code >> 18);
    tail(12);
    tail(6);
    tail(0);
  }
}

std::string local(const std::string& name) {
  const std::size_t colon = name.find(':');
  return colon == std::string::npos ? name : name.substr(colon + 1);
}

}  // namespace

void XmlReader::advance(std::size_t to) {
  line_ += std::count(text_.begin() + static_cast<std::ptrdiff_t>(at_), text_.begin() + static_cast<std::ptrdiff_t>(to),
                      '\n');
  at_ = to;
}

bool XmlReader::skip(const std::string& opening, const std::string& closing) {
  if (text_.compare(at_, opening.size(), opening) != 0) return false;
  const std::size_t end = text_.find(closing, at_ + opening.size());
  if (end == std::string::npos) throw error(fmt::format("\"{}\" does not end", opening));
  advance(end + closing.size());
  return true;
}

void XmlReader::blanks() {
  std::size_t end = at_;
  while (end < text_.size() && is_blank(text_[end])) ++end;
  advance(end);
}

std::string XmlReader::word() {
  std::size_t end = at_;
  while (end < text_.size() && !ends_name(text_[end])) ++end;
  if (end == at_) throw error("a name is wanted");
  std::string name = text_.substr(at_, end - at_);
  at_ = end;
  return name;
}

std::string XmlReader::resolved(std::size_t from, std::size_t to) const {
  std::string value;
  for (std::size_t k = from; k < to; ++k) {
    if (text_[k] != '&') {
      value += text_[k];
      continue;
    }
    const std::size_t end = text_.find(';', k);
    if (end == std::string::npos || end >= to) throw error("\"&\" begins no entity; &amp; stands for itself");
    const std::string name = text_.substr(k + 1, end - k - 1);
    if (name == "lt" || name == "gt" || name == "amp" || name == "quot" || name == "apos") {
      value += name == "lt" ? '<' : name == "gt" ? '>' : name == "amp" ? '&' : name == "quot" ? '"' : '\'';
    } else {
      const bool hexadecimal = name.size() > 1 && name[1] == 'x';
      std::uint32_t code = 0;
      const char* begin = name.data() + std::min<std::size_t>(hexadecimal ? 2 : 1, name.size());
      const auto result = std::from_chars(begin, name.data() + name.size(), code, hexadecimal ? 16 : 10);
      const bool is_number =
          name.size() > 1 && name[0] == '#' && result.ec == std::errc() && result.ptr == name.data() + name.size();
      if (!is_number || code == 0 || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) {
        throw error(fmt::format("the entity \"&{};\" is not allowed", printable(name)));
      }
      append_utf8(value, code);
    }
    k = end;
  }
  return value;
}

XmlEvent XmlReader::end_of(std::string name) {
  if (open_.empty() || open_.back() != name) {
    throw error(fmt::format("</{}> closes {}", printable(name),
                            open_.empty() ? "nothing" : "<" + printable(open_.back()) + ">"));
  }
  open_.pop_back();
  XmlEvent event;
  event.kind = XmlEvent::Kind::end;
  event.name = local(name);
  event.line = line_;
  return event;
}

XmlEvent XmlReader::tag() {
  ++at_;
  if (at_ < text_.size() && text_[at_] == '/') {
    ++at_;
    const std::string name = word();
    blanks();
    if (at_ >= text_.size() || text_[at_] != '>') throw error("\">\" is wanted");
    ++at_;
    return end_of(name);
  }
  XmlEvent event;
  event.kind = XmlEvent::Kind::begin;
  event.line = line_;
  const std::string name = word();
  event.name = local(name);
  if (open_.empty() && begun_) throw error("a second document begins");
  if (open_.size() >= kDeepest) throw error("elements are nested too deep");
  begun_ = true;
  open_.push_back(name);
  while (true) {
    blanks();
    if (at_ >= text_.size()) throw error(fmt::format("the file ends inside <{}>", printable(name)));
    if (text_[at_] == '>') {
      ++at_;
      return event;
    }
    if (text_.compare(at_, 2, "/>") == 0) {
      at_ += 2;
      closes_itself_ = true;
      return event;
    }
    const std::string key = word();
    blanks();
    if (at_ >= text_.size() || text_[at_] != '=') throw error("\"=\" is wanted after an attribute's name");
    ++at_;
    blanks();
    const char quote = at_ < text_.size() ? text_[at_] : ' ';
    const std::size_t end = quote == '"' || quote == '\'' ? text_.find(quote, at_ + 1) : std::string::npos;
    if (end == std::string::npos) throw error(fmt::format("attribute {}: a value in quotes is wanted", printable(key)));
    if (!event.attributes.emplace(key, resolved(at_ + 1, end)).second) {
      throw error(fmt::format("attribute {} is there twice", printable(key)));
    }
    advance(end + 1);
  }
}

XmlEvent XmlReader::next() {
  if (closes_itself_) {
    closes_itself_ = false;
    return end_of(open_.back());
  }
  XmlEvent event;
  event.kind = XmlEvent::Kind::text;
  event.line = line_;
  if (at_ == 0 && text_.compare(0, 3, "\xEF\xBB\xBF") == 0) at_ = 3;
  while (at_ < text_.size()) {
    if (skip("<?", "?>") || skip("<!--", "-->")) continue;
    if (text_.compare(at_, 9, "<![CDATA[") == 0) {
      const std::size_t from = at_ + 9;
      skip("<![CDATA[", "]]>");
      event.text += text_.substr(from, at_ - 3 - from);
      continue;
    }
    if (text_.compare(at_, 2, "<!") == 0) throw error("document types are not allowed");
    if (text_[at_] == '<') {
      if (!open_.empty() && !event.text.empty()) return event;
      event.text.clear();
      return tag();
    }
    const std::size_t end = std::min(text_.find('<', at_), text_.size());
    event.text += resolved(at_, end);
    advance(end);
    if (open_.empty() && event.text.find_first_not_of(" \t\r\n") != std::string::npos) {
      throw error("text outside of any element; XML is wanted");
    }
  }
  if (!open_.empty()) throw error(fmt::format("the file ends inside <{}>", printable(open_.back())));
  event = {};
  event.line = line_;
  return event;
}

std::string xml_escaped(const std::string& text) {
  std::string safe;
  for (const char c : text) {
    switch (c) {
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '&':
        safe += "&amp;";
        break;
      case '"':
        safe += "&quot;";
        break;
      default:
        if ((static_cast<unsigned char>(c) < 0x20 && !is_blank(c)) || c == 0x7F) {
          safe += "\xEF\xBF\xBD";
        } else {
          safe += c;
        }
    }
  }
  return safe;
}

}  // namespace baroscape
