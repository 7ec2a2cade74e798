#include "explore/merge.hpp"

namespace baroscape {
namespace {

/// How many states the windows 0 … w had found, for every w.
std::vector<std::int64_t> totals_at_end(const std::vector<std::int64_t>& found_in, std::int64_t windows) {
  std::vector<std::int64_t> totals(static_cast<std::size_t>(windows), 0);
  for (const std::int64_t window : found_in) ++totals[static_cast<std::size_t>(window)];
  for (std::size_t w = 1; w < totals.size(); ++w) totals[w] += totals[w - 1];
  return totals;
}

std::int64_t total_at(const std::vector<std::int64_t>& totals, std::int64_t window) {
  return window < 0 ? 0 : totals[static_cast<std::size_t>(window)];
}

/// Notes the present tallies of the states a window touched.
std::vector<std::pair<std::int64_t, Tally>> changed(const std::set<std::int64_t>& ids,
                                                    const std::vector<Tally>& tallies) {
  std::vector<std::pair<std::int64_t, Tally>> rows;
  for (const std::int64_t id : ids) rows.emplace_back(id, tallies[static_cast<std::size_t>(id - 1)]);
  return rows;
}

}  // namespace

CensusState::CensusState(const System& system, const CensusKey& key, const CensusHistory& history, bool local)
    : landscape_(key.pressure),
      local_(local),
      search_within_symmetry_(!system.cell),
      minima_known_(system.identity()),
      transition_states_known_(system.identity()),
      minimum_tallies_(history.minimum_tallies),
      transition_state_tallies_(history.transition_state_tallies),
      minima_at_end_(totals_at_end(history.minimum_window, history.windows)),
      transition_states_at_end_(totals_at_end(history.transition_state_window, history.windows)),
      outcomes_(history.outcomes),
      counts_(history.counts),
      searches_(history.searches) {
  for (const Minimum& minimum : history.minima) {
    minima_known_.add(minimum.id, minimum.enthalpy, minimum.positions);
    landscape_.add(minimum);
  }
  for (const TransitionState& state : history.transition_states) {
    transition_states_known_.add(state.id, state.enthalpy, state.positions);
    landscape_.add(state);
  }
}

bool CensusState::is_known(const FoundMinimum& found) const {
  return found.known || minima_known_.find(found.minimum->enthalpy, found.minimum->positions);
}

std::int64_t CensusState::merge_minimum(const FoundMinimum& found, StartKind kind, WindowRecord& record) {
  const auto k = static_cast<std::size_t>(kind);
  const auto known = found.known ? found.known : minima_known_.find(found.minimum->enthalpy, found.minimum->positions);
  if (known) {
    ++minimum_tallies_[static_cast<std::size_t>(*known - 1)].hits[k];
    touched_minima_.insert(*known);
    return *known;
  }
  Minimum added = *found.minimum;
  added.id = static_cast<std::int64_t>(landscape_.minima().size()) + 1;
  minima_known_.add(added.id, added.enthalpy, added.positions);
  landscape_.add(added);
  minimum_tallies_.emplace_back().hits[k] = 1;
  touched_minima_.insert(added.id);
  record.new_minima.push_back(added);
  return added.id;
}

Outcome CensusState::merge_finding(const PlannedSearch& search, const Finding& finding, WindowRecord& record) {
  const auto kind = static_cast<std::size_t>(search.kind);
  if (search.kind == StartKind::quench) {
    const auto before = landscape_.minima().size();
    merge_minimum(finding.side_a, search.kind, record);
    return landscape_.minima().size() > before ? Outcome::new_state : Outcome::known_state;
  }
  auto label = finding.known_transition_state;
  if (!label)
    label = transition_states_known_.find(finding.transition_state->enthalpy, finding.transition_state->positions);
  if (label) {
    touched_transition_states_.insert(*label);
    Tally& tally = transition_state_tallies_[static_cast<std::size_t>(*label - 1)];
    if (search.kind == StartKind::transition_state && *label == search.state) {
      ++tally.self_hits;
      return Outcome::returned;
    }
    ++tally.hits[kind];
    return Outcome::known_state;
  }
  // A local landscape grows from its centre: what joins nothing that is known is left for a later search to find again.
  if (local_ && !is_known(finding.side_a) && !is_known(finding.side_b)) return Outcome::beyond;
  TransitionState added = *finding.transition_state;
  added.id = static_cast<std::int64_t>(landscape_.transition_states().size()) + 1;
  added.minimum_a = merge_minimum(finding.side_a, search.kind, record);
  added.minimum_b = merge_minimum(finding.side_b, search.kind, record);
  transition_states_known_.add(added.id, added.enthalpy, added.positions);
  landscape_.add(added);
  transition_state_tallies_.emplace_back().hits[kind] = 1;
  touched_transition_states_.insert(added.id);
  record.new_transition_states.push_back(added);
  return Outcome::new_state;
}

WindowRecord CensusState::merge(const std::vector<PlannedSearch>& searches, const std::vector<Finding>& findings) {
  WindowRecord record;
  record.window = windows();
  touched_minima_.clear();
  touched_transition_states_.clear();
  for (std::size_t i = 0; i < searches.size(); ++i) {
    Outcome outcome = findings[i].outcome;
    const bool found = outcome == Outcome::new_state || outcome == Outcome::known_state || outcome == Outcome::returned;
    if (found) outcome = merge_finding(searches[i], findings[i], record);
    ++outcomes_[static_cast<std::size_t>(searches[i].kind)][static_cast<std::size_t>(outcome)];
    counts_ += findings[i].counts;
  }
  searches_ += static_cast<std::int64_t>(searches.size());
  minima_at_end_.push_back(static_cast<std::int64_t>(landscape_.minima().size()));
  transition_states_at_end_.push_back(static_cast<std::int64_t>(landscape_.transition_states().size()));

  record.minimum_tallies = changed(touched_minima_, minimum_tallies_);
  record.transition_state_tallies = changed(touched_transition_states_, transition_state_tallies_);
  record.searches = searches_;
  record.outcomes = outcomes_;
  record.counts = counts_;
  return record;
}

std::optional<std::int64_t> CensusState::known_transition_state(double enthalpy, const Eigen::VectorXd& positions,
                                                                std::int64_t window) const {
  return transition_states_known_.find(enthalpy, positions, total_at(transition_states_at_end_, window));
}

std::optional<std::int64_t> CensusState::known_minimum(double enthalpy, const Eigen::VectorXd& positions,
                                                       std::int64_t window) const {
  return minima_known_.find(enthalpy, positions, total_at(minima_at_end_, window));
}

double CensusState::share_found_late() const {
  const std::int64_t found = total_at(transition_states_at_end_, windows() - 1);
  if (found == 0) return 0.0;
  std::int64_t first = 0, last = windows();  // by bisection the windows before the last third
  while (first < last) {
    const std::int64_t middle = (first + last) / 2;
    if (3 * searches_before(middle + 1) <= 2 * searches_) {
      first = middle + 1;
    } else {
      last = middle;
    }
  }
  return static_cast<double>(found - total_at(transition_states_at_end_, first - 1)) / static_cast<double>(found);
}

std::vector<Plan::KnownState> CensusState::merged_in(std::int64_t window) const {
  std::vector<Plan::KnownState> states;
  for (auto id = total_at(minima_at_end_, window - 1) + 1; id <= total_at(minima_at_end_, window); ++id) {
    const Minimum& minimum = landscape_.minima()[static_cast<std::size_t>(id - 1)];
    states.push_back({id, StartKind::minimum, minimum.point_group_order > 1 && search_within_symmetry_});
  }
  for (auto id = total_at(transition_states_at_end_, window - 1) + 1; id <= total_at(transition_states_at_end_, window);
       ++id) {
    const TransitionState& state = landscape_.transition_states()[static_cast<std::size_t>(id - 1)];
    states.push_back({id, StartKind::transition_state, state.point_group_order > 1 && search_within_symmetry_});
  }
  return states;
}

}  // namespace baroscape
