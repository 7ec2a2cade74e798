// baroscape walk DB --pressure P --temperature T --from ID
#include <fmt/format.h>

#include <iostream>
#include <memory>
#include <optional>

#include "archive/archive.hpp"
#include "command.hpp"
#include "core/error.hpp"
#include "json_text.hpp"
#include "kinetics/trajectory.hpp"
#include "minimum_option.hpp"
#include "outward.hpp"

namespace baroscape {
namespace {

/// The longest time (kinetics/temperature.hpp).
constexpr double kLongest = 1e250;

struct WalkOptions {
  std::string database;
  double pressure = 0, temperature = 0;
  std::optional<double> duration;
  std::int64_t from = 0;
  std::uint64_t seed = 1;
  std::size_t jumps = 20;
  bool json = false;
};

Json walk_json(const Landscape& landscape, const WalkOptions& options, const Trajectory& history, const Units& units) {
  Json jumps = Json::array();
  for (const Jump& jump : history.jumps) {
    jumps.push_back({{"time", jump.time},
                     {"transition_state", landscape.transition_states()[jump.transition_state].id},
                     {"minimum", landscape.minima()[jump.minimum].id}});
  }
  return {{"format", 1},
          {"units", units_json(units)},
          {"pressure", options.pressure},
          {"temperature", options.temperature},
          {"seed", options.seed},
          {"from", options.from},
          {"jumps", std::move(jumps)},
          {"duration", history.duration},
          {"complete", history.complete},
          {"reason", history.reason}};
}

std::string in_words(const Landscape& landscape, const WalkOptions& options, const Trajectory& history,
                     const Units& units) {
  const UnitNames names = unit_names(units);
  std::string text = fmt::format(
      "One sample at P = {} {} and T = {} {}, jump by jump (seed {}; times in {}, enthalpies in {}):\n"
      "{:>14} {:>9} {:>16} {:>8} {:>12}\n",
      options.pressure, names.pressure, options.temperature, names.temperature, options.seed, names.time, names.energy,
      "after", "minimum", "enthalpy", "over", "barrier");
  double here = landscape.minimum(options.from).enthalpy;
  text += fmt::format("{:>14} {:>9} {:>16.6f}\n", 0, options.from, here);
  for (const Jump& jump : history.jumps) {
    const TransitionState& over = landscape.transition_states()[jump.transition_state];
    const Minimum& to = landscape.minima()[jump.minimum];
    text += fmt::format("{:>14.6g} {:>9} {:>16.6f} {:>8} {:>12.6f}\n", jump.time, to.id, to.enthalpy, over.id,
                        over.enthalpy - here);
    here = to.enthalpy;
  }
  return text + history.reason + "\n";
}

int walk(const WalkOptions& options) {
  if (options.duration && !(*options.duration >= 0 && *options.duration <= kLongest)) {
    throw InputError(fmt::format("--duration {}: is not allowed; a time from 0 to {} is", *options.duration, kLongest));
  }
  const Archive archive = Archive::open_for_reading(options.database);
  const System system = archive.provenance().system;
  const Units& units = system.units;
  const Landscape landscape = archive.landscape(options.pressure / units.pressure());
  const std::size_t start = minimum_index(landscape, options.database, options.pressure, "--from", options.from);
  RandomStream random(options.seed, 0);
  Trajectory history =
      trajectory(HarmonicRates(landscape), start, options.temperature / units.temperature(),
                 options.duration ? *options.duration / units.time() : kLongest, options.jumps, random);
  for (Jump& jump : history.jumps) jump.time *= units.time();
  history.duration *= units.time();
  const Landscape shown = outward(landscape, system);
  std::cout << (options.json ? json_text(walk_json(shown, options, history, units))
                             : in_words(shown, options, history, units));
  return kDone;
}

}  // namespace

void add_walk_command(CLI::App& program, Action& action) {
  CLI::App* command =
      program.add_subcommand("walk", "one sample's jumps from minimum to minimum (kinetic Monte Carlo)");
  const auto options = std::make_shared<WalkOptions>();
  command->add_option("DB", options->database, "the database, DIR/landscape.db")->required();
  add_pressure(*command, options->pressure)->required();
  command->add_option("--temperature", options->temperature, "in ε/k_B, for metals in K, > 0")
      ->type_name("T")
      ->required();
  command->add_option("--from", options->from, "id of the minimum it begins in")->type_name("ID")->required();
  command->add_option("--jumps", options->jumps, "at most so many")
      ->capture_default_str()
      ->check(CLI::Range(1, 1000000));
  command->add_option("--duration", options->duration, "at most so long, σ√(m/ε), for metals s")->type_name("TIME");
  command->add_option("--seed", options->seed, "another one tells another story")->capture_default_str();
  command->add_flag("--json", options->json, "as JSON");
  command->callback([&action, options] { action = [options] { return walk(*options); }; });
}

}  // namespace baroscape
