#include "archive/archive.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "archive/amplitude_store.hpp"
#include "archive/anneal_store.hpp"
#include "archive/census_store.hpp"
#include "archive/connect_store.hpp"
#include "archive/database.hpp"
#include "archive/deformation_store.hpp"
#include "archive/fingerprint.hpp"
#include "archive/hop_archive.hpp"
#include "archive/protocol_store.hpp"
#include "archive/summary.hpp"
#include "archive/system_text.hpp"
#include "archive/treatment_store.hpp"
#include "archive/union_store.hpp"
#include "archive/verification.hpp"
#include "core/error.hpp"

namespace baroscape {

namespace {

// The job that wrote last; id 0 when there is none.
Provenance last_provenance(Database& database, std::int64_t& id) {
  Provenance provenance;
  id = 0;
  database.each(kProvenance, "ORDER BY id DESC LIMIT 1", {}, [&](const Record& record) {
    RecordReader reader(record);
    id = reader.integer();
    provenance.title = reader.text();
    provenance.program_version = reader.text();
    provenance.configuration = reader.text();
  });
  return provenance;
}

void insert_provenance(Database& database, std::int64_t id, const Provenance& provenance) {
  Record record;
  record.add(id).add(provenance.title).add(provenance.program_version).add(provenance.configuration);
  database.insert(kProvenance, record);
}

/// What the numbers of the file are in.
std::string units_text(const Units& units) {
  if (units == Units{}) return "reduced: epsilon, sigma, m, k_B = 1; pressure in epsilon/sigma^3";
  const UnitWords words = plain_unit_words(units);
  return fmt::format("energy in {} {}, length in {} {}, pressure in energy/length^3, which is {} {}; m, k_B = 1",
                     units.energy, words.energy, units.length, words.length, units.pressure(), words.pressure);
}

void fill_new(Database& database, const Provenance& provenance) {
  const auto meta = [&](const char* key, const std::string& value) {
    database.insert(kMeta, Record().add(key).add(value));
  };
  meta("format", fmt::format("baroscape landscape archive, schema version {}", kSchemaVersion));
  meta("units", units_text(provenance.system.units));
  meta("system", system_text(provenance.system));
  insert_provenance(database, 1, provenance);
}

// What follows states or searches from them needs to know where their atoms are.
void require_positions(const Database& database, const Landscape& landscape) {
  for (const Minimum& minimum : landscape.minima()) {
    if (minimum.positions.size() > 0) continue;
    throw InputError(
        fmt::format("{}: the states at pressure {} were imported without coordinates: they have trees, "
                    "populations and rates, but cannot be followed, annealed, joined or recomputed",
                    database.path(), landscape.pressure()));
  }
}

// Id of the row that stands for this job.
std::int64_t note_provenance(Database& database, const Provenance& provenance) {
  std::int64_t id = 0;
  const Provenance last = last_provenance(database, id);
  if (id != 0 && last.title == provenance.title && last.program_version == provenance.program_version &&
      last.configuration == provenance.configuration) {
    return id;
  }
  database.transaction([&] { insert_provenance(database, ++id, provenance); });
  return id;
}

}  // namespace

struct Archive::Implementation {
  std::unique_ptr<Database> database;
  std::unique_ptr<UnionStore> union_store;    // writers only
  std::unique_ptr<CensusStore> censuses;      // writers only
  std::unique_ptr<ConnectStore> connections;  // writers only

  std::int64_t job = 0;  // row of provenance

