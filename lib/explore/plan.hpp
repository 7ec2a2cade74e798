// What to search next: where unseen states are likely.
#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "explore/planned_search.hpp"
#include "landscape/journal.hpp"

namespace baroscape {

/// How many windows a search may lag behind: window w knows what was merged by the end of window w − kLag, and nothing
/// else, so that so many windows can be under way at once, each on a thread of its own, and what is found does not
/// depend on which ends first (design: lanes).
inline constexpr std::int64_t kLag = 16;
/// Searches of window w, a multiple of 16: 64 at first, when every state found changes what to search next; twice as
/// many after 64 windows and so on up to 512, since lanes idle while the last searches of a window end (84 µs for each
/// of LJ13's with 64 together, 75 with 256 or 1024). A killed run loses a fraction of a second of work.
std::int64_t window_size(std::int64_t window);
/// Searches of all windows before this one.
std::int64_t searches_before(std::int64_t window);

/// Starts are displaced from known minima and transition states, the newest first and some within their symmetry, or
/// made at random; the shares follow how many searches still find something new. Besides, every minimum gets two starts
/// for each of its modes (the sweep). The plan of window w reads the states merged by the end of window w − kLag and
/// nothing else, so it can be made again after an interruption.
class Plan {
 public:
  /// `internal_dimension`: number of internal modes, 3N − 6 for a cluster. A local plan quenches nothing but its centre,
  /// and once a minimum is known starts from known states alone: what no path joins makes no landscape around it.
  Plan(int internal_dimension, std::uint64_t seed, bool local = false)
      : internal_dimension_(internal_dimension), seed_(seed), local_(local) {}

  /// A state of the landscape as the plan sees it.
  struct KnownState {
    std::int64_t id = 0;  ///< local
    StartKind kind = StartKind::minimum;
    bool symmetric = false;  ///< its point group has more than the identity
  };

  /// States merged in one window, minima first; call once for every window, in order.
  void learn(const std::vector<KnownState>& states);

  /// The searches of the next window, without the positions of the states they start from, given that learn() was
  /// called for every window up to kLag before it.
  std::vector<PlannedSearch> next_window();

  /// Windows planned so far.
  std::int64_t windows() const { return windows_; }
  /// True when every mode of every minimum learnt so far has been given out.
  bool sweep_done() const { return queue_.empty(); }
  /// How many searches, the random ones between included, until the modes of every state learnt so far are given out.
  std::int64_t searches_to_sweep() const;

 private:
  /// New states per search, over the last windows learnt.
  double rate() const;
  PlannedSearch systematic();
  PlannedSearch repeated(std::int64_t number, StartKind kind) const;

  int internal_dimension_;
  std::uint64_t seed_;
  bool local_;
  std::int64_t windows_ = 0;
  std::deque<KnownState> queue_;  ///< minima whose modes are not all given out; the front one is at start_
  int start_ = 0;                 ///< next start of the front state: mode start_/2, sign by start_%2
  /// Of each kind of state that searches start from: all, and those with a symmetry.
  struct Known {
    std::vector<KnownState> all, symmetric;
  };
  const Known& known(StartKind kind) const { return kind == StartKind::minimum ? minima_ : transition_states_; }

  Known minima_, transition_states_;
  std::vector<std::int64_t> learnt_;  ///< how many states each window brought
};

}  // namespace baroscape
