#include "tree_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <functional>
#include <map>
#include <sstream>

#include "core/error.hpp"
#include "landscape/recognition.hpp"
#include "outward.hpp"

namespace baroscape {
namespace {

struct Quantity {
  const char* name;
  const char* words;
  std::function<double(const Minimum&)> of;  ///< outward
  std::function<std::string(const UnitWords&)> unit;
};

const std::vector<Quantity>& quantities() {
  static const std::vector<Quantity> all = {
      {"volume", "volume", [](const Minimum& m) { return m.volume; }, [](const UnitWords& w) { return w.volume; }},
      {"energy", "energy without PV", [](const Minimum& m) { return m.energy; },
       [](const UnitWords& w) { return w.energy; }},
      {"enthalpy", "enthalpy", [](const Minimum& m) { return m.enthalpy; },
       [](const UnitWords& w) { return w.energy; }},
      {"bulk-modulus", "bulk modulus", [](const Minimum& m) { return m.bulk_modulus; },
       [](const UnitWords& w) { return w.pressure; }},
      {"point-group-order", "order of the point group", [](const Minimum& m) { return double(m.point_group_order); },
       [](const UnitWords&) { return std::string(); }},
      {"lowest-omega2", "lowest ω²", [](const Minimum& m) { return m.lowest_omega2; },
       [](const UnitWords& w) { return w.energy + "/" + w.length + "²"; }},
      {"log-product", "Σ ln ω²", [](const Minimum& m) { return m.log_product; },
       [](const UnitWords&) { return std::string(); }},
  };
  return all;
}

/// A whole number and nothing else.
std::optional<std::int64_t> whole(const std::string& text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<double> real(const std::string& text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(" \t\r");
  return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

}  // namespace

const std::vector<std::string>& tree_value_names() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> list;
    for (const Quantity& one : quantities()) list.emplace_back(one.name);
    return list;
  }();
  return names;
}

MinimumValues tree_values(const std::string& option, const std::string& name, const Landscape& landscape,
                          const System& system) {
  const auto found =
      std::find_if(quantities().begin(), quantities().end(), [&](const Quantity& one) { return one.name == name; });
  if (found == quantities().end()) {
    throw InputError(fmt::format("{} {}: one of {} is wanted", option, name, fmt::join(tree_value_names(), ", ")));
  }
  MinimumValues values{found->words, found->unit(unit_words(system.units)), {}};
  for (const Minimum& minimum : landscape.minima()) values.of[minimum.id] = found->of(outward(minimum, system));
  return values;
}

TreeColouring tree_colouring_from_file(const std::string& path, const Landscape& landscape) {
  std::ifstream file(path);
  if (!file) throw InputError(path + ": cannot be read");
  TreeColouring colouring;
  std::map<std::int64_t, std::string> cells;
  std::string line;
  bool numbers = true;
  for (long count = 1; std::getline(file, line); ++count) {
    if (trimmed(line).empty()) continue;
    const std::size_t comma = line.find(',');
    const auto refuse = [&](const std::string& problem) {
      return InputError(fmt::format("{}:{}: {}", path, count, problem));
    };
    if (comma == std::string::npos) throw refuse("two cells with a comma between them are wanted, id,value");
    const std::string first = trimmed(line.substr(0, comma)), second = trimmed(line.substr(comma + 1));
    if (colouring.group_name.empty()) {
      if (first != "id" || second.empty())
        throw refuse("the header \"id,NAME\" is wanted, NAME being what is coloured by");
      colouring.group_name = second;
      continue;
    }
    const auto id = whole(first);
    if (!id || !landscape.index_of_minimum(*id)) throw refuse("\"" + first + "\" is no minimum at this pressure");
    if (second.empty()) throw refuse("the value is missing");
    if (!cells.emplace(*id, second).second) throw refuse(fmt::format("minimum {} was there before", *id));
    numbers = numbers && real(second);
  }
  if (cells.empty()) throw InputError(path + ": there is no line below the header");
  if (!numbers) {
    colouring.groups = std::move(cells);
    return colouring;
  }
  colouring.values.name = colouring.group_name;
  for (const auto& [id, cell] : cells) colouring.values.of[id] = *real(cell);
  return colouring;
}

TreeColouring tree_colouring_by_state(const Archive& archive, const std::string& database, double pressure) {
  constexpr double kPopulated = 0.01;
  std::map<std::int64_t, std::set<int>> states;
  const auto add = [&](const std::vector<std::int64_t>& ids, const Eigen::VectorXd& population, int state) {
    for (std::size_t k = 0; k < ids.size() && static_cast<Eigen::Index>(k) < population.size(); ++k) {
      if (population(static_cast<Eigen::Index>(k)) >= kPopulated) states[ids[k]].insert(state);
    }
  };
  for (const AnnealOutcome& outcome : archive.anneal_outcomes()) {
    if (pressure == 0) {
      add(outcome.populations.ambient_minima, outcome.populations.initial, 1);
      if (outcome.pressure > 0) add(outcome.populations.ambient_minima, outcome.populations.unloaded, 3);
    } else if (outcome.pressure == pressure) {
      add(outcome.populations.pressed_minima, outcome.populations.cooled, 2);
    }
  }
  if (states.empty())
    throw InputError(database + ": nothing was annealed at this pressure, so no minimum is of a state");
  TreeColouring colouring;
  colouring.group_name = "which state of the anneals holds 1 % or more in the minimum";
  for (const auto& [id, of] : states) {
    colouring.groups[id] = of.size() == 2 ? "states 1 and 3" : fmt::format("state {}", *of.begin());
  }
  return colouring;
}

std::set<std::int64_t> minima_met_once(Archive& archive, const Landscape& landscape, const System& system) {
  std::map<std::int64_t, std::int64_t> met;
  Recognition known(system.identity());
  for (const Minimum& minimum : landscape.minima()) known.add(minimum.id, minimum.enthalpy, minimum.positions);
  for (const std::uint64_t seed : archive.summary(landscape.pressure()).seeds) {
    const CensusHistory census = archive.replay({landscape.pressure(), seed});
    std::vector<std::int64_t> ids;  // of the census's own numbers
    for (std::size_t k = 0; k < census.minima.size(); ++k) {
      ids.push_back(known.find(census.minima[k].enthalpy, census.minima[k].positions).value_or(0));
      met[ids.back()] += census.minimum_tallies[k].hits[static_cast<std::size_t>(StartKind::quench)];
    }
    for (std::size_t k = 0; k < census.transition_states.size(); ++k) {
      const TransitionState& state = census.transition_states[k];
      for (const std::int64_t side : std::set{state.minimum_a, state.minimum_b}) {
        met[ids[static_cast<std::size_t>(side - 1)]] += census.transition_state_tallies[k].total();
      }
    }
  }
  std::set<std::int64_t> once;
  for (const auto& [id, times] : met) {
    if (id != 0 && times <= 1) once.insert(id);
  }
  return once;
}

std::set<std::int64_t> ids_of(const std::string& option, const std::string& text) {
  std::set<std::int64_t> ids;
  std::istringstream list(text);
  for (std::string part; std::getline(list, part, ',');) {
    const std::size_t dash = part.find('-', 1);
    const auto first = whole(part.substr(0, dash)),
               last = dash == std::string::npos ? first : whole(part.substr(dash + 1));
    if (!first || !last || *first > *last || *last - *first > 1000000) {
      throw InputError(fmt::format("{} {}: ids such as 1,5,17-20 are wanted", option, text));
    }
    for (std::int64_t id = *first; id <= *last; ++id) ids.insert(id);
  }
  if (ids.empty()) throw InputError(fmt::format("{} {}: ids such as 1,5,17-20 are wanted", option, text));
  return ids;
}

}  // namespace baroscape
