#include "exchange/graphviz_dot.hpp"

#include <fmt/format.h>

#include <unordered_map>

#include "exchange/number_on.hpp"
#include "exchange/state_fields.hpp"
#include "exchange/text_reading.hpp"

namespace baroscape {
namespace {

/// Quotes are escaped; a backslash would begin one of Graphviz's own escapes, so it is doubled.
std::string quoted(const std::string& text) {
  std::string value = "\"";
  for (const char c : printable(text, 1000000000)) {
    if (c == '"' || c == '\\') value += '\\';
    value += c;
  }
  return value + "\"";
}

std::string attributes(const Fields& fields, const std::string& label) {
  std::string text = fmt::format(" [label={}", quoted(label));
  for (const auto& [name, value] : fields) text += fmt::format(", {}={}", name, quoted(value));
  return text + "];\n";
}

struct Token {
  enum class Kind { word, text, symbol, end } kind = Kind::end;
  std::string value;
  long line = 0;
};

class Lexer {
 public:
  Lexer(const std::string& text, std::string name) : text_(text), name_(std::move(name)) {}

  Token next() {
    blanks_and_comments();
    Token token;
    token.line = line_;
    if (at_ >= text_.size()) return token;
    const char c = text_[at_];
    if (c == '"') {
      token.kind = Token::Kind::text;
      token.value = string();
    } else if (c == '<') {
      throw error("HTML strings are not read");
    } else if (is_word(c) || c == '.' || (c == '-' && at_ + 1 < text_.size() && is_numeral(text_[at_ + 1]))) {
      token.kind = Token::Kind::word;
      do token.value += text_[at_++];
      while (at_ < text_.size() && (is_word(text_[at_]) || text_[at_] == '.'));
    } else {
      token.kind = Token::Kind::symbol;
      token.value = c == '-' ? text_.substr(at_, 2) : std::string(1, c);
      at_ += token.value.size();
    }
    return token;
  }

  InputError error(const std::string& problem) const { return InputError::at(name_, line_, 0, "", problem); }
  InputError error_at(long line, const std::string& problem) const {
    return InputError::at(name_, line, 0, "", problem);
  }

 private:
  static bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
  }
  static bool is_numeral(char c) { return (c >= '0' && c <= '9') || c == '.'; }

  void blanks_and_comments() {
    bool line_begins = at_ == 0 || text_[at_ - 1] == '\n';
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '\n') {
        ++line_;
        ++at_;
        line_begins = true;
      } else if (c == ' ' || c == '\t' || c == '\r') {
        ++at_;
      } else if (text_.compare(at_, 2, "//") == 0 || (c == '#' && line_begins)) {
        at_ = std::min(text_.find('\n', at_), text_.size());
      } else if (text_.compare(at_, 2, "/*") == 0) {
        const std::size_t end = text_.find("*/", at_ + 2);
        if (end == std::string::npos) throw error("a comment does not end");
        for (; at_ < end + 2; ++at_) line_ += text_[at_] == '\n';
      } else {
        return;
      }
    }
  }

  std::string string() {
    std::string value;
    for (++at_; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '"') {
        ++at_;
        return value;
      }
      if (c == '\n') ++line_;
      if (c == '\\' && at_ + 1 < text_.size() && (text_[at_ + 1] == '"' || text_[at_ + 1] == '\\')) {
        value += text_[++at_];
      } else {
        value += c;
      }
    }
    throw error("a string does not end");
  }

  const std::string& text_;
  std::string name_;
  std::size_t at_ = 0;
  long line_ = 1;
};

using Given = std::map<std::string, std::string>;

class Reader {
 public:
  Reader(const std::string& text, const std::string& name) : lexer_(text, name), name_(name) { advance(); }

  ForeignLandscape landscape() {
    if (is_keyword("strict")) advance();
    if (is_keyword("digraph")) throw lexer_.error("a directed graph: transition states have no direction");
    if (!is_keyword("graph")) throw lexer_.error("\"graph\" is wanted");
    advance();
    if (is_id()) advance();
    expect("{");
    while (!is("}")) statement();
    advance();
    if (token_.kind != Token::Kind::end) throw lexer_.error("something follows the graph");
    number_on(landscape_.transition_states);
    set_landscape_fields(graph_, landscape_, [this](const std::string& problem) { return lexer_.error(problem); });
    require_whole(landscape_, name_);
    return std::move(landscape_);
  }

