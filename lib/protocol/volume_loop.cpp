#include "protocol/volume_loop.hpp"

#include <unordered_map>

namespace baroscape {

std::vector<VolumeLoop> volume_loops(const PressureMap& load, const std::vector<MapCourse>& load_courses,
                                     const PressureMap& unload, const std::vector<MapCourse>& unload_courses) {
  std::unordered_map<std::int64_t, std::size_t> down;  // the heaviest entry of each minimum under pressure
  for (std::size_t i = 0; i < unload.entries.size(); ++i) down.try_emplace(unload.entries[i].from, i);
  std::vector<VolumeLoop> loops;
  for (std::size_t i = 0; i < load.entries.size(); ++i) {
    const MapEntry& up = load.entries[i];
    const bool heaviest = i == 0 || load.entries[i - 1].from != up.from;
    const auto found = down.find(up.to);
    if (!heaviest || found == down.end()) continue;
    const MapEntry& back = unload.entries[found->second];
    loops.push_back({load.to, up.from, up.to, back.to, up.volume_work + back.volume_work, up.dropped + back.dropped,
                     load_courses[i], unload_courses[found->second]});
  }
  return loops;
}

}  // namespace baroscape
