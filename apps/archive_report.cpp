#include "archive_report.hpp"

#include <algorithm>

#include "import_notes.hpp"
#include "journey.hpp"

namespace baroscape {

ReportData report_data(const Archive& archive) {
  const Provenance provenance = archive.provenance();
  ReportData data;
  data.title = provenance.title;
  data.program_version = provenance.program_version;
  data.configuration = provenance.configuration;
  data.volume_definition = volume_definition(provenance.system);
  data.fingerprint = archive.fingerprint();
  data.imports = import_notes(archive);
  for (const double pressure : archive.pressures()) {
    const PressureSummary summary = archive.summary(pressure);
    ReportLandscape entry;
    entry.landscape = archive.landscape(pressure);
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
  data.anneals = archive.anneal_outcomes();
  data.controls = archive.control_scans();
  data.comparisons = archive.comparisons();
  data.lines = archive.enthalpy_lines();
  data.maps = archive.pressure_maps();
  data.atlas = archive.atlas();
  data.amplitudes = archive.amplitude_curves();
  if (data.atlas) data.journey = journey(archive, data);
  return data;
}

}  // namespace baroscape