 private:
  void advance() { token_ = lexer_.next(); }
  bool is(const char* symbol) const { return token_.kind == Token::Kind::symbol && token_.value == symbol; }
  bool is_id() const { return token_.kind == Token::Kind::word || token_.kind == Token::Kind::text; }
  bool is_keyword(const char* keyword) const { return token_.kind == Token::Kind::word && token_.value == keyword; }
  void expect(const char* symbol) {
    if (!is(symbol)) {
      throw lexer_.error(token_.kind == Token::Kind::end
                             ? fmt::format("the file ends where \"{}\" is wanted", symbol)
                             : fmt::format("\"{}\" where \"{}\" is wanted", printable(token_.value), symbol));
    }
    advance();
  }
  std::string id() {
    if (!is_id()) {
      throw lexer_.error(token_.kind == Token::Kind::end
                             ? "the file ends inside the graph"
                             : "\"" + printable(token_.value) + "\" where a name is wanted");
    }
    std::string value = token_.value;
    advance();
    return value;
  }

  Given attribute_lists() {
    Given given;
    while (is("[")) {
      advance();
      while (!is("]")) {
        const std::string name = id();
        expect("=");
        given[name] = id();
        if (is(",") || is(";")) advance();
      }
      advance();
    }
    return given;
  }

  void statement() {
    if (is(";")) return advance();
    const long line = token_.line;
    if (is_keyword("subgraph") || is("{")) throw lexer_.error("subgraphs are not read");
    if (is_keyword("graph") || is_keyword("node") || is_keyword("edge")) {
      const bool whole = token_.value == "graph";
      advance();
      const Given given = attribute_lists();
      if (whole) graph_.insert(given.begin(), given.end());
      return;
    }
    const std::string first = id();
    if (is("=")) {
      advance();
      graph_[first] = id();
    } else if (is("--")) {
      advance();
      const std::string second = id();
      if (is("--")) throw lexer_.error("a chain of edges: each transition state needs a statement of its own");
      edge(first, second, attribute_lists(), line);
    } else if (is("->")) {
      throw lexer_.error("a directed edge: transition states have no direction");
    } else {
      node(first, attribute_lists(), line);
    }
  }

  void node(const std::string& name, const Given& given, long line) {
    landscape_.minima.push_back(state_from_fields(given, StateKind::minimum, error_at(line)));
    ForeignState& state = landscape_.minima.back();
    state.place = fmt::format("{}:{}", name_, line);
    if (state.id == 0) state.id = highest_ + 1;
    highest_ = std::max(highest_, state.id);
    if (highest_ == INT64_MAX) throw error_at(line)("the id is too large");
    if (!ids_.emplace(name, state.id).second)
      throw error_at(line)(fmt::format("node \"{}\" is there twice", printable(name)));
  }

  void edge(const std::string& first, const std::string& second, Given given, long line) {
    for (const auto& [field, name] : {std::pair{"minimum_a", &first}, {"minimum_b", &second}}) {
      const auto found = ids_.find(*name);
      if (found == ids_.end()) {
        throw error_at(line)(
            fmt::format("the edge joins node \"{}\", which was not described before", printable(*name)));
      }
      given[field] = std::to_string(found->second);
    }
    landscape_.transition_states.push_back(state_from_fields(given, StateKind::transition_state, error_at(line)));
    landscape_.transition_states.back().place = fmt::format("{}:{}", name_, line);
  }

  std::function<InputError(const std::string&)> error_at(long line) const {
    return [this, line](const std::string& problem) { return lexer_.error_at(line, problem); };
  }

  Lexer lexer_;
  Token token_;
  std::string name_;
  ForeignLandscape landscape_;
  Given graph_;
  std::unordered_map<std::string, std::int64_t> ids_;
  std::int64_t highest_ = 0;
};

}  // namespace

std::string graphviz_dot(const ForeignLandscape& landscape, bool positions) {
  std::string text = "graph landscape {\n";
  for (const auto& [name, value] : landscape_fields(landscape)) text += fmt::format("  {}={};\n", name, quoted(value));
  for (const ForeignState& state : landscape.minima) {
    text += fmt::format("  m{}{}", state.id,
                        attributes(fields_of(state, StateKind::minimum, positions), std::to_string(state.id)));
  }
  for (const ForeignState& state : landscape.transition_states) {
    text += fmt::format("  m{} -- m{}{}", state.minimum_a, state.minimum_b,
                        attributes(fields_of(state, StateKind::transition_state, positions), std::to_string(state.id)));
  }
  return text + "}\n";
}

ForeignLandscape parse_graphviz_dot(const std::string& text, const std::string& name) {
  return Reader(text, name).landscape();
}

}  // namespace baroscape
