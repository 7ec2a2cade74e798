// baroscape elastic CONFIG STRUCTURE.xyz… [--pressure P]
#include <fmt/format.h>

#include <cmath>
#include <iostream>
#include <memory>

#include "analysis/elastic.hpp"
#include "command.hpp"
#include "core/error.hpp"
#include "density_scales.hpp"
#include "exchange/extended_xyz.hpp"
#include "job_structures.hpp"
#include "json_text.hpp"
#include "search/single.hpp"

namespace baroscape {
namespace {

struct ElasticOptions {
  std::string configuration;
  std::vector<std::string> structures, overrides;
  double pressure = 0;
  bool json = false;
};

Json number_or_null(double value) {
  return std::isfinite(value) ? Json(value) : Json(nullptr);
}

Json elastic_json(const Elasticity& e, const std::string& file, const Relaxation& relaxed, const Units& units) {
  const DensityScales scales(units);
  Json stiffness = Json::array();
  for (int a = 0; a < 6; ++a) {
    Json row = Json::array();
    for (int b = 0; b < 6; ++b) row.push_back(e.stiffness(a, b) * units.pressure());
    stiffness.push_back(row);
  }
  return {{"file", file},
          {"energy", relaxed.at_end.energy * units.energy},
          {"volume", relaxed.at_end.volume * units.volume()},
          {"stiffness", stiffness},
          {"stable", e.stable},
          {"bulk_modulus", e.bulk * units.pressure()},
          {"bulk_modulus_reuss", e.bulk_reuss * units.pressure()},
          {"shear_modulus", e.shear * units.pressure()},
          {"young_modulus", e.young * units.pressure()},
          {"poisson_ratio", e.poisson},
          {"density", e.density * scales.density},
          {"longitudinal_velocity", number_or_null(e.longitudinal * scales.velocity)},
          {"transverse_velocity", number_or_null(e.transverse * scales.velocity)}};
}

std::string elastic_words(const Elasticity& e, const std::string& file, const Units& units) {
  const DensityScales scales(units);
  const std::string pressure = unit_words(units).pressure;
  std::string text = fmt::format("{}: stress–strain coefficients ({}), xx yy zz yz xz xy\n", file, pressure);
  for (int a = 0; a < 6; ++a) {
    for (int b = 0; b < 6; ++b) text += fmt::format("{:>12.4f}", e.stiffness(a, b) * units.pressure());
    text += "\n";
  }
  return text +
         fmt::format(
             "  bulk modulus {:.4f}, shear {:.4f}, Young {:.4f} {} (Voigt–Reuss–Hill), Poisson's ratio {:.4f}{}\n"
             "  density {:.5f} {}, sound {:.5g} (longitudinal) and {:.5g} (transverse) {}\n",
             e.bulk * units.pressure(), e.shear * units.pressure(), e.young * units.pressure(), pressure, e.poisson,
             e.stable ? "" : "; not stable against every strain", e.density * scales.density, scales.density_word,
             e.longitudinal * scales.velocity, e.transverse * scales.velocity, scales.velocity_word);
}

int elastic(const ElasticOptions& options) {
  const Job job = read_whole_job(options.configuration, options.overrides);
  const System& system = job.system;
  if (!system.cell) throw InputError(options.configuration + ": elastic constants are those of a periodic cell");
  const Units& units = system.units;
  const double pressure = options.pressure / units.pressure();
  Json rows = Json::array();
  std::string words;
  for (const std::string& file : options.structures) {
    const Relaxation relaxed = relax(system, read_extended_xyz(file, system).structure, pressure);
    if (!relaxed.converged) {
      std::cerr << "baroscape: " << file << ": " << relaxed.reason << "\n";
      return kNotReached;
    }
    const Elasticity e = elasticity(system, relaxed.structure, pressure);
    rows.push_back(elastic_json(e, file, relaxed, units));
    words += elastic_words(e, file, units);
  }
  std::cout << (options.json ? json_text({{"format", 1},
                                          {"units", units_json(units)},
                                          {"pressure", options.pressure},
                                          {"structures", rows}})
                             : words);
  return kDone;
}

}  // namespace

void add_elastic_command(CLI::App& program, Action& action) {
  CLI::App* command =
      program.add_subcommand("elastic", "elastic constants, moduli, density and sound of relaxed cells at T = 0");
  const auto options = std::make_shared<ElasticOptions>();
  command->add_option("CONFIG", options->configuration, "the job, a TOML file")->required();
  command->add_option("STRUCTURE", options->structures, "extended XYZ, one or more; relaxed at the pressure")
      ->required();
  add_pressure(*command, options->pressure)->capture_default_str();
  add_overrides(*command, options->overrides);
  add_json(*command, options->json);
  command->callback([&action, options] { action = [options] { return elastic(*options); }; });
}

}  // namespace baroscape
