#include "protocol/anneal.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

#include "core/error.hpp"
#include "kinetics/rates.hpp"
#include "protocol/maps.hpp"
#include "protocol/pressed_stages.hpp"
#include "protocol/state_distances.hpp"
#include "protocol/treatment_ground.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

CycleResult cycles(const Units& units, const Landscape& ambient, const Landscape& pressed, const PressureMap& load,
                   const PressureMap& unload, const AnnealStart& start, const Eigen::VectorXd& initial, int turns) {
  const auto turn = turn_matrix(ambient, pressed, load, unload);
  CycleResult result;
  result.start = describe(start, units);
  result.pressure = pressed.pressure();
  result.turns = turn_by_turn(ambient, turn, initial, turns);
  result.states = cycle_states(ambient, turn);
  for (const CycleFate& fate : result.states.fates) result.returning_share += fate.returning;
  result.returning_share /= static_cast<double>(std::max<std::size_t>(1, result.states.fates.size()));
  return result;
}

/// Of every different triple of states, in the order of the outcomes.
std::vector<PathProfile> profiles(const System& system, const Surface<double>& surface, const Landscape& ambient,
                                  const std::vector<Landscape>& under_pressure, const std::vector<PressureMap>& load,
                                  const std::vector<AnnealOutcome>& outcomes) {
  std::vector<PathProfile> list;
  std::set<std::tuple<double, std::int64_t, std::int64_t>> seen;  // pressure of the path or against it, from, to
  const auto add = [&](const Landscape& landscape, std::int64_t from, std::int64_t to, double other) {
    if (!seen.insert({landscape.pressure() - other, from, to}).second) return;
    if (auto profile = path_profile(system, surface, landscape, from, to, other)) list.push_back(std::move(*profile));
  };
  for (const AnnealOutcome& outcome : outcomes) {
    if (outcome.pressure <= 0) continue;
    const auto place = static_cast<std::size_t>(
        std::find_if(under_pressure.begin(), under_pressure.end(),
                     [&](const Landscape& one) { return one.pressure() == outcome.pressure; }) -
        under_pressure.begin());
    add(ambient, outcome.state1.minimum, outcome.state3.minimum, outcome.pressure);
    if (const MapEntry* loaded = load[place].find(outcome.state1.minimum)) {
      add(under_pressure[place], loaded->to, outcome.state2.minimum, 0.0);
    }
  }
  return list;
}

/// Pressures that unloading passes, highest first and P = 0 last, each once.
std::vector<Landscape*> ladder_of(Landscape& ambient, std::vector<Landscape>& under_pressure,
                                  std::vector<Landscape>& between) {
  std::vector<Landscape*> ladder = {&ambient};
  for (std::vector<Landscape>* list : {&under_pressure, &between}) {
    for (Landscape& landscape : *list) {
      const bool known = std::any_of(ladder.begin(), ladder.end(),
                                     [&](const Landscape* one) { return one->pressure() == landscape.pressure(); });
      if (!known && landscape.pressure() > 0) ladder.push_back(&landscape);
    }
  }
  std::sort(ladder.begin(), ladder.end(),
            [](const Landscape* a, const Landscape* b) { return a->pressure() > b->pressure(); });
  return ladder;
}

/// Everything there is to know of one start, once the maps are there.
class OneStart {
 public:
  OneStart(const System& system, const Landscape& ambient, const std::vector<PressurePath>& paths,
           const AnnealOptions& options, int threads, const ProgressCallback<AnnealStatus>& progress)
      : ambient_(ambient),
        paths_(paths),
        options_(options),
        threads_(threads),
        progress_(progress),
        units_(system.units),
        distances_(system, ambient) {}

