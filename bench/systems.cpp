#include "systems.hpp"

#include <cmath>
#include <ctime>

#include "core/random.hpp"
#include "explore/random_start.hpp"
#include "surface/system.hpp"

namespace baroscape::bench {

Eigen::VectorXd jittered_lattice(int atoms) {
  const int side = static_cast<int>(std::ceil(std::cbrt(atoms)));
  RandomStream random(1, 0);
  Eigen::VectorXd x(3 * atoms);
  for (int i = 0; i < atoms; ++i) {
    const int site[3] = {i % side, i / side % side, i / side / side};
    for (int c = 0; c < 3; ++c) x(3 * i + c) = 1.1 * site[c] + random.uniform(-0.05, 0.05);
  }
  return x;
}

std::vector<Eigen::VectorXd> random_starts(int atoms, int count) {
  const System system = lennard_jones_cluster(atoms);
  std::vector<Eigen::VectorXd> starts;
  for (int k = 0; k < count; ++k) {
    RandomStream random(1, static_cast<std::uint64_t>(k));
    starts.push_back(random_configuration(system, random));
  }
  return starts;
}

std::unique_ptr<LaneKernel> make_kernel(int atoms, LaneWidth width) {
  if (!is_supported(width)) return nullptr;
  const Eigen::VectorXd x = jittered_lattice(atoms);
  switch (width) {
    case LaneWidth::eight:
      return std::unique_ptr<LaneKernel>(new_avx512_kernel(atoms, x.data()));
    case LaneWidth::four:
      return std::unique_ptr<LaneKernel>(new_avx2_kernel(atoms, x.data()));
    default:
      return std::unique_ptr<LaneKernel>(new_portable_kernel(atoms, x.data()));
  }
}

LaneWidth lane_width(std::int64_t lanes) {
  return lanes == 8 ? LaneWidth::eight : lanes == 4 ? LaneWidth::four : LaneWidth::one;
}

benchmark::Counter time_each(double per_iteration) {
  return {per_iteration, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert};
}

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

}  // namespace baroscape::bench
