#include "job_steps.hpp"

#include <fmt/format.h>

#include "explore/census.hpp"
#include "interruption.hpp"
#include "output_file.hpp"
#include "protocol/anneal.hpp"

namespace baroscape {

Archive open_archive(const Job& job, const std::string& folder) {
  prepare_folder(folder);
  return Archive::open(database_path(folder), {job.title, kProgramVersion, job.text, job.system});
}

int explore_step(const Job& job, Archive& archive, int threads, ProgressLine& progress) {
  for (const double pressure : job.pressures) {
    const CensusOptions options{{pressure, job.seed}, job.until, threads};
    const CensusResult result = census(job.system, options, archive, [&](const CensusStatus& status) {
      progress.show(census_line(status));
      return !interrupted();
    });
    if (result.stopped_by == "interrupted" || interrupted()) return kInterrupted;
    if (result.stopped_by == "seconds") {
      progress.say(
          fmt::format("warning: P = {}: stopped by the time limit of {} s after {} searches; states may be missing",
                      pressure, *job.until.seconds, result.searches));
    }
  }
  return kDone;
}

int anneal_step(const Job& job, Archive& archive, int threads, ProgressLine& progress) {
  const Landscape ambient = archive.landscape(0.0);
  std::vector<Landscape> under_pressure;
  for (const double pressure : job.anneal->pressures) under_pressure.push_back(archive.landscape(pressure));
  AnnealLandscapes landscapes{&ambient, {}};
  for (const Landscape& landscape : under_pressure) landscapes.under_pressure.push_back(&landscape);
  const AddMinimum add_minimum = [&](double pressure, const Minimum& minimum) {
    return archive.add_minimum(pressure, minimum);
  };
  const AnnealResult result =
      anneal(job.system, landscapes, *job.anneal, threads, add_minimum, [&](const AnnealStatus& status) {
        progress.show(fmt::format("P = {}: {} of {} minima followed", status.pressure, status.done, status.total));
        return !interrupted();
      });
  if (result.interrupted) return kInterrupted;
  archive.store_anneal(result);
  if (result.lost == 0) return kDone;
  progress.say(fmt::format("warning: {} minima could not be followed over pressure and are left out", result.lost));
  return kNotReached;
}

std::string landscapes_in_words(const Archive& archive, const std::vector<double>& pressures) {
  std::string text;
  for (const double pressure : pressures) {
    const PressureSummary summary = archive.summary(pressure);
    text += fmt::format("P = {} ε/σ³: {} minima, {} transition states, coverage {:.4f}, {} searches, stopped by {}\n",
                        pressure, summary.minima, summary.transition_states, summary.coverage.good_turing,
                        summary.searches, summary.stopped_by.empty() ? "nothing yet" : summary.stopped_by);
  }
  return text;
}

}  // namespace baroscape
