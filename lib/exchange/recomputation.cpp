#include "exchange/recomputation.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <map>
#include <mutex>

#include "atoms/connectivity.hpp"
#include "core/error.hpp"
#include "core/share_work.hpp"
#include "landscape/characterise.hpp"
#include "search/newton.hpp"
#include "surface/contact_distance.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

// A message with thousands of states helps nobody.
constexpr std::size_t kMostProblems = 5;
// Newton's method from farther away may end anywhere.
constexpr double kLargestDisplacement = 0.05;  ///< σ
// The RMS gradient of a point that was not relaxed on this surface at all; Newton's method is not asked then.
constexpr double kLargestGradient = 0.1;  ///< ε/σ

void note(LargestDifference& largest, const std::optional<double>& given, double computed, const std::string& place) {
  if (!given || std::isnan(*given)) return;
  ++largest.compared;
  const double difference = std::abs(*given - computed);
  if (difference <= largest.value && !largest.place.empty()) return;
  largest.value = difference;
  largest.place = place;
}

/// What became of one state.
struct Outcome {
  std::string problem;  ///< empty when all is well
  Minimum minimum;
  TransitionState transition_state;
  double gradient = 0, displacement = 0;
};

class FromCoordinates {
 public:
  FromCoordinates(const System& system, const ForeignLandscape& foreign, const RecomputationOptions& options)
      : system_(system), foreign_(foreign), options_(options), surface_(make_surface(system)) {}

  Recomputation run(const ProgressCallback<RecomputationStatus>& progress) {
    const std::size_t minima = foreign_.minima.size(), total = minima + foreign_.transition_states.size();
    std::vector<Outcome> outcomes(total);
    std::atomic<std::int64_t> done = 0;
    std::atomic<bool> stop = false;
    std::mutex mutex;
    share_work(options_.threads, total, [&](std::size_t k, std::size_t) {
      if (stop) return;
      outcomes[k] = k < minima ? one(foreign_.minima[k], 0) : one(foreign_.transition_states[k - minima], 1);
      const RecomputationStatus status{++done, static_cast<std::int64_t>(total)};
      const std::lock_guard lock(mutex);
      if (progress && !progress(status)) stop = true;
    });
    Recomputation result{Landscape(options_.pressure), {}};
    result.report.interrupted = stop;
    if (stop) return result;
    require_no_problems(outcomes);
    result.report.recomputed = true;
    for (std::size_t k = 0; k < minima; ++k) {
      Minimum& minimum = outcomes[k].minimum;
      minimum.id = foreign_.minima[k].id;
      compare(foreign_.minima[k], minimum, minimum.lowest_omega2, outcomes[k], result.report);
      note(result.report.bulk_modulus, foreign_.minima[k].bulk_modulus, minimum.bulk_modulus, foreign_.minima[k].place);
      result.landscape.add(std::move(minimum));
    }
    for (std::size_t k = minima; k < total; ++k) {
      const ForeignState& given = foreign_.transition_states[k - minima];
      TransitionState& state = outcomes[k].transition_state;
      state.id = given.id;
      state.minimum_a = given.minimum_a;
      state.minimum_b = given.minimum_b;
      compare(given, state, state.omega2_negative, outcomes[k], result.report);
      result.landscape.add(std::move(state));
    }
    return result;
  }

 private:
  Outcome one(const ForeignState& given, int index) const {
    Outcome outcome;
    const Units& units = system_.units;
    const UnitWords words = unit_words(units);
    const double force = units.energy / units.length;
    const auto problem = [&](const std::string& text) {
      outcome.problem = given.place + ": " + text;
      return outcome;
    };
    if (given.positions.size() != system_.coordinates()) {
      return problem(system_.cell ? fmt::format("{} coordinates; the configuration's landscape has {}",
                                                given.positions.size(), system_.coordinates())
                                  : fmt::format("{} atoms; the configuration has {}", given.positions.size() / 3,
                                                system_.atoms()));
    }
    if (!is_one_piece(system_, given.positions, contact_distance(system_))) return problem("the cluster is in pieces");
    Eigen::VectorXd gradient(given.positions.size());
    const double before = surface_->evaluate(given.positions.data(), options_.pressure, gradient.data());
    outcome.gradient = std::sqrt(gradient.squaredNorm() / static_cast<double>(gradient.size()));
    if (!std::isfinite(before) || !(outcome.gradient <= kLargestGradient)) {
      return problem(
          fmt::format("is not stationary on this surface: the RMS gradient is {:.3g} {}/{}", outcome.gradient * force,
                      words.energy, words.length));
    }
    const PolishResult point = polish(*surface_, given.positions, options_.pressure);
    outcome.displacement = (point.x - given.positions).cwiseAbs().maxCoeff();
    if (!point.converged || !(outcome.displacement <= kLargestDisplacement)) {
      return problem(fmt::format("no stationary point lies within {} {}: the RMS gradient is {:.3g} {}/{}",
                                 kLargestDisplacement * units.length, words.length, outcome.gradient * force,
                                 words.energy, words.length));
    }
    if (point.index() != index) {
      return problem(fmt::format("{} negative eigenvalues; a {} has {}", point.index(),
                                 index == 0 ? "minimum" : "transition state", index));
    }
    if (!std::isnan(given.enthalpy) &&
        !(std::abs(given.enthalpy - point.enthalpy) <= options_.tolerance * (1 + std::abs(point.enthalpy)))) {
      return problem(fmt::format("enthalpy {:.10g} {} is computed as {:.10g} {} at pressure {}",
                                 given.enthalpy * units.energy, words.energy, point.enthalpy * units.energy,
                                 words.energy, units.given_pressure(options_.pressure)));
    }
    if (index == 0) {
      outcome.minimum = characterise_minimum(system_, *surface_, point, options_.pressure);
    } else {
      outcome.transition_state = characterise_transition_state(system_, *surface_, point, options_.pressure);
    }
    return outcome;
  }