  void require_writable() const {
    if (!censuses) throw InputError(database->path() + ": was opened for reading only");
  }
};

Archive::Archive(std::unique_ptr<Implementation> implementation) : implementation_(std::move(implementation)) {}
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;
Archive::~Archive() = default;

Archive Archive::open(const std::string& path, const Provenance& provenance) {
  auto implementation = std::make_unique<Implementation>();
  implementation->database =
      Database::open_for_writing(path, [&](Database& database) { fill_new(database, provenance); });
  Database& database = *implementation->database;
  const std::string stored = stored_system(database);
  if (stored != system_text(provenance.system)) {
    throw InputError(fmt::format("{}: holds another [system]: it has {}; the configuration asks for {}", path,
                                 describe(read_system(stored)), describe(provenance.system)));
  }
  database.use_write_ahead_log();
  const std::int64_t job = implementation->job = note_provenance(database, provenance);
  implementation->union_store = std::make_unique<UnionStore>(database, provenance.system.identity());
  implementation->censuses = std::make_unique<CensusStore>(database, *implementation->union_store, job);
  implementation->connections = std::make_unique<ConnectStore>(database, *implementation->union_store, job);
  return Archive(std::move(implementation));
}

Archive Archive::open_for_reading(const std::string& path) {
  auto implementation = std::make_unique<Implementation>();
  implementation->database = Database::open_for_reading(path);
  return Archive(std::move(implementation));
}

CensusHistory Archive::replay(const CensusKey& key) {
  return read_history(*implementation_->database, key);
}

void Archive::record(const CensusKey& key, const WindowRecord& window) {
  implementation_->require_writable();
  implementation_->censuses->record(key, window);
}

void Archive::close(const CensusKey& key, const std::string& stopped_by) {
  implementation_->require_writable();
  implementation_->censuses->close(key, stopped_by);
}

ConnectionHistory Archive::resume(const ConnectionKey& key) {
  return read_connection(*implementation_->database, key);
}

RecordedIds Archive::record(const ConnectionKey& key, const ConnectionRound& round) {
  implementation_->require_writable();
  return implementation_->connections->record(key, round);
}

void Archive::close(const ConnectionKey& key, const ConnectionProgress& progress, const std::string& stopped_by) {
  implementation_->require_writable();
  implementation_->connections->close(key, progress, stopped_by);
}

std::vector<HopRun> Archive::resume(const HopKey& key) {
  return read_hop_runs(*implementation_->database, key);
}

std::vector<std::int64_t> Archive::record(const HopKey& key, const HopBlock& block) {
  implementation_->require_writable();
  return write_hop_block(*implementation_->database, *implementation_->union_store, implementation_->job, key, block);
}

Provenance Archive::provenance() const {
  std::int64_t id = 0;
  Provenance provenance = last_provenance(*implementation_->database, id);
  provenance.system = read_system(stored_system(*implementation_->database));
  return provenance;
}

std::vector<double> Archive::pressures() const {
  std::vector<double> pressures;
  implementation_->database->each(kPressure, "", {},
                                  [&](const Record& record) { pressures.push_back(read_pressure(record).pressure); });
  std::sort(pressures.begin(), pressures.end());
  return pressures;
}

std::vector<Provenance> Archive::jobs() const {
  std::vector<Provenance> jobs;
  const System system = read_system(stored_system(*implementation_->database));
  implementation_->database->each(kProvenance, "ORDER BY id", {}, [&](const Record& record) {
    RecordReader reader(record);
    reader.integer();
    Provenance job;
    job.title = reader.text();
    job.program_version = reader.text();
    job.configuration = reader.text();
    job.system = system;
    jobs.push_back(std::move(job));
  });
  return jobs;
}

Landscape Archive::known(double pressure) {
  Landscape known = landscape(pressure);
  require_positions(*implementation_->database, known);
  return known;
}

Landscape Archive::landscape(double pressure) const {
  return read_landscape(*implementation_->database, pressure);
}

PressureSummary Archive::summary(double pressure) const {
  return read_summary(*implementation_->database, pressure);
}

std::int64_t Archive::add_minimum(double pressure, const Minimum& minimum) {
  implementation_->require_writable();
  return implementation_->censuses->add_minimum(pressure, minimum);
}

std::int64_t Archive::add_transition_state(double pressure, const TransitionState& state) {
  implementation_->require_writable();
  return implementation_->censuses->add_transition_state(pressure, state);
}

RecordedIds Archive::add_landscape(const Landscape& landscape) {
  implementation_->require_writable();
  return implementation_->censuses->add_landscape(landscape);
}

ExploredLandscape Archive::explored(double pressure) const {
  ExploredLandscape explored = read_explored(*implementation_->database, pressure);
  require_positions(*implementation_->database, explored.landscape);
  return explored;
}

void Archive::store_atlas(const AtlasRecord& atlas) {
  write_deformation(*implementation_->database, atlas);
}

std::optional<AtlasRecord> Archive::atlas() const {
  return read_deformation(*implementation_->database);
}

void Archive::store_amplitude_curve(const AmplitudeCurve& curve) {
  write_amplitude_curve(*implementation_->database, curve);
}

std::vector<AmplitudeCurve> Archive::amplitude_curves() const {
  return read_amplitude_curves(*implementation_->database);
}

std::map<std::int64_t, std::int64_t> Archive::branches_of(double pressure, int index) const {
  return read_branches_of(*implementation_->database, pressure, index);
}

void Archive::store_anneal(const AnnealResult& result) {
  write_anneal(*implementation_->database, result);
}

std::vector<AnnealOutcome> Archive::anneal_outcomes() const {
  return read_anneal_outcomes(*implementation_->database);
}

std::vector<ControlScan> Archive::control_scans() const {
  return read_control_scans(*implementation_->database);
}

std::vector<ComparisonOutcome> Archive::comparisons() const {
  return read_comparisons(*implementation_->database);
}

std::vector<EnthalpyLines> Archive::enthalpy_lines() const {
  return read_all_enthalpy_lines(*implementation_->database);
}

std::vector<PressureMap> Archive::pressure_maps() const {
  std::vector<PressureMap> maps;
  for (StoredMap& stored : read_pressure_maps(*implementation_->database)) maps.push_back(std::move(stored.map));
  return maps;
}

std::vector<CycleResult> Archive::cycles() const {
  return read_cycles(*implementation_->database);
}

std::vector<VolumeLoop> Archive::volume_loops() const {
  return read_volume_loops(*implementation_->database);
}

std::vector<PathProfile> Archive::path_profiles() const {
  return read_path_profiles(*implementation_->database);
}

std::vector<DamagedRecord> Archive::check_records() const {
  return find_damage(*implementation_->database);
}

std::string Archive::fingerprint() const {
  return physics_fingerprint(*implementation_->database);
}

}  // namespace baroscape
