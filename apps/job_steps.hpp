// The steps of a job, shared by the commands.
#pragma once

#include "archive/archive.hpp"
#include "command.hpp"
#include "configuration/job.hpp"
#include "progress_line.hpp"

namespace baroscape {

/// Opens the archive of a folder for writing; makes both when they are new.
Archive open_archive(const Job& job, const std::string& folder);

/// The census at every pressure of the job. kDone or kInterrupted; a census that ran into its time limit is a warning.
/// With how.profile, says where each pressure spent its time.
int explore_step(const Job& job, Archive& archive, const JobCommandOptions& how, ProgressLine& progress);

/// What basin hopping did at one pressure.
struct Hopped {
  HopOptions options;
  HopResult result;
};

/// Basin hopping at every pressure of [hop], which the job must have; `hopped` gets what came of it. kDone,
/// kInterrupted, or kNotReached when a target was set and a run did not reach it.
int hop_step(const Job& job, Archive& archive, int threads, ProgressLine& progress, std::vector<Hopped>& hopped);

/// A line for each pressure.
std::string hop_in_words(const std::vector<Hopped>& hopped, const Units& units);

/// One line for each explored pressure.
std::string landscapes_in_words(const Archive& archive, const std::vector<double>& pressures);

}  // namespace baroscape
