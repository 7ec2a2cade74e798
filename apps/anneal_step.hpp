// High-pressure annealing, as a step of a job.
#pragma once

#include "archive/archive.hpp"
#include "configuration/job.hpp"
#include "progress_line.hpp"

namespace baroscape {

/// Loads, anneals, unloads, stores and scans every start, and keeps the outcomes. The pressures must have been
/// explored. Says which landscapes fall apart and into what. kDone, kInterrupted, or kNotReached when a minimum could
/// not be followed or a stage did not come to its end, so that the outcomes do not account for all that was asked.
int anneal_step(const Job& job, Archive& archive, int threads, ProgressLine& progress);

}  // namespace baroscape
