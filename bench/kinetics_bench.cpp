// Rates, eliminations, populations and scans on networks drawn at random, which fill up more than real landscapes do.
#include <benchmark/benchmark.h>

#include <cmath>

#include "core/random.hpp"
#include "kinetics/calorimetry.hpp"
#include "kinetics/equilibrium.hpp"
#include "kinetics/first_passage.hpp"
#include "kinetics/propagator.hpp"

namespace baroscape::bench {
namespace {

/// A tree that joins all minima, then transition states between any two; minima over 5 ε, barriers of 0.05 to 1.5 ε.
Landscape random_landscape(int minima, int transition_states) {
  RandomStream random(1, 1);
  Landscape landscape;
  for (int id = 1; id <= minima; ++id) {
    Minimum minimum;
    minimum.id = id;
    minimum.enthalpy = random.uniform(-5, 0);
    minimum.log_product_mass = random.uniform(-2, 2);
    landscape.add(minimum);
  }
  const auto any = [&](int below) {
    return 1 + static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(below)));
  };
  for (int id = 1; id <= transition_states; ++id) {
    TransitionState state;
    state.id = id;
    state.minimum_a = id < minima ? id + 1 : any(minima);
    state.minimum_b = any(id < minima ? id : minima);
    state.enthalpy =
        std::max(landscape.minimum(state.minimum_a).enthalpy, landscape.minimum(state.minimum_b).enthalpy) +
        random.uniform(0.05, 1.5);
    landscape.add(state);
  }
  return landscape;
}

/// Mean first passage times from every minimum to one set, the order of elimination included.
void first_passage_times(benchmark::State& state) {
  const auto minima = static_cast<int>(state.range(0));
  const HarmonicRates rates(random_landscape(minima, static_cast<int>(state.range(1))));
  for (auto _ : state) {
    benchmark::DoNotOptimize(FirstPassages(rates.network(0.05)).log_times_to({0, 1, 2}));
  }
}
BENCHMARK(first_passage_times)
    ->ArgNames({"minima", "transition_states"})
    ->Args({1000, 4000})
    ->Args({1510, 29400})
    ->Unit(benchmark::kMillisecond);

/// One resolvent (1 − τK)⁻¹ by elimination without subtraction, in doubles.
void resolvent(benchmark::State& state) {
  const auto minima = static_cast<std::size_t>(state.range(0));
  const HarmonicRates rates(random_landscape(static_cast<int>(minima), static_cast<int>(state.range(1))));
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (const PassageGroup& group : rates.groups()) pairs.emplace_back(group.a, group.b);
  const auto order = std::make_shared<const EliminationOrder>(minima, pairs);
  Elimination<double> elimination(order);
  std::vector<double> leaving_a, leaving_b, ones(minima, 1.0);
  for (auto _ : state) {
    rates.evaluate(0.2, leaving_a, leaving_b);
    elimination.factorise(leaving_a, leaving_b, ones);
  }
  state.counters["core"] = static_cast<double>(order->core());
}
BENCHMARK(resolvent)
    ->ArgNames({"minima", "transition_states"})
    ->Args({21, 165})
    ->Args({64, 635})
    ->Args({1000, 4000})
    ->Args({1510, 29400})
    ->Unit(benchmark::kMicrosecond);

/// A scan from 0 to 0.35 at 1e-6 of a glass and its control together.
void calorimetry_scan(benchmark::State& state) {
  const Landscape landscape = random_landscape(static_cast<int>(state.range(0)), static_cast<int>(state.range(1)));
  const MasterEquation equation{HarmonicRates(landscape)};
  Eigen::MatrixXd samples(equation.rates().states(), 2);
  samples.col(0) = equilibrium(landscape, 0.4);
  samples.col(1) = equilibrium(landscape, 0.2);
  ScanOptions options;
  options.rate = 1e-6;
  options.to = 0.35;
  Eigen::Index points = 0;
  for (auto _ : state) points = scan(equation, samples, options).temperatures.size();
  state.counters["steps"] = static_cast<double>(points - 1);
}
BENCHMARK(calorimetry_scan)
    ->ArgNames({"minima", "transition_states"})
    ->Args({21, 165})
    ->Args({64, 635})
    ->Args({1510, 29400})
    ->Unit(benchmark::kMillisecond);

/// exp(K t) for t = 1e9: all populations of a small landscape at once.
void propagator(benchmark::State& state) {
  const HarmonicRates rates(random_landscape(static_cast<int>(state.range(0)), static_cast<int>(state.range(1))));
  for (auto _ : state) benchmark::DoNotOptimize(transition_probabilities(rates, 0.1, 1e9));
}
BENCHMARK(propagator)
    ->ArgNames({"minima", "transition_states"})
    ->Args({21, 165})
    ->Args({64, 635})
    ->Args({200, 2400})
    ->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace baroscape::bench
