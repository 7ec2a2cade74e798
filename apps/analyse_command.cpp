// baroscape analyse DB|CONFIG [STRUCTURE.xyz…] -o DIR
#include <fmt/format.h>

#include <Eigen/LU>
#include <cmath>
#include <iostream>
#include <memory>

#include "analysed_samples.hpp"
#include "analysis_files.hpp"
#include "command.hpp"
#include "core/error.hpp"
#include "density_scales.hpp"
#include "exchange/extended_xyz.hpp"
#include "interruption.hpp"
#include "job_structures.hpp"
#include "json_text.hpp"
#include "minimum_option.hpp"
#include "progress_line.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

struct AnalyseOptions {
  std::string input, folder;
  std::vector<std::string> structures, overrides;
  std::vector<std::int64_t> minima;
  double pressure = 0, deviations = 1, reach = 0;
  int threads = 1;
  bool json = false, quiet = false;
};

/// Volume as the system defines it.
double volume_of(const System& system, const Structure& structure) {
  if (structure.lattice) return std::abs(structure.lattice->determinant());
  Eigen::VectorXd gradient(structure.positions.size());
  return make_surface(system)->conjugate(structure.positions.data(), 0.0, gradient.data());
}

AnalysedSubject from_files(const AnalyseOptions& options) {
  const Job job = read_whole_job(options.input, options.overrides);
  AnalysedSubject subject{job.system, job.title, {}};
  AnalysedSamples& all = subject.all;
  all.grid = analysis_grid(job.system, options.reach / job.system.units.length);
  all.deviations = options.deviations;
  const double pressure = options.pressure / job.system.units.pressure();
  for (const std::string& file : options.structures) {
    const Structure structure = read_extended_xyz(file, job.system).structure;
    const auto id = static_cast<std::int64_t>(all.samples.size()) + 1;
    all.structures.emplace(
        id, analyse_structure(job.system, structure, volume_of(job.system, structure), pressure, all.grid));
    AnalysedSample sample;
    sample.name = file;
    sample.members = {{id, 1.0}};
    all.samples.push_back(sample);
  }
  return subject;
}

/// Nothing when it was interrupted.
std::optional<AnalysedSubject> from_database(const AnalyseOptions& options) {
  const Archive archive = Archive::open_for_reading(options.input);
  const Provenance provenance = archive.provenance();
  const Units& units = provenance.system.units;
  AnalysedSubject subject{provenance.system, provenance.title, {}};
  AnalysedSamples& all = subject.all;
  all.grid = analysis_grid(provenance.system, options.reach / units.length);
  all.deviations = options.deviations;
  const double pressure = options.minima.empty() ? 0 : options.pressure / units.pressure();
  const Landscape landscape = archive.landscape(pressure);
  if (options.minima.empty()) {
    if (options.pressure != 0) {
      throw InputError(fmt::format(
          "--pressure {}: states 1 and 3 are minima at pressure 0; others are named by --minima", options.pressure));
    }
    all.samples = annealed_samples(archive, options.input);
  }
  for (const std::int64_t id : options.minima) {
    minimum_index(landscape, options.input, options.pressure, "--minima", id);
    AnalysedSample sample;
    sample.name = fmt::format("minimum {}", id);
    sample.members = {{id, 1.0}};
    all.samples.push_back(sample);
  }
  ProgressLine progress(options.quiet);
  const bool done =
      analyse_minima(all, provenance.system, landscape, options.threads, [&](std::size_t k, std::size_t n) {
        progress.show(fmt::format("{} of {} structures analysed", k, n));
        return !interrupted();
      });
  if (!done) return std::nullopt;
  return subject;
}

Json optional_scaled(const std::optional<double>& value, double scale) {
  return value && std::isfinite(*value) ? Json(*value * scale) : Json(nullptr);
}

Json sample_json(const AnalysedSample& sample, const Units& units) {
  const SampleAnalysis& a = sample.analysis;
  Json json = {{"name", sample.name},
               {"state", sample.state == 0 ? Json(nullptr) : Json(sample.state)},
               {"energy", a.energy * units.energy},
               {"volume", a.volume * units.volume()},
               {"density", a.density * DensityScales(units).density},
               {"bulk_modulus", optional_scaled(a.bulk, units.pressure())},
               {"shear_modulus", optional_scaled(a.shear, units.pressure())},
               {"young_modulus", optional_scaled(a.young, units.pressure())},
               {"local_q6", a.local_q6},
               {"global_q6", a.global_q6},
               {"flow_units", a.flow_units},
               {"negative_flow_units", a.negative_flow_units},
               {"peak_a", nullptr},
               {"members", Json::array()}};
  if (sample.state != 0) json["start"] = sample.start;
  if (sample.state == 3) {
    json["pressure"] = sample.pressure;
    json["temperature"] = sample.temperature;
    json["time"] = std::isfinite(sample.time) ? Json(sample.time) : Json("equilibrium");
  }
  if (a.peak) {
    json["peak_a"] = {{"position", a.peak->position / units.length},
                      {"height", a.peak->height},
                      {"width", a.peak->width / units.length},
                      {"area_beyond", a.peak->area_beyond / units.length}};
  }
  for (const auto& [id, weight] : sample.members) json["members"].push_back({{"id", id}, {"weight", weight}});
  return json;
}

