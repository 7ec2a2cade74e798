// The TOML job: what to compute. Read, completed with defaults, and validated with line and column (design: interface).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dynamics/glass.hpp"
#include "explore/basin_hopping.hpp"
#include "explore/census.hpp"
#include "protocol/anneal.hpp"
#include "surface/system.hpp"

namespace baroscape {

/// [hop]
struct HopSection {
  std::vector<double> pressures = {0.0};  ///< ascending
  HopOptions options;                     ///< its key is that of the job's seed and one of the pressures
};

/// [deform]
struct DeformSection {
  double from = 0, to = 10;  ///< pressures over which states are followed, ε/σ³; from < to
  bool minima_only = false;  ///< transition states are left alone
};

/// [glass.liquid]: where the liquid's energy is asked for.
struct LiquidSection {
  std::vector<double> temperatures, pressures;
  double equilibration = 0, production = 0;  ///< times
};

/// [glass]
struct GlassSection {
  GlassOptions options;
  std::optional<LiquidSection> liquid;
};

struct Job {
  std::string title;
  std::uint64_t seed = 1;
  System system;
  std::vector<double> pressures;  ///< to explore: [explore] and [anneal] together, ascending, 0 included
  CensusLimits until;
  std::optional<DeformSection> deform;  ///< absent without a [deform] section
  std::optional<AnnealOptions> anneal;  ///< absent without an [anneal] section
  std::optional<HopSection> hop;        ///< absent without a [hop] section
  std::optional<GlassSection> glass;    ///< absent without a [glass] section
  /// Structures that the configuration names, found from its folder; who can read such files puts them to use.
  std::optional<std::string> cell_start;   ///< its lattice is that of the cell
  std::optional<std::string> local_start;  ///< the census is one of what lies around it, …
  std::optional<double> within;            ///< … up to this high above it, ε
  std::shared_ptr<const LocalStart> local;  ///< the same, once the file is read
  std::string text;                     ///< the configuration as it was used, overrides applied, as TOML
};

/// Reads a job. `overrides` are the texts of `--set key=value`, e.g. "explore.until.seconds=5".
/// Throws InputError `file:line:column: key: what is wrong, what is allowed`.
Job read_job(const std::string& path, const std::vector<std::string>& overrides = {});

/// The same from text; `name` stands for the file in messages.
Job parse_job(const std::string& text, const std::string& name, const std::vector<std::string>& overrides = {});

}  // namespace baroscape
