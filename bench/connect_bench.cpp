// LJ38: basin hopping to the truncated octahedron, and the path between the bottoms of its two funnels.
#include <algorithm>
#include <cmath>

#include "core/random.hpp"
#include "explore/basin_hopping.hpp"
#include "explore/connect.hpp"
#include "search/hybrid_following.hpp"
#include "surface/make_surface.hpp"
#include "systems.hpp"

namespace baroscape::bench {
namespace {

constexpr double kOctahedron = -173.928427, kIcosahedral = -173.252378;  // Cambridge Cluster Database, and Doye et al.
constexpr int kAtoms = 38;

/// Keeps the two bottoms among what basin hopping finds.
class Bottoms : public HopStore {
 public:
  std::vector<HopRun> resume(const HopKey&) override { return {}; }
  std::vector<std::int64_t> record(const HopKey&, const HopBlock& block) override {
    for (const Minimum& minimum : block.minima) {
      if (std::abs(minimum.enthalpy - kOctahedron) < 1e-5) octahedron = minimum;
      if (std::abs(minimum.enthalpy - kIcosahedral) < 1e-5) icosahedral = minimum;
    }
    return std::vector<std::int64_t>(block.minima.size(), 1);
  }
  bool both() const { return octahedron.positions.size() > 0 && icosahedral.positions.size() > 0; }
  Minimum octahedron, icosahedral;
};

const Bottoms& bottoms() {
  static const Bottoms found = [] {
    Bottoms store;
    HopOptions options;
    options.runs = 32;
    options.quenches = 20000;
    basin_hopping(lennard_jones_cluster(kAtoms), options, store, [&](const HopStatus&) { return !store.both(); });
    return store;
  }();
  return found;
}

/// Quenches until each of 20 runs has found the global minimum; a run gives up after 20,000.
void hop_to_the_octahedron(benchmark::State& state) {
  const System system = lennard_jones_cluster(kAtoms);
  HopOptions options;
  options.key.seed = static_cast<std::uint64_t>(state.range(0));
  options.runs = 20;
  options.quenches = 20000;
  options.target = kOctahedron;
  options.threads = 2;
  HopResult result;
  for (auto _ : state) {
    Bottoms store;
    result = basin_hopping(system, options, store);
  }
  std::vector<double> quenches;
  double all = 0, gradients = 0;
  for (const HopRun& run : result.runs) {
    if (run.reached_target) quenches.push_back(static_cast<double>(run.lowest_quench));
    all += static_cast<double>(run.quenches);
    gradients += static_cast<double>(run.gradients);
  }
  std::sort(quenches.begin(), quenches.end());
  double sum = 0;
  for (const double one : quenches) sum += one;
  state.counters["failures"] = static_cast<double>(result.runs.size() - quenches.size());
  state.counters["mean"] = sum / static_cast<double>(quenches.size());
  state.counters["median"] = quenches.empty() ? 0.0 : quenches[quenches.size() / 2];
  state.counters["gradients_per_quench"] = gradients / all;
  state.counters["each"] = time_each(all);
}
BENCHMARK(hop_to_the_octahedron)
    ->ArgName("seed")
    ->DenseRange(1, 2)
    ->MeasureProcessCPUTime()
    ->UseRealTime()
    ->Unit(benchmark::kSecond)
    ->Iterations(1);

/// range(1): 0 joins only, 1 goes on until the highest point is at most −169.70.
void connect_the_funnels(benchmark::State& state) {
  const System system = lennard_jones_cluster(kAtoms);
  Landscape ends(0);
  Minimum from = bottoms().octahedron, to = bottoms().icosahedral;
  from.id = 1;
  to.id = 2;
  ends.add(from);
  ends.add(to);
  ConnectOptions options;
  options.key = {0, 1, 2, static_cast<std::uint64_t>(state.range(0))};
  options.threads = 2;
  options.patience = state.range(1) == 0 ? 0 : 200;
  options.below = -169.70;
  ConnectResult result;
  for (auto _ : state) {
    MemoryConnectionStore store(ends);
    result = connect(system, options, store);
  }
  state.counters["first_highest"] = result.progress.first_highest;
  state.counters["highest"] = result.progress.highest;
  state.counters["rounds"] = static_cast<double>(result.progress.rounds);
  state.counters["searches"] = static_cast<double>(result.progress.searches);
  state.counters["gradients"] = static_cast<double>(result.progress.counts.gradients);
  state.counters["hessians"] = static_cast<double>(result.progress.counts.hessians);
  state.counters["steps"] = result.path ? static_cast<double>(result.path->transition_states.size()) : 0.0;
}
BENCHMARK(connect_the_funnels)
    ->ArgNames({"seed", "improve"})
    ->ArgsProduct({benchmark::CreateDenseRange(1, 10, 1), {0, 1}})
    ->MeasureProcessCPUTime()
    ->UseRealTime()
    ->Unit(benchmark::kSecond)
    ->Iterations(1);

/// From minima displaced by 1 σ to RMS gradient 1e-6: with Hessians in lanes, along the displacement (`how` 0) or the
/// lowest mode (1), and hybrid eigenvector following, from gradients alone (2).
void find_saddles(benchmark::State& state) {
  const System system = lennard_jones_cluster(static_cast<int>(state.range(0)));
  const auto surface = make_surface(system);
  const auto engine = make_engine(system);
  std::vector<Eigen::VectorXd> minima = random_starts(system.atoms(), 20);
  std::vector<QuenchTask> tasks(minima.size());
  for (std::size_t k = 0; k < minima.size(); ++k) {
    tasks[k].start = tasks[k].result = minima[k].data();
    tasks[k].gradient_tolerance = 1e-6;
  }
  engine->quench(tasks.data(), static_cast<int>(tasks.size()), MinimizeOptions{});
  std::vector<HybridStart> starts;
  for (std::size_t k = 0; k < 5 * minima.size(); ++k) {
    RandomStream random(2, k);
    HybridStart start{minima[k % minima.size()], Eigen::VectorXd(surface->dimension())};
    for (double& component : start.direction) component = random.normal();
    start.direction.normalize();
    start.x += start.direction;
    starts.push_back(start);
  }
  int found = 0;
  Counts counts;
  for (auto _ : state) {
    found = 0;
    counts = {};
    if (state.range(1) == 2) {
      for (const HybridResult& result : follow_hybrid(*engine, *surface, 0.0, starts)) {
        found += result.reason == SaddleReason::converged;
        counts += result.counts;
      }
    } else {
      std::vector<Eigen::VectorXd> ends(starts.size());
      std::vector<SaddleTask> searches(starts.size());
      for (std::size_t k = 0; k < starts.size(); ++k) {
        ends[k] = starts[k].x;
        searches[k].start = searches[k].result = ends[k].data();
        searches[k].direction = state.range(1) == 0 ? starts[k].direction.data() : nullptr;
      }
      SaddleOptions options;
      options.gradient_rms = 1e-6;
      options.max_iterations = 300;
      engine->find_saddles(searches.data(), static_cast<int>(searches.size()), options);
      for (const SaddleTask& search : searches) {
        found += search.reason == SaddleReason::converged;
        counts.gradients += search.hessians;
        counts.hessians += search.hessians;
      }
    }
  }
  const auto count = static_cast<double>(starts.size());
  state.counters["found"] = found / count;
  state.counters["gradients"] = static_cast<double>(counts.gradients) / count;
  state.counters["hessians"] = static_cast<double>(counts.hessians) / count;
  state.counters["each"] = time_each(count);
}
BENCHMARK(find_saddles)
    ->ArgNames({"atoms", "how"})
    ->ArgsProduct({{13, 20, 26, 32, 38, 55}, {0, 1, 2}})
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace baroscape::bench
