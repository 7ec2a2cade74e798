// Load and unload maps of every minimum, as a step of a job.
#pragma once

#include <vector>

#include "archive/archive.hpp"
#include "configuration/job.hpp"
#include "progress_line.hpp"

namespace baroscape {

/// Follows every minimum from P = 0 to each of the explored pressures (ascending, > 0) and from there to 0, and stores
/// the maps. kDone, kInterrupted, or kNotReached when a minimum could not be followed.
int maps_step(const Job& job, Archive& archive, const std::vector<double>& pressures, int threads,
              ProgressLine& progress);

}  // namespace baroscape
