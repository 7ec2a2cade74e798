// baroscape thermodynamics DB --pressure P --from T --to T
#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <memory>
#include <numeric>

#include "archive/archive.hpp"
#include "command.hpp"
#include "core/error.hpp"
#include "json_text.hpp"
#include "kinetics/thermodynamics.hpp"
#include "output_file.hpp"
#include "outward.hpp"
#include "report/thermodynamics_figure.hpp"

namespace baroscape {
namespace {

/// Minima that are named: the most populated ones at some temperature.
constexpr std::size_t kNamed = 5;

struct ThermodynamicsOptions {
  std::string database, picture;
  double pressure = 0, from = 0, to = 0;
  int points = 50;
  bool json = false;
};

Json thermodynamics_json(const Landscape& landscape, const ThermodynamicsOptions& options, int modes,
                         const std::vector<Thermodynamics>& all, const Units& units) {
  Json points = Json::array();
  for (const Thermodynamics& one : all) {
    points.push_back({{"temperature", one.temperature},
                      {"free_energy", one.free_energy},
                      {"mean_enthalpy", one.mean_enthalpy},
                      {"mean_energy", one.mean_energy},
                      {"mean_volume", one.mean_volume},
                      {"heat_capacity", one.heat_capacity},
                      {"configurational_heat_capacity", one.configurational_heat_capacity},
                      {"free_energies", std::vector<double>(one.free_energies.begin(), one.free_energies.end())},
                      {"occupation", std::vector<double>(one.occupation.begin(), one.occupation.end())}});
  }
  Json minima = Json::array();
  for (const Minimum& minimum : landscape.minima()) minima.push_back(minimum.id);
  return {{"format", 1},    {"units", units_json(units)}, {"pressure", options.pressure},
          {"modes", modes}, {"minima", minima},           {"points", std::move(points)}};
}

std::string in_words(const Landscape& landscape, const ThermodynamicsOptions& options,
                     const std::vector<Thermodynamics>& all, const UnitNames& names) {
  const std::vector<std::size_t> named = most_occupied(all, kNamed);
  std::string text = fmt::format(
      "Harmonic equilibrium of {} minima at P = {} {} (T in {}, energies in {}; the heat capacity, vibrations "
      "included, in "
      "k_B):\n{:>10} {:>14} {:>14} {:>14} {:>12} {:>10}",
      landscape.minima().size(), options.pressure, names.pressure, names.temperature, names.energy, "T", "F",
      "⟨H⟩ minima", "⟨E⟩ minima", "⟨V⟩", "C");
  for (const std::size_t k : named) text += fmt::format(" {:>9}", fmt::format("p({})", landscape.minima()[k].id));
  text += "\n";
  for (const Thermodynamics& one : all) {
    text += fmt::format("{:>10.5g} {:>14.6f} {:>14.6f} {:>14.6f} {:>12.6f} {:>10.4f}", one.temperature, one.free_energy,
                        one.mean_enthalpy, one.mean_energy, one.mean_volume, one.heat_capacity);
    for (const std::size_t k : named) text += fmt::format(" {:>9.2e}", one.occupation[static_cast<Eigen::Index>(k)]);
    text += "\n";
  }
  return text;
}

int thermodynamics_command(const ThermodynamicsOptions& options) {
  if (!(options.from > 0) || !(options.from < options.to)) {
    throw InputError(
        fmt::format("--from {} --to {}: temperatures with 0 < from < to are wanted", options.from, options.to));
  }
  Archive archive = Archive::open_for_reading(options.database);
  const System system = archive.provenance().system;
  const Units& units = system.units;
  const Landscape landscape = archive.known(options.pressure / units.pressure());
  if (landscape.minima().empty()) {
    throw InputError(fmt::format("{}: has no minimum at pressure {}", options.database, options.pressure));
  }
  const int modes = cluster_modes(landscape);
  std::vector<Thermodynamics> all;
  for (const double temperature : Eigen::VectorXd::LinSpaced(options.points, options.from, options.to)) {
    all.push_back(outward(thermodynamics(landscape, temperature / units.temperature(), modes), units));
  }
  const Landscape shown = outward(landscape, system);
  std::cout << (options.json ? json_text(thermodynamics_json(shown, options, modes, all, units))
                             : in_words(shown, options, all, unit_names(units)));
  if (options.picture.empty()) return kDone;
  Plot plot = thermodynamics_figure(shown, all, kNamed, unit_names(units));
  const std::string title = archive.provenance().title;
  if (!title.empty()) plot.title = title + ": " + plot.title;
  write_file(options.picture, plot_svg(plot));
  return kDone;
}

}  // namespace

void add_thermodynamics_command(CLI::App& program, Action& action) {
  CLI::App* command =
      program.add_subcommand("thermodynamics", "heat capacity, free energies, occupations against temperature");
  const auto options = std::make_shared<ThermodynamicsOptions>();
  command->add_option("DB", options->database, "the database, DIR/landscape.db")->required();
  add_pressure(*command, options->pressure)->required();
  command->add_option("--from", options->from, "lowest temperature, ε/k_B, for metals K, > 0")
      ->type_name("T")
      ->required();
  command->add_option("--to", options->to, "highest temperature")->type_name("T")->required();
  command->add_option("--points", options->points, "so many temperatures")
      ->capture_default_str()
      ->check(CLI::Range(2, 10000));
  command->add_option("-o,--output", options->picture, "a picture as well")->type_name("FILE.svg");
  command->add_flag("--json", options->json, "as JSON");
  command->callback([&action, options] { action = [options] { return thermodynamics_command(*options); }; });
}

}  // namespace baroscape
