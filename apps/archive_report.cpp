#include "archive_report.hpp"

#include <algorithm>

#include "film.hpp"
#include "import_notes.hpp"
#include "journey.hpp"
#include "outward.hpp"

namespace baroscape {

ReportData report_data(const Archive& archive) {
  const Provenance provenance = archive.provenance();
  ReportData data;
  data.title = provenance.title;
  data.program_version = provenance.program_version;
  data.configuration = provenance.configuration;
  const Units& units = provenance.system.units;
  data.units = unit_names(units);
  data.system = provenance.system;
  data.volume_definition = volume_definition(provenance.system);
  data.fingerprint = archive.fingerprint();
  data.imports = import_notes(archive);
  for (const double pressure : archive.pressures()) {
    const PressureSummary summary = archive.summary(pressure);
    ReportLandscape entry;
    entry.landscape = outward(archive.landscape(pressure), provenance.system);
    entry.stopped_by = summary.stopped_by;
    entry.searches = summary.searches;
    entry.seeds = static_cast<int>(summary.seeds.size());
    entry.coverage = summary.coverage;
    entry.capture_recapture = summary.capture_recapture;
    for (const std::uint64_t seed : summary.seeds) {
      if (std::find(data.seeds.begin(), data.seeds.end(), seed) == data.seeds.end()) data.seeds.push_back(seed);
    }
    data.landscapes.push_back(std::move(entry));
  }
  data.anneals = outward(archive.anneal_outcomes(), units);
  data.controls = outward(archive.control_scans(), units);
  data.comparisons = outward(archive.comparisons(), units);
  data.lines = outward(archive.enthalpy_lines(), units);
  data.maps = outward(archive.pressure_maps(), units);
  if (const auto atlas = archive.atlas()) data.atlas = outward(*atlas, units);
  data.amplitudes = outward(archive.amplitude_curves(), units);
  if (data.atlas) data.journey = journey(archive, data);
  data.film = film(archive, data);
  return data;
}

}  // namespace baroscape
