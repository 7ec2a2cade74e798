#include "analysis_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>

#include "density_scales.hpp"
#include "exchange/extended_xyz.hpp"
#include "output_file.hpp"
#include "report/structure_figures.hpp"

namespace baroscape {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
/// Structures whose weight in a sample is below this are in no file of their own.
constexpr double kShown = 0.01;

StructureUnits structure_units(const AnalysedSubject& subject) {
  const Units& units = subject.system.units;
  const UnitWords words = unit_words(units);
  return {subject.title,
          words.energy,
          words.length,
          words.volume,
          words.pressure,
          words.temperature,
          DensityScales(units).density_word};
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
    const bool same =
        sample.start == last->start && sample.time == last->time && sample.temperature == last->temperature;
    if (sample.state == 0 || (sample.state == 3 && same)) chosen.push_back(k);
  }
  return chosen;
}

SampleCurves curves_of(const AnalysedSubject& subject, const AnalysedSample& sample, bool reference) {
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

AtomCloud cloud_of(const AnalysedSubject& subject, const AnalysedSample& sample, bool is_reference) {
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
std::vector<PressureSeries> by_pressure(const AnalysedSubject& subject) {
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

std::vector<NamedPicture> pictures(const AnalysedSubject& subject) {
  const StructureUnits units = structure_units(subject);
  std::vector<SampleCurves> curves;
  std::vector<AtomCloud> clouds;
  for (const std::size_t k : drawn(subject.all)) {
    curves.push_back(curves_of(subject, subject.all.samples[k], k == 0));
    clouds.push_back(cloud_of(subject, subject.all.samples[k], k == 0));
  }
  const std::string note =
      subject.system.cell ? "The cell repeats itself: beyond half of its height neighbours are images of nearer ones."
                          : "A cluster ends: g(r) falls to 0 at its diameter.";
  std::vector<NamedPicture> all = {pair_distribution_figure(curves, units, note),
                                   structure_factor_figure(curves, units)};
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
std::string atoms_xyz(const AnalysedSubject& subject, const StructureAnalysis& one,
                      const FlowUnitReference& reference) {
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

}  // namespace

std::vector<std::string> write_analysis(const AnalysedSubject& subject, const std::string& folder) {
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

}  // namespace baroscape
