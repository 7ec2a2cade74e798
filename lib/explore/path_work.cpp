#include "explore/path_work.hpp"

#include <algorithm>
#include <cmath>

#include "atoms/closest_alignment.hpp"
#include "atoms/connectivity.hpp"
#include "core/share_work.hpp"
#include "explore/contact_distance.hpp"
#include "explore/worker_engines.hpp"
#include "landscape/characterise.hpp"
#include "search/acceptance.hpp"
#include "search/band.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

/// Length of band one set of eight images stands for, σ.
constexpr double kEightImages = 1.5;
constexpr int kMostImages = 48;
/// Searches that one worker evaluates side by side; as many as keep its lanes filled.
constexpr std::size_t kBatch = 24;

}  // namespace

struct PathWork::Implementation {
  Implementation(const System& the_system, double the_pressure, int thread_count)
      : system(the_system),
        pressure(the_pressure),
        surface(make_surface(the_system)),
        threads(thread_count),
        engines(the_system, thread_count) {}

  Band band(const BandTask& task, Engine& engine) const {
    ClosestAlignmentOptions alignment;
    alignment.orientations = 60;
    alignment.seed = 1 + static_cast<std::uint64_t>(task.attempt);
    const ClosestAlignment aligned = closest_alignment(system.species, task.a, task.b, alignment);
    BandOptions options;
    const double eights = std::ceil(aligned.distance / kEightImages) + static_cast<double>(task.attempt);
    options.images = static_cast<int>(std::clamp(8 * eights, 8.0, static_cast<double>(kMostImages)));
    const Eigen::VectorXd pressures = Eigen::VectorXd::Constant(options.images, pressure);
    return relax_band([&](int count, const double* x, double* enthalpies,
                          double* gradients) { engine.evaluate(count, x, pressures.data(), enthalpies, gradients); },
                      task.a, aligned.positions, options);
  }

  std::optional<JoinedSaddle> accept(const Eigen::VectorXd& x, Counts& counts) const {
    const Acceptance acceptance = accept_transition_state(*surface, x, pressure);
    counts += acceptance.counts;
    if (acceptance.reason != AcceptanceReason::accepted) return std::nullopt;
    for (const PolishResult* point : {&acceptance.saddle, &acceptance.side_a, &acceptance.side_b}) {
      if (!is_connected(point->x, contact_distance(system))) return std::nullopt;
    }
    return JoinedSaddle{characterise_transition_state(system, *surface, acceptance.saddle, pressure),
                        characterise_minimum(system, *surface, acceptance.side_a, pressure),
                        characterise_minimum(system, *surface, acceptance.side_b, pressure)};
  }

  const System& system;
  double pressure;
  std::unique_ptr<Surface<double>> surface;
  int threads;
  WorkerEngines engines;
};

PathWork::PathWork(const System& system, double pressure, int threads)
    : implementation_(std::make_unique<Implementation>(system, pressure, threads)) {}
PathWork::~PathWork() = default;

std::vector<std::vector<HybridStart>> PathWork::relax_bands(const std::vector<BandTask>& tasks, Counts& counts) {
  std::vector<std::vector<HybridStart>> starts(tasks.size());
  std::vector<Counts> spent(tasks.size());
  share_work(implementation_->threads, tasks.size(), [&](std::size_t i, std::size_t worker) {
    const Band band = implementation_->band(tasks[i], implementation_->engines.of(worker));
    spent[i] = band.counts;
    for (const int image : band.maxima()) starts[i].push_back({band.images.col(image), band.tangents.col(image)});
  });
  for (const Counts& one : spent) counts += one;
  return starts;
}

std::vector<HybridResult> PathWork::follow(const std::vector<HybridStart>& starts, Counts& counts) {
  std::vector<HybridResult> results(starts.size());
  HybridOptions options;
  // An atom this far out is on its way off the cluster.
  const double farthest = 1.5 * contact_distance(implementation_->system);
  options.abandon = [farthest](const Eigen::VectorXd& x) { return !is_connected(x, farthest); };
  const std::size_t batches = (starts.size() + kBatch - 1) / kBatch;
  share_work(implementation_->threads, batches, [&](std::size_t b, std::size_t worker) {
    const std::size_t first = b * kBatch, last = std::min(starts.size(), first + kBatch);
    const std::vector<HybridStart> batch(starts.begin() + static_cast<std::ptrdiff_t>(first),
                                         starts.begin() + static_cast<std::ptrdiff_t>(last));
    auto found = follow_hybrid(implementation_->engines.of(worker), *implementation_->surface,
                               implementation_->pressure, batch, options);
    std::move(found.begin(), found.end(), results.begin() + static_cast<std::ptrdiff_t>(first));
  });
  for (const HybridResult& result : results) counts += result.counts;
  return results;
}

std::vector<std::optional<JoinedSaddle>> PathWork::accept(const std::vector<Eigen::VectorXd>& saddles, Counts& counts) {
  std::vector<std::optional<JoinedSaddle>> joined(saddles.size());
  std::vector<Counts> spent(saddles.size());
  share_work(implementation_->threads, saddles.size(),
             [&](std::size_t i, std::size_t) { joined[i] = implementation_->accept(saddles[i], spent[i]); });
  for (const Counts& one : spent) counts += one;
  return joined;
}

}  // namespace baroscape
