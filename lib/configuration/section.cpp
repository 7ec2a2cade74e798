#include "configuration/section.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <sstream>

#include "configuration/overrides.hpp"

namespace baroscape {
namespace {

/// Levenshtein's distance: to find the key that was meant.
std::size_t edit_distance(const std::string& a, const std::string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
    }
  }
  return row[b.size()];
}

std::string suggestion(const std::string& key, const std::vector<std::string>& allowed) {
  const auto distance = [&](const std::string& other) { return edit_distance(key, other); };
  const auto nearest = std::min_element(allowed.begin(), allowed.end(),
                                        [&](const auto& a, const auto& b) { return distance(a) < distance(b); });
  if (nearest == allowed.end() || distance(*nearest) > std::max<std::size_t>(1, key.size() / 3)) return "";
  return fmt::format("; did you mean \"{}\"?", *nearest);
}

std::string describe(const toml::node& node) {
  if (const auto* text = node.as_string()) return fmt::format("the string \"{}\"", text->get());
  if (const auto* integer = node.as_integer()) return fmt::format("the integer {}", integer->get());
  if (const auto* number = node.as_floating_point()) return fmt::format("the number {}", number->get());
  if (const auto* boolean = node.as_boolean()) return fmt::format("the boolean {}", boolean->get());
  if (node.is_array()) return "an array";
  if (node.is_table()) return "a table";
  return "a date or time";
}

/// Integers are numbers too.
std::optional<double> number_of(const toml::node& node) {
  if (const auto* number = node.as_floating_point()) return number->get();
  if (const auto* integer = node.as_integer()) return static_cast<double>(integer->get());
  return std::nullopt;
}

void merge(toml::table& root, const Override& change, const std::string& argument) {
  toml::table* table = &root;
  for (std::size_t level = 0; level + 1 < change.path.size(); ++level) {
    const std::string& key = change.path[level];
    if (!table->contains(key)) table->insert(key, toml::table{});
    toml::node& inner = *table->get(key);
    if (!inner.is_table()) {
      throw InputError(fmt::format("--set {}: \"{}\" is {}, which has no keys of its own; set it as a whole", argument,
                                   key, describe(inner)));
    }
    table = inner.as_table();
  }
  const toml::table value = toml::parse("value = " + change.value);
  table->insert_or_assign(change.path.back(), *value.get("value"));
}

}  // namespace

bool NumberRange::contains(double value) const {
  return std::isfinite(value) && (lowest_included ? value >= lowest : value > lowest) &&
         (highest_included ? value <= highest : value < highest);
}

struct Section::Document {
  toml::table root;
  std::string name, text;
  std::set<std::string> overridden;  ///< dotted paths

  const toml::table& table(const std::vector<std::string>& path) const {
    const toml::table* table = &root;
    for (const std::string& key : path) table = table->get(key)->as_table();
    return *table;
  }

  /// The override that set `path` or something it is part of; empty when the file did.
  std::string override_of(std::string path) const {
    while (true) {
      if (overridden.count(path) > 0) return path;
      const std::size_t dot = path.rfind('.');
      if (dot == std::string::npos) return "";
      path.resize(dot);
    }
  }
};

Section Section::parse(const std::string& text, const std::string& name, const std::vector<std::string>& overrides) {
  auto document = std::make_shared<Document>();
  document->name = name;
  document->text = text;
  try {
    document->root = toml::parse(text, name);
  } catch (const toml::parse_error& error) {
    const toml::source_position place = error.source().begin;
    throw InputError::at(name, place.line, place.column, "", std::string(error.description()));
  }
  for (const std::string& argument : overrides) {
    const Override change = parse_override(argument);
    merge(document->root, change, argument);
    document->overridden.insert(dotted(change.path));
  }
  return Section(std::move(document), {});
}

Section::Section(std::shared_ptr<const Document> document, std::vector<std::string> path)
    : document_(std::move(document)), path_(std::move(path)) {}

std::string Section::document_name() const {
  return document_->name;
}

std::string Section::path() const {
  return dotted(path_);
}

std::vector<std::string> Section::keys() const {
  std::vector<std::string> keys;
  for (const auto& [key, value] : document_->table(path_)) keys.emplace_back(key.str());
  return keys;
}

bool Section::has(const std::string& key) const {
  return document_->table(path_).contains(key);
}

bool Section::is_section(const std::string& key) const {
  const toml::node* node = document_->table(path_).get(key);
  return node != nullptr && node->is_table();
}

bool Section::is_array(const std::string& key) const {
  const toml::node* node = document_->table(path_).get(key);
  return node != nullptr && node->is_array();
}

bool Section::is_string(const std::string& key) const {
  const toml::node* node = document_->table(path_).get(key);
  return node != nullptr && node->is_string();
}

bool Section::is_word(const std::string& key, const std::string& word) const {
  return document_->table(path_)[key].value<std::string>() == word;
}

std::string Section::given(const std::string& key) const {
  const toml::node* node = document_->table(path_).get(key);
  return node == nullptr ? "nothing" : describe(*node);
}

