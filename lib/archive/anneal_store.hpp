// Load and unload maps and the outcomes of annealing.
#pragma once

#include <vector>

#include "archive/database.hpp"
#include "protocol/anneal.hpp"

namespace baroscape {

/// One transaction. An outcome takes the place of the one with the same start, pressure, temperature and time; a map
/// entry those of the same minimum in the same map, so that starts which follow other minima complete each other's
/// maps.
void write_anneal(Database& database, const AnnealResult& result);

/// Ordered by start, pressure, temperature, time (until equilibrium first).
std::vector<AnnealOutcome> read_anneal_outcomes(Database& database);

struct StoredMap {
  bool load = true;
  PressureMap map;  ///< entries by minimum
};
/// Load maps before unload maps, then by pressure.
std::vector<StoredMap> read_pressure_maps(Database& database);

}  // namespace baroscape
