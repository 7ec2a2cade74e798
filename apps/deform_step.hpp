// Following every state over pressure, as a step of a job.
#pragma once

#include <string>

#include "archive/archive.hpp"
#include "configuration/job.hpp"
#include "progress_line.hpp"

namespace baroscape {

/// Builds the atlas of the explored pressures within the range of [deform], which the job must have, and stores it,
/// with the load and unload maps between P = 0 and those above.
/// States that are found on the way join their landscapes at once. kDone, kInterrupted, or kNotReached when a state
/// could not be followed, or no minimum lasts to the lower end of the range.
int deform_step(const Job& job, Archive& archive, int threads, ProgressLine& progress);

/// What was found, in plain sentences; nothing where no deformation was recorded.
std::string deformation_in_words(const Archive& archive);

}  // namespace baroscape
