#include "explore/census.hpp"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <shared_mutex>
#include <stdexcept>

#include "core/error.hpp"
#include "core/share_work.hpp"
#include "explore/local_region.hpp"
#include "explore/merge.hpp"
#include "explore/plan.hpp"
#include "explore/search_batch.hpp"
#include "explore/stopping.hpp"
#include "explore/worker_engines.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

using Clock = std::chrono::steady_clock;

/// A window on its way: what is searched, and what was found.
struct Window {
  std::int64_t number = 0;
  std::vector<PlannedSearch> searches;
  std::vector<Finding> findings;
};

/// One run of a census. Every thread plans the next window, searches it, and merges those searched in their order; the
/// plan of window w and what its searches may recognise stem from windows up to w − kLag, so that nobody waits for a
/// window that takes longer unless it is that far behind.
class CensusRun {
 public:
  CensusRun(const System& system, const CensusOptions& options, Journal& journal,
            const ProgressCallback<CensusStatus>& progress)
      : system_(system),
        options_(options),
        journal_(journal),
        progress_(progress),
        surface_(make_surface(system)),
        history_(journal.replay(options.key)),
        state_(system, options.key, history_, options.local != nullptr),
        // A pair of atoms is linear and has one internal mode where 3N − 6 says none.
        plan_(std::max(1, system.coordinates() - system.zero_modes()), options.key.seed, options.local != nullptr),
        searches_before_(state_.searches()),
        merged_(state_.windows()),
        engines_(system, options.threads, options.lanes),
        profiles_(workers_of(options.threads)) {
    if (options.local) {
      region_ = region_around(*surface_, *options.local, options.key.pressure);
      // The first search of all relaxes the start itself.
      if (!history_.minima.empty() && !system.identity().same(history_.minima.front().positions, region_->centre)) {
        throw InputError(
            "explore.start: what is there was explored around another structure; give another folder, or another seed "
            "to add to it");
      }
    }
    for (std::int64_t w = 0; w < state_.windows(); ++w) plan_next();
  }

  CensusResult run() {
    std::string reason = limit_at_window_end();
    if (reason.empty()) {
      share_work(options_.threads, workers_of(options_.threads),
                 [&](std::size_t, std::size_t worker) { search_windows(worker); });
      reason = stopped_by_;
    }
    journal_.close(options_.key, reason);
    CensusResult result;
    result.landscape = state_.landscape();
    result.minimum_tallies = state_.minimum_tallies();
    result.transition_state_tallies = state_.transition_state_tallies();
    result.stopped_by = reason;
    result.searches = state_.searches();
    result.outcomes = state_.outcomes();
    result.counts = state_.counts();
    for (const CensusProfile& profile : profiles_) result.profile += profile;
    return result;
  }

 private:
  /// What one thread does until the census ends.
  void search_windows(std::size_t worker) {
    try {
      while (std::optional<Window> window = next_window()) {
        search(*window, worker);
        deliver(std::move(*window), worker);
      }
    } catch (...) {
      const std::lock_guard lock(mutex_);
      stopped_ = true;
      moved_on_.notify_all();
      throw;
    }
  }

  /// The next window's plan, as soon as all that it may know is merged; nothing when the census has ended.
  std::optional<Window> next_window() {
    std::unique_lock lock(mutex_);
    moved_on_.wait(lock, [&] { return stopped_ || merged_ > plan_.windows() - kLag; });
    if (stopped_) return std::nullopt;
    const std::shared_lock reading(state_mutex_);
    return plan_window();
  }

  /// Hands in a window that was searched, and merges those whose turn has come unless another thread is at it.
  void deliver(Window window, std::size_t worker) {
    std::unique_lock lock(mutex_);
    const std::int64_t number = window.number;
    searched_.emplace(number, std::move(window));
    while (!merging_ && !stopped_ && searched_.contains(merged_)) {
      merging_ = true;
      const Window next = std::move(searched_.extract(merged_).mapped());
      lock.unlock();
      const std::string reason = merge(next, worker);
      lock.lock();
      merging_ = false;
      ++merged_;
      if (!reason.empty()) {
        stopped_ = true;
        stopped_by_ = reason;
      }
      moved_on_.notify_all();
    }
  }

  std::vector<PlannedSearch> plan_next() {
    const std::int64_t w = plan_.windows();
    if (w >= kLag) plan_.learn(state_.merged_in(w - kLag));
    std::vector<PlannedSearch> searches = plan_.next_window();
    swept_.push_back(plan_.sweep_done());
    return searches;
  }

  Window plan_window() {
    Window window;
    window.number = plan_.windows();
    window.searches = plan_next();
    for (PlannedSearch& search : window.searches) {
      if (search.state == 0) continue;
      const auto index = static_cast<std::size_t>(search.state - 1);
      if (search.kind == StartKind::minimum) {
        search.positions = state_.landscape().minima()[index].positions;
      } else {
        search.positions = state_.landscape().transition_states()[index].positions;
        search.lowest_omega2 = state_.landscape().transition_states()[index].omega2_negative;
      }
    }
    return window;
  }

