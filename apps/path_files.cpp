#include "path_files.hpp"

#include <fmt/format.h>

#include "exchange/extended_xyz.hpp"
#include "surface/structure_of.hpp"
#include "outward.hpp"

namespace baroscape {
namespace {

const TransitionState& state_of(const Landscape& landscape, std::int64_t id) {
  return landscape.transition_states()[*landscape.index_of_transition_state(id)];
}

const char* name_of(PathFrame::Kind kind) {
  return kind == PathFrame::Kind::minimum            ? "minimum"
         : kind == PathFrame::Kind::transition_state ? "transition-state"
                                                     : "";
}

}  // namespace

std::string path_in_words(const Landscape& landscape, const LandscapePath& path, const Units& units) {
  const std::string energy = " (" + unit_words(units).energy + ")";
  std::string text = fmt::format("{:>8} {:>18} {:>8} {:>18} {:>12} {:>12}\n", "minimum", "H" + energy, "saddle",
                                 "H" + energy, "up" + energy, "down" + energy);
  for (std::size_t k = 0; k < path.minima.size(); ++k) {
    const Minimum& from = landscape.minimum(path.minima[k]);
    text += fmt::format("{:>8} {:>18.9f}", from.id, from.enthalpy);
    if (k < path.transition_states.size()) {
      const TransitionState& state = state_of(landscape, path.transition_states[k]);
      text +=
          fmt::format(" {:>8} {:>18.9f} {:>12.6f} {:>12.6f}", state.id, state.enthalpy, state.enthalpy - from.enthalpy,
                      state.enthalpy - landscape.minimum(path.minima[k + 1]).enthalpy);
    }
    text += "\n";
  }
  return text;
}

Json path_json(const Landscape& landscape, const LandscapePath& path) {
  Json steps = Json::array();
  for (std::size_t k = 0; k < path.transition_states.size(); ++k) {
    const TransitionState& state = state_of(landscape, path.transition_states[k]);
    steps.push_back({{"minimum_a", path.minima[k]},
                     {"transition_state", state.id},
                     {"minimum_b", path.minima[k + 1]},
                     {"enthalpy_a", landscape.minimum(path.minima[k]).enthalpy},
                     {"enthalpy", state.enthalpy},
                     {"enthalpy_b", landscape.minimum(path.minima[k + 1]).enthalpy}});
  }
  return steps;
}

std::vector<ProfilePoint> profile_points(const PathFrames& film) {
  std::vector<ProfilePoint> points;
  for (const PathFrame& frame : film.frames) {
    ProfilePoint point{frame.length, frame.enthalpy, 0, 0};
    if (frame.kind == PathFrame::Kind::minimum) point.minimum = frame.id;
    if (frame.kind == PathFrame::Kind::transition_state) point.saddle = frame.id;
    points.push_back(point);
  }
  return points;
}

std::string path_csv(const PathFrames& film, const Units& units) {
  const UnitWords words = plain_unit_words(units);
  std::string text = fmt::format("length_{},enthalpy_{},kind,id\n", words.length, words.energy);
  for (const PathFrame& frame : film.frames) {
    text += fmt::format("{},{},{},{}\n", frame.length, frame.enthalpy, name_of(frame.kind),
                        frame.id == 0 ? "" : std::to_string(frame.id));
  }
  return text;
}

std::string path_xyz(const PathFrames& film, const System& system, double pressure) {
  const Units& units = system.units;
  std::string text;
  for (const PathFrame& frame : film.frames) {
    std::map<std::string, std::string> properties = {{"enthalpy", fmt::format("{}", frame.enthalpy * units.energy)},
                                                     {pressure_key(units), fmt::format("{}", pressure)},
                                                     {"path_length", fmt::format("{}", frame.length * units.length)}};
    if (frame.kind == PathFrame::Kind::minimum) properties["minimum_id"] = std::to_string(frame.id);
    if (frame.kind == PathFrame::Kind::transition_state) properties["transition_state_id"] = std::to_string(frame.id);
    text += extended_xyz(structure_of(system, frame.positions), system, properties);
  }
  return text;
}

std::string path_picture(const PathFrames& film, const std::string& title, double pressure, const Units& units) {
  PathPictureOptions options;
  options.units = unit_names(units);
  options.title = fmt::format("{}minimum {} to minimum {}, P = {} {}", title.empty() ? "" : title + ": ",
                              film.frames.front().id, film.frames.back().id, pressure, options.units.pressure);
  return path_svg(profile_points(film), options);
}

}  // namespace baroscape
