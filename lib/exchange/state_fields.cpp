#include "exchange/state_fields.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "exchange/text_reading.hpp"

namespace baroscape {
namespace {

constexpr std::size_t kMostCoordinates = 3 * 100000;

using Given = std::map<std::string, std::string>;
using Error = std::function<InputError(const std::string&)>;

/// Of a number, blanks around it are no part.
std::string trimmed(const std::string& text) {
  const std::vector<std::string> words = split_words(text);
  return words.size() == 1 ? words[0] : text;
}

const std::string* value_of(const Given& fields, const std::string& name) {
  const auto found = fields.find(name);
  return found == fields.end() || found->second.empty() ? nullptr : &found->second;
}

std::optional<double> number_of(const Given& fields, const std::string& name, const Error& error) {
  const std::string* text = value_of(fields, name);
  if (text == nullptr) return std::nullopt;
  const auto value = parse_finite(trimmed(*text));
  if (!value) throw error(fmt::format("{}: \"{}\" is not allowed; a finite number is", name, printable(*text)));
  return value;
}

std::optional<std::int64_t> count_of(const Given& fields, const std::string& name, std::int64_t largest,
                                     const Error& error) {
  const std::string* text = value_of(fields, name);
  if (text == nullptr) return std::nullopt;
  const auto value = parse_integer(trimmed(*text));
  if (!value || *value < 1 || *value > largest) {
    throw error(fmt::format("{}: \"{}\" is not allowed; an integer from 1 is", name, printable(*text)));
  }
  return value;
}

Eigen::VectorXd positions_of(const Given& fields, const Error& error) {
  const std::string* text = value_of(fields, "positions");
  if (text == nullptr) return {};
  const std::vector<std::string> words = split_words(*text);
  if (words.size() % 3 != 0 || words.size() > kMostCoordinates) {
    throw error(fmt::format("positions: {} numbers; three an atom are wanted", words.size()));
  }
  Eigen::VectorXd positions(static_cast<Eigen::Index>(words.size()));
  for (std::size_t k = 0; k < words.size(); ++k) {
    const auto value = parse_finite(words[k]);
    if (!value) {
      throw error(
          fmt::format("positions: number {}: \"{}\" is not allowed; a finite number is", k + 1, printable(words[k])));
    }
    positions(static_cast<Eigen::Index>(k)) = *value;
  }
  return positions;
}

}  // namespace

Fields fields_of(const ForeignState& state, StateKind kind, bool positions) {
  Fields fields = {{"id", std::to_string(state.id)}};
  const auto add = [&](const char* name, const auto& value) {
    if (value) fields.emplace_back(name, fmt::format("{}", *value));
  };
  if (kind == StateKind::transition_state) {
    fields.emplace_back("minimum_a", std::to_string(state.minimum_a));
    fields.emplace_back("minimum_b", std::to_string(state.minimum_b));
  }
  fields.emplace_back("enthalpy", fmt::format("{}", state.enthalpy));
  add("energy", state.energy);
  add("volume", state.volume);
  add("point_group_order", state.point_group_order);
  add("log_product", state.log_product);
  add("log_product_mass", state.log_product_mass);
  if (kind == StateKind::minimum) add("bulk_modulus", state.bulk_modulus);
  add(kind == StateKind::minimum ? "lowest_omega2" : "omega2_negative", state.lowest_omega2);
  if (positions && state.positions.size() > 0) {
    fields.emplace_back("positions", fmt::format("{}", fmt::join(state.positions.begin(), state.positions.end(), " ")));
  }
  return fields;
}

std::vector<std::string> field_names(StateKind kind, bool positions) {
  std::vector<std::string> names = {"id"};
  const auto add = [&](const std::vector<std::string>& more) { names.insert(names.end(), more.begin(), more.end()); };
  if (kind == StateKind::transition_state) add({"minimum_a", "minimum_b"});
  add({"enthalpy", "energy", "volume", "point_group_order", "log_product", "log_product_mass"});
  if (kind == StateKind::minimum) {
    add({"bulk_modulus", "lowest_omega2"});
  } else {
    add({"omega2_negative"});
  }
  if (positions) add({"positions"});
  return names;
}

ForeignState state_from_fields(const Given& fields, StateKind kind, const Error& error) {
  ForeignState state;
  state.id = count_of(fields, "id", INT64_MAX, error).value_or(0);
  const auto enthalpy = number_of(fields, "enthalpy", error);
  if (!enthalpy) throw error("enthalpy is missing");
  state.enthalpy = *enthalpy;
  state.energy = number_of(fields, "energy", error);
  state.volume = number_of(fields, "volume", error);
  state.log_product = number_of(fields, "log_product", error);
  state.log_product_mass = number_of(fields, "log_product_mass", error);
  if (const auto order = count_of(fields, "point_group_order", 100000, error)) {
    state.point_group_order = static_cast<int>(*order);
  }
  if (kind == StateKind::minimum) {
    state.bulk_modulus = number_of(fields, "bulk_modulus", error);
    state.lowest_omega2 = number_of(fields, "lowest_omega2", error);
  } else {
    state.lowest_omega2 = number_of(fields, "omega2_negative", error);
    for (const auto& [name, side] : {std::pair{"minimum_a", &state.minimum_a}, {"minimum_b", &state.minimum_b}}) {
      const auto id = count_of(fields, name, INT64_MAX, error);
      if (!id) throw error(std::string(name) + " is missing");
      *side = *id;
    }
  }
  state.positions = positions_of(fields, error);
  return state;
}

Fields landscape_fields(const ForeignLandscape& landscape) {
  Fields fields;
  if (!landscape.title.empty()) fields.emplace_back("title", landscape.title);
  if (landscape.pressure) fields.emplace_back("pressure", fmt::format("{}", *landscape.pressure));
  if (!landscape.volume_definition.empty()) fields.emplace_back("volume_definition", landscape.volume_definition);
  if (!landscape.species.empty()) fields.emplace_back("species", fmt::format("{}", fmt::join(landscape.species, " ")));
  return fields;
}

void set_landscape_fields(const Given& fields, ForeignLandscape& landscape, const Error& error) {
  if (const std::string* title = value_of(fields, "title")) landscape.title = *title;
  if (const auto pressure = number_of(fields, "pressure", error)) landscape.pressure = pressure;
  if (const std::string* words = value_of(fields, "volume_definition")) landscape.volume_definition = *words;
  if (const std::string* species = value_of(fields, "species")) landscape.species = split_words(*species);
}

}  // namespace baroscape
