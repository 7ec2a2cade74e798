#include "anneal_step.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "command.hpp"
#include "interruption.hpp"
#include "kinetics/pieces.hpp"

namespace baroscape {
namespace {

/// A population that was lost and is worth a word.
constexpr double kMuch = 1e-4;

/// The stage at hand, how far it is, and how long it will take if it goes on like that.
class StageProgress {
 public:
  StageProgress(ProgressLine& line, const Units& units) : line_(line), units_(units) {}

  void show(const AnnealStatus& status) {
    const auto now = std::chrono::steady_clock::now();
    if (status.stage != stage_ || status.done < done_) begin_ = now;
    stage_ = status.stage;
    done_ = status.done;
    std::string text = words(status);
    const double seconds = std::chrono::duration<double>(now - begin_).count();
    if (status.done > 0 && seconds > 1) {
      text += fmt::format(", about {} left", duration_in_words(seconds * (status.total - status.done) / status.done));
    }
    line_.show(text);
  }

 private:
  std::string words(const AnnealStatus& status) const {
    switch (status.stage) {
      case AnnealStatus::Stage::following:
        return fmt::format("P = {}: {} of {} minima followed", units_.given_pressure(status.pressure), status.done,
                           status.total);
      case AnnealStatus::Stage::treating:
        return fmt::format("{} of {} treatments", status.done, status.total);
      case AnnealStatus::Stage::scanning:
        return fmt::format("{} of {} heating rates scanned", status.done, status.total);
      case AnnealStatus::Stage::comparing:
        return fmt::format("half-lives, comparisons, enthalpy lines: {} of {}", status.done, status.total);
    }
    return "";
  }

  ProgressLine& line_;
  const Units& units_;
  AnnealStatus::Stage stage_ = AnnealStatus::Stage::following;
  int done_ = 0;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

/// Landscapes in pieces, between which no population passes.
void say_pieces(const Landscape& landscape, ProgressLine& progress) {
  const std::string words = in_words(landscape, pieces_of(landscape, HarmonicRates(landscape)));
  if (!words.empty()) progress.say("warning: " + words);
}

}  // namespace

int anneal_step(const Job& job, Archive& archive, int threads, ProgressLine& progress) {
  const Landscape ambient = archive.known(0.0);
  const std::vector<double>& pressures = job.anneal->pressures;
  std::vector<Landscape> under_pressure, between;
  for (const double pressure : pressures) under_pressure.push_back(archive.known(pressure));
  if (job.anneal->treatment.unload_time > 0) {
    for (const double pressure : archive.pressures()) {
      if (pressure > 0 && pressure < pressures.back() &&
          std::find(pressures.begin(), pressures.end(), pressure) == pressures.end()) {
        between.push_back(archive.known(pressure));
      }
    }
  }
  AnnealLandscapes landscapes{&ambient, {}, {}};
  for (const Landscape& landscape : under_pressure) landscapes.under_pressure.push_back(&landscape);
  for (const Landscape& landscape : between) landscapes.between.push_back(&landscape);
  if (pressures.front() > 0) say_pieces(ambient, progress);
  for (const Landscape& landscape : under_pressure) say_pieces(landscape, progress);
  const AddMinimum add_minimum = [&](double pressure, const Minimum& minimum) {
    return archive.add_minimum(pressure, minimum);
  };
  StageProgress stages(progress, job.system.units);
  const AnnealResult result =
      anneal(job.system, landscapes, *job.anneal, threads, add_minimum, [&](const AnnealStatus& status) {
        stages.show(status);
        return !interrupted();
      });
  if (result.interrupted) return kInterrupted;
  archive.store_anneal(result);
  int code = kDone;
  if (result.lost > 0) {
    progress.say(
        fmt::format("warning: {} ways of minima could not be followed over pressure and are left out", result.lost));
    code = kNotReached;
  }
  for (const AnnealOutcome& outcome : result.outcomes) {
    if (outcome.lost > kMuch) {
      progress.say(
          fmt::format("warning: {}, P = {}, T = {}: {:.2g} % of the population could not be followed; averages "
                      "are over the rest",
                      outcome.start, job.system.units.given_pressure(outcome.pressure),
                      job.system.units.given_temperature(outcome.temperature), 100 * outcome.lost));
    }
    if (outcome.finished) continue;
    progress.say(fmt::format("warning: {}, P = {}, T = {}: {}", outcome.start,
                             job.system.units.given_pressure(outcome.pressure),
                             job.system.units.given_temperature(outcome.temperature), outcome.reason));
    code = kNotReached;
  }
  return code;
}

}  // namespace baroscape
