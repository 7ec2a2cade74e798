// The one SQLite file everything is kept in. Its schema is documented in archive/schema.hpp.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "atlas/atlas_record.hpp"
#include "landscape/connection_store.hpp"
#include "landscape/coverage.hpp"
#include "landscape/hop_store.hpp"
#include "landscape/journal.hpp"
#include "landscape/landscape.hpp"
#include "protocol/amplitudes.hpp"
#include "protocol/anneal.hpp"
#include "surface/system.hpp"

namespace baroscape {

/// Who wrote an archive, and for what.
struct Provenance {
  std::string title;
  std::string program_version;  ///< "baroscape 0.1.0"
  std::string configuration;    ///< the TOML text as used
  System system;
};

/// All censuses of one pressure, merged.
struct PressureSummary {
  double pressure = 0;
  std::int64_t minima = 0, transition_states = 0;
  std::string stopped_by;                   ///< of the latest census
  std::int64_t searches = 0;                ///< all seeds together
  std::vector<std::uint64_t> seeds;         ///< in the order they were begun
  CoverageEstimate coverage;                ///< transition states, all seeds together, self-hits left out
  std::vector<CoverageEstimate> by_kind;    ///< one per StartKind
  std::optional<double> capture_recapture;  ///< transition states, between the first two seeds; nothing with one
  std::array<std::array<std::int64_t, kOutcomes>, kStartKinds> outcomes{};
  Counts counts;
};

/// A record that fails its checksum, or refers to one that does not exist.
struct DamagedRecord {
  std::string table;
  std::int64_t row = 0;
  std::string problem;
};

/// Throws InputError for a file that is missing, is not an archive, is truncated or damaged, was written by another
/// schema version, or cannot be written. Not synchronised: one thread at a time.
class Archive : public Journal, public ConnectionStore, public HopStore {
 public:
  /// Opens for writing, creating the file (and its folder) when it is new. Another system than the one stored is an
  /// InputError. Write-ahead logging with synchronous=FULL: an acknowledged transaction survives a power loss. A second
  /// writer is an InputError (`<path>-lock` is held meanwhile); others may read.
  static Archive open(const std::string& path, const Provenance& provenance);
  /// Opens an existing file for reading only; works in a read-only folder.
  static Archive open_for_reading(const std::string& path);

  Archive(Archive&&) noexcept;
  Archive& operator=(Archive&&) noexcept;
  /// Leaves a single file without write-ahead log, so that it opens from a read-only folder.
  ~Archive() override;

  // What the census writes and reads (one census = one pressure and one seed).
  CensusHistory replay(const CensusKey& key) override;
  void record(const CensusKey& key, const WindowRecord& window) override;
  void close(const CensusKey& key, const std::string& stopped_by) override;

  // What a search for a path between two minima writes and reads.
  /// InputError where states were imported without coordinates.
  Landscape known(double pressure) override;
  ConnectionHistory resume(const ConnectionKey& key) override;
  RecordedIds record(const ConnectionKey& key, const ConnectionRound& round) override;
  void close(const ConnectionKey& key, const ConnectionProgress& progress, const std::string& stopped_by) override;

  // What basin hopping writes and reads.
  std::vector<HopRun> resume(const HopKey& key) override;
  std::vector<std::int64_t> record(const HopKey& key, const HopBlock& block) override;

  Provenance provenance() const;          ///< of the job that wrote last
  std::vector<Provenance> jobs() const;   ///< all that wrote here, the first one first
  std::vector<double> pressures() const;  ///< ascending
  /// The union of all censuses at this pressure, with permanent ids. InputError when it was never explored (says which
  /// were).
  Landscape landscape(double pressure) const;
  PressureSummary summary(double pressure) const;

  /// Adds a minimum that no census found (one reached by following); gives its permanent id, the known one if it is
  /// known.
  std::int64_t add_minimum(double pressure, const Minimum& minimum);
  /// The same of a transition state between permanent ids.
  std::int64_t add_transition_state(double pressure, const TransitionState& state);
  /// A whole landscape that was not found here (an imported one), in one transaction; gives the permanent ids in its
  /// order. States without positions are kept as they are.
  RecordedIds add_landscape(const Landscape& landscape);

  /// The landscape at an explored pressure, and what of it censuses found. InputError where states were imported
  /// without coordinates.
  ExploredLandscape explored(double pressure) const;
  /// Replaces what was recorded of branches, events, crossings and successions, in one transaction; branches keep their
  /// permanent ids.
  void store_atlas(const AtlasRecord& atlas);
  std::optional<AtlasRecord> atlas() const;  ///< nothing where no deformation was recorded
  /// Replaces the curve of the same start; a later store_atlas() takes them all away.
  void store_amplitude_curve(const AmplitudeCurve& curve);
  std::vector<AmplitudeCurve> amplitude_curves() const;  ///< by start
  /// The branch of every minimum (index 0) or transition state (1) at an explored pressure that has one, by id.
  std::map<std::int64_t, std::int64_t> branches_of(double pressure, int index) const;

  /// Replaces the outcomes stored for the same start, pressure, temperature and time, in the maps between the same
  /// pressures the entries of the same minima, likewise cycles, loops and paths, and of the same starts the controls,
  /// comparisons and enthalpy lines, in one transaction.
  void store_anneal(const AnnealResult& result);
  std::vector<AnnealOutcome> anneal_outcomes() const;  ///< ordered by start, pressure, temperature, time
  std::vector<ControlScan> control_scans() const;      ///< by start, as they were stored
  std::vector<ComparisonOutcome> comparisons() const;  ///< likewise
  std::vector<EnthalpyLines> enthalpy_lines() const;   ///< likewise
  std::vector<PressureMap> pressure_maps() const;      ///< load, then unload, each by pressure
  std::vector<CycleResult> cycles() const;             ///< by start and pressure
  std::vector<VolumeLoop> volume_loops() const;        ///< by pressure and minimum
  std::vector<PathProfile> path_profiles() const;      ///< by the pressure of the path, the other, and the minima

  /// Every record against its checksum, every reference against its target.
  std::vector<DamagedRecord> check_records() const;

  /// 16 hexadecimal digits over the physics: states with their coordinates, connections and hit counts, numbers of
  /// searches, branches, events, crossings, maps, anneal outcomes, scans, comparisons, cycles, loops and paths.
  /// Independent of row order, time stamps, program version and reasons of stopping.
  std::string fingerprint() const;

 private:
  struct Implementation;
  explicit Archive(std::unique_ptr<Implementation> implementation);
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace baroscape
