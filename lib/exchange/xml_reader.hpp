// As much of XML 1.0 as data files need: elements, attributes, text, comments, CDATA, the predefined entities and
// character references. Document types, and with them entities of one's own, are refused.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/error.hpp"

namespace baroscape {

/// What comes next in a document.
struct XmlEvent {
  enum class Kind { begin, end, text, finished } kind = Kind::finished;
  std::string name;  ///< of the element, without a namespace's prefix; empty for text
  std::string text;  ///< entities resolved
  std::map<std::string, std::string> attributes;
  long line = 0;  ///< where it begins
};

/// Reads event after event; an element that closes itself gives begin and end. Tags must match. InputError with file
/// and line. The text must stay while the reader lives.
class XmlReader {
 public:
  XmlReader(const std::string& text, std::string name) : text_(text), name_(std::move(name)) {}
  XmlEvent next();
  InputError error(const std::string& problem) const { return InputError::at(name_, line_, 0, "", problem); }

 private:
  bool skip(const std::string& opening, const std::string& closing);
  XmlEvent tag();
  /// A copy: the name may be the one that is taken off the open elements.
  XmlEvent end_of(std::string name);
  std::string word();
  void blanks();
  void advance(std::size_t to);
  std::string resolved(std::size_t from, std::size_t to) const;

  const std::string& text_;
  std::string name_;
  std::size_t at_ = 0;
  long line_ = 1;
  bool closes_itself_ = false, begun_ = false;
  std::vector<std::string> open_;
};

/// Text between tags and in quoted attributes; control characters, which XML forbids, become U+FFFD.
std::string xml_escaped(const std::string& text);

}  // namespace baroscape
