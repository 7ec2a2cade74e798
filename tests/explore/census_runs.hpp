// Censuses the tests of this room share.
#pragma once

#include "explore/census.hpp"
#include "surface/system.hpp"

namespace baroscape::census_runs {

/// A census of a system until Good–Turing coverage 0.999, kept nowhere.
inline CensusResult complete(const System& system, double pressure = 0, std::uint64_t seed = 1) {
  CensusOptions options;
  options.key = {pressure, seed};
  options.until.coverage = 0.999;
  options.threads = 2;
  MemoryJournal journal;
  return census(system, options, journal);
}

/// LJ7 at P = 0 until its twelve transition states are found, made once for all tests of a process.
inline const CensusResult& lj7() {
  static const CensusResult result = [] {
    CensusOptions options;
    options.key.seed = 1;
    options.until.transition_states = 12;
    options.until.searches = 20000;
    options.threads = 2;
    MemoryJournal journal;
    return census(lennard_jones_cluster(7), options, journal);
  }();
  return result;
}

}  // namespace baroscape::census_runs
