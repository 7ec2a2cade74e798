#include "report/page_data.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include "landscape/disconnectivity.hpp"
#include "report/base64.hpp"
#include "report/page_atoms.hpp"
#include "report/page_order.hpp"
#include "report/state_marks.hpp"

namespace baroscape {
namespace {

using Json = nlohmann::json;

Json rounded(double value) {
  if (!std::isfinite(value)) return nullptr;
  const double nine = std::nearbyint(value * 1e9) / 1e9;
  if (nine == std::floor(nine) && std::abs(nine) < 1e9) return static_cast<std::int64_t>(nine);
  return std::isfinite(nine) ? nine : value;
}

/// One column of numbers over all states.
template <class States, class Value>
Json column(const States& states, const Value& value) {
  Json out = Json::array();
  for (const auto& state : states) out.push_back(value(state));
  return out;
}

template <class States>
Json common_columns(const States& states) {
  return {{"id", column(states, [](const auto& state) { return state.id; })},
          {"H", column(states, [](const auto& state) { return rounded(state.enthalpy); })},
          {"V", column(states, [](const auto& state) { return rounded(state.volume); })},
          {"order", column(states, [](const auto& state) { return state.point_group_order; })}};
}

/// Of all states, one after the other; false when none has coordinates.
template <class States>
bool add_atoms(const States& states, const System& system, std::vector<float>& numbers) {
  bool any = false;
  for (const auto& state : states) {
    const Eigen::VectorXd drawn = drawn_atoms(system, state.positions);
    any = any || drawn.allFinite();
    numbers.insert(numbers.end(), drawn.begin(), drawn.end());
  }
  return any;
}

using Branches = std::map<std::int64_t, std::size_t>;  ///< position of the branch by id of the state

class Data {
 public:
  explicit Data(const ReportData& data) : data_(data) {
    if (!data.atlas) return;
    for (std::size_t k = 0; k < data.atlas->branches.size(); ++k) {
      const BranchRecord& branch = data.atlas->branches[k];
      position_[branch.id] = k;
      for (const AtlasMember& member : branch.members) (branch.index == 0 ? of_minimum_ : of_saddle_)[member.id] = k;
    }
  }

  Json json() const {
    Json out = {{"title", data_.title}, {"units", units()}, {"system", system()}, {"landscapes", Json::array()}};
    for (const ReportLandscape& one : data_.landscapes) out["landscapes"].push_back(landscape(one.landscape));
    if (data_.atlas) out["atlas"] = atlas(*data_.atlas);
    const AnnealOutcome* shown = representative_anneal(data_.anneals);
    out["anneals"] = Json::array();
    for (const AnnealOutcome& one : data_.anneals) {
      if (&one == shown) out["shown"] = out["anneals"].size();
      out["anneals"].push_back({{"start", one.start},
                                {"P", rounded(one.pressure)},
                                {"T", rounded(one.temperature)},
                                {"gain", rounded(one.delta_energy)},
                                {"states", {one.state1.minimum, one.state2.minimum, one.state3.minimum}}});
    }
    if (data_.film && data_.system) out["film"] = film(*data_.film);
    out["maps"] = Json::array();
    for (const PressureMap& map : data_.maps) out["maps"].push_back(heaviest_ways(map));
    return out;
  }

 private:
  Json units() const {
    const UnitNames& units = data_.units;
    return {{"energy", units.energy}, {"length", units.length},           {"pressure", units.pressure},
            {"volume", units.volume}, {"temperature", units.temperature}, {"time", units.time}};
  }

  /// `lennardJones` is there when the page can work out forces itself.
  Json system() const {
    if (!data_.system) return nullptr;
    const System& system = *data_.system;
    const auto square = [](const Eigen::MatrixXd& matrix) {
      Json rows = Json::array();
      for (Eigen::Index i = 0; i < matrix.rows(); ++i) {
        rows.push_back(std::vector<double>(matrix.row(i).begin(), matrix.row(i).end()));
      }
      return rows;
    };
    Json out = {{"names", system.species_names},
                {"species", system.species},
                {"atomRadius", system.atom_radius},
                {"cell", system.cell.has_value()},
                {"size", system.size() * system.units.length}};
    const LennardJonesParameters& pairs = system.lennard_jones;
    const bool plain = !system.morse && !system.sutton_chen && !system.eam && !system.cell && system.units == Units{} &&
                       pairs.cutoff.kind == CutoffKind::none;
    if (plain) out["lennardJones"] = {{"epsilon", square(pairs.epsilon)}, {"sigma", square(pairs.sigma)}};
    return out;
  }

  /// Frames: [place, index, id] of those that are states.
  Json film(const ReportFilm& film) const {
    std::vector<float> numbers;
    Eigen::VectorXd drawn;
    for (const FilmFrame& frame : film.frames) {
      const Eigen::VectorXd last = drawn;
      drawn = drawn_atoms(*data_.system, frame.positions, numbers.empty() ? nullptr : &last);
      numbers.insert(numbers.end(), drawn.begin(), drawn.end());
    }
    Json out = {{"P", rounded(film.pressure)}, {"from", film.from}, {"to", film.to}, {"states", Json::array()}};
    out["H"] = column(film.frames, [](const FilmFrame& frame) { return rounded(frame.enthalpy); });
    for (std::size_t k = 0; k < film.frames.size(); ++k) {
      if (film.frames[k].index >= 0) out["states"].push_back({k, film.frames[k].index, film.frames[k].id});
    }
    out["positions"] = base64_of(numbers);
    return out;
  }