InputError Section::error(const std::string& key, const std::string& problem) const {
  std::vector<std::string> path = path_;
  if (!key.empty()) path.push_back(key);
  const std::string full = dotted(path), set = document_->override_of(full);
  if (!set.empty()) return InputError::at("--set " + set, 0, 0, set == full ? "" : full, problem);
  const toml::table& table = document_->table(path_);
  const auto entry = table.find(key);
  const toml::source_position place = entry != table.end() ? entry->first.source().begin : table.source().begin;
  return InputError::at(document_->name, path.empty() ? 0 : place.line, place.column, full, problem);
}

InputError Section::wrong_type(const std::string& key, const std::string& expected) const {
  return error(key, fmt::format("{} is wanted, not {}", expected, given(key)));
}

std::optional<std::string> Section::text(const std::string& key) const {
  if (!has(key)) return std::nullopt;
  const auto* value = document_->table(path_).get(key)->as_string();
  if (value == nullptr) throw wrong_type(key, "a string");
  return value->get();
}

std::optional<std::int64_t> Section::integer(const std::string& key, std::int64_t lowest, std::int64_t highest) const {
  if (!has(key)) return std::nullopt;
  const auto* value = document_->table(path_).get(key)->as_integer();
  if (value == nullptr) throw wrong_type(key, "an integer");
  if (value->get() < lowest || value->get() > highest) {
    const bool bounded = highest < std::numeric_limits<std::int64_t>::max();
    throw error(key,
                fmt::format("{} is not allowed; an integer {} is", value->get(),
                            bounded ? fmt::format("from {} to {}", lowest, highest) : fmt::format("≥ {}", lowest)));
  }
  return value->get();
}

std::optional<double> Section::number(const std::string& key, const NumberRange& range) const {
  if (!has(key)) return std::nullopt;
  const std::optional<double> value = number_of(*document_->table(path_).get(key));
  if (!value) throw wrong_type(key, "a number");
  if (!range.contains(*value)) throw error(key, fmt::format("{} is not allowed; {} is", *value, range.words));
  return value;
}

std::optional<std::vector<double>> Section::ascending_numbers(const std::string& key, const NumberRange& range) const {
  if (!has(key)) return std::nullopt;
  const auto* array = document_->table(path_).get(key)->as_array();
  if (array == nullptr) throw wrong_type(key, "an array of numbers");
  if (array->empty()) throw error(key, "the array is empty; at least one number is wanted");
  std::vector<double> values;
  for (const toml::node& node : *array) {
    const std::optional<double> value = number_of(node);
    const std::string which = fmt::format("value {} of the array", values.size() + 1);
    if (!value) throw error(key, fmt::format("{} is {}; a number is wanted", which, describe(node)));
    if (!range.contains(*value))
      throw error(key, fmt::format("{}, {}, is not allowed; {} is", which, *value, range.words));
    if (!values.empty() && !(*value > values.back())) {
      throw error(key, fmt::format("{} comes after {}; the values must be strictly ascending", *value, values.back()));
    }
    values.push_back(*value + 0.0);  // −0 becomes 0: pressures are compared bit by bit
  }
  return values;
}

std::optional<std::vector<double>> Section::matrix(const std::string& key, std::size_t rows,
                                                   std::size_t columns) const {
  if (!has(key)) return std::nullopt;
  const std::string wanted = fmt::format("{} arrays of {} numbers", rows, columns);
  const auto* array = document_->table(path_).get(key)->as_array();
  if (array == nullptr) throw wrong_type(key, wanted);
  if (array->size() != rows) throw error(key, fmt::format("{} rows are given; {} are wanted", array->size(), wanted));
  std::vector<double> values;
  for (const toml::node& row : *array) {
    const auto* numbers = row.as_array();
    if (numbers == nullptr || numbers->size() != columns) {
      throw error(key, fmt::format("{} is no row; {} are wanted", describe(row), wanted));
    }
    for (const toml::node& node : *numbers) {
      const std::optional<double> value = number_of(node);
      if (!value || !NumberRange{}.contains(*value)) {
        throw error(key, fmt::format("{} is no finite number; {} are wanted", describe(node), wanted));
      }
      values.push_back(*value);
    }
  }
  return values;
}

std::optional<Section> Section::section(const std::string& key) const {
  if (!has(key)) return std::nullopt;
  if (!is_section(key)) throw wrong_type(key, "a table");
  std::vector<std::string> path = path_;
  path.push_back(key);
  return Section(document_, std::move(path));
}

void Section::require_word(const std::string& key, const std::string& word, const std::string& later) const {
  const std::optional<std::string> given = text(key);
  if (given && *given != word) throw error(key, fmt::format("\"{}\" {}", *given, later));
}

void Section::allow(const std::vector<std::string>& allowed, const std::vector<LaterKey>& later) const {
  for (const std::string& key : keys()) {
    if (std::find(allowed.begin(), allowed.end(), key) != allowed.end()) continue;
    const auto known =
        std::find_if(later.begin(), later.end(), [&](const LaterKey& entry) { return entry.key == key; });
    if (known != later.end()) {
      throw error(key, fmt::format("is not available in this version; {}", known->instead));
    }
    throw error(key,
                fmt::format("unknown key; allowed here: {}{}", fmt::join(allowed, ", "), suggestion(key, allowed)));
  }
}

std::string Section::document_text() const {
  if (document_->overridden.empty()) return document_->text;
  std::ostringstream text;
  text << toml::toml_formatter(document_->root) << "\n";
  return text.str();
}

}  // namespace baroscape
