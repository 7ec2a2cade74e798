// Volume against pressure when a minimum is loaded and unloaded again without annealing.
#pragma once

#include <cstdint>
#include <vector>

#include "atlas/follow.hpp"
#include "protocol/pressure_map.hpp"

namespace baroscape {

/// The way behind an entry of a map: P and V at the steps taken, at a slide before and after. Of several that end in
/// one minimum the heaviest.
using MapCourse = std::vector<FollowPoint>;

/// Of one minimum at P = 0; where ways part, the heaviest.
struct VolumeLoop {
  double pressure = 0;                                 ///< the largest, ε/σ³
  std::int64_t minimum = 0, loaded = 0, unloaded = 0;  ///< ids before, at the pressure, and after
  double area = 0;         ///< ∮ V dP, loading minus unloading, ε: what E changes by plus what slides drop
  double dropped = 0;      ///< enthalpy lost at slides, both ways, ≥ 0, ε
  MapCourse load, unload;  ///< in the order in which they are passed; at a slide before and after

  bool returns() const { return unloaded == minimum; }
};

/// One for every minimum that was followed up and down again; the courses are those of the entries.
std::vector<VolumeLoop> volume_loops(const PressureMap& load, const std::vector<MapCourse>& load_courses,
                                     const PressureMap& unload, const std::vector<MapCourse>& unload_courses);

}  // namespace baroscape
