#include "protocol/anneal.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "atoms/closest_alignment.hpp"
#include "core/error.hpp"
#include "kinetics/equilibrium.hpp"
#include "protocol/maps.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

/// A minimum counts as higher in energy beyond rounding from here on, ε (design: physics, section 1).
constexpr double kHigher = 1e-7;
/// Pairs of minima lighter than this are left out of the table of trapped states.
constexpr double kLightest = 1e-12;

std::string shortest(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.6g", value);
  return text;
}

/// Both orders are tried: each finds an upper bound of its own.
double distance(const System& system, const Minimum& a, const Minimum& b) {
  return std::min(closest_alignment(system.species, a.positions, b.positions).distance,
                  closest_alignment(system.species, b.positions, a.positions).distance);
}

/// Aligned distances between the states of three stages, each triple looked at once.
class Distances {
 public:
  Distances(const System& system, const Landscape& ambient) : system_(system), ambient_(ambient) {}

  StateDistances of(const AnnealOutcome& outcome, const Landscape& pressed) {
    const auto [known, is_new] =
        known_.try_emplace({outcome.state1.minimum, outcome.state2.minimum, outcome.state3.minimum});
    if (is_new) {
      const Minimum &first = ambient_.minimum(outcome.state1.minimum),
                    &second = pressed.minimum(outcome.state2.minimum),
                    &third = ambient_.minimum(outcome.state3.minimum);
      known->second.d12 = distance(system_, first, second);
      known->second.d23 = distance(system_, second, third);
      known->second.d13 = first.id == third.id ? 0.0 : distance(system_, first, third);
    }
    return known->second;
  }

 private:
  const System& system_;
  const Landscape& ambient_;
  std::map<std::tuple<std::int64_t, std::int64_t, std::int64_t>, StateDistances> known_;
};

/// One treatment (P, T): populations at every stage and the joint weights w(j, i).
class Treatment {
 public:
  Treatment(const Landscape& ambient, const Landscape& pressed, const PressureMap& load, const PressureMap& unload,
            const Eigen::VectorXd& initial, double temperature)
      : ambient_(ambient), pressed_(pressed), pieces_(connected_components(pressed)) {
    outcome_.pressure = pressed.pressure();
    outcome_.temperature = temperature;
    load_population(load, initial);
    anneal(temperature);
    unload_population(unload);
    join(initial);
  }

  AnnealOutcome take() { return std::move(outcome_); }

 private:
  static Eigen::Index at(std::size_t index) { return static_cast<Eigen::Index>(index); }

  static void describe_heaviest(const Landscape& landscape, const Eigen::VectorXd& population, StageState& state) {
    Eigen::Index index = 0;
    state.population = population.maxCoeff(&index);
    const Minimum& minimum = landscape.minima()[static_cast<std::size_t>(index)];
    state.minimum = minimum.id;
    state.enthalpy = minimum.enthalpy;
    state.energy = minimum.energy;
    state.volume = minimum.volume;
    state.bulk_modulus = minimum.bulk_modulus;
  }

  void load_population(const PressureMap& load, const Eigen::VectorXd& initial) {
    loaded_ = Eigen::VectorXd::Zero(at(pressed_.minima().size()));
    for (const MapEntry& entry : load.entries) {
      const double weight = entry.weight * initial(at(*ambient_.index_of_minimum(entry.from)));
      const std::size_t to = *pressed_.index_of_minimum(entry.to);
      loaded_at_[entry.from].emplace_back(to, entry.weight);
      loaded_(at(to)) += weight;
      outcome_.volume_work += weight * entry.volume_work;
      outcome_.dropped += weight * entry.dropped;
    }
  }

  void anneal(double temperature) {
    annealed_ = equilibrate(pressed_, loaded_, temperature);
    const int count = pieces_.empty() ? 0 : *std::max_element(pieces_.begin(), pieces_.end()) + 1;
    piece_weight_.assign(static_cast<std::size_t>(count), 0.0);
    for (std::size_t k = 0; k < pieces_.size(); ++k) {
      piece_weight_[static_cast<std::size_t>(pieces_[k])] += annealed_(at(k));
      outcome_.anneal_enthalpy_change += (annealed_(at(k)) - loaded_(at(k))) * pressed_.minima()[k].enthalpy;
    }
    outcome_.pieces =
        static_cast<int>(std::count_if(piece_weight_.begin(), piece_weight_.end(), [](double w) { return w > 0; }));
    describe_heaviest(pressed_, annealed_, outcome_.state2);
  }

