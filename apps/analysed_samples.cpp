#include "analysed_samples.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <mutex>
#include <set>
#include <tuple>

#include "core/error.hpp"
#include "core/share_work.hpp"
#include "outward.hpp"
#include "surface/structure_of.hpp"

namespace baroscape {
namespace {

/// Lighter members change no average that is written.
constexpr double kLightest = 1e-6;

std::vector<std::pair<std::int64_t, double>> members_of(const std::vector<std::int64_t>& ids,
                                                        const Eigen::VectorXd& population) {
  std::vector<std::pair<std::int64_t, double>> members;
  for (std::size_t k = 0; k < ids.size(); ++k) {
    const double weight = population(static_cast<Eigen::Index>(k));
    if (weight > kLightest) members.emplace_back(ids[k], weight);
  }
  return members;
}

}  // namespace

std::vector<AnalysedSample> annealed_samples(const Archive& archive, const std::string& database) {
  const Units units = archive.provenance().system.units;
  const UnitWords words = unit_words(units);
  std::vector<AnnealOutcome> outcomes = outward(archive.anneal_outcomes(), units);
  std::erase_if(outcomes, [](const AnnealOutcome& outcome) { return outcome.populations.unloaded.size() == 0; });
  if (outcomes.empty()) {
    throw InputError(database + ": nothing was annealed, so there are no states 1 and 3; minima are named by --minima");
  }
  std::stable_sort(outcomes.begin(), outcomes.end(), [](const AnnealOutcome& a, const AnnealOutcome& b) {
    return std::tie(a.start, a.time, a.temperature, a.pressure) < std::tie(b.start, b.time, b.temperature, b.pressure);
  });
  std::vector<AnalysedSample> samples;
  std::size_t reference = 0;
  for (const AnnealOutcome& outcome : outcomes) {
    if (samples.empty() || samples.back().start != outcome.start) {
      reference = samples.size();
      AnalysedSample first;
      first.name = "state 1, from " + outcome.start;
      first.start = outcome.start;
      first.state = 1;
      first.members = members_of(outcome.populations.ambient_minima, outcome.populations.initial);
      first.reference = reference;
      samples.push_back(first);
    }
    AnalysedSample sample;
    sample.name = fmt::format(
        "state 3, P = {:g} {}, T = {:g} {}, {}", outcome.pressure, words.pressure, outcome.temperature,
        words.temperature,
        std::isfinite(outcome.time) ? fmt::format("{:g} {}", outcome.time, words.time) : "until equilibrium");
    sample.start = outcome.start;
    sample.state = 3;
    sample.pressure = outcome.pressure;
    sample.temperature = outcome.temperature;
    sample.time = outcome.time;
    sample.members = members_of(outcome.populations.ambient_minima, outcome.populations.unloaded);
    sample.reference = reference;
    if (!sample.members.empty()) samples.push_back(sample);
  }
  return samples;
}

bool analyse_minima(AnalysedSamples& all, const System& system, const Landscape& landscape, int threads,
                    const AnalysisProgress& progress) {
  std::set<std::int64_t> ids;
  for (const AnalysedSample& sample : all.samples) {
    for (const auto& [id, weight] : sample.members) ids.insert(id);
  }
  const std::vector<std::int64_t> order(ids.begin(), ids.end());
  std::atomic<bool> stop = false;
  std::mutex mutex;
  share_work(threads, order.size(), [&](std::size_t k, std::size_t) {
    if (stop) return;
    const Minimum& minimum = landscape.minimum(order[k]);
    StructureAnalysis one = analyse_structure(system, structure_of(system, minimum.positions), minimum.volume,
                                              landscape.pressure(), all.grid);
    const std::lock_guard lock(mutex);
    all.structures.emplace(order[k], std::move(one));
    if (progress && !progress(all.structures.size(), order.size())) stop = true;
  });
  return !stop;
}

void average_samples(AnalysedSamples& all, const System& system) {
  const auto weighted = [&](const AnalysedSample& sample) {
    std::vector<WeightedStructure> structures;
    for (const auto& [id, weight] : sample.members) structures.push_back({&all.structures.at(id), weight});
    return structures;
  };
  all.references.resize(all.samples.size());
  for (std::size_t k = 0; k < all.samples.size(); ++k) {
    if (all.samples[k].reference != k) continue;
    all.references[k] = flow_unit_reference(system, weighted(all.samples[k]), all.deviations);
  }
  for (AnalysedSample& sample : all.samples) {
    sample.analysis = analyse_sample(system, weighted(sample), all.grid, all.references[sample.reference]);
  }
}

}  // namespace baroscape
