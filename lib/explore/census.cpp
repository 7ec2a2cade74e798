#include "explore/census.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>
#include <shared_mutex>
#include <stdexcept>

#include "core/share_work.hpp"
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
  std::vector<PlannedSearch> searches;
  std::vector<Finding> findings;
};

/// One run of a census. While the workers search window w, the calling thread merges and records window w − 1; the plan
/// of w and what its searches may recognise stem from windows up to w − 2.
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
        state_(system, options.key, history_),
        // A pair of atoms is linear and has one internal mode where 3N − 6 says none.
        plan_(std::max(1, 3 * system.atoms() - 6), options.key.seed),
        searches_before_(state_.searches()),
        engines_(system, options.threads, options.lanes),
        profiles_(workers_of(options.threads)) {
    for (std::int64_t w = 0; w < state_.windows(); ++w) plan_next();
  }

  CensusResult run() {
    std::string reason = limit_at_window_end();
    if (reason.empty()) reason = search_and_merge();
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
  /// Windows until a limit is reached; returns which.
  std::string search_and_merge() {
    std::optional<Window> previous;
    for (;;) {
      Window current = plan_window();
      std::string reason;
      search(current, [&] {
        if (previous) reason = merge(*previous);
        return reason.empty();
      });
      if (!reason.empty()) return reason;
      previous = std::move(current);
    }
  }

  std::vector<PlannedSearch> plan_next() {
    const std::int64_t w = plan_.windows();
    if (w >= 2) plan_.learn(state_.merged_in(w - 2));
    std::vector<PlannedSearch> searches = plan_.next_window();
    swept_.push_back(plan_.sweep_done());
    return searches;
  }

  Window plan_window() {
    Window window;
    window.searches = plan_next();
    window.findings.resize(window.searches.size());
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

  /// Searches a window while the calling thread does something `beside`; if that says false, what is not yet begun is
  /// left out. Batches are the same whatever the number of threads: searches of one batch share work.
  void search(Window& window, const std::function<bool()>& beside) {
    const std::int64_t visible = window.searches.front().number / kWindow - 2;
    KnownStates known;
    known.minimum = [&](double enthalpy, const Eigen::VectorXd& positions) {
      const std::shared_lock lock(state_mutex_);
      return state_.known_minimum(enthalpy, positions, visible);
    };
    known.transition_state = [&](double enthalpy, const Eigen::VectorXd& positions) {
      const std::shared_lock lock(state_mutex_);
      return state_.known_transition_state(enthalpy, positions, visible);
    };
    const std::size_t batches = window.searches.size() / kBatch;
    std::atomic<bool> dropped = false;
    const Work search_one = [&](std::size_t b, std::size_t worker) {
      if (dropped) return;
      std::vector<Finding> findings =
          search_batch(engines_.of(worker), system_, *surface_, options_.key,
                       {window.searches.data() + b * kBatch, kBatch}, known, &profiles_[worker]);
      std::move(findings.begin(), findings.end(), window.findings.begin() + static_cast<std::ptrdiff_t>(b * kBatch));
    };
    share_work(options_.threads, batches, search_one, [&] { dropped = !beside(); });
  }

  /// Merges and records one window; returns the limit that is reached, if any.
  std::string merge(const Window& window) {
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
    profiles_[0] += clock.profile();
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
    return last >= 2 && swept_[static_cast<std::size_t>(last)] && state_.merged_in(last).empty() &&
           state_.merged_in(last - 1).empty();
  }

  std::string limit_at_window_end() {
    if (state_.windows() == 0) return "";
    coverage_ =
        worst_coverage(state_.transition_state_tallies(), state_.outcomes(), options_.until.coverage.value_or(0.999));
    return reached_limit(options_.until, static_cast<std::int64_t>(state_.landscape().minima().size()),
                         static_cast<std::int64_t>(state_.landscape().transition_states().size()), state_.searches(),
                         sweep_done(), coverage_);
  }

  double elapsed() const { return std::chrono::duration<double>(Clock::now() - begin_).count(); }

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
      earlier(std::max(static_cast<double>(plan_.searches_to_sweep()),
                       searches_to_prove(state_.outcomes(), *options_.until.coverage)) /
              status.searches_per_second);
    }
    if (options_.until.seconds) earlier(*options_.until.seconds - status.seconds);
    return left;
  }

  const System& system_;
  const CensusOptions& options_;
  Journal& journal_;
  const ProgressCallback<CensusStatus>& progress_;
  std::unique_ptr<Surface<double>> surface_;
  CensusHistory history_;
  CensusState state_;
  Plan plan_;
  std::vector<bool> swept_;  ///< for every planned window: its plan left no mode of a state it knew
  std::int64_t searches_before_;
  std::shared_mutex state_mutex_;
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
