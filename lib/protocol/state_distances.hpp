// How far states 1, 2 and 3 lie from each other.
#pragma once

#include <map>
#include <tuple>

#include "landscape/landscape.hpp"
#include "protocol/outcome.hpp"
#include "surface/system.hpp"

namespace baroscape {

/// Aligned distances between the most populated minima of the three stages, each triple looked at once. Keeps
/// references to what it is given.
class DistancesOfStates {
 public:
  DistancesOfStates(const System& system, const Landscape& ambient) : system_(system), ambient_(ambient) {}

  StateDistances of(const AnnealOutcome& outcome, const Landscape& pressed);

 private:
  const System& system_;
  const Landscape& ambient_;
  std::map<std::tuple<std::int64_t, std::int64_t, std::int64_t>, StateDistances> known_;
};

}  // namespace baroscape
