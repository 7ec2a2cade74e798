// Energy and gradient of free Lennard-Jones clusters: the double kernel, packs per configuration, and the kernels of a
// single configuration.
#include <memory>
#include <vector>

#include "core/instruction_set.hpp"
#include "potentials/single_kernel.hpp"
#include "surface/make_surface.hpp"
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

/// range(1): 2 AVX2, 512 AVX-512; range(2): species.
void single_potential(benchmark::State& state) {
  const int atoms = static_cast<int>(state.range(0)), species_count = static_cast<int>(state.range(2));
  const InstructionSet set = state.range(1) == 512 ? InstructionSet::avx512 : InstructionSet::avx2;
  if (!is_supported(set)) {
    state.SkipWithError("this processor lacks the instructions");
    return;
  }
  const std::vector<LennardJonesPair> pairs(static_cast<std::size_t>(species_count * species_count));
  std::vector<int> species(static_cast<std::size_t>(atoms));
  for (int i = 0; i < atoms; ++i) species[static_cast<std::size_t>(i)] = i % species_count;
  const std::unique_ptr<SingleKernel> kernel(
      new_single_kernel({atoms, species_count, species.data(), pairs.data()}, set));
  const Eigen::VectorXd x = jittered_lattice(atoms);
  Eigen::VectorXd gradient(x.size());
  for (auto _ : state) {
    benchmark::DoNotOptimize(kernel->energy_gradient(x.data(), gradient.data()));
    benchmark::ClobberMemory();
  }
  state.counters["each"] = time_each(1);
}
BENCHMARK(single_potential)
    ->ArgNames({"atoms", "avx", "species"})
    ->ArgsProduct({{4, 5, 8, 13, 16, 17, 38, 75, 150}, {2, 512}, {1, 2}});

/// What searches that run one at a time call, at P = 5 ε/σ³. range(1): 0 the reference, 1 what make_surface() chooses.
void single_surface(benchmark::State& state) {
  const int atoms = static_cast<int>(state.range(0));
  const System system = lennard_jones_cluster(atoms);
  const auto surface = state.range(1) == 0 ? make_reference_surface(system) : make_surface(system);
  const Eigen::VectorXd x = jittered_lattice(atoms);
  Eigen::VectorXd gradient(x.size());
  for (auto _ : state) {
    benchmark::DoNotOptimize(surface->evaluate(x.data(), 5.0, gradient.data()));
    benchmark::ClobberMemory();
  }
  state.counters["each"] = time_each(1);
}
BENCHMARK(single_surface)->ArgNames({"atoms", "fast"})->ArgsProduct({{2, 4, 5, 6, 8, 13, 38, 75, 150}, {0, 1}});

}  // namespace
}  // namespace baroscape::bench
