// Energy and gradient of free Lennard-Jones clusters: the double kernel, and packs per configuration.
#include "systems.hpp"

namespace baroscape::bench {
namespace {

/// The best existing C++ program, s per evaluation, and what lanes are to reach (bench/README.md).
struct Yardstick {
  int atoms;
  double existing, aim;
};
constexpr Yardstick kYardsticks[] = {
    {13, 0.43e-6, 0.08e-6}, {38, 3.6e-6, 0.6e-6}, {75, 14.8e-6, 2.4e-6}, {150, 59e-6, 10e-6}};

void measure(benchmark::State& state, double (LaneKernel::*evaluate)()) {
  const int atoms = static_cast<int>(state.range(0));
  const auto kernel = make_kernel(atoms, lane_width(state.range(1)));
  if (!kernel) {
    state.SkipWithError("this processor lacks the instructions");
    return;
  }
  for (auto _ : state) benchmark::DoNotOptimize((kernel.get()->*evaluate)());
  state.counters["each"] = time_each(kernel->lanes());
  for (const Yardstick& yardstick : kYardsticks) {
    if (yardstick.atoms != atoms) continue;
    state.counters["existing"] = yardstick.existing;
    state.counters["aim"] = yardstick.aim;
  }
}

void potential(benchmark::State& state) {
  measure(state, &LaneKernel::potential);
}
void surface(benchmark::State& state) {
  measure(state, &LaneKernel::surface);
}

void sizes_and_lanes(benchmark::internal::Benchmark* benchmark) {
  benchmark->ArgNames({"atoms", "lanes"})->ArgsProduct({{13, 38, 75, 150}, {1, 4, 8}});
}
BENCHMARK(potential)->Apply(sizes_and_lanes);
BENCHMARK(surface)->Apply(sizes_and_lanes);

}  // namespace
}  // namespace baroscape::bench
