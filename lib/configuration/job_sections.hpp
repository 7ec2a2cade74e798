// The sections of a job, one function each.
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
System read_system_section(const Section& section);

/// [explore]
struct ExploreSection {
  std::vector<double> pressures = {0.0};        ///< as given; 0 is added later
  CensusLimits until{0.999, 60.0, {}, {}, {}};  ///< coverage 0.999 or 60 s, whichever comes first
};
ExploreSection read_explore_section(const Section& section);

/// [deform]
DeformSection read_deform_section(const Section& section);

/// [hop]
HopSection read_hop_section(const Section& section);

/// [anneal]; `explored` are the pressures it takes when it names none, `seed` is the job's.
AnnealOptions read_anneal_section(const Section& section, const std::vector<double>& explored, std::uint64_t seed);

}  // namespace baroscape