  void require_no_problems(const std::vector<Outcome>& outcomes) const {
    std::vector<std::string> problems;
    for (const Outcome& outcome : outcomes) {
      if (!outcome.problem.empty()) problems.push_back(outcome.problem);
    }
    if (problems.empty()) return;
    const std::size_t count = problems.size();
    problems.resize(std::min(count, kMostProblems));
    throw InputError(fmt::format(
        "{} of {} states are others on the surface of the configuration at pressure {}:\n  {}{}", count,
        outcomes.size(), system_.units.given_pressure(options_.pressure), fmt::join(problems, "\n  "), count > kMostProblems ? "\n  …" : ""));
  }

  static void compare(const ForeignState& given, const StationaryPoint& computed, double omega2, const Outcome& outcome,
                      RecomputationReport& report) {
    note(report.enthalpy, given.enthalpy, computed.enthalpy, given.place);
    note(report.energy, given.energy, computed.energy, given.place);
    note(report.volume, given.volume, computed.volume, given.place);
    if (given.log_product_mass) {
      note(report.log_product, given.log_product_mass, computed.log_product_mass, given.place);
    } else {
      note(report.log_product, given.log_product, computed.log_product, given.place);
    }
    note(report.lowest_omega2, given.lowest_omega2, omega2, given.place);
    note(report.gradient, 0.0, outcome.gradient, given.place);
    note(report.displacement, 0.0, outcome.displacement, given.place);
    if (given.point_group_order && *given.point_group_order != computed.point_group_order &&
        report.other_orders++ == 0) {
      report.first_other_order =
          fmt::format("{}: {}, computed {}", given.place, *given.point_group_order, computed.point_group_order);
    }
  }

  const System& system_;
  const ForeignLandscape& foreign_;
  RecomputationOptions options_;
  std::unique_ptr<Surface<double>> surface_;
};

class AsGiven {
 public:
  AsGiven(const System& system, const RecomputationOptions& options)
      : options_(options),
        unit_masses_(std::all_of(system.masses.begin(), system.masses.end(), [](double m) { return m == 1.0; })) {}

  Recomputation run(const ForeignLandscape& foreign) const {
    Recomputation result{Landscape(options_.pressure), {}};
    for (const ForeignState& given : foreign.minima) {
      Minimum minimum;
      fill(given, minimum);
      result.landscape.add(std::move(minimum));
    }
    for (const ForeignState& given : foreign.transition_states) {
      TransitionState state;
      fill(given, state);
      state.minimum_a = given.minimum_a;
      state.minimum_b = given.minimum_b;
      result.landscape.add(std::move(state));
    }
    if (options_.equal_frequencies) {
      result.report.notes.push_back(
          "Where the file has no log product or no order of the point group, 0 and 1 stand for them: trees do not "
          "depend on it, populations and rates do.");
    }
    return result;
  }

