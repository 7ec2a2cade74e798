#include "dynamics/glass.hpp"

#include <atomic>
#include <cmath>
#include <mutex>

#include "core/share_work.hpp"

namespace baroscape {
namespace {

/// The lattice is set up in a stream of its own.
constexpr std::uint64_t kLatticeStream = std::uint64_t{1} << 40;
constexpr int kBlocks = 10;
constexpr std::int64_t kTellEvery = 200;  ///< steps

struct Mean {
  double energy = 0, volume = 0;
  std::int64_t count = 0;
  void add(const Dynamics& dynamics) {
    energy += dynamics.potential_energy();
    volume += dynamics.volume();
    ++count;
  }
};

std::int64_t steps_of(double time, const DynamicsOptions& options, const System& system) {
  double lightest = system.masses.front();
  for (const double mass : system.masses) lightest = std::min(lightest, mass);
  return std::max<std::int64_t>(1, std::llround(time / (options.step * std::sqrt(lightest))));
}

/// Standard error of the mean of blocks.
double error_of(const std::vector<double>& blocks) {
  double mean = 0, square = 0;
  const auto n = static_cast<double>(blocks.size());
  for (const double block : blocks) mean += block / n;
  for (const double block : blocks) square += (block - mean) * (block - mean);
  return std::sqrt(square / (n * (n - 1)));
}

}  // namespace

PeriodicStructure mixed_lattice(const System& system, RandomStream& random) {
  const int atoms = system.atoms();
  const int cells = static_cast<int>(std::ceil(std::cbrt(atoms / 4.0) - 1e-9));
  std::vector<Eigen::RowVector3d> sites;
  for (int c = 0; c < cells * cells * cells; ++c) {
    const Eigen::RowVector3d corner(c % cells, c / cells % cells, c / cells / cells);
    for (const auto& site : {Eigen::RowVector3d(0, 0, 0), Eigen::RowVector3d(0, .5, .5), Eigen::RowVector3d(.5, 0, .5),
                             Eigen::RowVector3d(.5, .5, 0)}) {
      sites.emplace_back((corner + site) / cells);
    }
  }
  for (std::size_t k = sites.size(); k > 1; --k) std::swap(sites[k - 1], sites[random.below(k)]);
  PeriodicStructure structure{system.cell.value().lattice, Eigen::Matrix3Xd(3, atoms)};
  for (int i = 0; i < atoms; ++i) {
    structure.positions.col(i) = (sites[static_cast<std::size_t>(i)] * structure.lattice).transpose();
    for (int c = 0; c < 3; ++c) structure.positions(c, i) += 0.02 * system.size() * random.normal();
  }
  return structure;
}

std::vector<Glass> melt_and_quench(const System& system, const GlassOptions& options,
                                   const ProgressCallback<DynamicsStatus>& progress) {
  const std::int64_t melting = steps_of(options.melt_time, options.dynamics, system);
  const double cooling_time = (options.melt_temperature - options.low_temperature) / options.cooling_rate;
  const std::int64_t cooling = steps_of(cooling_time, options.dynamics, system);
  const std::int64_t total = (melting + cooling) * options.samples;
  std::int64_t done = 0;
  std::vector<Glass> glasses;
  for (int sample = 0; sample < options.samples; ++sample) {
    DynamicsOptions dynamics = options.dynamics;
    dynamics.temperature = options.melt_temperature;
    dynamics.stream = static_cast<std::uint64_t>(sample);
    RandomStream lattice(dynamics.seed, kLatticeStream + static_cast<std::uint64_t>(sample));
    Dynamics run(system, mixed_lattice(system, lattice), dynamics);
    const auto go_on = [&](double temperature) {
      run.step();
      if (++done % kTellEvery != 0 || !progress) return true;
      return progress({static_cast<double>(done) / static_cast<double>(total), temperature, run.volume(),
                       run.potential_energy()});
    };
    for (std::int64_t k = 0; k < melting; ++k) {
      if (!go_on(options.melt_temperature)) return {};
    }
    Glass glass;
    for (int point = 0; point < options.points; ++point) {
      Mean mean;
      const std::int64_t first = cooling * point / options.points, last = cooling * (point + 1) / options.points;
      double temperature = options.melt_temperature, middle = 0;
      for (std::int64_t k = first; k < last; ++k) {
        temperature = options.melt_temperature + (options.low_temperature - options.melt_temperature) *
                                                     static_cast<double>(k + 1) / static_cast<double>(cooling);
        run.set_temperature(temperature);
        if (!go_on(temperature)) return {};
        middle += temperature;
        mean.add(run);
      }
      if (mean.count == 0) continue;
      const auto n = static_cast<double>(mean.count);
      glass.cooling.push_back({middle / n, mean.energy / n,
                               mean.energy / n + options.dynamics.pressure * mean.volume / n, mean.volume / n});
    }
    glass.structure = run.structure();
    glasses.push_back(std::move(glass));
  }
  return glasses;
}

std::vector<LiquidPoint> liquid_points(const System& system, const std::vector<double>& temperatures,
                                       const std::vector<double>& pressures, const LiquidOptions& options, int threads,
                                       const ProgressCallback<DynamicsStatus>& progress) {
  const std::int64_t settling = steps_of(options.equilibration, options.dynamics, system);
  const std::int64_t production = std::max<std::int64_t>(kBlocks, steps_of(options.production, options.dynamics, system));
  std::vector<LiquidPoint> points(temperatures.size() * pressures.size());
  const std::int64_t total = (settling + production) * static_cast<std::int64_t>(points.size());
  std::atomic<std::int64_t> done = 0;
  std::atomic<bool> stopped = false;
  std::mutex telling;
  share_work(threads, points.size(), [&](std::size_t k, std::size_t) {
    LiquidPoint& point = points[k];
    point.temperature = temperatures[k / pressures.size()];
    point.pressure = pressures[k % pressures.size()];
    DynamicsOptions dynamics = options.dynamics;
    dynamics.temperature = point.temperature;
    dynamics.pressure = point.pressure;
    dynamics.stream = k;
    RandomStream lattice(dynamics.seed, kLatticeStream + k);
    Dynamics run(system, mixed_lattice(system, lattice), dynamics);
    const auto step = [&] {
      run.step();
      if (++done % kTellEvery != 0 || !progress) return;
      const std::lock_guard lock(telling);
      if (!progress({static_cast<double>(done) / static_cast<double>(total), point.temperature, run.volume(),
                     run.potential_energy()})) {
        stopped = true;
      }
    };
    // Melted well above where it is to be, and brought there in a third of the time.
    for (std::int64_t s = 0; s < settling && !stopped; ++s) {
      const double share = std::min(1.0, 3.0 * static_cast<double>(s) / static_cast<double>(settling));
      run.set_temperature(point.temperature * (1.5 - 0.5 * share));
      step();
    }
    run.set_temperature(point.temperature);
    std::vector<double> energies, volumes;
    for (int block = 0; block < kBlocks && !stopped; ++block) {
      Mean mean;
      for (std::int64_t s = production * block / kBlocks; s < production * (block + 1) / kBlocks && !stopped; ++s) {
        step();
        mean.add(run);
      }
      energies.push_back(mean.energy / static_cast<double>(std::max<std::int64_t>(1, mean.count)));
      volumes.push_back(mean.volume / static_cast<double>(std::max<std::int64_t>(1, mean.count)));
    }
    if (stopped) return;
    for (const double energy : energies) point.energy += energy / kBlocks;
    for (const double volume : volumes) point.volume += volume / kBlocks;
    point.energy_error = error_of(energies);
    point.volume_error = error_of(volumes);
  });
  return stopped ? std::vector<LiquidPoint>{} : points;
}

}  // namespace baroscape
