#include "protocol/treatment.hpp"

#include <algorithm>
#include <atomic>
#include <cassert>
#include <cmath>
#include <mutex>

#include "core/share_work.hpp"
#include "kinetics/equilibrium.hpp"
#include "kinetics/temperature.hpp"
#include "protocol/treatment_ground.hpp"

namespace baroscape {
namespace {

/// A minimum counts as higher in energy beyond rounding from here on, ε (design: physics, section 1).
constexpr double kHigher = 1e-7;
/// Pairs of minima lighter than this are left out of the table of trapped states.
constexpr double kLightest = 1e-12;

void require_allowed(const TreatmentOptions& options) {
  for (const double temperature : options.temperatures) require_temperature(temperature);
  require_temperature_or_zero(options.room_temperature);
  if (options.time != std::numeric_limits<double>::infinity()) require_duration(options.time);
  for (const double time : options.storage_times) require_duration(time);
  // A rate that is not one is refused by ramp().
  for (const double rate : {options.heating_rate, options.cooling_rate}) {
    if (rate != 0) ramp(0, 1, rate);
  }
}

/// A pressure with what all its treatments share.
struct Pressed {
  const Landscape& landscape;
  MasterEquation equation;
  IndexedMap load, unload;

  Pressed(const PressurePath& path, const Landscape& ambient)
      : landscape(*path.landscape),
        equation(HarmonicRates(*path.landscape)),
        load(*path.load, ambient, *path.landscape),
        unload(*path.unload, *path.landscape, ambient) {}
};

class Treatment {
 public:
  Treatment(const AmbientGround& ambient, const Pressed& pressed, const InitialSamples& columns,
            const TreatmentOptions& options, double temperature)
      : ambient_(ambient), pressed_(pressed), columns_(columns), options_(options), temperature_(temperature) {
    outcome_.pressure = pressed.landscape.pressure();
    outcome_.temperature = temperature;
    outcome_.time = options.time;
  }

  TreatmentOutcome run() {
    const Eigen::Map<const Eigen::VectorXd> weights(columns_.weights.data(), index_of(columns_.weights.size()));
    StagePopulations& stages = outcome_.populations;
    const Eigen::Index under_pressure = pressed_.equation.rates().states();

    stages.initial = columns_.start * weights;
    const Eigen::MatrixXd loaded = pressed_.load.apply(columns_.start, under_pressure);
    const Eigen::MatrixXd heated = change(loaded, options_.room_temperature, temperature_, options_.heating_rate);
    const Eigen::MatrixXd annealed = anneal(heated);
    const Eigen::MatrixXd cooled = change(annealed, temperature_, options_.room_temperature, options_.cooling_rate);
    const Eigen::MatrixXd unloaded = pressed_.unload.apply(cooled, ambient_.energy.size());
    stages.loaded = loaded * weights;
    stages.heated = heated * weights;
    stages.annealed = annealed * weights;
    stages.cooled = cooled * weights;
    stages.unloaded = unloaded * weights;

    balance();
    make_table(unloaded);
    make_averages();
    return std::move(outcome_);
  }

 private:
  Eigen::MatrixXd evolve(const Eigen::MatrixXd& populations, const TemperatureRamp& way) {
    EvolutionResult result = pressed_.equation.evolve(populations, way, options_.evolution);
    if (!result.finished && outcome_.finished) {
      outcome_.finished = false;
      outcome_.reason = result.reason;
    }
    return std::move(result.populations);
  }

  Eigen::MatrixXd change(const Eigen::MatrixXd& populations, double from, double to, double rate) {
    return rate > 0 ? evolve(populations, ramp(from, to, rate)) : populations;
  }

  Eigen::MatrixXd anneal(const Eigen::MatrixXd& populations) {
    if (std::isfinite(options_.time)) return evolve(populations, hold(temperature_, options_.time));
    Eigen::MatrixXd relaxed(populations.rows(), populations.cols());
    for (Eigen::Index c = 0; c < populations.cols(); ++c) {
      relaxed.col(c) = equilibrate(pressed_.landscape, populations.col(c), temperature_);
    }
    return relaxed;
  }

  void balance() {
    const StagePopulations& stages = outcome_.populations;
    const Eigen::VectorXd& enthalpy = pressed_.equation.rates().enthalpies();
    outcome_.anneal_enthalpy_change = enthalpy.dot(stages.cooled - stages.loaded);
    outcome_.volume_work =
        pressed_.load.volume_work.dot(stages.initial) + pressed_.unload.volume_work.dot(stages.cooled);
    outcome_.dropped = pressed_.load.dropped.dot(stages.initial) + pressed_.unload.dropped.dot(stages.cooled);
    outcome_.lost = pressed_.load.lost(stages.initial) + pressed_.unload.lost(stages.cooled);
  }

  void make_table(const Eigen::MatrixXd& unloaded) {
    double squares = 0;
    for (std::size_t c = 0; c < columns_.initial.size(); ++c) {
      if (!columns_.initial[c]) outcome_.undetermined = columns_.weights[c];
      const double before = ambient_.energy.dot(columns_.start.col(index_of(c)));
      for (Eigen::Index j = 0; j < unloaded.rows(); ++j) {
        const double weight = columns_.weights[c] * unloaded(j, index_of(c));
        if (weight <= 0) continue;
        const double excess = ambient_.energy[j] - before;
        outcome_.delta_energy += weight * excess;
        squares += weight * excess * excess;
        if (columns_.initial[c] && excess > kHigher) outcome_.trapped_fraction += weight;
        if (weight > kLightest) {
          add_row(c, static_cast<std::size_t>(j), weight, excess);
        } else {
          outcome_.unlisted_share += weight * excess;
        }
      }
    }
    outcome_.delta_energy_deviation = std::sqrt(std::max(0.0, squares - outcome_.delta_energy * outcome_.delta_energy));
    std::stable_sort(outcome_.table.begin(), outcome_.table.end(),
                     [](const TrappedState& a, const TrappedState& b) { return a.weight > b.weight; });
  }

