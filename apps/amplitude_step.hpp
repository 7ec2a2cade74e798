// What cycles of loading and unloading do as a function of their amplitude, as a step of a job.
#pragma once

#include <string>

#include "archive/archive.hpp"
#include "configuration/job.hpp"

namespace baroscape {

/// From the branches in the archive, for the start of [anneal] or else the global minimum, and stores it. Nothing where
/// no deformation was recorded or P = 0 was not explored.
void amplitude_step(const Job& job, Archive& archive);

/// A few plain sentences; nothing where there is no curve.
std::string amplitudes_in_words(const Archive& archive);

}  // namespace baroscape