  void treat_from(const AnnealStart& start, const Eigen::VectorXd& initial, AnnealResult& result) {
    const std::string name = describe(start, units_);
    std::vector<AnnealOutcome> outcomes =
        treat(ambient_, paths_, initial, options_.treatment, threads_, [&](const TreatmentStatus& status) {
          return report(status.done, status.total, AnnealStatus::Stage::treating);
        });
    if (stopped_) return;
    for (AnnealOutcome& outcome : outcomes) {
      outcome.start = name;
      outcome.distances = distances_.of(outcome, landscape_at(outcome.pressure));
    }
    for (ControlScan& control : scan_outcomes(ambient_, initial, options_.treatment, options_.calorimeter, threads_,
                                              outcomes, [&](const CalorimeterStatus& status) {
                                                return report(status.done, status.total, AnnealStatus::Stage::scanning);
                                              })) {
      result.controls.push_back(std::move(control));
    }
    if (stopped_ || !report(0, 3, AnnealStatus::Stage::comparing)) return;
    add_half_lives(ambient_, initial, options_.half_life_temperatures, outcomes);
    if (!report(1, 3, AnnealStatus::Stage::comparing)) return;
    for (ComparisonOutcome& other : compare(ambient_, name, initial, comparison())) {
      result.comparisons.push_back(std::move(other));
    }
    if (!report(2, 3, AnnealStatus::Stage::comparing)) return;
    for (EnthalpyLines& lines :
         enthalpy_lines(ambient_, paths_, name, initial, options_.line_temperatures, options_.treatment, threads_)) {
      result.lines.push_back(std::move(lines));
    }
    for (AnnealOutcome& outcome : outcomes) result.outcomes.push_back(std::move(outcome));
    report(3, 3, AnnealStatus::Stage::comparing);
  }

  bool stopped() const { return stopped_; }

 private:
  bool report(int done, int total, AnnealStatus::Stage stage) {
    if (progress_ && !progress_({done, total, 0, stage})) stopped_ = true;
    return !stopped_;
  }

  const Landscape& landscape_at(double pressure) const {
    return *std::find_if(paths_.begin(), paths_.end(), [&](const PressurePath& path) {
              return path.landscape->pressure() == pressure;
            })->landscape;
  }

  ComparisonOptions comparison() const {
    ComparisonOptions other = options_.comparison;
    other.time = options_.treatment.time;
    other.heating_rate = options_.treatment.heating_rate;
    other.cooling_rate = options_.treatment.cooling_rate;
    other.room_temperature = options_.treatment.room_temperature;
    other.evolution = options_.treatment.evolution;
    return other;
  }

  const Landscape& ambient_;
  const std::vector<PressurePath>& paths_;
  const AnnealOptions& options_;
  int threads_;
  const ProgressCallback<AnnealStatus>& progress_;
  Units units_;
  DistancesOfStates distances_;
  bool stopped_ = false;  // written by one thread at a time: callbacks are called under a lock
};

/// Minima that populations reach: those of the starts, and under pressure those that hold much when it is let off,
/// at any of the temperatures.
MapSelection populated(const Landscape& ambient, const std::vector<Eigen::VectorXd>& initial,
                       const AnnealOptions& options) {
  MapSelection selection;
  if (options.share_left_out <= 0) return selection;
  const auto select = [&options](const Eigen::VectorXd& population, std::vector<bool>& selected) {
    std::vector<Eigen::Index> order(static_cast<std::size_t>(population.size()));
    std::iota(order.begin(), order.end(), Eigen::Index{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](Eigen::Index a, Eigen::Index b) { return population(a) < population(b); });
    double left_out = 0;
    for (const Eigen::Index i : order) {
      left_out += population(i);
      if (left_out > options.share_left_out) selected[static_cast<std::size_t>(i)] = true;
    }
  };
  selection.load.assign(ambient.minima().size(), false);
  for (const Eigen::VectorXd& population : initial) select(population, selection.load);
  selection.unload = [&ambient, &initial, &options, select](const Landscape& landscape, const PressureMap& load) {
    std::vector<bool> selected(landscape.minima().size(), false);
    const MasterEquation equation{HarmonicRates(landscape)};
    const IndexedMap arrivals(load, ambient, landscape);
    for (Eigen::VectorXd population : initial) {
      population.conservativeResizeLike(Eigen::VectorXd::Zero(index_of(ambient.minima().size())));
      const Eigen::MatrixXd loaded = arrivals.apply(population);
      for (const double temperature : options.treatment.temperatures) {
        select(pressed_stages(landscape, equation, loaded, temperature, options.treatment).cooled.col(0), selected);
      }
    }
    return selected;
  };
  return selection;
}

