#include "explore/plan.hpp"

#include <algorithm>
#include <iterator>

#include "core/random.hpp"

namespace baroscape {
namespace {

/// Of every 16 searches while the sweep goes on: 12 systematic, 3 from random configurations, 1 random quench.
/// Afterwards: random configurations 6, transition states 5, minima 4, quench 1.
constexpr StartKind kSweepPattern[16] = {
    StartKind::minimum, StartKind::minimum, StartKind::random,  StartKind::minimum,
    StartKind::minimum, StartKind::minimum, StartKind::minimum, StartKind::random,
    StartKind::minimum, StartKind::minimum, StartKind::minimum, StartKind::quench,
    StartKind::minimum, StartKind::minimum, StartKind::random,  StartKind::minimum};
constexpr StartKind kLatePattern[16] = {
    StartKind::random,           StartKind::transition_state, StartKind::minimum, StartKind::random,
    StartKind::transition_state, StartKind::minimum,          StartKind::random,  StartKind::transition_state,
    StartKind::random,           StartKind::minimum,          StartKind::quench,  StartKind::random,
    StartKind::transition_state, StartKind::minimum,          StartKind::random,  StartKind::transition_state};
/// The streams the plan itself draws from lie far above those of the searches.
constexpr std::uint64_t kPlanStream = std::uint64_t{1} << 63;

/// A transition state's lowest mode leads down to its minima, not to another transition state.
int first_mode(StartKind kind) {
  return kind == StartKind::minimum ? 0 : 1;
}

}  // namespace

void Plan::learn(const std::vector<KnownState>& states) {
  for (const KnownState& state : states) {
    if (first_mode(state.kind) < internal_dimension_) {
      queue_.push_back(state);
      starts_left_ += 2 * (internal_dimension_ - first_mode(state.kind));
    }
    (state.kind == StartKind::minimum ? minima_ : transition_states_).push_back(state);
  }
}

PlannedSearch Plan::systematic() {
  const KnownState& state = queue_.front();
  PlannedSearch search;
  search.kind = state.kind;
  search.state = state.id;
  search.mode = first_mode(search.kind) + start_ / 2;
  search.sign = start_ % 2 == 0 ? 1.0 : -1.0;
  ++start_;
  --starts_left_;
  if (first_mode(search.kind) + start_ / 2 >= internal_dimension_) {
    queue_.pop_front();
    start_ = 0;
  }
  return search;
}

std::int64_t Plan::searches_to_sweep() const {
  const auto systematic = std::count(std::begin(kSweepPattern), std::end(kSweepPattern), StartKind::minimum);
  return starts_left_ * static_cast<std::int64_t>(std::size(kSweepPattern)) / systematic;
}

PlannedSearch Plan::repeated(std::int64_t number, StartKind kind) const {
  const auto& states = kind == StartKind::minimum ? minima_ : transition_states_;
  PlannedSearch search;
  if (kind == StartKind::quench || kind == StartKind::random || states.empty()) {
    search.kind = kind == StartKind::quench ? StartKind::quench : StartKind::random;
    return search;
  }
  RandomStream random(seed_, kPlanStream + static_cast<std::uint64_t>(number));
  const KnownState& state = states[random.below(states.size())];
  search.kind = kind;
  search.state = state.id;
  return search;
}

std::vector<PlannedSearch> Plan::next_window() {
  std::vector<PlannedSearch> searches;
  searches.reserve(kWindow);
  for (std::int64_t i = 0; i < kWindow; ++i) {
    const std::int64_t number = windows_ * kWindow + i;
    // Nothing is known in the first two windows: quenches and random starts in turn.
    StartKind kind = i % 2 == 0 ? StartKind::quench : StartKind::random;
    if (!minima_.empty()) kind = queue_.empty() ? kLatePattern[i % 16] : kSweepPattern[i % 16];
    const bool sweep = !queue_.empty() && kind == StartKind::minimum;
    searches.push_back(sweep ? systematic() : repeated(number, kind));
    searches.back().number = number;
  }
  ++windows_;
  return searches;
}

}  // namespace baroscape
