// Quenches from random starts, in lanes and one at a time, lowest modes from gradients, and saddle searches in lanes.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/random.hpp"
#include "explore/plan.hpp"
#include "explore/search_batch.hpp"
#include "search/acceptance.hpp"
#include "search/find_saddle.hpp"
#include "search/internal_space.hpp"
#include "search/lowest_mode.hpp"
#include "search/minimize.hpp"
#include "search/preconditioned_lbfgs.hpp"
#include "surface/make_surface.hpp"
#include "systems.hpp"

namespace baroscape::bench {
namespace {

/// Calls and CPU time per quench of the best existing C++ program on such starts (bench/README.md).
struct Yardstick {
  int atoms, starts;
  double calls, seconds;
};
constexpr Yardstick kYardsticks[] = {{13, 1000, 141, 215e-6}, {38, 300, 386, 2117e-6}};

const Yardstick& yardstick_of(std::int64_t atoms) {
  return kYardsticks[atoms == 13 ? 0 : 1];
}

MinimizeOptions to_rms_1e_6() {
  MinimizeOptions options;
  options.gradient_rms = 1e-6;
  return options;
}

/// CPU time of one evaluation per configuration, s, without volume, as at P = 0: the best of 20 rounds of about a
/// millisecond.
double seconds_per_evaluation(LaneKernel& kernel) {
  double best = 1e300;
  for (int round = 0; round < 20; ++round) {
    constexpr int kEvaluations = 500;
    const double before = cpu_seconds();
    for (int k = 0; k < kEvaluations; ++k) benchmark::DoNotOptimize(kernel.potential());
    best = std::min(best, (cpu_seconds() - before) / kEvaluations);
  }
  return best / kernel.lanes();
}

/// What was counted over all quenches of one iteration.
struct QuenchCounts {
  double calls = 0, converged = 0;
};

void report(benchmark::State& state, const QuenchCounts& counts, double seconds, LaneKernel& kernel) {
  const Yardstick& yardstick = yardstick_of(state.range(0));
  const double quenches = static_cast<double>(state.iterations()) * yardstick.starts;
  const double calls = counts.calls / quenches, each = seconds / quenches;
  state.counters["calls"] = calls;
  state.counters["each"] = each;
  state.counters["bookkeeping"] = 1.0 - calls * seconds_per_evaluation(kernel) / each;
  state.counters["converged"] = counts.converged / quenches;
  state.counters["existing_calls"] = yardstick.calls;
  state.counters["existing"] = yardstick.seconds;
}

/// Mean, median and the one that a tenth is above.
void report_distribution(benchmark::State& state, std::vector<double> numbers) {
  std::sort(numbers.begin(), numbers.end());
  state.counters["mean"] = std::accumulate(numbers.begin(), numbers.end(), 0.0) / static_cast<double>(numbers.size());
  state.counters["median"] = numbers[numbers.size() / 2];
  state.counters["nine_in_ten"] = numbers[numbers.size() * 9 / 10];
}

void quench_in_lanes(benchmark::State& state) {
  const int atoms = static_cast<int>(state.range(0));
  const LaneWidth width = lane_width(state.range(1));
  const auto kernel = make_kernel(atoms, width);
  if (!kernel) {
    state.SkipWithError("this processor lacks the instructions");
    return;
  }
  const auto engine = make_engine(lennard_jones_cluster(atoms), width);
  const auto starts = random_starts(atoms, yardstick_of(atoms).starts);
  std::vector<Eigen::VectorXd> ends(starts.size(), Eigen::VectorXd(3 * atoms));
  QuenchCounts counts;
  const double before = cpu_seconds();
  for (auto _ : state) {
    std::vector<QuenchTask> tasks(starts.size());
    for (std::size_t k = 0; k < tasks.size(); ++k) {
      tasks[k].start = starts[k].data();
      tasks[k].result = ends[k].data();
    }
    engine->quench(tasks.data(), static_cast<int>(tasks.size()), to_rms_1e_6());
    for (const QuenchTask& task : tasks) {
      counts.calls += task.evaluations;
      counts.converged += task.reason == StopReason::converged;
    }
  }
  report(state, counts, cpu_seconds() - before, *kernel);
}
BENCHMARK(quench_in_lanes)
    ->ArgNames({"atoms", "lanes"})
    ->ArgsProduct({{13, 38}, {1, 4, 8}})
    ->Unit(benchmark::kMillisecond);

void quench_with_nlopt(benchmark::State& state) {
  const int atoms = static_cast<int>(state.range(0));
  const auto kernel = make_kernel(atoms, LaneWidth::one);
  const auto surface = make_surface(lennard_jones_cluster(atoms));
  const auto starts = random_starts(atoms, yardstick_of(atoms).starts);
  QuenchCounts counts;
  const double before = cpu_seconds();
  for (auto _ : state) {
    for (const Eigen::VectorXd& start : starts) {
      const MinimizeResult result = minimize(*surface, start, 0.0, to_rms_1e_6(), MinimizeMethod::nlopt_lbfgs);
      counts.calls += static_cast<double>(result.counts.gradients);
      counts.converged += result.reason == StopReason::converged;
    }
  }
  report(state, counts, cpu_seconds() - before, *kernel);
}
BENCHMARK(quench_with_nlopt)->ArgNames({"atoms"})->Arg(13)->Arg(38)->Unit(benchmark::kMillisecond);

/// LJ38 from 1000 random_starts() to ‖∇E‖ < 0.01 ε/σ, one at a time. range(0): 0 L-BFGS, 1 with contact springs.
void quench_to_norm(benchmark::State& state) {
  constexpr int kAtoms = 38, kStarts = 1000;
  const auto surface = make_surface(lennard_jones_cluster(kAtoms));
  const auto starts = random_starts(kAtoms, kStarts);
  MinimizeOptions options;
  options.gradient_rms = 0.01 / std::sqrt(3.0 * kAtoms);
  std::vector<double> gradients;
  int failures = 0;
  for (auto _ : state) {
    gradients.clear();
    failures = 0;
    for (const Eigen::VectorXd& start : starts) {
      const MinimizeResult end = state.range(0) == 0 ? minimize(*surface, start, 0.0, options)
                                                     : minimize_preconditioned(*surface, start, 0.0, options);
      gradients.push_back(static_cast<double>(end.counts.gradients));
      failures += end.reason != StopReason::converged;
    }
  }
  report_distribution(state, gradients);
  state.counters["failures"] = failures;
  state.counters["each"] = time_each(kStarts);
}
BENCHMARK(quench_to_norm)->ArgName("springs")->DenseRange(0, 1)->Unit(benchmark::kMillisecond)->Iterations(1);

/// Where lowest modes are looked for.
enum class Points : std::int64_t { minima, saddles, quench_paths };

/// 60 random_starts() of LJ38, each led to a point of the kind, where it is reached.
std::vector<Eigen::VectorXd> points_of(Points kind, const Surface<double>& surface) {
  std::vector<Eigen::VectorXd> points;
  std::uint64_t number = 0;
  for (const Eigen::VectorXd& start : random_starts(38, 60)) {
    RandomStream random(2, number++);
    MinimizeOptions options = to_rms_1e_6();
    if (kind == Points::quench_paths) options.max_evaluations = 60 + static_cast<int>(random.below(120));
    Eigen::VectorXd x = minimize(surface, start, 0.0, options).x;
    if (kind == Points::saddles) {
      Eigen::VectorXd direction(x.size());
      for (double& component : direction) component = random.normal();
      const SaddleResult saddle = find_saddle(surface, x + direction.normalized(), 0.0, direction);
      if (saddle.reason != SaddleReason::converged) continue;
      x = saddle.x;
    }
    points.push_back(x);
  }
  return points;
}

/// Gradients until the overlap with the lowest mode by dense diagonalisation is above 0.99, from random first guesses.
void lowest_mode_of_lj38(benchmark::State& state) {
  const auto surface = make_surface(lennard_jones_cluster(38));
  const auto points = points_of(static_cast<Points>(state.range(0)), *surface);
  std::vector<double> gradients;
  for (auto _ : state) {
    gradients.clear();
    for (std::size_t k = 0; k < points.size(); ++k) {
      const Eigen::VectorXd truth = spectrum(*surface, points[k], 0.0).modes.col(0);
      RandomStream random(3, k);
      Eigen::VectorXd guess(truth.size());
      for (double& component : guess) component = random.normal();
      LowestModeOptions options;
      options.springs = state.range(1) != 0;
      options.residual = 0;
      LowestModeResult found;
      for (options.products = 1; options.products < 100; ++options.products) {
        found = lowest_mode(*surface, points[k], 0.0, guess, options);
        if (std::abs(found.mode.dot(truth)) > 0.99) break;
      }
      gradients.push_back(static_cast<double>(found.counts.gradients));
    }
  }
  report_distribution(state, gradients);
  state.counters["points"] = static_cast<double>(points.size());
}
BENCHMARK(lowest_mode_of_lj38)
    ->ArgNames({"points", "springs"})
    ->ArgsProduct({{0, 1, 2}, {0, 1}})
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1);

/// Searches from 40 LJ13 minima along each of the 33 modes both ways, 0: eigenvector following alone; 1: accepted,
/// pushed off, both sides quenched, every state taken for new.
void saddle_search(benchmark::State& state) {
  constexpr int kAtoms = 13, kMinima = 40;
  constexpr std::size_t kBatch = 512;  // as large as the census has them
  const LaneWidth width = lane_width(state.range(1));
  if (!is_supported(width)) {
    state.SkipWithError("this processor lacks the instructions");
    return;
  }
  const System system = lennard_jones_cluster(kAtoms);
  const auto surface = make_surface(system);
  const auto engine = make_engine(system, width);
  std::vector<PlannedSearch> searches;
  for (const Eigen::VectorXd& start : random_starts(kAtoms, kMinima)) {
    Counts ignored;
    const PolishResult minimum = relax_to_minimum(*surface, start, 0.0, {}, ignored);
    for (int mode = 0; mode < 3 * kAtoms - 6; ++mode) {
      for (const double sign : {1.0, -1.0}) {
        PlannedSearch& search = searches.emplace_back();
        search.kind = StartKind::minimum;
        search.state = 1 + static_cast<std::int64_t>(searches.size() - 1) / (2 * (3 * kAtoms - 6));
        search.positions = minimum.x;
        search.mode = mode;
        search.sign = sign;
      }
    }
  }
  // Without acceptance every saddle is "known"; with it none is.
  const bool accept = state.range(0) != 0;
  const KnownState nothing = [](double, const Eigen::VectorXd&) { return std::nullopt; };
  const KnownState everything = [](double, const Eigen::VectorXd&) { return std::optional<std::int64_t>{1}; };
  const KnownStates known{nothing, accept ? nothing : everything};
  double hessians = 0, gradients = 0, found = 0, done = 0;
  const double before = cpu_seconds();
  for (auto _ : state) {
    for (std::size_t first = 0; first + kBatch <= searches.size(); first += kBatch) {
      std::vector<PlannedSearch> batch(searches.begin() + static_cast<std::ptrdiff_t>(first),
                                       searches.begin() + static_cast<std::ptrdiff_t>(first + kBatch));
      for (const Finding& finding : search_batch(*engine, system, *surface, {0.0, 1}, batch, known)) {
        found += finding.transition_state.has_value() || finding.known_transition_state.has_value();
        hessians += static_cast<double>(finding.counts.hessians);
        gradients += static_cast<double>(finding.counts.gradients);
        ++done;
      }
    }
  }
  const double seconds = cpu_seconds() - before;
  state.counters["hessians"] = hessians / done;
  state.counters["gradients"] = gradients / done;
  state.counters["found"] = found / done;
  state.counters["each"] = seconds / done;
  state.counters["each_found"] = seconds / found;
}
BENCHMARK(saddle_search)
    ->ArgNames({"accepted_too", "lanes"})
    ->ArgsProduct({{0, 1}, {1, 4, 8}})
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace baroscape::bench
