// baroscape analyse DB|CONFIG [STRUCTURE.xyz…] -o DIR
#include <fmt/format.h>

#include <Eigen/LU>
#include <algorithm>
#include <cmath>
#include <iostream>
#include <limits>
#include <memory>
#include <numbers>

#include "analysed_samples.hpp"
#include "command.hpp"
#include "core/error.hpp"
#include "density_scales.hpp"
#include "exchange/extended_xyz.hpp"
#include "interruption.hpp"
#include "job_structures.hpp"
#include "json_text.hpp"
#include "minimum_option.hpp"
#include "output_file.hpp"
#include "progress_line.hpp"
#include "report/structure_figures.hpp"
#include "surface/gyration_sphere.hpp"
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

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
/// Structures whose weight in a sample is below this are in no file of their own.
constexpr double kShown = 0.01;

/// What is analysed, with names for pictures.
struct Subject {
  System system;
  std::string title;
  AnalysedSamples all;
};

/// Volume as the system defines it.
double volume_of(const System& system, const Structure& structure) {
  if (structure.lattice) return std::abs(structure.lattice->determinant());
  Eigen::VectorXd gradient(structure.positions.size());
  return make_surface(system)->conjugate(structure.positions.data(), 0.0, gradient.data());
}

Subject from_files(const AnalyseOptions& options) {
  const Job job = read_whole_job(options.input, options.overrides);
  Subject subject{job.system, job.title, {}};
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
std::optional<Subject> from_database(const AnalyseOptions& options) {
  const Archive archive = Archive::open_for_reading(options.input);
  const Provenance provenance = archive.provenance();
  const Units& units = provenance.system.units;
  Subject subject{provenance.system, provenance.title, {}};
  AnalysedSamples& all = subject.all;
  all.grid = analysis_grid(provenance.system, options.reach / units.length);
  all.deviations = options.deviations;
  const double pressure = options.minima.empty() ? 0 : options.pressure / units.pressure();
  const Landscape landscape = archive.landscape(pressure);
  if (options.minima.empty()) {
    if (options.pressure != 0) {
      throw InputError(fmt::format("--pressure {}: states 1 and 3 are minima at pressure 0; others are named by --minima",
                                   options.pressure));
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
  const bool done = analyse_minima(all, provenance.system, landscape, options.threads, [&](std::size_t k, std::size_t n) {
    progress.show(fmt::format("{} of {} structures analysed", k, n));
    return !interrupted();
  });
  if (!done) return std::nullopt;
  return subject;
}

StructureUnits structure_units(const Subject& subject) {
  const Units& units = subject.system.units;
  const UnitWords words = unit_words(units);
  return {subject.title,  words.energy,      words.length, words.volume,
          words.pressure, words.temperature, DensityScales(units).density_word};
}

/// The samples that are drawn: the first, and of anneals those of the hottest and longest of its start; at most seven.
std::vector<std::size_t> drawn(const AnalysedSamples& all) {
  const AnalysedSample* last = nullptr;  // sorted by time, then temperature
  for (const AnalysedSample& sample : all.samples) {
    if (sample.start == all.samples.front().start) last = &sample;
  }
  std::vector<std::size_t> chosen{0};
  for (std::size_t k = 1; k < all.samples.size() && chosen.size() <= kPlotColours; ++k) {
    const AnalysedSample& sample = all.samples[k];
    const bool same = sample.start == last->start && sample.time == last->time && sample.temperature == last->temperature;
    if (sample.state == 0 || (sample.state == 3 && same)) chosen.push_back(k);
  }
  return chosen;
}

SampleCurves curves_of(const Subject& subject, const AnalysedSample& sample, bool reference) {
  const Units& units = subject.system.units;
  const AnalysisGrid& grid = subject.all.grid;
  SampleCurves curves{sample.name, reference, {}, {}, {}, {}, kNone, kNone};
  for (Eigen::Index k = 0; k < grid.distances.points; ++k) {
    curves.r.push_back(grid.distances.at(k) * units.length);
    curves.g.push_back(sample.analysis.g(k));
  }
  for (Eigen::Index k = 0; k < grid.q.size(); ++k) {
    curves.q.push_back(grid.q(k) / units.length);
    curves.s.push_back(sample.analysis.s(k));
  }
  if (sample.analysis.peak) {
    curves.peak_width = sample.analysis.peak->width / units.length;
    curves.area_beyond = sample.analysis.peak->area_beyond / units.length;
  }
  return curves;
}

AtomCloud cloud_of(const Subject& subject, const AnalysedSample& sample, bool is_reference) {
  AtomCloud cloud{sample.name, is_reference, {}, {}};
  const FlowUnitReference& reference = subject.all.references[sample.reference];
  for (const auto& [id, weight] : sample.members) {
    if (weight < kShown) continue;
    const StructureAnalysis& one = subject.all.structures.at(id);
    for (int i = 0; i < one.structure.atoms(); ++i) {
      const auto kind = static_cast<std::size_t>(one.structure.species[static_cast<std::size_t>(i)]);
      if (!(reference.volume_deviation[kind] > 0)) continue;
      cloud.room.push_back((one.shares.volume(i) - reference.volume[kind]) / reference.volume_deviation[kind]);
      cloud.energy.push_back((one.shares.energy(i) - reference.energy[kind]) * subject.system.units.energy);
    }
  }
  return cloud;
}

PressureRow pressure_row(const AnalysedSample& sample, const SampleAnalysis& before) {
  const SampleAnalysis& after = sample.analysis;
  const auto gain = [](const std::optional<double>& now, const std::optional<double>& then) {
    return now && then ? *now / *then - 1 : kNone;
  };
  return {sample.pressure,
          after.flow_units,
          after.negative_flow_units,
          after.density / before.density - 1,
          gain(after.bulk, before.bulk),
          gain(after.shear, before.shear)};
}

/// By temperature and time, of the first start.
std::vector<PressureSeries> by_pressure(const Subject& subject) {
  const AnalysedSamples& all = subject.all;
  const UnitWords words = unit_words(subject.system.units);
  std::vector<PressureSeries> series;
  const AnalysedSample* last = nullptr;
  for (const AnalysedSample& sample : all.samples) {
    if (sample.state != 3 || sample.start != all.samples.front().start) continue;
    if (last == nullptr || last->temperature != sample.temperature || last->time != sample.time) {
      series.push_back({fmt::format("T = {:g} {}, {}", sample.temperature, words.temperature,
                                    std::isfinite(sample.time) ? fmt::format("{:g} {}", sample.time, words.time)
                                                               : "until equilibrium"),
                        {}});
    }
    series.back().rows.push_back(pressure_row(sample, all.samples.front().analysis));
    last = &sample;
  }
  return series;
}

std::vector<NamedPicture> pictures(const Subject& subject) {
  const StructureUnits units = structure_units(subject);
  std::vector<SampleCurves> curves;
  std::vector<AtomCloud> clouds;
  for (const std::size_t k : drawn(subject.all)) {
    curves.push_back(curves_of(subject, subject.all.samples[k], k == 0));
    clouds.push_back(cloud_of(subject, subject.all.samples[k], k == 0));
  }
  const std::string note =
      subject.system.cell
          ? "The cell repeats itself: beyond half of its height neighbours are images of nearer ones."
          : "A cluster ends: g(r) falls to 0 at its diameter.";
  std::vector<NamedPicture> all = {pair_distribution_figure(curves, units, note), structure_factor_figure(curves, units)};
  if (std::ranges::any_of(clouds, [](const AtomCloud& cloud) { return !cloud.room.empty(); })) {
    all.push_back(atoms_figure({clouds.front(), clouds.back()}, subject.all.deviations, units));
  }
  const std::vector<PressureSeries> series = by_pressure(subject);
  if (!series.empty()) {
    const AnalysedSample& first = subject.all.samples.front();
    all.push_back(structure_by_pressure_figure(series, pressure_row(first, first.analysis), units));
  }
  return all;
}

/// The structure with what each of its atoms has.
std::string atoms_xyz(const Subject& subject, const StructureAnalysis& one, const FlowUnitReference& reference) {
  const Units& units = subject.system.units;
  const std::vector<FlowUnit> kinds =
      flow_units(reference, one.structure.species, one.shares.volume, one.shares.energy);
  std::vector<XyzColumn> columns = {{"voronoi_volume", one.shares.volume * units.volume()},
                                    {"atom_energy", one.shares.energy * units.energy},
                                    {"atom_pressure", one.shares.pressure * units.pressure()},
                                    {"q4", one.shares.order.q4},
                                    {"q6", one.shares.order.q6},
                                    {"flow_unit", Eigen::VectorXd(one.structure.atoms())}};
  for (int i = 0; i < one.structure.atoms(); ++i) {
    columns.back().values(i) = static_cast<double>(kinds[static_cast<std::size_t>(i)]);
  }
  return extended_xyz(one.structure, subject.system, {}, columns);
}

std::vector<std::string> write_files(const Subject& subject, const std::string& folder) {
  prepare_folder(folder);
  const std::vector<NamedPicture> all = pictures(subject);
  std::vector<std::string> files = write_pictures(folder, all);
  for (const NamedPicture& picture : all) {
    files.push_back(folder + "/" + picture.name + ".csv");
    write_file(files.back(), picture.table);
  }
  std::map<std::int64_t, std::size_t> shown;  // structure → the sample whose reference its flow units have
  for (const AnalysedSample& sample : subject.all.samples) {
    for (const auto& [id, weight] : sample.members) {
      if (weight >= kShown) shown.emplace(id, sample.reference);
    }
  }
  for (const auto& [id, reference] : shown) {
    files.push_back(fmt::format("{}/atoms_{}.xyz", folder, id));
    write_file(files.back(), atoms_xyz(subject, subject.all.structures.at(id), subject.all.references[reference]));
  }
  return files;
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
  text += fmt::format("\n  flow units {:.2f} % of the atoms, negative ones {:.2f} %; q6 of the atoms {:.4f}, of all bonds {:.4f}\n",
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
  std::optional<Subject> subject = options.structures.empty() ? from_database(options) : from_files(options);
  if (!subject) return kInterrupted;
  average_samples(subject->all, subject->system);
  std::vector<std::string> files;
  if (!options.folder.empty()) files = write_files(*subject, options.folder);
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
  command->add_option("STRUCTURE", options->structures, "extended XYZ, analysed as they are; the first is compared with");
  command->add_option("--minima", options->minima, "ids of minima, in place of states 1 and 3; the first is compared with")
      ->delimiter(',')
      ->type_name("ID");
  add_pressure(*command, options->pressure)->capture_default_str();
  command->add_option("--deviations", options->deviations, "standard deviations from the mean volume where flow units begin")
      ->capture_default_str();
  command->add_option("--reach", options->reach, "farthest distance of g(r) and of the sum of S(q), σ or Å; 0: 5 or 6 atoms' sizes")
      ->capture_default_str();
  command->add_option("-o,--output", options->folder, "a folder for pictures, tables and structures with the atoms' values")
      ->type_name("DIR");
  add_overrides(*command, options->overrides);
  add_threads(*command, options->threads);
  add_quiet(*command, options->quiet);
  add_json(*command, options->json);
  command->callback([&action, options] { action = [options] { return analyse(*options); }; });
}

}  // namespace baroscape