 private:
  void fill(const ForeignState& given, StationaryPoint& state) const {
    const auto missing = [&](const char* what, const char* way_out) {
      return InputError(fmt::format("{}: {} is not known, and without coordinates it cannot be computed; {}",
                                    given.place, what, way_out));
    };
    if (std::isnan(given.enthalpy)) throw missing("the enthalpy", "a file with energies or a potential is wanted");
    state.id = given.id;
    state.enthalpy = given.enthalpy;
    state.volume = given.volume.value_or(0);
    if (!given.energy && !given.volume && options_.pressure != 0) {
      throw missing("the energy apart from PV", "give volumes or energies (csv, json, graphml), or --pressure 0");
    }
    state.energy = given.energy.value_or(given.enthalpy - options_.pressure * state.volume);
    const auto log_product_mass = unit_masses_ && !given.log_product_mass ? given.log_product : given.log_product_mass;
    if ((!log_product_mass || !given.point_group_order) && !options_.equal_frequencies) {
      throw missing(log_product_mass ? "the order of the point group" : "the log product",
                    "--equal-frequencies takes all as equal");
    }
    state.log_product_mass = log_product_mass.value_or(0);
    state.log_product = unit_masses_ ? state.log_product_mass : given.log_product.value_or(0);
    state.point_group_order = given.point_group_order.value_or(1);
  }

  RecomputationOptions options_;
  bool unit_masses_;
};

void require_species(const System& system, const ForeignLandscape& foreign) {
  if (foreign.species.empty()) return;
  std::vector<std::string> wanted;
  for (const int s : system.species) wanted.push_back(system.species_names[static_cast<std::size_t>(s)]);
  if (foreign.species == wanted) return;
  throw InputError(
      fmt::format("the file's atoms are {} of other species, or in another order, than the configuration's "
                  "{}",
                  foreign.species.size(), wanted.size()));
}

std::string difference(const char* what, const LargestDifference& largest, const std::string& unit) {
  return fmt::format("{} differs by at most {:.2g}{} ({} states compared; most at {})", what, largest.value, unit,
                     largest.compared, largest.place);
}

}  // namespace

Recomputation recompute(const System& system, const ForeignLandscape& foreign, const RecomputationOptions& options,
                        const ProgressCallback<RecomputationStatus>& progress) {
  const auto has_positions = [](const ForeignState& state) { return state.positions.size() > 0; };
  const auto count = [&](const std::vector<ForeignState>& states) {
    return static_cast<std::size_t>(std::count_if(states.begin(), states.end(), has_positions));
  };
  const std::size_t with = count(foreign.minima) + count(foreign.transition_states);
  const std::size_t total = foreign.minima.size() + foreign.transition_states.size();
  require_species(system, foreign);
  if (with > 0 && with < total && !options.as_given) {
    throw InputError(fmt::format("{} of {} states have coordinates; all or none is wanted (--as-given leaves them out)",
                                 with, total));
  }
  Recomputation result = with > 0 && !options.as_given ? FromCoordinates(system, foreign, options).run(progress)
                                                       : AsGiven(system, options).run(foreign);
  result.report.units = system.units;
  result.report.minima = static_cast<std::int64_t>(foreign.minima.size());
  result.report.transition_states = static_cast<std::int64_t>(foreign.transition_states.size());
  result.report.notes.insert(result.report.notes.begin(), foreign.notes.begin(), foreign.notes.end());
  return result;
}

std::vector<std::string> in_words(const RecomputationReport& report) {
  std::vector<std::string> lines = {
      fmt::format("{} minima and {} transition states {}", report.minima, report.transition_states,
                  report.recomputed ? "recomputed from their coordinates" : "taken as given, without coordinates")};
  if (report.recomputed) {
    const Units& units = report.units;
    const UnitWords words = unit_words(units);
    const auto add = [&](const char* what, LargestDifference largest, double factor, const std::string& unit) {
      largest.value *= factor;
      if (largest.compared > 0) lines.push_back(difference(what, largest, unit.empty() ? unit : " " + unit));
    };
    add("the enthalpy", report.enthalpy, units.energy, words.energy);
    add("the energy", report.energy, units.energy, words.energy);
    add("the volume", report.volume, units.volume(), words.volume);
    add("the log product", report.log_product, 1, "");
    add("the lowest eigenvalue", report.lowest_omega2, units.force_constant(), words.energy + "/" + words.length + "²");
    add("the bulk modulus", report.bulk_modulus, units.pressure(), words.pressure);
    lines.push_back(
        fmt::format("the largest RMS gradient of the file's coordinates is {:.2g} {}/{} ({}), and Newton's "
                    "method moved no coordinate by more than {:.2g} {}",
                    report.gradient.value * units.energy / units.length, words.energy, words.length,
                    report.gradient.place, report.displacement.value * units.length, words.length));
    lines.push_back(report.other_orders == 0 ? "no order of a point group differs"
                                             : fmt::format("{} orders of point groups differ, the first at {}",
                                                           report.other_orders, report.first_other_order));
    lines.push_back("which minima a transition state joins is taken from the file; show --verify recomputes it");
  }
  lines.insert(lines.end(), report.notes.begin(), report.notes.end());
  return lines;
}

}  // namespace baroscape