  void search(Window& window, std::size_t worker) {
    const std::int64_t visible = window.number - kLag;
    KnownStates known;
    known.minimum = [&](double enthalpy, const Eigen::VectorXd& positions) {
      const std::shared_lock lock(state_mutex_);
      return state_.known_minimum(enthalpy, positions, visible);
    };
    known.transition_state = [&](double enthalpy, const Eigen::VectorXd& positions) {
      const std::shared_lock lock(state_mutex_);
      return state_.known_transition_state(enthalpy, positions, visible);
    };
    window.findings = search_batch(engines_.of(worker), system_, *surface_, options_.key, window.searches, known,
                                   region_, &profiles_[worker]);
  }

  /// Merges and records one window; returns the limit that is reached, if any.
  std::string merge(const Window& window, std::size_t worker) {
    WindowRecord record;
    StageClock clock(Stage::merging);
    {
      const std::unique_lock lock(state_mutex_);
      record = state_.merge(window.searches, window.findings);
    }
    {
      const auto visit = clock.visit(Stage::recording);
      journal_.record(options_.key, record);
    }
    profiles_[worker] += clock.profile();
    const std::string reason = limit_at_window_end();
    if (!reason.empty()) return reason;
    const bool go_on = report();
    if (!go_on) return "interrupted";
    if (options_.until.seconds && elapsed() >= *options_.until.seconds) return "seconds";
    return "";
  }

  /// Whether the plan of the last merged window had given out every mode of every state known by now.
  bool sweep_done() const {
    const std::int64_t last = state_.windows() - 1;
    if (last < kLag) return false;
    {
      const std::lock_guard lock(mutex_);  // other threads plan meanwhile
      if (!swept_[static_cast<std::size_t>(last)]) return false;
    }
    for (std::int64_t w = last - kLag + 1; w <= last; ++w) {
      if (!state_.merged_in(w).empty()) return false;
    }
    return true;
  }

  std::string limit_at_window_end() {
    if (state_.windows() == 0) return "";
    // How many states are left to be found depends on the rarest, of which hits say little: what the last third of
    // the searches has still brought is taken for a sign of what as many more would bring.
    coverage_ = std::min(
        1.0 - state_.share_found_late(),
        worst_coverage(state_.transition_state_tallies(), state_.outcomes(), options_.until.coverage.value_or(0.999)));
    return reached_limit(options_.until, static_cast<std::int64_t>(state_.landscape().minima().size()),
                         static_cast<std::int64_t>(state_.landscape().transition_states().size()), state_.searches(),
                         sweep_done(), coverage_);
  }

  double elapsed() const { return std::chrono::duration<double>(Clock::now() - begin_).count(); }

  std::int64_t searches_to_sweep() const {
    const std::lock_guard lock(mutex_);
    return plan_.searches_to_sweep();
  }

  bool report() {
    if (!progress_) return true;
    CensusStatus status;
    status.pressure = options_.key.pressure;
    status.minima = static_cast<std::int64_t>(state_.landscape().minima().size());
    status.transition_states = static_cast<std::int64_t>(state_.landscape().transition_states().size());
    status.searches = state_.searches();
    std::vector<std::int64_t> hits;
    for (const Tally& tally : state_.transition_state_tallies()) hits.push_back(tally.total());
    status.coverage = estimate_coverage(hits).good_turing;
    status.seconds = elapsed();
    status.searches_per_second = static_cast<double>(state_.searches() - searches_before_) / status.seconds;
    status.seconds_left = seconds_left(status);
    return progress_(status);
  }

  /// From the limits that can be foreseen: a number of searches, the sweep over the modes of the states known by now or
  /// the fewest searches that can prove the coverage, and the time limit as an upper bound.
  std::optional<double> seconds_left(const CensusStatus& status) const {
    std::optional<double> left;
    const auto earlier = [&](double seconds) { left = std::max(0.0, left ? std::min(*left, seconds) : seconds); };
    if (options_.until.searches) {
      earlier(static_cast<double>(*options_.until.searches - status.searches) / status.searches_per_second);
    }
    if (options_.until.coverage) {
      const double searches = std::max(static_cast<double>(searches_to_sweep()),
                                       searches_to_prove(state_.outcomes(), *options_.until.coverage));
      // With those done, how many more coverage takes cannot be foreseen.
      if (searches > 0) earlier(searches / status.searches_per_second);
    }
    if (options_.until.seconds) earlier(*options_.until.seconds - status.seconds);
    return left;
  }

  const System& system_;
  const CensusOptions& options_;
  Journal& journal_;
  const ProgressCallback<CensusStatus>& progress_;
  std::unique_ptr<Surface<double>> surface_;
  std::optional<LocalRegion> region_;
  CensusHistory history_;
  CensusState state_;
  Plan plan_;
  std::vector<bool> swept_;  ///< for every planned window: its plan left no mode of a state it knew
  std::int64_t searches_before_;
  std::shared_mutex state_mutex_;  ///< of state_, once threads run

  // Between the threads, under mutex_ as are plan_ and swept_.
  mutable std::mutex mutex_;
  std::condition_variable moved_on_;
  std::map<std::int64_t, Window> searched_;  ///< and not merged, by number
  std::int64_t merged_;
  bool merging_ = false, stopped_ = false;
  std::string stopped_by_;

  WorkerEngines engines_;
  std::vector<CensusProfile> profiles_;  ///< one a worker
  double coverage_ = 0;
  Clock::time_point begin_ = Clock::now();
};

}  // namespace

CensusResult census(const System& system, const CensusOptions& options, Journal& journal,
                    const ProgressCallback<CensusStatus>& progress) {
  return CensusRun(system, options, journal, progress).run();
}

}  // namespace baroscape
