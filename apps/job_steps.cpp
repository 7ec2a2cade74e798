#include "job_steps.hpp"

#include <fmt/format.h>

#include <limits>
#include <tuple>

#include "explore/basin_hopping.hpp"
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

int hop_step(const Job& job, Archive& archive, int threads, ProgressLine& progress, std::string& words) {
  bool reached = true;
  for (const double pressure : job.hop->pressures) {
    HopOptions options = job.hop->options;
    options.key = {pressure, job.seed};
    options.threads = threads;
    const HopResult result = basin_hopping(job.system, options, archive, [&](const HopStatus& status) {
      progress.show(hop_line(status));
      return !interrupted();
    });
    if (result.stopped_by == "interrupted" || interrupted()) return kInterrupted;
    words += hop_in_words(result, options);
    reached = reached && (!options.target || result.stopped_by == "target");
  }
  return reached ? kDone : kNotReached;
}

std::string hop_in_words(const HopResult& result, const HopOptions& options) {
  std::int64_t quenches = 0, gradients = 0, at_target = 0, at_target_quenches = 0, lowest_id = 0;
  double lowest = std::numeric_limits<double>::infinity();
  for (const HopRun& run : result.runs) {
    quenches += run.quenches;
    gradients += run.gradients;
    at_target += run.reached_target;
    if (run.reached_target) at_target_quenches += run.lowest_quench;
    if (!run.kept.empty() && run.kept.front().first < lowest) std::tie(lowest, lowest_id) = run.kept.front();
  }
  std::string text = fmt::format("P = {} ε/σ³: {} runs, {} quenches, {} gradients; ", options.key.pressure,
                                 result.runs.size(), quenches, gradients);
  text += lowest_id == 0 ? "no minimum found" : fmt::format("lowest is minimum {} at {:.9f} ε", lowest_id, lowest);
  if (options.target) {
    text += fmt::format("; {} of {} runs reached {}", at_target, result.runs.size(), *options.target);
    if (at_target > 0) {
      text += fmt::format(", after {:.0f} quenches on average",
                          static_cast<double>(at_target_quenches) / static_cast<double>(at_target));
    }
  }
  return text + "\n";
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
