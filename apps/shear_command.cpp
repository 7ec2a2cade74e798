// baroscape shear DB --amplitudes 0.02,0.05,0.1
#include <fmt/format.h>

#include <chrono>
#include <iostream>
#include <memory>

#include "archive/archive.hpp"
#include "command.hpp"
#include "core/error.hpp"
#include "interruption.hpp"
#include "json_text.hpp"
#include "output_file.hpp"
#include "progress_line.hpp"
#include "protocol/shear_cycles.hpp"
#include "protocol/start.hpp"
#include "report/plot.hpp"

namespace baroscape {
namespace {

struct ShearCommandOptions {
  std::string database, picture;
  double pressure = 0;
  ShearOptions shear{{0.02, 0.05, 0.1, 0.2, 0.3, 0.45, 0.6}};
  std::optional<double> fictive_temperature;
  std::optional<std::int64_t> from;
  bool json = false, quiet = false;
};

/// What each cycle does to energy and density, on the average.
struct Row {
  double amplitude, energy, deviation, density, returned, lost, slides;
};

std::vector<Row> rows_of(const ShearResult& result) {
  std::vector<Row> rows;
  for (const ShearCycle& cycle : result.cycles) {
    const ShearTurn &first = cycle.turns.front(), &last = cycle.turns.back();
    rows.push_back({cycle.amplitude, last.energy - first.energy, last.energy_error, first.volume / last.volume - 1,
                    last.returned, last.lost, last.slides});
  }
  return rows;
}

/// Mean volume of what a turn left, σ³; empty where a minimum is not in the landscape.
std::optional<double> mean_volume(const CycleTurn& turn, const Landscape& ambient) {
  double volume = 0, weight = 0;
  for (const auto& [id, share] : turn.population) {
    const auto index = ambient.index_of_minimum(id);
    if (!index) return std::nullopt;
    volume += share * ambient.minima()[*index].volume;
    weight += share;
  }
  if (!(weight > 0)) return std::nullopt;
  return volume / weight;
}

/// What cycles of pressure left, all their amplitudes and starts.
PlotCurve pressure_cycles(const std::vector<CycleResult>& cycles, const Landscape& ambient, const Units& units,
                          double atoms) {
  PlotCurve curve;
  curve.name = "cycles of pressure";
  curve.points = true;
  curve.line = false;
  curve.colour = 3;
  for (const CycleResult& cycle : cycles) {
    if (cycle.turns.size() < 2) continue;
    const auto before = mean_volume(cycle.turns.front(), ambient), after = mean_volume(cycle.turns.back(), ambient);
    if (!before || !after) continue;
    curve.x.push_back(100 * (*before / *after - 1));
    curve.y.push_back((cycle.turns.back().mean_energy - cycle.turns.front().mean_energy) * units.energy / atoms);
  }
  return curve;
}

/// Energy gained against density gained: shear, and beside it what pressure made.
std::string picture(const std::vector<Row>& rows, const Archive& archive, const Landscape& landscape,
                    const ShearCommandOptions& options) {
  const Provenance provenance = archive.provenance();
  const Units& units = provenance.system.units;
  const UnitWords words = unit_words(units);
  const double atoms = provenance.system.atoms();
  PlotCurve shear, pressure;
  shear.name = "cycles of shear";
  shear.points = true;
  shear.colour = 1;
  PlotPanel plane{"density gained (%)", "ΔE (" + words.energy + " an atom)", {}, {}, 340, true, {}};
  for (const Row& row : rows) {
    shear.x.push_back(100 * row.density);
    shear.y.push_back(row.energy * units.energy / atoms);
  }
  plane.curves.push_back(shear);
  pressure.name = "annealed under pressure";
  pressure.points = true;
  pressure.line = false;
  pressure.colour = 5;
  for (const AnnealOutcome& outcome : archive.anneal_outcomes()) {
    if (!(outcome.pressure > 0)) continue;
    pressure.x.push_back(100 * (1 / outcome.volume_ratio - 1));
    pressure.y.push_back(outcome.delta_energy * units.energy / atoms);
  }
  if (!pressure.x.empty()) plane.curves.push_back(pressure);
  if (options.pressure == 0) {
    const PlotCurve cycles = pressure_cycles(archive.cycles(), landscape, units, atoms);
    if (!cycles.x.empty()) plane.curves.push_back(cycles);
  }
  PlotCurve by_amplitude;
  by_amplitude.points = true;
  by_amplitude.colour = 1;
  for (const Row& row : rows) {
    by_amplitude.x.push_back(row.amplitude);
    by_amplitude.y.push_back(row.energy * units.energy / atoms);
  }
  PlotPanel amplitude{"amplitude γ of shear", "ΔE (" + words.energy + " an atom)", {by_amplitude}, {}, 220, true, {}};
  Plot plot;
  plot.title = "shear against pressure" + (provenance.title.empty() ? "" : ": " + provenance.title);
  plot.panels = {plane, amplitude};
  plot.caption = fmt::format(
      "What {} {} of shear 0 → γ → −γ → 0 at P = {:.4g} {} and T = 0 leave{} of energy and density, on the average "
      "over the "
      "starting population; and, where the database has them, what annealing under pressure and unloading left, and "
      "what "
      "cycles of pressure did, each from its own start. Above 0 is rejuvenated, right of 0 denser.",
      options.shear.turns, options.shear.turns == 1 ? "cycle" : "cycles", options.pressure, words.pressure,
      options.shear.turns == 1 ? "s" : "");
  plot.description = plot.caption;
  return plot_svg(plot);
}

int shear(ShearCommandOptions options) {
  const Archive archive = Archive::open_for_reading(options.database);
  const Provenance provenance = archive.provenance();
  const Units& units = provenance.system.units;
  const UnitWords words = unit_words(units);
  for (std::size_t k = 0; k < options.shear.amplitudes.size(); ++k) {
    const double amplitude = options.shear.amplitudes[k];
    if (!(amplitude > 0 && amplitude < 1) || (k > 0 && amplitude <= options.shear.amplitudes[k - 1])) {
      throw InputError(fmt::format("--amplitudes {}: ascending numbers between 0 and 1 are wanted", amplitude));
    }
  }
  if (options.fictive_temperature && options.from)
    throw InputError("--from and --fictive-temperature: one of them is wanted");
  if (options.fictive_temperature && !(*options.fictive_temperature > 0)) {
    throw InputError(fmt::format("--fictive-temperature {}: a number > 0 is wanted", *options.fictive_temperature));
  }
  const Landscape landscape = archive.landscape(options.pressure / units.pressure());
  if (landscape.minima().empty()) {
    throw InputError(fmt::format("{}: has no minimum at pressure {}", options.database, options.pressure));
  }
  AnnealStart start = GlobalMinimumStart{};
  if (options.from) {
    if (!landscape.index_of_minimum(*options.from)) {
      throw InputError(
          fmt::format("--from {}: there is no minimum of this id at pressure {}", *options.from, options.pressure));
    }
    start = MinimumStart{*options.from};
  }
  if (options.fictive_temperature) start = FictiveTemperatureStart{*options.fictive_temperature / units.temperature()};
  const Eigen::VectorXd population = initial_population(landscape, start);
  ProgressLine progress(options.quiet);
  const auto begin = std::chrono::steady_clock::now();
  const ShearResult result =
      shear_cycles(provenance.system, landscape, population, options.shear, [&](const ShearStatus& status) {
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        const auto left = static_cast<double>(status.total - status.done) / static_cast<double>(status.done);
        progress.show(fmt::format("{} of {} minima sheared, about {} left", status.done, status.total,
                                  duration_in_words(seconds * left)));
        return !interrupted();
      });
  if (result.interrupted) return kInterrupted;
  const std::vector<Row> rows = rows_of(result);
  if (!options.picture.empty()) write_file(options.picture, picture(rows, archive, landscape, options));
  if (options.json) {
    Json cycles = Json::array();
    for (const Row& row : rows) {
      cycles.push_back({{"amplitude", row.amplitude},
                        {"delta_energy", row.energy * units.energy},
                        {"delta_energy_deviation", row.deviation * units.energy},
                        {"density_gain", row.density},
                        {"returned", row.returned},
                        {"lost", row.lost},
                        {"slides", row.slides}});
    }
    std::cout << json_text({{"format", 1},
                            {"units", units_json(units)},
                            {"pressure", options.pressure},
                            {"turns", options.shear.turns},
                            {"left_out", result.left_out},
                            {"cycles", cycles}});
    return kDone;
  }
  std::cout << fmt::format("{:>10} {:>16} {:>12} {:>14} {:>10} {:>8} {:>8}\n", "amplitude", "ΔE (" + words.energy + ")",
                           "±", "denser (%)", "returned", "lost", "slides");
  for (const Row& row : rows) {
    std::cout << fmt::format("{:>10.4g} {:>16.6f} {:>12.6f} {:>14.4f} {:>10.4f} {:>8.4f} {:>8.2f}\n", row.amplitude,
                             row.energy * units.energy, row.deviation * units.energy, 100 * row.density, row.returned,
                             row.lost, row.slides);
  }
  if (!options.picture.empty()) std::cout << options.picture << "\n";
  return kDone;
}

}  // namespace

void add_shear_command(CLI::App& program, Action& action) {
  CLI::App* command =
      program.add_subcommand("shear", "cycles of shear of a cell's minima, at T = 0, beside what pressure did");
  const auto options = std::make_shared<ShearCommandOptions>();
  const auto fictive = std::make_shared<double>(0);
  const auto from = std::make_shared<std::int64_t>(0);
  command->add_option("DB", options->database, "the database, DIR/landscape.db")->required();
  add_pressure(*command, options->pressure)->capture_default_str();
  command->add_option("--amplitudes", options->shear.amplitudes, "largest shears of the cycles, ascending")
      ->delimiter(',')
      ->capture_default_str();
  command->add_option("--turns", options->shear.turns, "cycles one after the other")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  const CLI::Option* with_fictive = command->add_option("--fictive-temperature", *fictive,
                                                        "of the glass that is sheared; else the global minimum is");
  const CLI::Option* with_from =
      command->add_option("--from", *from, "id of the minimum that is sheared")->type_name("ID");
  command->add_option("-o,--output", options->picture, "the picture to write")->type_name("FILE.svg");
  add_threads(*command, options->shear.threads);
  add_quiet(*command, options->quiet);
  add_json(*command, options->json);
  command->callback([&action, options, fictive, from, with_fictive, with_from] {
    if (with_fictive->count() > 0) options->fictive_temperature = *fictive;
    if (with_from->count() > 0) options->from = *from;
    action = [options] { return shear(*options); };
  });
}

}  // namespace baroscape
