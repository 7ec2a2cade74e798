// A whole census at P = 0 by one thread, until the worst kind of start has seen 99.9 % of what it would find.
#include "explore/census.hpp"
#include "systems.hpp"

namespace baroscape::bench {
namespace {

void census_of(benchmark::State& state) {
  const System system = lennard_jones_cluster(static_cast<int>(state.range(0)));
  CensusOptions options;
  options.key = {0.0, 1};
  options.until.coverage = 0.999;
  CensusResult result;
  for (auto _ : state) {
    MemoryJournal journal;
    result = census(system, options, journal);
  }
  state.counters["minima"] = static_cast<double>(result.minimum_tallies.size());
  state.counters["saddles"] = static_cast<double>(result.transition_state_tallies.size());
  state.counters["searches"] = static_cast<double>(result.searches);
  state.counters["gradients"] = static_cast<double>(result.counts.gradients);
  state.counters["hessians"] = static_cast<double>(result.counts.hessians);
  state.counters["searches_per_s"] =
      benchmark::Counter(static_cast<double>(result.searches), benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(census_of)
    ->ArgName("atoms")
    ->DenseRange(7, 9)
    ->MeasureProcessCPUTime()
    ->Unit(benchmark::kSecond)
    ->Iterations(1);

}  // namespace
}  // namespace baroscape::bench
