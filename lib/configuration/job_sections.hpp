// The sections of a job, one function each. What they read is converted from the system's units to those inside
// (core/units.hpp).
#pragma once

#include <vector>

#include "configuration/job.hpp"
#include "configuration/section.hpp"
#include "explore/basin_hopping.hpp"
#include "explore/census.hpp"
#include "protocol/anneal.hpp"
#include "surface/system.hpp"

namespace baroscape {

/// [system]
System read_system_section(const Section& section, std::optional<std::string>& cell_start);
/// [system.cell], once species and potential are known; `start` is a structure's file that gives the lattice instead.
void read_cell_section(const Section& section, System& system, std::optional<std::string>& start);
/// Its potential, and the masses the potential knows, of species and atoms already read.
void read_potential(const Section& section, System& system);

/// [explore]
struct ExploreSection {
  std::vector<double> pressures = {0.0};        ///< as given; 0 is added later
  CensusLimits until{0.999, 60.0, {}, {}, {}};  ///< coverage 0.999 or 60 s, whichever comes first
  std::optional<std::string> start;             ///< of a local landscape: a file
  std::optional<double> within;                 ///< above it, ε
};
ExploreSection read_explore_section(const Section& section, const Units& units);

/// [deform]
DeformSection read_deform_section(const Section& section, const Units& units);

/// [hop]
HopSection read_hop_section(const Section& section, const Units& units);

/// [glass]
GlassSection read_glass_section(const Section& section, const System& system, std::uint64_t seed);

/// [anneal]; `explored` are the pressures it takes when it names none, `seed` is the job's.
AnnealOptions read_anneal_section(const Section& section, const std::vector<double>& explored, std::uint64_t seed,
                                  const Units& units);

/// Numbers in the system's units, `unit` of which is 1 inside, as they are inside.
inline std::vector<double> inside(std::vector<double> values, double unit) {
  for (double& value : values) value /= unit;
  return values;
}

}  // namespace baroscape
