#include "explore/plan.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "core/random.hpp"

namespace baroscape {
namespace {

constexpr int kPattern = 16;
/// Windows of one size before they double, the first size, and how often they double.
constexpr std::int64_t kWindowsOfASize = 64, kSmallestWindow = 64, kDoublings = 3;
using Pattern = std::array<StartKind, kPattern>;

/// Shares of the starts, of every 16, and the quench; spread evenly.
constexpr Pattern pattern(int minima, int transition_states, int random) {
  Pattern kinds{};
  const int share[kStartKinds] = {1, minima, transition_states, random};
  int given[kStartKinds] = {};
  for (int i = 0; i < kPattern; ++i) {
    int next = 0;  // the kind that lags most behind its share
    for (int k = 1; k < kStartKinds; ++k) {
      if (share[k] * (i + 1) - given[k] * kPattern > share[next] * (i + 1) - given[next] * kPattern) next = k;
    }
    ++given[next];
    kinds[static_cast<std::size_t>(i)] = static_cast<StartKind>(next);
  }
  return kinds;
}

/// While more than one search in 25 finds something new, minima give most: with 17,500 of LJ13's transition states
/// known, 9.5 % of the starts from minima find another, 6.8 % from the newest transition states, 2.8 % at random.
constexpr Pattern kYoung = pattern(10, 4, 1);
/// Later transition states do. From how often starts of each kind met each state in 480 s of LJ13, one can tell what
/// any other shares would have left unseen: after half of that time 131 of its states with 2, 3, 10 (as that run had it
/// late), 68 with 2, 13, 1, which is the best; LJ12 says the same. A few more from minima, whose coverage a census
/// waits for, leave three more; without any at random there would be nothing to find what only they reach.
constexpr Pattern kGrown = pattern(4, 10, 1);
/// Before that, each kind alike: a small landscape is complete when every kind has been tried often enough.
constexpr Pattern kEven = pattern(5, 5, 5);
constexpr std::int64_t kEvenSearches = 100000;
constexpr double kYoungRate = 0.04;  ///< new states per search
constexpr std::size_t kRecent = 32;  ///< windows the rate is taken over
/// Of the minima's searches, one in so many belongs to the sweep while it lasts.
constexpr int kSweepEvery = 3;
/// The streams the plan itself draws from lie far above those of the searches.
constexpr std::uint64_t kPlanStream = std::uint64_t{1} << 63;

}  // namespace

std::int64_t window_size(std::int64_t window) {
  return kSmallestWindow << std::min(kDoublings, window / kWindowsOfASize);
}

std::int64_t searches_before(std::int64_t window) {
  std::int64_t searches = 0;
  for (std::int64_t doubling = 0; doubling < kDoublings; ++doubling) {
    const std::int64_t windows = std::clamp(window - doubling * kWindowsOfASize, std::int64_t{0}, kWindowsOfASize);
    searches += windows * (kSmallestWindow << doubling);
  }
  const std::int64_t largest = std::max(std::int64_t{0}, window - kDoublings * kWindowsOfASize);
  return searches + largest * (kSmallestWindow << kDoublings);
}

void Plan::learn(const std::vector<KnownState>& states) {
  for (const KnownState& state : states) {
    if (state.kind == StartKind::minimum) queue_.push_back(state);
    Known& known = state.kind == StartKind::minimum ? minima_ : transition_states_;
    known.all.push_back(state);
    if (state.symmetric) known.symmetric.push_back(state);
  }
  learnt_.push_back(static_cast<std::int64_t>(states.size()));
}

double Plan::rate() const {
  const std::size_t windows = std::min(kRecent, learnt_.size());
  if (windows == 0) return 1.0;
  const auto found =
      std::accumulate(learnt_.end() - static_cast<std::ptrdiff_t>(windows), learnt_.end(), std::int64_t{0});
  const auto learnt = static_cast<std::int64_t>(learnt_.size());
  return static_cast<double>(found) /
         static_cast<double>(searches_before(learnt) - searches_before(learnt - static_cast<std::int64_t>(windows)));
}

PlannedSearch Plan::systematic() {
  const KnownState& state = queue_.front();
  PlannedSearch search;
  search.kind = state.kind;
  search.state = state.id;
  search.mode = start_ / 2;
  search.sign = start_ % 2 == 0 ? 1.0 : -1.0;
  ++start_;
  if (start_ / 2 >= internal_dimension_) {
    queue_.pop_front();
    start_ = 0;
  }
  return search;
}

std::int64_t Plan::searches_to_sweep() const {
  // A third of the searches from minima, of which there are 4 to 10 in 16: at worst one search in 12 sweeps.
  const std::int64_t starts = 2 * internal_dimension_ * static_cast<std::int64_t>(queue_.size()) - start_;
  const std::int64_t minima = std::count(kGrown.begin(), kGrown.end(), StartKind::minimum);
  return starts * kSweepEvery * kPattern / minima;
}

PlannedSearch Plan::repeated(std::int64_t number, StartKind kind) const {
  PlannedSearch search;
  if (kind == StartKind::quench || kind == StartKind::random || known(kind).all.empty()) {
    search.kind = kind == StartKind::quench ? StartKind::quench : StartKind::random;
    return search;
  }
  RandomStream random(seed_, kPlanStream + static_cast<std::uint64_t>(number));
  // As large a share as symmetric ones have among the transition states: 24 % of LJ10's, 6 % of LJ13's.
  const double share = static_cast<double>(transition_states_.symmetric.size()) /
                       static_cast<double>(std::max<std::size_t>(1, transition_states_.all.size()));
  search.symmetric = random.uniform() < share && !known(kind).symmetric.empty();
  const auto& states = search.symmetric ? known(kind).symmetric : known(kind).all;
  // The newest states border on what is not known yet: half of the draws fall among the newest eighth.
  const double u = random.uniform();
  const auto back = static_cast<std::size_t>(u * u * u * static_cast<double>(states.size()));
  const KnownState& state = states[states.size() - 1 - std::min(back, states.size() - 1)];
  search.kind = kind;
  search.state = state.id;
  return search;
}

std::vector<PlannedSearch> Plan::next_window() {
  std::vector<PlannedSearch> searches;
  const std::int64_t size = window_size(windows_), first = searches_before(windows_);
  searches.reserve(static_cast<std::size_t>(size));
  const Pattern& kinds = rate() > kYoungRate ? kYoung : first < kEvenSearches ? kEven : kGrown;
  int from_minima = 0;
  for (std::int64_t i = 0; i < size; ++i) {
    const std::int64_t number = first + i;
    // Nothing is known in the first windows: quenches and random starts in turn.
    StartKind kind = i % 2 == 0 ? StartKind::quench : StartKind::random;
    if (local_) kind = number == 0 ? StartKind::quench : StartKind::random;
    if (!minima_.all.empty()) kind = kinds[static_cast<std::size_t>(i % kPattern)];
    if (local_ && number > 0 && (kind == StartKind::quench || !minima_.all.empty())) {
      kind = kind == StartKind::transition_state ? kind : StartKind::minimum;
    }
    const bool sweep = kind == StartKind::minimum && from_minima++ % kSweepEvery == 0 && !queue_.empty();
    searches.push_back(sweep ? systematic() : repeated(number, kind));
    searches.back().number = number;
  }
  ++windows_;
  return searches;
}

}  // namespace baroscape