  /// Where the weight of each piece of the graph at P ends after unloading.
  void unload_population(const PressureMap& unload) {
    arrived_.resize(piece_weight_.size());
    final_ = Eigen::VectorXd::Zero(at(ambient_.minima().size()));
    for (const MapEntry& entry : unload.entries) {
      const std::size_t k = *pressed_.index_of_minimum(entry.from), j = *ambient_.index_of_minimum(entry.to);
      const double weight = entry.weight * annealed_(at(k));
      if (weight <= 0) continue;
      arrived_[static_cast<std::size_t>(pieces_[k])][j] += weight;
      final_(at(j)) += weight;
      outcome_.volume_work += weight * entry.volume_work;
      outcome_.dropped += weight * entry.dropped;
    }
  }

  /// Joint weights: annealing to equilibrium forgets which minimum of a piece the population came from.
  void join(const Eigen::VectorXd& initial) {
    double volume1 = 0, volume3 = 0, modulus1 = 0, modulus3 = 0;
    for (Eigen::Index i = 0; i < initial.size(); ++i) {
      const Minimum& before = ambient_.minima()[static_cast<std::size_t>(i)];
      const auto loaded = loaded_at_.find(before.id);
      if (initial(i) <= 0 || loaded == loaded_at_.end()) continue;
      volume1 += initial(i) * before.volume;
      modulus1 += initial(i) * before.bulk_modulus;
      std::map<std::size_t, double> ends;  // ways that parted on loading may meet again
      for (const auto& [there, share] : loaded->second) {
        const auto piece = static_cast<std::size_t>(pieces_[there]);
        for (const auto& [j, weight] : arrived_[piece]) ends[j] += initial(i) * share * weight / piece_weight_[piece];
      }
      for (const auto& [j, weight] : ends) add_pair(before, ambient_.minima()[j], weight);
    }
    for (Eigen::Index j = 0; j < final_.size(); ++j) {
      volume3 += final_(j) * ambient_.minima()[static_cast<std::size_t>(j)].volume;
      modulus3 += final_(j) * ambient_.minima()[static_cast<std::size_t>(j)].bulk_modulus;
    }
    outcome_.volume_ratio = volume3 / volume1;
    outcome_.bulk_modulus_ratio = modulus3 / modulus1;
    const double released = outcome_.pressure * (volume1 - volume3);
    // Rounding of two equal volumes is not a change of volume.
    if (released > 1e-9 * outcome_.pressure * volume1) outcome_.work_bound_ratio = outcome_.delta_energy / released;
    describe_heaviest(ambient_, initial, outcome_.state1);
    describe_heaviest(ambient_, final_, outcome_.state3);
    describe_barriers();
  }

  void add_pair(const Minimum& before, const Minimum& after, double weight) {
    TrappedState row;
    row.minimum = after.id;
    row.initial = before.id;
    row.weight = weight;
    row.energy_excess = after.energy - before.energy;
    row.share = weight * row.energy_excess;
    row.trapped = row.energy_excess > kHigher;
    row.volume_ratio = after.volume / before.volume;
    row.bulk_modulus_ratio = after.bulk_modulus / before.bulk_modulus;
    outcome_.delta_energy += row.share;
    if (row.trapped) outcome_.trapped_fraction += weight;
    if (weight > kLightest) outcome_.table.push_back(row);
  }

  std::optional<double> barrier(std::int64_t from, std::int64_t to) {
    if (from == to) return 0.0;
    auto [heights, is_new] = heights_to_.try_emplace(to);
    if (is_new) heights->second = minimax_enthalpies_to(ambient_, *ambient_.index_of_minimum(to));
    const std::size_t index = *ambient_.index_of_minimum(from);
    const auto& height = heights->second[index];
    if (!height) return std::nullopt;
    return *height - ambient_.minima()[index].enthalpy;
  }

  void describe_barriers() {
    outcome_.state3.barrier_back = barrier(outcome_.state3.minimum, outcome_.state1.minimum);
    for (TrappedState& row : outcome_.table) row.barrier_back = barrier(row.minimum, row.initial);
    std::stable_sort(outcome_.table.begin(), outcome_.table.end(),
                     [](const TrappedState& a, const TrappedState& b) { return a.weight > b.weight; });
  }

