// Which minima hold the ensemble at each stage of a treatment, in names that hold at every pressure.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "protocol/outcome.hpp"
#include "protocol/pressure_map.hpp"

namespace baroscape {

/// One stage. A minimum under pressure counts as the minimum at P = 0 that it becomes when it is followed there, so
/// that what is trapped has one name from loading to unloading.
struct StageBar {
  std::string name;  ///< "initial", "loaded", …; stages that do not differ are one: "annealed, cooled"
  std::string mark;  ///< "1", "2" or "3" where the stage is that state, else empty
  double pressure = 0;
  std::map<std::int64_t, double> shares;  ///< by minimum at P = 0; 0: what could not be followed
};

/// From initial to unloaded. Empty where no populations were kept, or not those of every stage.
std::vector<StageBar> stage_bars(const AnnealOutcome& outcome, const std::vector<PressureMap>& maps);

/// Share of a minimum at a stage; 0 when it holds nothing.
double share_of(const StageBar& bar, std::int64_t minimum);

/// The minimum that holds the most.
std::int64_t heaviest(const StageBar& bar);

}  // namespace baroscape