AnnealResult interrupted_result() {
  AnnealResult result;
  result.interrupted = true;
  return result;
}

}  // namespace

AnnealResult anneal(const System& system, const AnnealLandscapes& landscapes, const AnnealOptions& options, int threads,
                    const AddMinimum& add_minimum, const ProgressCallback<AnnealStatus>& progress) {
  if (landscapes.ambient->minima().empty())
    throw InputError("there is no minimum at pressure 0 to start an anneal from");
  Landscape ambient = *landscapes.ambient;
  std::vector<Landscape> under_pressure, between;
  for (const Landscape* landscape : landscapes.under_pressure) under_pressure.push_back(*landscape);
  for (const Landscape* landscape : landscapes.between) between.push_back(*landscape);
  std::vector<Eigen::VectorXd> initial;
  for (const AnnealStart& start : options.starts) {
    initial.push_back(
        initial_population(ambient, start, options.treatment.room_temperature, options.treatment.evolution));
  }

  const auto surface = make_surface(system);
  LoadAndUnload maps = load_and_unload_maps(system, *surface, ambient, under_pressure, threads, add_minimum, progress,
                                            populated(ambient, initial, options));
  if (maps.interrupted) return interrupted_result();
  AnnealResult result;
  result.lost = maps.lost;
  std::vector<Landscape*> ladder;
  StepMaps steps;
  if (options.treatment.unload_time > 0) {
    ladder = ladder_of(ambient, under_pressure, between);
    steps = step_maps(system, *surface, ladder, threads, add_minimum, progress);
    if (steps.interrupted) return interrupted_result();
    result.lost += steps.lost;
  }
  std::vector<PressurePath> paths;
  for (std::size_t p = 0; p < under_pressure.size(); ++p) {
    paths.push_back({&under_pressure[p], &maps.load[p], &maps.unload[p], {}});
    for (std::size_t k = 0; k < ladder.size(); ++k) {
      if (ladder[k]->pressure() > under_pressure[p].pressure()) continue;
      paths.back().rungs.push_back({ladder[k], k < steps.maps.size() ? &steps.maps[k] : nullptr});
    }
  }

  OneStart one(system, ambient, paths, options, threads, progress);
  for (std::size_t k = 0; k < options.starts.size(); ++k) {
    // Minima that following added were not populated at the start.
    initial[k].conservativeResizeLike(Eigen::VectorXd::Zero(static_cast<Eigen::Index>(ambient.minima().size())));
    one.treat_from(options.starts[k], initial[k], result);
    if (one.stopped()) return interrupted_result();
    for (std::size_t p = 0; p < under_pressure.size(); ++p) {
      if (under_pressure[p].pressure() <= 0 || options.share_left_out > 0) continue;
      result.cycles.push_back(cycles(system.units, ambient, under_pressure[p], maps.load[p], maps.unload[p],
                                     options.starts[k], initial[k], options.turns));
    }
  }
  for (std::size_t p = 0; p < under_pressure.size(); ++p) {
    if (under_pressure[p].pressure() <= 0) continue;
    for (VolumeLoop& loop : volume_loops(maps.load[p], maps.load_courses[p], maps.unload[p], maps.unload_courses[p])) {
      result.loops.push_back(std::move(loop));
    }
  }
  result.profiles = profiles(system, *surface, ambient, under_pressure, maps.load, result.outcomes);
  result.load = std::move(maps.load);
  result.unload = std::move(maps.unload);
  return result;
}

}  // namespace baroscape
