#include "journey.hpp"

#include "atlas/follow_branches.hpp"
#include "report/state_marks.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

/// One way as pieces of branches, cut where it slides.
std::vector<CyclePiece> pieces_of(const FollowResult& way, bool loading) {
  std::vector<CyclePiece> pieces = {{loading, {}}};
  std::size_t slide = 0;
  for (const FollowPoint& point : way.points) {
    auto& points = pieces.back().points;
    const bool slid = slide < way.slides.size() && !points.empty() &&
                      points.back().pressure == way.slides[slide].pressure && point.pressure == points.back().pressure;
    if (slid) {
      ++slide;
      pieces.push_back({loading, {}});
    }
    pieces.back().points.push_back({point.pressure, point.volume, point.volume_slope});
  }
  return pieces;
}

const Landscape* landscape_at(const ReportData& data, double pressure) {
  for (const ReportLandscape& one : data.landscapes) {
    if (one.landscape.pressure() == pressure) return &one.landscape;
  }
  return nullptr;
}

/// The minimum that state 1 is when loaded.
std::optional<std::int64_t> loaded(const ReportData& data, const AnnealOutcome& shown) {
  for (const PressureMap& map : data.maps) {
    if (map.from != 0 || map.to != shown.pressure) continue;
    if (const MapEntry* entry = map.find(shown.state1.minimum)) return entry->to;
  }
  return std::nullopt;
}

}  // namespace

std::optional<ReportJourney> journey(const Archive& archive, const ReportData& data) {
  const AnnealOutcome* shown = representative_anneal(data.anneals);
  if (shown == nullptr || shown->pressure <= 0) return std::nullopt;
  const Landscape *ambient = landscape_at(data, 0), *pressed = landscape_at(data, shown->pressure);
  if (ambient == nullptr || pressed == nullptr || !ambient->index_of_minimum(shown->state1.minimum) ||
      !pressed->index_of_minimum(shown->state2.minimum)) {
    return std::nullopt;
  }
  const System system = archive.provenance().system;
  const auto surface = make_surface(system);
  const FollowResult load =
      follow_branches(*surface, ambient->minimum(shown->state1.minimum).positions, 0, shown->pressure);
  const FollowResult unload =
      follow_branches(*surface, pressed->minimum(shown->state2.minimum).positions, shown->pressure, 0);
  if (!load.converged || !unload.converged) return std::nullopt;
  ReportJourney journey;
  journey.pressure = shown->pressure;
  journey.temperature = shown->temperature;
  journey.pieces = pieces_of(load, true);
  for (CyclePiece& piece : pieces_of(unload, false)) journey.pieces.push_back(std::move(piece));
  journey.marks = {{0, load.points.front().volume, "1"},
                   {shown->pressure, unload.points.front().volume, "2"},
                   {0, unload.points.back().volume, "3"}};
  if (const auto start = loaded(data, *shown)) {
    for (PathProfile& profile : archive.path_profiles()) {
      if (profile.path_pressure != shown->pressure || profile.other_pressure != 0 || profile.from != *start ||
          profile.to != shown->state2.minimum) {
        continue;
      }
      journey.profile = std::move(profile);
      break;
    }
  }
  return journey;
}

}  // namespace baroscape
