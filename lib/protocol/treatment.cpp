#include "protocol/treatment.hpp"

#include <algorithm>
#include <atomic>
#include <cassert>
#include <cmath>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

#include "core/share_work.hpp"
#include "kinetics/temperature.hpp"
#include "protocol/pressed_stages.hpp"
#include "protocol/storage.hpp"
#include "protocol/treatment_ground.hpp"
#include "protocol/treatment_table.hpp"

namespace baroscape {
namespace {

void require_allowed(const TreatmentOptions& options) {
  for (const double temperature : options.temperatures) require_temperature(temperature);
  require_temperature_or_zero(options.room_temperature);
  require_temperature_or_zero(options.storage_temperature);
  if (options.time != std::numeric_limits<double>::infinity()) require_duration(options.time);
  require_duration(options.unload_time);
  for (const double time : options.storage_times) require_duration(time);
  // A rate that is not one is refused by ramp().
  for (const double rate : {options.heating_rate, options.cooling_rate}) {
    if (rate != 0) ramp(0, 1, rate);
  }
}

/// A landscape with its master equation, and the way down from it.
struct Rung {
  std::shared_ptr<const MasterEquation> equation;
  std::optional<IndexedMap> down;
  double share = 0;  ///< of the time that unloading takes
};

using Equations = std::map<const Landscape*, std::shared_ptr<const MasterEquation>>;

/// A pressure with what all its treatments share.
struct Pressed {
  const Landscape& landscape;
  std::shared_ptr<const MasterEquation> equation;
  IndexedMap load, unload;
  std::vector<Rung> rungs;

  Pressed(const PressurePath& path, const Landscape& ambient, bool unloads_in_time, Equations& equations)
      : landscape(*path.landscape),
        equation(of(*path.landscape, equations)),
        load(*path.load, ambient, *path.landscape),
        unload(*path.unload, *path.landscape, ambient) {
    if (!unloads_in_time) return;
    assert(!path.rungs.empty() && path.rungs.back().landscape->pressure() == 0);
    const double whole = landscape.pressure();
    for (std::size_t k = 0; k < path.rungs.size(); ++k) {
      const auto pressure = [&](std::size_t rung) { return path.rungs[rung].landscape->pressure(); };
      const std::size_t above = k == 0 ? k : k - 1, below = std::min(k + 1, path.rungs.size() - 1);
      Rung rung{of(*path.rungs[k].landscape, equations), {}, 1.0};
      if (whole > 0) rung.share = (pressure(above) - pressure(below)) / 2 / whole;
      if (below != k) {
        rung.down.emplace(*path.rungs[k].down, *path.rungs[k].landscape, *path.rungs[below].landscape);
      }
      rungs.push_back(std::move(rung));
    }
  }

  static std::shared_ptr<const MasterEquation> of(const Landscape& landscape, Equations& equations) {
    auto& known = equations[&landscape];
    if (!known) known = std::make_shared<const MasterEquation>(HarmonicRates(landscape));
    return known;
  }
};

class Treatment {
 public:
  Treatment(const AmbientGround& ambient, const Pressed& pressed, const InitialSamples& columns,
            const TreatmentOptions& options, double temperature)
      : ambient_(ambient),
        pressed_(pressed),
        columns_(columns),
        weights_(Eigen::Map<const Eigen::VectorXd>(columns.weights.data(), index_of(columns.weights.size()))),
        options_(options),
        temperature_(temperature) {
    outcome_.pressure = pressed.landscape.pressure();
    outcome_.temperature = temperature;
    outcome_.time = options.time;
  }

