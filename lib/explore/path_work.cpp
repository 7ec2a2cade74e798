#include "explore/path_work.hpp"

#include <algorithm>
#include <cmath>

#include "atoms/closest_alignment.hpp"
#include "core/share_work.hpp"
#include "explore/polished_saddle.hpp"
#include "explore/worker_engines.hpp"
#include "landscape/characterise.hpp"
#include "search/band.hpp"
#include "surface/contact_distance.hpp"
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
    const ClosestAlignment aligned = closest_alignment(system.identity(), task.a, task.b, alignment);
    BandOptions options;
    const double eights = std::ceil(aligned.distance / kEightImages) + static_cast<double>(task.attempt);
    options.images = static_cast<int>(std::clamp(8 * eights, 8.0, static_cast<double>(kMostImages)));
    const Eigen::VectorXd pressures = Eigen::VectorXd::Constant(options.images, pressure);
    return relax_band([&](int count, const double* x, double* enthalpies,
                          double* gradients) { engine.evaluate(count, x, pressures.data(), enthalpies, gradients); },
                      task.a, aligned.positions, options);
  }

  /// The transition states among a batch of points, with the minima that they join.
  void accept(const std::vector<Eigen::VectorXd>& points, Engine& engine, std::optional<JoinedSaddle>* joined,
              Counts* counts) const {
    const std::vector<PolishedSaddle> polished = polish_saddles(engine, *surface, pressure, points);
    std::vector<SaddlePoint> saddles;
    std::vector<std::size_t> point_of;
    for (std::size_t k = 0; k < polished.size(); ++k) {
      counts[k] += polished[k].counts;
      if (!polished[k].converged || polished[k].index != 1) continue;
      if (!is_intact(system, polished[k].saddle.x)) continue;
      saddles.push_back(polished[k].saddle);
      point_of.push_back(k);
    }
    const KnownState none = [](double, const Eigen::VectorXd&) { return std::nullopt; };
    const std::vector<Side> sides = find_sides(engine, system, *surface, pressure, saddles, none);
    for (std::size_t s = 0; s < saddles.size(); ++s) {
      const std::size_t k = point_of[s];
      const Side &a = sides[2 * s], &b = sides[2 * s + 1];
      counts[k] += a.counts;
      counts[k] += b.counts;
      if (!a.has_minimum() || !b.has_minimum()) continue;
      joined[k] = JoinedSaddle{characterise_transition_state(system, *surface, saddles[s].x, saddles[s].enthalpy,
                                                             polished[k].curvature, pressure),
                               *a.found.minimum, *b.found.minimum};
    }
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
  options.abandon = [&system = implementation_->system](const Eigen::VectorXd& x) {
    return !is_one_piece(system, x, 1.5 * contact_distance(system));
  };
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
  // Few to a batch: a thread that has one of two is better off than one that has none.
  constexpr std::size_t kTogether = 8;
  const std::size_t batches = (saddles.size() + kTogether - 1) / kTogether;
  share_work(implementation_->threads, batches, [&](std::size_t b, std::size_t worker) {
    const std::size_t first = b * kTogether, last = std::min(saddles.size(), first + kTogether);
    implementation_->accept(
        {saddles.begin() + static_cast<std::ptrdiff_t>(first), saddles.begin() + static_cast<std::ptrdiff_t>(last)},
        implementation_->engines.of(worker), &joined[first], &spent[first]);
  });
  for (const Counts& one : spent) counts += one;
  return joined;
}

}  // namespace baroscape
