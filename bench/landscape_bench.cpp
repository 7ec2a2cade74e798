// "Is this a state we know?" and the point group.
#include <Eigen/Geometry>
#include <numeric>

#include "atoms/alignment.hpp"
#include "core/random.hpp"
#include "landscape/recognition.hpp"
#include "search/acceptance.hpp"
#include "surface/make_surface.hpp"
#include "systems.hpp"

namespace baroscape::bench {
namespace {

PolishResult relaxed(int atoms, const Eigen::VectorXd& start) {
  Counts ignored;
  return relax_to_minimum(*make_surface(lennard_jones_cluster(atoms)), start, 0.0, {}, ignored);
}

/// The icosahedron of LJ13 and the truncated octahedron of LJ38, relaxed.
Eigen::VectorXd symmetric_minimum(int atoms) {
  std::vector<Eigen::Vector3d> sites;
  if (atoms == 13) {
    const double golden = 0.5 * (1.0 + std::sqrt(5.0));
    sites.emplace_back(0, 0, 0);
    for (int axis = 0; axis < 3; ++axis) {
      for (const double a : {-1.0, 1.0}) {
        for (const double b : {-golden, golden}) {
          Eigen::Vector3d site = Eigen::Vector3d::Zero();
          site(axis) = 0.55 * a;
          site((axis + 1) % 3) = 0.55 * b;
          sites.push_back(site);
        }
      }
    }
  } else {
    // Face-centred cubic sites about an octahedral hole: shells of 6, 8 and 24.
    for (int i = -2; i <= 2; ++i) {
      for (int j = -2; j <= 2; ++j) {
        for (int k = -2; k <= 2; ++k) {
          const int shell = i * i + j * j + k * k;
          if (shell % 2 == 1 && shell <= 5) sites.emplace_back(0.78 * i, 0.78 * j, 0.78 * k);
        }
      }
    }
  }
  Eigen::VectorXd x(3 * atoms);
  for (int i = 0; i < atoms; ++i) x.segment<3>(3 * i) = sites[static_cast<std::size_t>(i)];
  return relaxed(atoms, x).x;
}

/// Turned, reflected and relabelled.
Eigen::VectorXd disguised(const Eigen::VectorXd& x, RandomStream& random) {
  const int atoms = static_cast<int>(x.size()) / 3;
  const Eigen::Quaterniond turn(random.normal(), random.normal(), random.normal(), random.normal());
  const Eigen::Matrix3d rotation = -turn.normalized().toRotationMatrix();
  std::vector<int> order(static_cast<std::size_t>(atoms));
  std::iota(order.begin(), order.end(), 0);
  for (int i = atoms - 1; i > 0; --i) {
    std::swap(order[static_cast<std::size_t>(i)], order[random.below(static_cast<std::uint64_t>(i) + 1)]);
  }
  Eigen::VectorXd y(x.size());
  for (int i = 0; i < atoms; ++i) y.segment<3>(3 * i) = rotation * x.segment<3>(3 * order[static_cast<std::size_t>(i)]);
  return y;
}

/// Finding disguised copies among the minima that 300 random starts lead to.
void recognition(benchmark::State& state) {
  const int atoms = static_cast<int>(state.range(0));
  Recognition known(std::vector<int>(static_cast<std::size_t>(atoms), 0));
  RandomStream random(2, 0);
  std::vector<std::pair<double, Eigen::VectorXd>> copies;
  for (const Eigen::VectorXd& start : random_starts(atoms, 300)) {
    const PolishResult minimum = relaxed(atoms, start);
    if (!minimum.converged || known.find(minimum.enthalpy, minimum.x)) continue;
    known.add(static_cast<std::int64_t>(known.size()) + 1, minimum.enthalpy, minimum.x);
    copies.emplace_back(minimum.enthalpy, disguised(minimum.x, random));
  }
  std::int64_t missed = 0;
  for (auto _ : state) {
    for (const auto& [enthalpy, x] : copies) missed += known.find(enthalpy, x) ? 0 : 1;
  }
  if (missed > 0) state.SkipWithError("a copy was not recognised");
  state.counters["states"] = static_cast<double>(known.size());
  state.counters["each"] = time_each(static_cast<double>(copies.size()));
}
BENCHMARK(recognition)->ArgNames({"atoms"})->Arg(13)->Arg(38)->Unit(benchmark::kMillisecond);

void point_group(benchmark::State& state) {
  const int atoms = static_cast<int>(state.range(0));
  const bool symmetric = state.range(1) != 0;
  const Eigen::VectorXd x = symmetric ? symmetric_minimum(atoms) : relaxed(atoms, random_starts(atoms, 1).front()).x;
  const std::vector<int> species(static_cast<std::size_t>(atoms), 0);
  int order = 0;
  for (auto _ : state) benchmark::DoNotOptimize(order = point_group_order(species, x));
  state.counters["order"] = order;
}
BENCHMARK(point_group)
    ->ArgNames({"atoms", "symmetric"})
    ->ArgsProduct({{13, 38}, {0, 1}})
    ->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace baroscape::bench
