#include "film.hpp"

#include <algorithm>

#include "explore/path_frames.hpp"
#include "landscape/lowest_path.hpp"
#include "outward.hpp"
#include "report/state_marks.hpp"

namespace baroscape {
namespace {

/// Distance between frames, σ: steps that the eye joins, and some hundred frames at most for small clusters.
constexpr double kStep = 0.08;

bool has_coordinates(const Landscape& landscape) {
  const auto known = [](const StationaryPoint& state) { return state.positions.size() > 0; };
  return std::ranges::all_of(landscape.minima(), known) && std::ranges::all_of(landscape.transition_states(), known);
}

}  // namespace

std::optional<ReportFilm> film(const Archive& archive, const ReportData& data) {
  const AnnealOutcome* shown = representative_anneal(data.anneals);
  if (shown == nullptr || shown->pressure <= 0) return std::nullopt;
  const auto load = std::ranges::find_if(
      data.maps, [&](const PressureMap& map) { return map.from == 0 && map.to == shown->pressure; });
  const MapEntry* loaded = load == data.maps.end() ? nullptr : load->find(shown->state1.minimum);
  if (loaded == nullptr || loaded->to == shown->state2.minimum) return std::nullopt;
  const System system = archive.provenance().system;
  const Landscape landscape = archive.landscape(shown->pressure / system.units.pressure());
  if (!landscape.index_of_minimum(loaded->to) || !landscape.index_of_minimum(shown->state2.minimum) ||
      !has_coordinates(landscape)) {
    return std::nullopt;
  }
  const auto path = lowest_path(landscape, loaded->to, shown->state2.minimum);
  if (!path) return std::nullopt;
  ReportFilm result{shown->pressure, loaded->to, shown->state2.minimum, {}};
  for (const PathFrame& frame : outward(path_frames(system, landscape, *path, kStep), system.units).frames) {
    const int index = frame.kind == PathFrame::Kind::minimum            ? 0
                      : frame.kind == PathFrame::Kind::transition_state ? 1
                                                                        : -1;
    result.frames.push_back({frame.positions, frame.enthalpy, index, frame.id});
  }
  return result;
}

}  // namespace baroscape
