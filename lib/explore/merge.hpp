// What a census knows, and how a window of findings becomes part of it.
#pragma once

#include <array>
#include <cstdint>
#include <set>
#include <vector>

#include "explore/finding.hpp"
#include "explore/plan.hpp"
#include "landscape/journal.hpp"
#include "landscape/landscape.hpp"
#include "landscape/recognition.hpp"
#include "surface/system.hpp"

namespace baroscape {

/// The landscape a census has found so far, with tallies. Local ids are 1, 2, … in the order of discovery, for minima
/// and for transition states apart. Not synchronised.
class CensusState {
 public:
  /// Takes up what was recorded of an earlier run. A local census takes no transition state unless one of its sides is
  /// known, so that all of its landscape is joined to its centre.
  CensusState(const System& system, const CensusKey& key, const CensusHistory& history, bool local = false);

  /// Merges a window of findings in the order of the searches and says what changed.
  WindowRecord merge(const std::vector<PlannedSearch>& searches, const std::vector<Finding>& findings);

  /// The known transition state a stationary point is, looking only at those merged by the end of `window`.
  std::optional<std::int64_t> known_transition_state(double enthalpy, const Eigen::VectorXd& positions,
                                                     std::int64_t window) const;
  /// The same for a minimum.
  std::optional<std::int64_t> known_minimum(double enthalpy, const Eigen::VectorXd& positions,
                                            std::int64_t window) const;
  /// States merged in this window, minima first: what the plan has to learn.
  std::vector<Plan::KnownState> merged_in(std::int64_t window) const;

  const Landscape& landscape() const { return landscape_; }
  const std::vector<Tally>& minimum_tallies() const { return minimum_tallies_; }
  const std::vector<Tally>& transition_state_tallies() const { return transition_state_tallies_; }
  const std::array<std::array<std::int64_t, kOutcomes>, kStartKinds>& outcomes() const { return outcomes_; }
  const Counts& counts() const { return counts_; }
  std::int64_t windows() const { return static_cast<std::int64_t>(minima_at_end_.size()); }
  std::int64_t searches() const { return searches_; }
  /// Which share of the transition states the last third of the searches has found, to a window; 0 without any.
  double share_found_late() const;

 private:
  bool is_known(const FoundMinimum& found) const;
  std::int64_t merge_minimum(const FoundMinimum& found, StartKind kind, WindowRecord& record);
  Outcome merge_finding(const PlannedSearch& search, const Finding& finding, WindowRecord& record);

  Landscape landscape_;
  bool local_;
  bool search_within_symmetry_;  ///< known for clusters only
  Recognition minima_known_, transition_states_known_;
  std::vector<Tally> minimum_tallies_, transition_state_tallies_;
  std::vector<std::int64_t> minima_at_end_, transition_states_at_end_;  ///< how many were known when each window ended
  std::array<std::array<std::int64_t, kOutcomes>, kStartKinds> outcomes_{};
  Counts counts_;
  std::int64_t searches_ = 0;
  std::set<std::int64_t> touched_minima_, touched_transition_states_;  ///< by the window being merged
};

}  // namespace baroscape
