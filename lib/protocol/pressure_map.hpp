// Where minima go when the pressure changes, as plain data.
#pragma once

#include <cstdint>
#include <vector>

namespace baroscape {

/// Where a minimum goes when it is followed from one pressure to another.
struct MapEntry {
  std::int64_t from = 0;   ///< id of the minimum that is followed
  std::int64_t to = 0;     ///< id of the minimum it is when the pressure is reached
  double volume_work = 0;  ///< ∫ V dP along the way, from the volumes (fourth order in the steps), ε
  double dropped = 0;      ///< enthalpy lost at slides, ≥ 0, ε
  int slides = 0;          ///< how often it vanished and slid downhill
  double weight = 1;       ///< of this way: where a slide may go either way a minimum has several entries
};

/// Load map U_P (0 → P) or unload map D_P (P → 0). The entries of one minimum stand together, the heaviest first; their
/// weights add up to one, or to less where a way could not be followed to its end.
struct PressureMap {
  double from = 0, to = 0;  ///< ε/σ³
  std::vector<MapEntry> entries;

  /// The heaviest entry of a minimum, or null.
  const MapEntry* find(std::int64_t from_minimum) const;
};

}  // namespace baroscape