std::string sample_words(const AnalysedSample& sample, const Units& units) {
  const SampleAnalysis& a = sample.analysis;
  const DensityScales scales(units);
  const UnitWords words = unit_words(units);
  std::string text = fmt::format("{}\n  E = {:.6f} {}, density {:.5f} {}", sample.name, a.energy * units.energy,
                                 words.energy, a.density * scales.density, scales.density_word);
  if (a.bulk) {
    text += fmt::format(", bulk modulus {:.4g}, shear {:.4g}, Young {:.4g} {}", *a.bulk * units.pressure(),
                        *a.shear * units.pressure(), *a.young * units.pressure(), words.pressure);
  }
  text += fmt::format(
      "\n  flow units {:.2f} % of the atoms, negative ones {:.2f} %; q6 of the atoms {:.4f}, of all bonds {:.4f}\n",
      100 * a.flow_units, 100 * a.negative_flow_units, a.local_q6, a.global_q6);
  if (a.peak) {
    text += fmt::format("  peak A of S(q) at {:.4f}, {:.4f} high, {:.4f} wide; area B {:.4f} (1/{})\n",
                        a.peak->position / units.length, a.peak->height, a.peak->width / units.length,
                        a.peak->area_beyond / units.length, words.length);
  }
  return text;
}

int analyse(const AnalyseOptions& options) {
  if (!(options.deviations > 0)) {
    throw InputError(fmt::format("--deviations {}: a number > 0 is wanted", options.deviations));
  }
  if (options.reach < 0) throw InputError(fmt::format("--reach {}: a distance > 0 is wanted", options.reach));
  if (!options.structures.empty() && !options.minima.empty()) {
    throw InputError("--minima: structures are named already; minima are those of a database");
  }
  std::optional<AnalysedSubject> subject = options.structures.empty() ? from_database(options) : from_files(options);
  if (!subject) return kInterrupted;
  average_samples(subject->all, subject->system);
  std::vector<std::string> files;
  if (!options.folder.empty()) files = write_analysis(*subject, options.folder);
  const Units& units = subject->system.units;
  if (options.json) {
    Json samples = Json::array();
    for (const AnalysedSample& sample : subject->all.samples) samples.push_back(sample_json(sample, units));
    std::cout << json_text({{"format", 1},
                            {"units", units_json(units)},
                            {"deviations", options.deviations},
                            {"reach", subject->all.grid.distances.reach * units.length},
                            {"samples", samples},
                            {"files", files}});
    return kDone;
  }
  for (const AnalysedSample& sample : subject->all.samples) std::cout << sample_words(sample, units);
  for (const std::string& file : files) std::cout << file << "\n";
  return kDone;
}

}  // namespace

void add_analyse_command(CLI::App& program, Action& action) {
  CLI::App* command = program.add_subcommand(
      "analyse", "structure of states 1 and 3, of minima or of files: g(r), S(q), Voronoi volumes, flow units");
  const auto options = std::make_shared<AnalyseOptions>();
  command->add_option("DB", options->input, "the database, DIR/landscape.db; with structures, the job CONFIG.toml")
      ->required();
  command->add_option("STRUCTURE", options->structures,
                      "extended XYZ, analysed as they are; the first is compared with");
  command
      ->add_option("--minima", options->minima, "ids of minima, in place of states 1 and 3; the first is compared with")
      ->delimiter(',')
      ->type_name("ID");
  add_pressure(*command, options->pressure)->capture_default_str();
  command
      ->add_option("--deviations", options->deviations,
                   "standard deviations from the mean volume where flow units begin")
      ->capture_default_str();
  command
      ->add_option("--reach", options->reach,
                   "farthest distance of g(r) and of the sum of S(q), σ or Å; 0: 5 or 6 atoms' sizes")
      ->capture_default_str();
  command
      ->add_option("-o,--output", options->folder,
                   "a folder for pictures, tables and structures with the atoms' values")
      ->type_name("DIR");
  add_overrides(*command, options->overrides);
  add_threads(*command, options->threads);
  add_quiet(*command, options->quiet);
  add_json(*command, options->json);
  command->callback([&action, options] { action = [options] { return analyse(*options); }; });
}

}  // namespace baroscape