  AnnealOutcome run() {
    StagePopulations& stages = outcome_.populations;
    const MasterEquation& equation = *pressed_.equation;
    stages.initial = columns_.start * weights_;
    const Eigen::MatrixXd loaded = follow(pressed_.load, columns_.start);
    const PressedStages pressed = pressed_stages(pressed_.landscape, equation, loaded, temperature_, options_);
    note(pressed.reason);
    stages.loaded = loaded * weights_;
    stages.heated = pressed.heated * weights_;
    stages.annealed = pressed.annealed * weights_;
    stages.cooled = pressed.cooled * weights_;
    outcome_.anneal_enthalpy_change = equation.rates().enthalpies().dot(stages.cooled - stages.loaded);
    const Eigen::MatrixXd unloaded = unload(pressed.cooled);
    stages.unloaded = unloaded * weights_;
    count_pieces();
    tabulate(ambient_, pressed_.landscape, columns_, unloaded, options_, outcome_);
    return std::move(outcome_);
  }

 private:
  Eigen::MatrixXd follow(const IndexedMap& map, const Eigen::MatrixXd& populations) {
    const Eigen::VectorXd before = populations * weights_;
    outcome_.volume_work += map.volume_work.dot(before);
    outcome_.dropped += map.dropped.dot(before);
    outcome_.lost += map.lost(before);
    return map.apply(populations);
  }

  Eigen::MatrixXd evolve(const MasterEquation& equation, const Eigen::MatrixXd& populations,
                         const TemperatureRamp& way) {
    EvolutionResult result = equation.evolve(populations, way, options_.evolution);
    if (!result.finished) note(result.reason);
    return std::move(result.populations);
  }

  /// Why a stage did not come to its end; empty where it did.
  void note(const std::string& reason) {
    if (reason.empty() || !outcome_.finished) return;
    outcome_.finished = false;
    outcome_.reason = reason;
  }

  Eigen::MatrixXd unload(const Eigen::MatrixXd& cooled) {
    if (pressed_.rungs.empty()) return follow(pressed_.unload, cooled);
    Eigen::MatrixXd populations = cooled;
    for (const Rung& rung : pressed_.rungs) {
      const Eigen::VectorXd before = populations * weights_;
      populations =
          evolve(*rung.equation, populations, hold(options_.room_temperature, rung.share * options_.unload_time));
      outcome_.unload_enthalpy_change += rung.equation->rates().enthalpies().dot(populations * weights_ - before);
      if (rung.down) populations = follow(*rung.down, populations);
    }
    return populations;
  }

  void count_pieces() {
    const std::vector<std::size_t>& pieces = pressed_.equation->pieces();
    std::vector<bool> holds(pieces.size() + 1, false);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      if (outcome_.populations.cooled[index_of(i)] > 0) holds[pieces[i]] = true;
    }
    outcome_.pieces = static_cast<int>(std::count(holds.begin(), holds.end(), true));
  }

  const AmbientGround& ambient_;
  const Pressed& pressed_;
  const InitialSamples& columns_;
  Eigen::Map<const Eigen::VectorXd> weights_;
  const TreatmentOptions& options_;
  double temperature_;
  AnnealOutcome outcome_;
};

}  // namespace

std::vector<AnnealOutcome> treat(const Landscape& ambient, const std::vector<PressurePath>& paths,
                                 const Eigen::VectorXd& initial, const TreatmentOptions& options, int threads,
                                 const ProgressCallback<TreatmentStatus>& progress) {
  require_allowed(options);
  assert(initial.size() == index_of(ambient.minima().size()));
  const InitialSamples columns = initial_samples(initial, options.most_followed);
  const AmbientGround ground(ambient, columns, options.room_temperature, options.most_timed, threads);
  Equations equations;
  std::vector<Pressed> pressed;
  for (const PressurePath& path : paths) pressed.emplace_back(path, ambient, options.unload_time > 0, equations);

  const std::size_t count = pressed.size() * options.temperatures.size();
  std::vector<std::optional<AnnealOutcome>> results(count);
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
  std::vector<AnnealOutcome> outcomes;
  for (auto& result : results) {
    if (result) outcomes.push_back(std::move(*result));
  }
  store(ambient, initial, options, outcomes);
  return outcomes;
}

}  // namespace baroscape
