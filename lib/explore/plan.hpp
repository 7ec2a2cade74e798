// What to search next: where unseen states are likely.
#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "explore/planned_search.hpp"
#include "landscape/journal.hpp"

namespace baroscape {

/// Searches of a window. Fixed: it belongs to the definition of what search k may know (design: lanes). Small enough
/// that a killed run loses a fraction of a second of work, large enough that threads seldom wait at its end.
inline constexpr std::int64_t kWindow = 256;
/// Searches that run side by side on one thread; a window holds a whole number of batches.
inline constexpr std::size_t kBatch = 64;

/// Starts are displaced from known minima and transition states, the newest first, or made at random; the shares follow
/// how many searches still find something new. Besides, every minimum gets two starts for each of its modes (the
/// sweep). The plan of window w reads the states merged by the end of window w − 2 and nothing else, so it can be made
/// again after an interruption.
class Plan {
 public:
  /// `internal_dimension`: number of internal modes, 3N − 6 for a cluster.
  Plan(int internal_dimension, std::uint64_t seed) : internal_dimension_(internal_dimension), seed_(seed) {}

  /// A state of the landscape as the plan sees it.
  struct KnownState {
    std::int64_t id = 0;  ///< local
    StartKind kind = StartKind::minimum;
  };

  /// States merged in one window, minima first; call once for every window, in order.
  void learn(const std::vector<KnownState>& states);

  /// The searches of the next window, without the positions of the states they start from, given that learn() was
  /// called for every window up to two before it.
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
  std::int64_t windows_ = 0;
  std::deque<KnownState> queue_;  ///< minima whose modes are not all given out; the front one is at start_
  int start_ = 0;                 ///< next start of the front state: mode start_/2, sign by start_%2
  std::vector<KnownState> minima_, transition_states_;
  std::vector<std::int64_t> learnt_;  ///< how many states each window brought
};

}  // namespace baroscape