  void add_row(std::size_t column, std::size_t j, double weight, double excess) {
    TrappedState row;
    row.minimum = ambient_.landscape.minima()[j].id;
    row.weight = weight;
    row.energy_excess = excess;
    row.share = weight * excess;
    row.volume_ratio = ambient_.volume[index_of(j)] / ambient_.volume.dot(columns_.start.col(index_of(column)));
    row.bulk_modulus_ratio = ambient_.modulus[index_of(j)] / ambient_.modulus.dot(columns_.start.col(index_of(column)));
    if (const auto i = columns_.initial[column]) {
      row.initial = ambient_.landscape.minima()[*i].id;
      row.trapped = excess > kHigher;
      row.barrier_back = ambient_.barrier_back(j, column, *i);
      row.log_time_back = ambient_.log_time_back(j, column, *i);
    }
    outcome_.table.push_back(row);
  }

  void make_averages() {
    const StagePopulations& stages = outcome_.populations;
    const double kept = stages.unloaded.sum();
    const double volume1 = ambient_.volume.dot(stages.initial) / stages.initial.sum();
    const double volume3 = ambient_.volume.dot(stages.unloaded) / kept;
    const double modulus1 = ambient_.modulus.dot(stages.initial) / stages.initial.sum();
    outcome_.volume_ratio = volume3 / volume1;
    outcome_.bulk_modulus_ratio = ambient_.modulus.dot(stages.unloaded) / kept / modulus1;
    const double released = outcome_.pressure * (volume1 - volume3);
    // Rounding of two equal volumes is not a change of volume.
    if (released > 1e-9 * outcome_.pressure * volume1) outcome_.work_bound_ratio = outcome_.delta_energy / released;
  }

  const AmbientGround& ambient_;
  const Pressed& pressed_;
  const InitialSamples& columns_;
  const TreatmentOptions& options_;
  double temperature_;
  TreatmentOutcome outcome_;
};

/// Stores all samples side by side, since what happens at P = 0 does not depend on what was done to them.
void store(const Landscape& landscape, const AmbientGround& ambient, const TreatmentOptions& options,
           std::vector<TreatmentOutcome>& outcomes) {
  if (options.storage_times.empty() || outcomes.empty()) return;
  const MasterEquation equation{HarmonicRates(landscape)};
  Eigen::MatrixXd samples(ambient.energy.size(), index_of(outcomes.size()) + 1);
  for (std::size_t k = 0; k < outcomes.size(); ++k) {
    const Eigen::VectorXd& unloaded = outcomes[k].populations.unloaded;
    samples.col(index_of(k)) = unloaded / std::max(unloaded.sum(), std::numeric_limits<double>::min());
  }
  const Eigen::VectorXd fresh = outcomes.front().populations.initial;
  samples.rightCols<1>() = fresh;
  for (const double time : options.storage_times) {
    const EvolutionResult stored = equation.evolve(samples, hold(options.room_temperature, time), options.evolution);
    const Eigen::RowVectorXd energies = ambient.energy.transpose() * stored.populations;
    for (std::size_t k = 0; k < outcomes.size(); ++k) {
      outcomes[k].storage.push_back({options.room_temperature, time, energies[index_of(k)] - ambient.energy.dot(fresh),
                                     energies[index_of(k)] - energies[index_of(outcomes.size())]});
      if (!stored.finished && outcomes[k].finished) {
        outcomes[k].finished = false;
        outcomes[k].reason = stored.reason;
      }
    }
  }
}

}  // namespace

std::vector<TreatmentOutcome> treat(const Landscape& ambient, const std::vector<PressurePath>& paths,
                                    const Eigen::VectorXd& initial, const TreatmentOptions& options, int threads,
                                    const ProgressCallback<TreatmentStatus>& progress) {
  require_allowed(options);
  assert(initial.size() == index_of(ambient.minima().size()));
  const InitialSamples columns = initial_samples(initial, options.most_followed);
  const AmbientGround ground(ambient, columns, options.room_temperature, threads);
  std::vector<Pressed> pressed;
  for (const PressurePath& path : paths) pressed.emplace_back(path, ambient);

  const std::size_t count = pressed.size() * options.temperatures.size();
  std::vector<std::optional<TreatmentOutcome>> results(count);
  std::mutex mutex;
  std::atomic<bool> stopped = false;
  int done = 0;
  share_work(threads, count, [&](std::size_t k, std::size_t) {
    if (stopped) return;
    const std::size_t per_pressure = options.temperatures.size();
    Treatment treatment(ground, pressed[k / per_pressure], columns, options, options.temperatures[k % per_pressure]);
    results[k] = treatment.run();
    const std::lock_guard lock(mutex);
    ++done;
    if (progress && !progress({done, static_cast<int>(count)})) stopped = true;
  });
  std::vector<TreatmentOutcome> outcomes;
  for (auto& result : results) {
    if (result) outcomes.push_back(std::move(*result));
  }
  store(ambient, ground, options, outcomes);
  return outcomes;
}

}  // namespace baroscape
