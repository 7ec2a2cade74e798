#include "archive/summary.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "archive/rows.hpp"
#include "archive/union_store.hpp"

namespace baroscape {

namespace {

// Hits of each permanent state, all censuses of a pressure together.
using Hits = std::map<std::int64_t, Tally>;

void add(Hits& hits, const CensusStateRow& row) {
  Tally& sum = hits[row.permanent];
  for (int kind = 0; kind < kStartKinds; ++kind) sum.hits[kind] += row.tally.hits[kind];
  sum.self_hits += row.tally.self_hits;
}

CoverageEstimate coverage_of(const Hits& hits, std::int64_t (*count)(const Tally&, int), int kind) {
  std::vector<std::int64_t> per_state;
  for (const auto& [id, tally] : hits) per_state.push_back(count(tally, kind));
  return estimate_coverage(per_state);
}

std::int64_t all_hits(const Tally& tally, int) {
  return tally.total();
}
std::int64_t hits_of_kind(const Tally& tally, int kind) {
  return tally.hits[kind];
}

std::optional<double> capture_recapture_of(const std::set<std::int64_t>& first, const std::set<std::int64_t>& second) {
  const auto shared = std::count_if(first.begin(), first.end(), [&](std::int64_t id) { return second.count(id) > 0; });
  return capture_recapture(static_cast<std::int64_t>(first.size()), static_cast<std::int64_t>(second.size()), shared);
}

}  // namespace

PressureSummary read_summary(Database& database, double pressure) {
  PressureSummary summary;
  summary.pressure = pressure;
  database.snapshot([&] {
    const PressureRow row = explored_pressure(database, pressure);
    summary.minima = row.minima;
    summary.transition_states = row.transition_states;
    std::vector<std::int64_t> ids;
    database.each(kCensus, "WHERE pressure = ? ORDER BY id", {Value(row.id)}, [&](const Record& record) {
      const CensusRow census = read_census(record);
      ids.push_back(census.id);
      summary.seeds.push_back(census.seed);
      summary.searches += census.searches;
      summary.stopped_by = census.stopped_by;
      summary.counts += census.counts;
      for (int kind = 0; kind < kStartKinds; ++kind) {
        for (int end = 0; end < kOutcomes; ++end) summary.outcomes[kind][end] += census.outcomes[kind][end];
      }
    });
    Hits minima, transition_states;
    std::vector<std::set<std::int64_t>> found;  // transition states of each census
    for (const std::int64_t id : ids) {
      database.each(kCensusMinimum, "WHERE census = ?", {Value(id)},
                    [&](const Record& record) { add(minima, read_census_minimum(record)); });
      found.emplace_back();
      database.each(kCensusTransitionState, "WHERE census = ?", {Value(id)}, [&](const Record& record) {
        const CensusStateRow state = read_census_transition_state(record);
        add(transition_states, state);
        found.back().insert(state.permanent);
      });
    }
    summary.coverage = coverage_of(transition_states, all_hits, 0);
    for (int kind = 0; kind < kStartKinds; ++kind) {
      const bool quench = kind == static_cast<int>(StartKind::quench);
      summary.by_kind.push_back(coverage_of(quench ? minima : transition_states, hits_of_kind, kind));
    }
    if (found.size() >= 2) summary.capture_recapture = capture_recapture_of(found[0], found[1]);
  });
  return summary;
}

}  // namespace baroscape
