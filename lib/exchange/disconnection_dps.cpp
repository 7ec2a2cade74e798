#include "exchange/disconnection_dps.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>

#include "exchange/pathsample.hpp"
#include "exchange/text_reading.hpp"

namespace baroscape {
namespace {

constexpr std::int64_t kMostLevels = 100000;

struct Keyword {
  long line = 0;
  std::vector<std::string> values;
};

std::string upper(std::string text) {
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return text;
}

/// By name in capitals; the last of equal keywords counts.
std::map<std::string, Keyword> keywords(const std::string& text, const std::string& name) {
  std::map<std::string, Keyword> found;
  LineReader reader(text, name);
  while (auto line = reader.next()) {
    const long first = reader.line();
    while (line->find('&') != std::string::npos) {
      line->erase(line->find('&'));
      const auto more = reader.next();
      if (!more) throw reader.error("the file ends after '&', which continues a line");
      *line += " " + *more;
    }
    std::replace(line->begin(), line->end(), ',', ' ');
    std::vector<std::string> words = split_words(*line);
    if (words.empty()) continue;
    const std::string keyword = upper(words[0]);
    words.erase(words.begin());
    if (keyword != "COMMENT") found[keyword] = {first, std::move(words)};
  }
  return found;
}

class Values {
 public:
  Values(const std::string& text, const std::string& name) : found_(keywords(text, name)), name_(name) {}

  std::string word(const char* keyword, const char* wanted) const {
    const auto found = found_.find(keyword);
    if (found == found_.end()) throw InputError(fmt::format("{}: {} is missing; {} is wanted", name_, keyword, wanted));
    if (found->second.values.empty()) throw error(keyword, fmt::format("a value is missing; {} is wanted", wanted));
    return found->second.values[0];
  }

  double number(const char* keyword, const char* wanted) const {
    const std::string text = word(keyword, wanted);
    const auto value = parse_finite(text);
    if (!value) throw error(keyword, fmt::format("\"{}\" is not allowed; {} is", printable(text), wanted));
    return *value;
  }

  InputError error(const char* keyword, const std::string& problem) const {
    return InputError::at(name_, found_.at(keyword).line, 0, keyword, problem);
  }

 private:
  std::map<std::string, Keyword> found_;
  std::string name_;
};

}  // namespace

std::string dinfo(const ForeignLandscape& landscape, int levels) {
  require_whole(landscape, "the landscape");
  const auto lower = [](const ForeignState& a, const ForeignState& b) { return a.enthalpy < b.enthalpy; };
  const auto lowest = std::min_element(landscape.minima.begin(), landscape.minima.end(), lower);
  double highest = std::max_element(landscape.minima.begin(), landscape.minima.end(), lower)->enthalpy;
  for (const ForeignState& state : landscape.transition_states) highest = std::max(highest, state.enthalpy);
  // Half a level above and below; a landscape of one height gets levels of some size.
  const double range = std::max(highest - lowest->enthalpy, 1e-6 * (1 + std::abs(highest)));
  const double delta = levels > 1 ? range / (levels - 1) : range;
  std::string text = fmt::format("COMMENT a landscape{} written by baroscape\n",
                                 landscape.pressure ? fmt::format(" at pressure {}", *landscape.pressure) : "");
  text +=
      fmt::format("DELTA {}\nFIRST {}\nLEVELS {}\nMINIMA min.data\nTS ts.data\n", delta, highest + 0.5 * delta, levels);
  text += fmt::format("CONNECTMIN {}\nIDENTIFY\nLABELFORMAT F12.4\n", lowest - landscape.minima.begin() + 1);
  return text;
}

DisconnectionInput parse_dinfo(const std::string& text, const std::string& name) {
  const Values values(text, name);
  DisconnectionInput input;
  input.minima = values.word("MINIMA", "the name of a file");
  input.transition_states = values.word("TS", "the name of a file");
  input.first = values.number("FIRST", "a finite number");
  input.delta = values.number("DELTA", "a number > 0");
  if (!(input.delta > 0)) throw values.error("DELTA", fmt::format("{} is not allowed; a number > 0 is", input.delta));
  const std::string levels = values.word("LEVELS", "an integer from 1");
  const auto count = parse_integer(levels);
  if (!count || *count < 1 || *count > kMostLevels) {
    throw values.error(
        "LEVELS", fmt::format("\"{}\" is not allowed; an integer from 1 to {} is", printable(levels), kMostLevels));
  }
  input.levels = static_cast<int>(*count);
  return input;
}

ForeignLandscape read_disconnection(const std::string& dinfo_path) {
  const DisconnectionInput input = parse_dinfo(read_whole_file(dinfo_path, "dinfo"), dinfo_path);
  const auto beside = [&](const std::string& file) {
    return (std::filesystem::path(dinfo_path).parent_path() / file).string();
  };
  const std::string minima = beside(input.minima), transition_states = beside(input.transition_states);
  return parse_stationary_points(read_whole_file(minima, "the data of minima"),
                                 read_whole_file(transition_states, "the data of transition states"), minima,
                                 transition_states);
}

}  // namespace baroscape
