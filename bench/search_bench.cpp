// Quenches from random starts to RMS 1e-6, in lanes and one at a time, and saddle searches one at a time.
#include <algorithm>

#include "search/acceptance.hpp"
#include "search/find_saddle.hpp"
#include "search/minimize.hpp"
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

/// CPU time of one evaluation of the surface per configuration, s: the best of 20 rounds of about a millisecond.
double seconds_per_evaluation(LaneKernel& kernel) {
  double best = 1e300;
  for (int round = 0; round < 20; ++round) {
    constexpr int kEvaluations = 500;
    const double before = cpu_seconds();
    for (int k = 0; k < kEvaluations; ++k) benchmark::DoNotOptimize(kernel.surface());
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

/// Eigenvector following from 40 LJ13 minima along every mode, and the check of what converged.
void saddle_search(benchmark::State& state) {
  constexpr int kAtoms = 13, kMinima = 40;
  const auto surface = make_surface(lennard_jones_cluster(kAtoms));
  std::vector<PolishResult> minima;
  for (const Eigen::VectorXd& start : random_starts(kAtoms, kMinima)) {
    Counts ignored;
    minima.push_back(relax_to_minimum(*surface, start, 0.0, {}, ignored));
  }
  const bool accept = state.range(0) != 0;
  double searches = 0, hessians = 0, gradients = 0, found = 0;
  const double before = cpu_seconds();
  for (auto _ : state) {
    for (const PolishResult& minimum : minima) {
      for (Eigen::Index mode = 0; mode < minimum.spectrum.modes.cols(); ++mode) {
        const Eigen::VectorXd direction = minimum.spectrum.modes.col(mode);
        const SaddleResult saddle = find_saddle(*surface, minimum.x + 0.1 * direction, 0.0, direction);
        Counts counts = saddle.counts;
        bool good = saddle.reason == SaddleReason::converged;
        if (accept && good) {
          const Acceptance acceptance = accept_transition_state(*surface, saddle.x, 0.0);
          counts += acceptance.counts;
          good = acceptance.reason == AcceptanceReason::accepted;
        }
        ++searches;
        found += good;
        hessians += static_cast<double>(counts.hessians);
        gradients += static_cast<double>(counts.gradients);
      }
    }
  }
  const double seconds = cpu_seconds() - before;
  state.counters["hessians"] = hessians / searches;
  state.counters["gradients"] = gradients / searches;
  state.counters["found"] = found / searches;
  state.counters["each"] = seconds / searches;
  state.counters["each_found"] = seconds / found;
}
BENCHMARK(saddle_search)->ArgNames({"accepted_too"})->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace baroscape::bench
