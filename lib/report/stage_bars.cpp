#include "report/stage_bars.hpp"

#include <algorithm>
#include <cmath>

namespace baroscape {
namespace {

/// Populations of two stages that differ by less are one: no picture shows it.
constexpr double kSame = 1e-6;

/// The map that leads from a pressure to P = 0; null when there is none.
const PressureMap* unload_map(const std::vector<PressureMap>& maps, double pressure) {
  for (const PressureMap& map : maps) {
    if (map.from == pressure && map.to == 0) return &map;
  }
  return nullptr;
}

std::map<std::int64_t, double> unloaded(std::int64_t minimum, double population, const PressureMap* map) {
  std::map<std::int64_t, double> shares;
  double rest = population;
  if (map != nullptr) {
    for (const MapEntry& entry : map->entries) {
      if (entry.from != minimum) continue;
      shares[entry.to] += entry.weight * population;
      rest -= entry.weight * population;
    }
  }
  if (rest > 1e-12) shares[0] += rest;
  return shares;
}

bool are_one(const StageBar& a, const StageBar& b) {
  const auto differs = [](const StageBar& one, const StageBar& other) {
    return std::ranges::any_of(
        one.shares, [&](const auto& share) { return std::abs(share.second - share_of(other, share.first)) > kSame; });
  };
  return a.pressure == b.pressure && !differs(a, b) && !differs(b, a);
}

}  // namespace

double share_of(const StageBar& bar, std::int64_t minimum) {
  const auto found = bar.shares.find(minimum);
  return found == bar.shares.end() ? 0 : found->second;
}

std::int64_t heaviest(const StageBar& bar) {
  const auto most = std::ranges::max_element(bar.shares, {}, [](const auto& share) { return share.second; });
  return most == bar.shares.end() ? 0 : most->first;
}

std::vector<StageBar> stage_bars(const AnnealOutcome& outcome, const std::vector<PressureMap>& maps) {
  const StagePopulations& all = outcome.populations;
  struct Stage {
    const char *name, *mark;
    const Eigen::VectorXd* populations;
    bool is_ambient;
  };
  const Stage stages[] = {{"initial", "1", &all.initial, true}, {"loaded", "", &all.loaded, false},
                          {"heated", "", &all.heated, false},   {"annealed", "", &all.annealed, false},
                          {"cooled", "2", &all.cooled, false},  {"unloaded", "3", &all.unloaded, true}};
  const PressureMap* down = unload_map(maps, outcome.pressure);
  std::vector<StageBar> bars;
  for (const Stage& stage : stages) {
    const std::vector<std::int64_t>& minima = stage.is_ambient ? all.ambient_minima : all.pressed_minima;
    const auto size = static_cast<Eigen::Index>(minima.size());
    if (size == 0 || stage.populations->size() != size) return {};
    StageBar bar{stage.name, stage.mark, stage.is_ambient ? 0 : outcome.pressure, {}};
    for (Eigen::Index k = 0; k < size; ++k) {
      const double population = (*stage.populations)[k];
      if (population <= 0) continue;
      const std::int64_t minimum = minima[static_cast<std::size_t>(k)];
      if (bar.pressure == 0) {
        bar.shares[minimum] += population;
        continue;
      }
      for (const auto& [fate, share] : unloaded(minimum, population, down)) bar.shares[fate] += share;
    }
    // States 1 and 3 stand by themselves even where they agree with their neighbours: P = 0 has no other pressure.
    const bool joins = !bars.empty() && !stage.is_ambient && bars.back().mark != "1" && are_one(bars.back(), bar);
    if (joins) {
      bars.back().name += std::string(", ") + stage.name;
      if (!bar.mark.empty()) bars.back().mark = bar.mark;
    } else {
      bars.push_back(std::move(bar));
    }
  }
  return bars;
}

}  // namespace baroscape
