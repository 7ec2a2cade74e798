// What the readers of text share: files, lines, words, numbers, and how a message quotes what it does not like.
#pragma once

#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"

namespace baroscape {

/// The whole of a file, bytes as they are. `what` ("a structure", "min.data") is what the message says was wanted.
/// InputError when it is missing, a folder, cannot be read, or is larger than `largest` bytes.
std::string read_whole_file(const std::string& path, const std::string& what, std::uintmax_t largest = 4ULL << 30);

/// Safe to print on a terminal: control characters and broken UTF-8 become '?', what is longer than `longest`
/// characters is cut. For messages and titles.
std::string printable(std::string_view text, std::size_t longest = 60);

/// Text between blanks, tabs and line ends.
std::vector<std::string> split_words(const std::string& line);
std::vector<std::string> split_at(const std::string& text, char separator);

/// The number that is all of `word` (a leading '+' is allowed), or nothing. Fortran's exponents 1.5D-3 are numbers too.
std::optional<double> parse_double(std::string word);
/// The same of a number that is finite.
std::optional<double> parse_finite(const std::string& word);
std::optional<std::int64_t> parse_integer(const std::string& word);

/// A text line after line, counted from 1; '\r' before the end of a line is dropped.
class LineReader {
 public:
  LineReader(const std::string& text, std::string name) : text_(text), name_(std::move(name)) {}

  /// The next line, or nothing at the end.
  std::optional<std::string> next();
  long line() const { return line_; }
  const std::string& name() const { return name_; }
  /// About the line that was read last.
  InputError error(const std::string& problem) const { return InputError::at(name_, line_, 0, "", problem); }

 private:
  const std::string& text_;
  std::string name_;
  std::size_t at_ = 0;
  long line_ = 0;
};

}  // namespace baroscape
