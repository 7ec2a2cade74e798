// What the benchmarks have in common: starts, lane widths, and figures by the unit people quote.
#pragma once

#include <benchmark/benchmark.h>

#include <Eigen/Core>
#include <memory>
#include <vector>

#include "lane_kernel.hpp"
#include "search/make_engine.hpp"

namespace baroscape::bench {

/// N atoms of a simple cubic lattice of spacing 1.1 σ, moved by up to 0.05 σ (length 3N): no pair far from contact.
Eigen::VectorXd jittered_lattice(int atoms);

/// The starts of the yardstick: uniform in a cube of half side 0.7 N^{1/3} σ, one random stream each.
std::vector<Eigen::VectorXd> random_starts(int atoms, int count);

/// The kernel of a width, on jittered_lattice(); nothing when this processor lacks the instructions.
std::unique_ptr<LaneKernel> make_kernel(int atoms, LaneWidth width);

/// 1, 4 or 8, as benchmark arguments give it.
LaneWidth lane_width(std::int64_t lanes);

/// A counter that reads "CPU time of one item", in s, when an iteration does `per_iteration` of them.
benchmark::Counter time_each(double per_iteration);

/// CPU time of this process, s.
double cpu_seconds();

}  // namespace baroscape::bench
