// Load and unload maps: where every minimum goes when the pressure changes.
#pragma once

#include <functional>
#include <vector>

#include "core/progress.hpp"
#include "landscape/landscape.hpp"
#include "protocol/anneal.hpp"
#include "protocol/pressure_map.hpp"
#include "surface/surface.hpp"
#include "surface/system.hpp"

namespace baroscape {

/// Which minima are followed: nothing: all.
struct MapSelection {
  std::vector<bool> load;  ///< of each minimum at P = 0
  /// Of each minimum of a landscape under pressure, given the map that leads there.
  std::function<std::vector<bool>(const Landscape&, const PressureMap&)> unload;
};

/// Load maps from P = 0 to each of the ascending pressures and unload maps back, in that order. Minima that are reached
/// but not known are given to `add_minimum` and added to the landscapes. Empty maps when interrupted.
struct LoadAndUnload {
  std::vector<PressureMap> load, unload;
  std::vector<std::vector<MapCourse>> load_courses, unload_courses;  ///< one for every entry of the maps
  int lost = 0;  ///< minima that could not be followed to the end: absent from the maps, or with less than their weight
  bool interrupted = false;
};

LoadAndUnload load_and_unload_maps(const System& system, const Surface<double>& surface, Landscape& ambient,
                                   std::vector<Landscape>& under_pressure, int threads, const AddMinimum& add_minimum,
                                   const ProgressCallback<AnnealStatus>& progress, const MapSelection& selection = {});

/// Maps from each landscape of a ladder (highest pressure first) to the next lower one, all minima of each. New minima
/// as above, before those of their landscape are followed on.
struct StepMaps {
  std::vector<PressureMap> maps;  ///< one fewer than there are landscapes
  int lost = 0;
  bool interrupted = false;
};

StepMaps step_maps(const System& system, const Surface<double>& surface, const std::vector<Landscape*>& ladder,
                   int threads, const AddMinimum& add_minimum, const ProgressCallback<AnnealStatus>& progress);

}  // namespace baroscape
