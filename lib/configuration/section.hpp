// One table of the configuration: typed access to its keys, with messages that name place, key, value and what is
// allowed.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/error.hpp"

namespace baroscape {

/// Which numbers a key takes. Infinity and NaN are never allowed.
struct NumberRange {
  double lowest = -std::numeric_limits<double>::infinity();
  double highest = std::numeric_limits<double>::infinity();
  bool lowest_included = true, highest_included = true;
  const char* words = "a finite number";  ///< what is allowed, as the message says it

  bool contains(double value) const;
};

inline constexpr NumberRange kPositive{0.0, std::numeric_limits<double>::infinity(), false, true, "a number > 0"};
inline constexpr NumberRange kNotNegative{0.0, std::numeric_limits<double>::infinity(), true, true, "a number ≥ 0"};
inline constexpr NumberRange kFraction{0.0, 1.0, false, false, "a number between 0 and 1, both left out"};

/// A key of a later version: it is refused, and `instead` says what there is.
struct LaterKey {
  std::string key;
  std::string instead;
};

/// A view that shares the document it belongs to. Each getter gives nothing when the key is absent and throws
/// InputError `file:line:column: key: …` (`--set key: …` for what an override set) when the value cannot be used.
class Section {
 public:
  /// Parses a document and merges the overrides (`key=value`, a TOML value or a bare word taken as a string) into it.
  static Section parse(const std::string& text, const std::string& name, const std::vector<std::string>& overrides);

  std::string document_name() const;      ///< the file's path, as given
  std::string path() const;               ///< "anneal.start"; empty for the document
  std::vector<std::string> keys() const;  ///< in alphabetical order
  bool has(const std::string& key) const;
  bool is_section(const std::string& key) const;
  bool is_array(const std::string& key) const;
  bool is_string(const std::string& key) const;
  bool is_word(const std::string& key, const std::string& word) const;  ///< the string `word`

  std::optional<std::string> text(const std::string& key) const;
  std::optional<std::int64_t> integer(const std::string& key, std::int64_t lowest, std::int64_t highest) const;
  std::optional<double> number(const std::string& key, const NumberRange& range) const;
  /// Not empty, strictly ascending, each in range.
  std::optional<std::vector<double>> ascending_numbers(const std::string& key, const NumberRange& range) const;
  /// `rows` arrays of `columns` numbers each, row after row.
  std::optional<std::vector<double>> matrix(const std::string& key, std::size_t rows, std::size_t columns) const;
  std::optional<Section> section(const std::string& key) const;

  /// A value other than one word is refused with the sentence `later`.
  void require_word(const std::string& key, const std::string& word, const std::string& later) const;
  /// Refuses every key that is neither allowed nor known to come later.
  void allow(const std::vector<std::string>& allowed, const std::vector<LaterKey>& later = {}) const;

  /// For what only the caller can judge. The place is that of the key, or of the section when the key is absent or
  /// empty.
  InputError error(const std::string& key, const std::string& problem) const;
  /// "integer 3", "string "abc"", "array": the type of a value, with the value where it is short.
  std::string given(const std::string& key) const;
  /// The whole document with the overrides applied, as TOML.
  std::string document_text() const;

 private:
  struct Document;

  Section(std::shared_ptr<const Document> document, std::vector<std::string> path);
  InputError wrong_type(const std::string& key, const std::string& expected) const;

  std::shared_ptr<const Document> document_;
  std::vector<std::string> path_;
};

}  // namespace baroscape
