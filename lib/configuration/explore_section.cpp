// [explore]: at which pressures, and when a census ends.
#include <limits>

#include "configuration/job_sections.hpp"

namespace baroscape {
namespace {

CensusLimits read_limits(const Section& until) {
  constexpr std::int64_t kNoBound = std::numeric_limits<std::int64_t>::max();
  until.allow({"coverage", "seconds", "minima", "transition_states", "searches"});
  if (until.keys().empty()) {
    throw until.error("",
                      "is empty, so that the census would never end; coverage, seconds, minima, transition_states or "
                      "searches is wanted");
  }
  CensusLimits limits;
  limits.coverage = until.number("coverage", kFraction);
  limits.seconds = until.number("seconds", kPositive);
  limits.minima = until.integer("minima", 1, kNoBound);
  limits.transition_states = until.integer("transition_states", 1, kNoBound);
  limits.searches = until.integer("searches", 1, kNoBound);
  return limits;
}

}  // namespace

ExploreSection read_explore_section(const Section& section, const Units& units) {
  section.allow({"pressures", "until", "start", "within"});
  ExploreSection explore;
  // Under tension a free cluster is unbound: H falls without end as the atoms part.
  if (const auto pressures = section.ascending_numbers("pressures", kNotNegative)) {
    explore.pressures = inside(*pressures, units.pressure());
  }
  explore.start = section.text("start");
  if (section.has("within") && !explore.start) {
    throw section.error("within", "belongs to a local landscape; start = \"structure.xyz\" is wanted besides");
  }
  if (const auto within = section.number("within", kPositive)) explore.within = *within / units.energy;
  if (const auto until = section.section("until")) explore.until = read_limits(*until);
  return explore;
}

}  // namespace baroscape