  Json landscape(const Landscape& landscape) const {
    const auto& minima = landscape.minima();
    const auto& saddles = landscape.transition_states();
    Json out = {
        {"P", rounded(landscape.pressure())}, {"minima", common_columns(minima)}, {"saddles", common_columns(saddles)}};
    const auto place = [&](std::int64_t id) { return *landscape.index_of_minimum(id); };
    out["saddles"]["a"] = column(saddles, [&](const TransitionState& state) { return place(state.minimum_a); });
    out["saddles"]["b"] = column(saddles, [&](const TransitionState& state) { return place(state.minimum_b); });
    if (data_.atlas) {
      out["minima"]["branch"] = column(minima, [&](const Minimum& state) { return found(of_minimum_, state.id); });
      out["saddles"]["branch"] =
          column(saddles, [&](const TransitionState& state) { return found(of_saddle_, state.id); });
    }
    out["columns"] = column(own_order(landscape), place);
    if (!data_.system) return out;
    std::vector<float> numbers;
    const bool of_minima = add_atoms(minima, *data_.system, numbers);
    if (add_atoms(saddles, *data_.system, numbers) || of_minima) out["positions"] = base64_of(numbers);
    return out;
  }

  static std::int64_t found(const Branches& branches, std::int64_t id) {
    const auto entry = branches.find(id);
    return entry == branches.end() ? -1 : static_cast<std::int64_t>(entry->second);
  }

  Json atlas(const AtlasRecord& atlas) const {
    Json out = {{"from", rounded(atlas.from)}, {"to", rounded(atlas.to)}};
    out["branches"] = column(atlas.branches, [](const BranchRecord& branch) {
      return Json{{"id", branch.id},
                  {"index", branch.index},
                  {"from", rounded(branch.from)},
                  {"to", rounded(branch.to)},
                  {"ends", {branch.from_end, branch.to_end}},
                  {"order", branch.point_group_order},
                  {"P", column(branch.points, [](const BranchPointRecord& point) { return rounded(point.pressure); })},
                  {"H", column(branch.points, [](const BranchPointRecord& point) { return rounded(point.enthalpy); })},
                  {"V", column(branch.points, [](const BranchPointRecord& point) { return rounded(point.volume); })}};
    });
    out["events"] = column(atlas.events, [this](const EventRecord& event) {
      return Json{{"kind", event.kind},
                  {"course", event.course},
                  {"P", rounded(event.pressure)},
                  {"H", rounded(event.enthalpy)},
                  {"minimum", event.minimum},
                  {"branches", column(event.branches, [this](std::int64_t id) { return found(position_, id); })}};
    });
    out["crossings"] = column(atlas.crossings, [this](const CrossingRecord& crossing) {
      return Json{{"P", rounded(crossing.pressure)},
                  {"H", rounded(crossing.enthalpy)},
                  {"a", found(position_, crossing.branch_a)},
                  {"b", found(position_, crossing.branch_b)}};
    });
    out["successions"] = column(atlas.successions, [this](const SuccessionRecord& way) {
      return Json{
          {"branch", found(position_, way.branch)}, {"direction", way.direction},    {"P", rounded(way.pressure)},
          {"heir", found(position_, way.heir)},     {"weight", rounded(way.weight)}, {"slides", way.slides},
          {"dropped", rounded(way.dropped)}};
    });
    out["columns"] = Json::array();
    for (const std::int64_t branch : shared_branch_order(data_)) {
      // Below zero: a minimum on no branch.
      out["columns"].push_back(branch > 0 ? Json(found(position_, branch)) : Json{{"minimum", -branch}});
    }
    return out;
  }

  static Json heaviest_ways(const PressureMap& map) {
    Json pairs = Json::array();
    std::int64_t last = 0;
    for (const MapEntry& entry : map.entries) {
      if (entry.from != last) pairs.push_back({entry.from, entry.to});
      last = entry.from;
    }
    return {{"from", rounded(map.from)}, {"to", rounded(map.to)}, {"pairs", pairs}};
  }

  const ReportData& data_;
  Branches position_, of_minimum_, of_saddle_;
};

}  // namespace

std::string page_data_json(const ReportData& data) {
  const std::string text = Data(data).json().dump(-1, ' ', false, Json::error_handler_t::replace);
  std::string inert;
  inert.reserve(text.size());
  for (const char byte : text) {
    // Outside of strings JSON has none of these.
    if (byte == '<') {
      inert += "\\u003c";
    } else if (byte == '>') {
      inert += "\\u003e";
    } else if (byte == '&') {
      inert += "\\u0026";
    } else {
      inert += byte;
    }
  }
  return inert;
}

}  // namespace baroscape
