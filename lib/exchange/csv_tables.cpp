#include "exchange/csv_tables.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "exchange/state_fields.hpp"
#include "exchange/text_reading.hpp"

namespace baroscape {
namespace {

std::string table(const std::vector<ForeignState>& states, StateKind kind, bool positions) {
  const std::vector<std::string> names = field_names(kind, positions);
  std::string text = fmt::format("{}\n", fmt::join(names, ","));
  for (const ForeignState& state : states) {
    const Fields fields = fields_of(state, kind, positions);
    std::size_t next = 0;
    for (std::size_t k = 0; k < names.size(); ++k) {
      if (k > 0) text += ',';
      if (next < fields.size() && fields[next].first == names[k]) text += fields[next++].second;
    }
    text += '\n';
  }
  return text;
}

/// Rows of cells; a quoted cell may hold commas, quotes and line ends.
class CsvReader {
 public:
  CsvReader(const std::string& text, std::string name) : text_(text), name_(std::move(name)) {}

  /// False at the end. `line` is where the row begins.
  bool next(std::vector<std::string>& cells) {
    cells.clear();
    while (at_ < text_.size() && (text_[at_] == '\n' || text_[at_] == '\r')) ++at_, line_ += text_[at_ - 1] == '\n';
    if (at_ >= text_.size()) return false;
    row_line_ = line_;
    while (true) {
      cells.push_back(cell());
      if (at_ >= text_.size()) return true;
      const char end = text_[at_++];
      if (end == ',') continue;
      if (end == '\r' && at_ < text_.size() && text_[at_] == '\n') ++at_;
      ++line_;
      return true;
    }
  }
  InputError error(const std::string& problem) const { return InputError::at(name_, row_line_, 0, "", problem); }
  long line() const { return row_line_; }

 private:
  std::string cell() {
    if (at_ < text_.size() && text_[at_] == '"') return quoted();
    const std::size_t end = std::min(text_.find_first_of(",\r\n", at_), text_.size());
    std::string value = text_.substr(at_, end - at_);
    at_ = end;
    if (value.find('"') != std::string::npos) throw error("a quote inside a cell that is not quoted");
    return value;
  }

  std::string quoted() {
    std::string value;
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '\n') ++line_;
      if (text_[at_] != '"') {
        value += text_[at_];
      } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        value += text_[at_++];
      } else {
        ++at_;
        if (at_ < text_.size() && std::string_view(",\r\n").find(text_[at_]) == std::string_view::npos) {
          throw error("something follows a quoted cell");
        }
        return value;
      }
    }
    throw error("a quote does not end");
  }

  const std::string& text_;
  std::string name_;
  std::size_t at_ = 0;
  long line_ = 1, row_line_ = 1;
};

std::vector<ForeignState> parse_table(const std::string& text, const std::string& name, StateKind kind) {
  std::vector<ForeignState> states;
  CsvReader reader(text, name);
  std::vector<std::string> names, cells;
  if (!reader.next(names)) throw InputError(name + ": is empty; a header line is wanted");
  // A byte-order mark, as spreadsheets write it.
  if (names[0].rfind("\xEF\xBB\xBF", 0) == 0) names[0].erase(0, 3);
  std::map<std::string, int> seen;
  for (const std::string& column : names) {
    if (++seen[column] > 1) throw reader.error(fmt::format("column \"{}\" is there twice", printable(column)));
  }
  for (const char* needed : {"id", "enthalpy"}) {
    if (seen.count(needed) == 0) throw reader.error(fmt::format("column {} is missing", needed));
  }
  const auto error = [&](const std::string& problem) { return reader.error(problem); };
  while (reader.next(cells)) {
    if (cells.size() != names.size()) {
      throw reader.error(fmt::format("{} cells; the header has {}", cells.size(), names.size()));
    }
    std::map<std::string, std::string> fields;
    for (std::size_t k = 0; k < names.size(); ++k) fields[names[k]] = cells[k];
    states.push_back(state_from_fields(fields, kind, error));
    states.back().place = fmt::format("{}:{}", name, reader.line());
  }
  return states;
}

}  // namespace

CsvTables csv_tables(const ForeignLandscape& landscape, bool positions) {
  return {table(landscape.minima, StateKind::minimum, positions),
          table(landscape.transition_states, StateKind::transition_state, positions)};
}

ForeignLandscape parse_csv_tables(const CsvTables& tables, const std::string& minima_name,
                                  const std::string& transition_states_name) {
  ForeignLandscape landscape;
  landscape.minima = parse_table(tables.minima, minima_name, StateKind::minimum);
  landscape.transition_states =
      parse_table(tables.transition_states, transition_states_name, StateKind::transition_state);
  require_whole(landscape, minima_name);
  return landscape;
}

}  // namespace baroscape
