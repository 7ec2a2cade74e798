// baroscape glass CONFIG --out DIR
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <memory>

#include "command.hpp"
#include "core/error.hpp"
#include "dynamics/glass.hpp"
#include "exchange/extended_xyz.hpp"
#include "interruption.hpp"
#include "job_structures.hpp"
#include "json_text.hpp"
#include "output_file.hpp"
#include "progress_line.hpp"
#include "report/plot.hpp"
#include "search/single.hpp"

namespace baroscape {
namespace {

std::string file_in(const std::string& folder, const std::string& name) {
  return (std::filesystem::path(folder) / name).string();
}

ProgressCallback<DynamicsStatus> telling(ProgressLine& progress, const Units& units, const char* what) {
  const auto begin = std::chrono::steady_clock::now();
  return [&progress, &units, what, begin](const DynamicsStatus& status) {
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    progress.show(fmt::format("{}: T = {:.4g} {}, {:.0f} % done, about {} left", what,
                              status.temperature * units.temperature(), unit_words(units).temperature,
                              100 * status.done, duration_in_words(seconds / status.done * (1 - status.done))));
    return !interrupted();
  };
}

/// What one glass is, relaxed.
struct Quenched {
  std::string file;
  Relaxation relaxed;
};

Plot cooling_plot(const std::vector<Glass>& glasses, const GlassOptions& options, const System& system) {
  const Units& units = system.units;
  const UnitWords words = unit_words(units);
  const double atoms = system.atoms();
  PlotPanel energy{"", "E (" + words.energy + " an atom)", {}, {}, 220, false, {}};
  PlotPanel volume{
      "temperature T (" + words.temperature + ")", "V (" + words.volume + " an atom)", {}, {}, 220, false, {}};
  for (std::size_t k = 0; k < glasses.size(); ++k) {
    PlotCurve of_energy, of_volume;
    if (glasses.size() > 1) of_energy.name = fmt::format("sample {}", k + 1);
    of_energy.colour = of_volume.colour = family_colour(k, glasses.size());
    for (const CoolingPoint& point : glasses[k].cooling) {
      of_energy.x.push_back(point.temperature * units.temperature());
      of_energy.y.push_back(point.energy * units.energy / atoms);
      of_volume.y.push_back(point.volume * units.volume() / atoms);
    }
    of_volume.x = of_energy.x;
    energy.curves.push_back(of_energy);
    volume.curves.push_back(of_volume);
  }
  Plot plot;
  plot.title = "quench of a melt";
  plot.panels = {energy, volume};
  plot.caption = fmt::format(
      "Potential energy and volume of {} atoms on cooling at {:.3g} {}/{} from {:.4g} {} under P = {:.4g} {}: "
      "molecular "
      "dynamics, {} seed {}.",
      system.atoms(), options.cooling_rate * units.temperature() / units.time(), words.temperature, words.time,
      options.melt_temperature * units.temperature(), words.temperature,
      units.given_pressure(options.dynamics.pressure), words.pressure,
      glasses.size() > 1 ? "several samples," : "one sample,", options.dynamics.seed);
  plot.description = plot.caption;
  return plot;
}

Plot liquid_plot(const std::vector<LiquidPoint>& points, const LiquidSection& grid, const System& system) {
  const Units& units = system.units;
  const UnitWords words = unit_words(units);
  const double atoms = system.atoms();
  PlotPanel panel{"pressure P (" + words.pressure + ")", "E (" + words.energy + " an atom)", {}, {}, 320, false, {}};
  for (std::size_t t = 0; t < grid.temperatures.size(); ++t) {
    PlotCurve curve;
    curve.name = fmt::format("{:.4g} {}", grid.temperatures[t] * units.temperature(), words.temperature);
    curve.colour = family_colour(t, grid.temperatures.size());
    curve.points = true;
    for (std::size_t p = 0; p < grid.pressures.size(); ++p) {
      const LiquidPoint& point = points[t * grid.pressures.size() + p];
      curve.x.push_back(units.given_pressure(point.pressure));
      curve.y.push_back(point.energy * units.energy / atoms);
      curve.error.push_back(point.energy_error * units.energy / atoms);
    }
    panel.curves.push_back(curve);
  }
  Plot plot;
  plot.title = "the liquid's potential energy";
  plot.panels = {panel};
  plot.caption = fmt::format(
      "Mean potential energy of the liquid of {} atoms, molecular dynamics at constant pressure and temperature. Bars: "
      "standard error of ten blocks.",
      system.atoms());
  plot.description = plot.caption;
  return plot;
}

Json cooling_json(const std::vector<CoolingPoint>& cooling, const Units& units) {
  Json rows = Json::array();
  for (const CoolingPoint& point : cooling) {
    rows.push_back({{"temperature", point.temperature * units.temperature()},
                    {"energy", point.energy * units.energy},
                    {"enthalpy", point.enthalpy * units.energy},
                    {"volume", point.volume * units.volume()}});
  }
  return rows;
}

/// Adds what it found to `told`.
int liquid(const Job& job, const JobCommandOptions& options, ProgressLine& progress, Json& told) {
  const GlassSection& section = *job.glass;
  const Units& units = job.system.units;
  LiquidOptions how{section.options.dynamics, section.liquid->equilibration, section.liquid->production};
  const std::vector<LiquidPoint> points =
      liquid_points(job.system, section.liquid->temperatures, section.liquid->pressures, how, options.threads,
                    telling(progress, units, "liquid"));
  if (points.empty()) return kInterrupted;
  const UnitWords words = unit_words(units);
  Json rows = Json::array();
  std::string text =
      fmt::format("{:>12} {:>12} {:>16} {:>10} {:>14}\n", "T (" + words.temperature + ")", "P (" + words.pressure + ")",
                  "E (" + words.energy + "/atom)", "±", "V (" + words.volume + "/atom)");
  for (const LiquidPoint& point : points) {
    const double atoms = job.system.atoms();
    rows.push_back({{"temperature", point.temperature * units.temperature()},
                    {"pressure", units.given_pressure(point.pressure)},
                    {"energy", point.energy * units.energy},
                    {"energy_error", point.energy_error * units.energy},
                    {"volume", point.volume * units.volume()},
                    {"volume_error", point.volume_error * units.volume()}});
    text += fmt::format("{:>12.6g} {:>12.6g} {:>16.6f} {:>10.6f} {:>14.5f}\n", point.temperature * units.temperature(),
                        units.given_pressure(point.pressure), point.energy * units.energy / atoms,
                        point.energy_error * units.energy / atoms, point.volume * units.volume() / atoms);
  }
  const Plot plot = liquid_plot(points, *section.liquid, job.system);
  write_file(file_in(options.folder, "liquid.json"),
             json_text({{"format", 1}, {"units", units_json(units)}, {"atoms", job.system.atoms()}, {"liquid", rows}}));
  write_file(file_in(options.folder, "liquid.svg"), plot_svg(plot));
  told["liquid"] = rows;
  for (const char* name : {"liquid.json", "liquid.svg"}) told["files"].push_back(file_in(options.folder, name));
  if (!options.json) std::cout << text;
  return kDone;
}

int glass(const JobCommandOptions& options) {
  const Job job = read_whole_job(options.configuration, options.overrides);
  if (!job.glass) throw InputError(options.configuration + ": has no section [glass]");
  prepare_folder(options.folder);
  ProgressLine progress(options.quiet);
  const Units& units = job.system.units;
  const UnitWords words = unit_words(units);
  const std::vector<Glass> glasses =
      melt_and_quench(job.system, job.glass->options, telling(progress, units, "melt and quench"));
  if (glasses.empty()) return kInterrupted;
  Json rows = Json::array();
  const double pressure = job.glass->options.dynamics.pressure;
  int code = kDone;
  for (std::size_t k = 0; k < glasses.size(); ++k) {
    const Structure thermal{job.system.species, glasses[k].structure.positions.reshaped(),
                            glasses[k].structure.lattice};
    const Relaxation relaxed = relax(job.system, thermal, pressure);
    const std::string path = file_in(options.folder, fmt::format("glass_{}.xyz", k + 1));
    if (!relaxed.converged) {
      progress.say(fmt::format("warning: sample {}: {}", k + 1, relaxed.reason));
      code = kNotReached;
    }
    const double energy = relaxed.at_end.energy * units.energy, volume = relaxed.at_end.volume * units.volume();
    write_file(path, extended_xyz(relaxed.structure, job.system,
                                  {{"energy", fmt::format("{}", energy)},
                                   {"enthalpy", fmt::format("{}", relaxed.at_end.enthalpy * units.energy)},
                                   {pressure_key(units), fmt::format("{}", units.given_pressure(pressure))}}));
    rows.push_back({{"file", path},
                    {"energy", energy},
                    {"volume", volume},
                    {"converged", relaxed.converged},
                    {"cooling", cooling_json(glasses[k].cooling, units)}});
    if (options.json) continue;
    std::cout << fmt::format("{}: inherent structure E = {:.6f} {} ({:.6f} an atom), V = {:.4f} {}\n", path, energy,
                             words.energy, energy / job.system.atoms(), volume, words.volume);
  }
  Json told = {{"format", 1},
               {"units", units_json(units)},
               {"atoms", job.system.atoms()},
               {"pressure", units.given_pressure(pressure)},
               {"seed", job.seed},
               {"samples", rows}};
  write_file(file_in(options.folder, "glass.json"), json_text(told));
  write_file(file_in(options.folder, "glass.svg"), plot_svg(cooling_plot(glasses, job.glass->options, job.system)));
  told["files"] = {file_in(options.folder, "glass.json"), file_in(options.folder, "glass.svg")};
  if (!options.json) std::cout << file_in(options.folder, "glass.svg") << "\n";
  if (job.glass->liquid) code = std::max(code, liquid(job, options, progress, told));
  if (options.json && code != kInterrupted) std::cout << json_text(told);
  return code;
}

}  // namespace

void add_glass_command(CLI::App& program, Action& action) {
  CLI::App* command = program.add_subcommand(
      "glass", "melts and quenches the cell of [glass] by molecular dynamics; writes DIR/glass_N.xyz and pictures");
  const auto options = std::make_shared<JobCommandOptions>();
  add_job_options(*command, *options);
  command->callback([&action, options] { action = [options] { return glass(*options); }; });
}

}  // namespace baroscape