  const Landscape& ambient_;
  const Landscape& pressed_;
  std::vector<int> pieces_;
  Eigen::VectorXd loaded_, annealed_, final_;
  /// Ambient id → indices under pressure, with weights.
  std::unordered_map<std::int64_t, std::vector<std::pair<std::size_t, double>>> loaded_at_;
  std::vector<double> piece_weight_;
  std::vector<std::map<std::size_t, double>> arrived_;  ///< piece → ambient index → weight
  std::map<std::int64_t, std::vector<std::optional<double>>> heights_to_;
  AnnealOutcome outcome_;
};

}  // namespace

namespace {

CycleResult cycles(const Landscape& ambient, const Landscape& pressed, const PressureMap& load,
                   const PressureMap& unload, const Eigen::VectorXd& initial, const AnnealOptions& options) {
  const auto turn = turn_matrix(ambient, pressed, load, unload);
  CycleResult result;
  result.start = describe(options.start);
  result.pressure = pressed.pressure();
  result.turns = turn_by_turn(ambient, turn, initial, options.turns);
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

}  // namespace

std::string describe(const AnnealStart& start) {
  if (const auto* single = std::get_if<MinimumStart>(&start)) return "minimum " + std::to_string(single->id);
  if (const auto* glass = std::get_if<FictiveTemperatureStart>(&start)) {
    return "fictive temperature " + shortest(glass->temperature);
  }
  return "global-minimum";
}

Eigen::VectorXd initial_population(const Landscape& ambient, const AnnealStart& start) {
  Eigen::VectorXd population = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(ambient.minima().size()));
  if (std::holds_alternative<GlobalMinimumStart>(start)) {
    population(static_cast<Eigen::Index>(*ambient.global_minimum())) = 1.0;
  } else if (const auto* single = std::get_if<MinimumStart>(&start)) {
    const auto index = ambient.index_of_minimum(single->id);
    if (!index) {
      throw InputError("anneal.start: there is no minimum " + std::to_string(single->id) +
                       " at pressure 0; `baroscape show` lists their ids");
    }
    population(static_cast<Eigen::Index>(*index)) = 1.0;
  } else {
    population = equilibrium(ambient, std::get<FictiveTemperatureStart>(start).temperature);
  }
  return population;
}

AnnealResult anneal(const System& system, const AnnealLandscapes& landscapes, const AnnealOptions& options, int threads,
                    const AddMinimum& add_minimum, const ProgressCallback<AnnealStatus>& progress) {
  if (landscapes.ambient->minima().empty())
    throw InputError("there is no minimum at pressure 0 to start an anneal from");
  Landscape ambient = *landscapes.ambient;
  std::vector<Landscape> under_pressure;
  for (const Landscape* landscape : landscapes.under_pressure) under_pressure.push_back(*landscape);
  Eigen::VectorXd initial = initial_population(ambient, options.start);

  const auto surface = make_surface(system);
  LoadAndUnload maps = load_and_unload_maps(system, *surface, ambient, under_pressure, threads, add_minimum, progress);
  AnnealResult result;
  result.interrupted = maps.interrupted;
  if (maps.interrupted) return result;
  // Minima that following added were not populated at the start.
  initial.conservativeResizeLike(Eigen::VectorXd::Zero(static_cast<Eigen::Index>(ambient.minima().size())));
  Distances distances(system, ambient);
  for (std::size_t p = 0; p < under_pressure.size(); ++p) {
    for (const double temperature : options.temperatures) {
      Treatment treatment(ambient, under_pressure[p], maps.load[p], maps.unload[p], initial, temperature);
      result.outcomes.push_back(treatment.take());
      AnnealOutcome& outcome = result.outcomes.back();
      outcome.start = describe(options.start);
      outcome.distances = distances.of(outcome, under_pressure[p]);
    }
    if (under_pressure[p].pressure() <= 0) continue;
    result.cycles.push_back(cycles(ambient, under_pressure[p], maps.load[p], maps.unload[p], initial, options));
    for (VolumeLoop& loop : volume_loops(maps.load[p], maps.load_courses[p], maps.unload[p], maps.unload_courses[p])) {
      result.loops.push_back(std::move(loop));
    }
  }
  result.profiles = profiles(system, *surface, ambient, under_pressure, maps.load, result.outcomes);
  result.lost = maps.lost;
  result.load = std::move(maps.load);
  result.unload = std::move(maps.unload);
  return result;
}

}  // namespace baroscape
