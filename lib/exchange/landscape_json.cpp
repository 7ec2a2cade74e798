#include "exchange/landscape_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "exchange/number_on.hpp"
#include "exchange/state_fields.hpp"
#include "exchange/text_reading.hpp"

namespace baroscape {
namespace {

using Json = nlohmann::ordered_json;
using Given = std::map<std::string, std::string>;

template <class Number>
Json or_null(const std::optional<Number>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json state_json(const ForeignState& state, StateKind kind, bool positions) {
  Json json = {{"id", state.id}};
  if (kind == StateKind::transition_state) {
    json["minimum_a"] = state.minimum_a;
    json["minimum_b"] = state.minimum_b;
  }
  json["enthalpy"] = state.enthalpy;
  json["energy"] = or_null(state.energy);
  json["volume"] = or_null(state.volume);
  json["point_group_order"] = or_null(state.point_group_order);
  json["log_product"] = or_null(state.log_product);
  json["log_product_mass"] = or_null(state.log_product_mass);
  if (kind == StateKind::minimum) json["bulk_modulus"] = or_null(state.bulk_modulus);
  json[kind == StateKind::minimum ? "lowest_omega2" : "omega2_negative"] = or_null(state.lowest_omega2);
  if (!positions || state.positions.size() == 0) return json;
  Json triples = Json::array();
  for (Eigen::Index k = 0; k + 2 < state.positions.size(); k += 3) {
    triples.push_back({state.positions(k), state.positions(k + 1), state.positions(k + 2)});
  }
  json["positions"] = std::move(triples);
  return json;
}

Json states_json(const std::vector<ForeignState>& states, StateKind kind, bool positions) {
  Json list = Json::array();
  for (const ForeignState& state : states) list.push_back(state_json(state, kind, positions));
  return list;
}

class Reader {
 public:
  explicit Reader(const std::string& name) : name_(name) {}

  ForeignLandscape landscape(const Json& json) {
    if (!json.is_object()) throw error("")("an object is wanted");
    ForeignLandscape landscape;
    Given whole;
    for (const char* key : {"title", "pressure", "volume_definition"}) {
      if (const auto found = json.find(key); found != json.end()) put(whole, key, *found, key);
    }
    set_landscape_fields(whole, landscape, error(""));
    if (const auto species = json.find("species"); species != json.end() && !species->is_null()) {
      if (!species->is_array()) throw error("species")("an array of names is wanted");
      for (const Json& one : *species) {
        if (!one.is_string()) throw error("species")("an array of names is wanted");
        landscape.species.push_back(one.get<std::string>());
      }
    }
    landscape.minima = states(json, "minima", StateKind::minimum);
    landscape.transition_states = states(json, "transition_states", StateKind::transition_state);
    require_whole(landscape, name_);
    return landscape;
  }

 private:
  std::function<InputError(const std::string&)> error(const std::string& path) const {
    const std::string place = path.empty() ? name_ : name_ + ": " + path;
    return [place](const std::string& problem) { return InputError(place + ": " + problem); };
  }

  void put(Given& fields, const std::string& key, const Json& value, const std::string& path) const {
    if (value.is_null()) return;
    if (value.is_string()) {
      fields[key] = value.get<std::string>();
    } else if (value.is_number_float()) {
      fields[key] = fmt::format("{}", value.get<double>());
    } else if (value.is_number()) {
      fields[key] = value.dump();
    } else if (key == "positions") {
      fields[key] = coordinates(value, path);
    } else if (key == "id" || key == "enthalpy" || key == "pressure" || key == "minimum_a" || key == "minimum_b") {
      throw error(path)("a number is wanted");
    }
  }

  std::string coordinates(const Json& value, const std::string& path) const {
    if (!value.is_array()) throw error(path)("an array of [x, y, z] is wanted");
    std::string text;
    for (const Json& triple : value) {
      if (!triple.is_array() || triple.size() != 3) throw error(path)("an array of [x, y, z] is wanted");
      for (const Json& number : triple) {
        if (!number.is_number()) throw error(path)("a coordinate is not a number");
        text += fmt::format("{} ", number.get<double>());
      }
    }
    return text;
  }

  std::vector<ForeignState> states(const Json& json, const std::string& key, StateKind kind) const {
    const auto list = json.find(key);
    if (list == json.end()) throw error(key)("is missing");
    if (!list->is_array()) throw error(key)("an array of states is wanted");
    std::vector<ForeignState> states;
    for (const Json& one : *list) {
      const std::string path = fmt::format("{}[{}]", key, states.size());
      if (!one.is_object()) throw error(path)("an object is wanted");
      Given fields;
      for (const auto& [field, value] : one.items()) put(fields, field, value, path + "." + printable(field));
      states.push_back(state_from_fields(fields, kind, error(path)));
      states.back().place = name_ + ": " + path;
    }
    number_on(states);
    return states;
  }

  std::string name_;
};

}  // namespace

std::string landscape_json_text(const ForeignLandscape& landscape, bool positions, const Units& units) {
  const UnitWords words = plain_unit_words(units);
  Json json = {{"format", 1},
               {"units", {{"energy", words.energy}, {"length", words.length}, {"pressure", words.pressure}}},
               {"title", landscape.title},
               {"pressure", or_null(landscape.pressure)},
               {"volume_definition", landscape.volume_definition}};
  if (!landscape.species.empty()) json["species"] = landscape.species;
  json["minima"] = states_json(landscape.minima, StateKind::minimum, positions);
  json["transition_states"] = states_json(landscape.transition_states, StateKind::transition_state, positions);
  // A broken title becomes U+FFFD instead of an exception.
  std::string text = json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
  for (std::size_t at = text.find("</"); at != std::string::npos; at = text.find("</", at))
    text.insert(at + 1, 1, '\\');
  return text;
}

ForeignLandscape parse_landscape_json(const std::string& text, const std::string& name) {
  Json json;
  try {
    json = Json::parse(text);
  } catch (const Json::exception& problem) {
    const auto* place = dynamic_cast<const Json::parse_error*>(&problem);
    const std::size_t byte = place == nullptr ? 0 : std::min(place->byte, text.size());
    const long line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(byte), '\n');
    throw InputError::at(name, line, 0, "", "is no JSON: " + printable(problem.what(), 200));
  }
  return Reader(name).landscape(json);
}

}  // namespace baroscape
