#include "job_steps.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <tuple>

#include "exchange/text_reading.hpp"
#include "explore/basin_hopping.hpp"
#include "explore/census.hpp"
#include "interruption.hpp"
#include "output_file.hpp"

namespace baroscape {
namespace {

/// A table: each stage with its seconds, its share, and what a search takes of it.
std::string profile_in_words(const Units& units, double pressure, const CensusResult& result, std::int64_t searches) {
  double total = 0;
  for (const double seconds : result.profile.seconds) total += seconds;
  std::string text = fmt::format("P = {}: {} searches of this run, {:.1f} s over all threads, {:.1f} µs each\n",
                                 units.given_pressure(pressure), searches, total,
                                 1e6 * total / static_cast<double>(std::max<std::int64_t>(1, searches)));
  for (std::size_t k = 0; k < result.profile.seconds.size(); ++k) {
    const double seconds = result.profile.seconds[k];
    text += fmt::format("  {:<16}{:>9.2f} s {:>6.1f} %\n", kStageNames[k], seconds,
                        100 * seconds / std::max(1e-300, total));
  }
  const auto each = static_cast<double>(std::max<std::int64_t>(1, result.searches));
  text += fmt::format("  {:.1f} gradients and {:.1f} Hessians a search",
                      static_cast<double>(result.counts.gradients) / each,
                      static_cast<double>(result.counts.hessians) / each);
  return text;
}

LaneWidth lane_width(int lanes) {
  return lanes == 1 ? LaneWidth::one : lanes == 4 ? LaneWidth::four : lanes == 8 ? LaneWidth::eight : LaneWidth::widest;
}

}  // namespace

Archive open_archive(const Job& job, const std::string& folder) {
  prepare_folder(folder);
  // Titles go to terminals, pictures and pages: what is no text in them goes no farther than here.
  return Archive::open(database_path(folder), {printable(job.title, 200), kProgramVersion, job.text, job.system});
}

int explore_step(const Job& job, Archive& archive, const JobCommandOptions& how, ProgressLine& progress) {
  for (const double pressure : job.pressures) {
    const CensusOptions options{{pressure, job.seed}, job.local, job.until, how.threads, lane_width(how.lanes)};
    const std::int64_t before = archive.replay(options.key).searches;
    const CensusResult result = census(job.system, options, archive, [&](const CensusStatus& status) {
      progress.show(census_line(status, job.system.units));
      return !interrupted();
    });
    if (result.stopped_by == "interrupted" || interrupted()) return kInterrupted;
    if (how.profile) progress.say(profile_in_words(job.system.units, pressure, result, result.searches - before));
    if (result.stopped_by == "seconds") {
      progress.say(
          fmt::format("warning: P = {}: stopped by the time limit of {} s after {} searches; states may be missing",
                      job.system.units.given_pressure(pressure), *job.until.seconds, result.searches));
    }
  }
  return kDone;
}

int hop_step(const Job& job, Archive& archive, int threads, ProgressLine& progress, std::vector<Hopped>& hopped) {
  bool reached = true;
  for (const double pressure : job.hop->pressures) {
    HopOptions options = job.hop->options;
    options.key = {pressure, job.seed};
    options.threads = threads;
    const HopResult result = basin_hopping(job.system, options, archive, [&](const HopStatus& status) {
      progress.show(hop_line(status, job.system.units));
      return !interrupted();
    });
    if (result.stopped_by == "interrupted" || interrupted()) return kInterrupted;
    reached = reached && (!options.target || result.stopped_by == "target");
    hopped.push_back({options, result});
  }
  return reached ? kDone : kNotReached;
}

namespace {

std::string one_in_words(const HopResult& result, const HopOptions& options, const Units& units) {
  const UnitWords words = unit_words(units);
  std::int64_t quenches = 0, gradients = 0, at_target = 0, at_target_quenches = 0, lowest_id = 0;
  double lowest = std::numeric_limits<double>::infinity();
  for (const HopRun& run : result.runs) {
    quenches += run.quenches;
    gradients += run.gradients;
    at_target += run.reached_target;
    if (run.reached_target) at_target_quenches += run.lowest_quench;
    if (!run.kept.empty() && run.kept.front().first < lowest) std::tie(lowest, lowest_id) = run.kept.front();
  }
  std::string text =
      fmt::format("P = {} {}: {} runs, {} quenches, {} gradients; ", units.given_pressure(options.key.pressure),
                  words.pressure, result.runs.size(), quenches, gradients);
  text += lowest_id == 0
              ? "no minimum found"
              : fmt::format("lowest is minimum {} at {:.9f} {}", lowest_id, lowest * units.energy, words.energy);
  if (options.target) {
    text += fmt::format("; {} of {} runs reached {}", at_target, result.runs.size(), *options.target * units.energy);
    if (at_target > 0) {
      text += fmt::format(", after {:.0f} quenches on average",
                          static_cast<double>(at_target_quenches) / static_cast<double>(at_target));
    }
  }
  return text + "\n";
}

}  // namespace

std::string hop_in_words(const std::vector<Hopped>& hopped, const Units& units) {
  std::string text;
  for (const Hopped& one : hopped) text += one_in_words(one.result, one.options, units);
  return text;
}

std::string landscapes_in_words(const Archive& archive, const std::vector<double>& pressures) {
  const Units units = archive.provenance().system.units;
  const UnitWords words = unit_words(units);
  std::string text;
  for (const double pressure : pressures) {
    const PressureSummary summary = archive.summary(pressure);
    if (summary.seeds.empty()) {
      text += fmt::format("P = {} {}: {} minima, {} transition states, no census\n", units.given_pressure(pressure),
                          words.pressure, summary.minima, summary.transition_states);
      continue;
    }
    text += fmt::format("P = {} {}: {} minima, {} transition states, coverage {:.4f}, {} searches, stopped by {}\n",
                        units.given_pressure(pressure), words.pressure, summary.minima, summary.transition_states,
                        summary.coverage.good_turing, summary.searches,
                        summary.stopped_by.empty() ? "nothing yet" : summary.stopped_by);
    if (summary.capture_recapture) {
      text +=
          fmt::format("  two seeds that know nothing of each other share so many that there should be about {:.1f}\n",
                      *summary.capture_recapture);
    }
  }
  return text;
}

}  // namespace baroscape
