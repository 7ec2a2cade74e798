#include "explore/basin_hopping.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <deque>

#include "atoms/connectivity.hpp"
#include "core/share_work.hpp"
#include "explore/hop_step.hpp"
#include "explore/random_start.hpp"
#include "explore/worker_engines.hpp"
#include "landscape/characterise.hpp"
#include "search/acceptance.hpp"
#include "surface/contact_distance.hpp"
#include "surface/make_surface.hpp"

namespace baroscape {
namespace {

using Clock = std::chrono::steady_clock;

/// Quenches of every run between two records: a fraction of a second of LJ38.
constexpr std::int64_t kBlock = 100;
/// Runs that one worker takes through a block together, side by side in its lanes, at most.
constexpr std::size_t kMostTogether = 32;
/// Quenches end at this RMS gradient, ε/σ: H is then right to about 1e-4.
constexpr double kRoughly = 1e-3;
/// Quenches of a run whose enthalpies differ by less are taken to have found the same minimum, ε.
constexpr double kSame = 2e-4;

/// A low minimum a run came by in this block, not polished yet.
struct Candidate {
  double enthalpy;
  Eigen::VectorXd positions;
};

class Hopping {
 public:
  Hopping(const System& system, const HopOptions& options, HopStore& store, const ProgressCallback<HopStatus>& report)
      : system_(system),
        options_(options),
        store_(store),
        report_(report),
        surface_(make_surface(system)),
        engines_(system, options.threads),
        runs_(static_cast<std::size_t>(options.runs)),
        candidates_(runs_.size()) {
    for (std::size_t r = 0; r < runs_.size(); ++r) runs_[r].run = static_cast<std::int64_t>(r);
    for (HopRun& run : store.resume(options.key)) {
      if (run.run < options.runs) runs_[static_cast<std::size_t>(run.run)] = std::move(run);
    }
    for (const HopRun& run : runs_) before_ += run.quenches;
  }

  HopResult run() {
    HopResult result;
    for (;;) {
      const std::vector<std::size_t> going_on = unfinished();
      const bool at_target = std::all_of(runs_.begin(), runs_.end(), [](const HopRun& r) { return r.reached_target; });
      result.stopped_by = going_on.empty() ? (at_target ? "target" : "quenches") : go_on() ? "" : "interrupted";
      if (!result.stopped_by.empty()) break;
      hop(going_on);
      record(going_on, result.counts);
    }
    result.runs = runs_;
    return result;
  }

 private:
  std::vector<std::size_t> unfinished() {
    std::vector<std::size_t> numbers;
    for (std::size_t r = 0; r < runs_.size(); ++r) {
      HopRun& run = runs_[r];
      run.reached_target = run.quenches > 0 && options_.target && run.lowest <= *options_.target + kSame;
      if (!run.reached_target && run.quenches < options_.quenches) numbers.push_back(r);
    }
    return numbers;
  }

  /// A block of every run that goes on.
  void hop(const std::vector<std::size_t>& numbers) {
    const std::size_t threads = workers_of(options_.threads);
    const std::size_t together = std::min(kMostTogether, (numbers.size() + threads - 1) / threads);
    const std::size_t groups = (numbers.size() + together - 1) / together;
    share_work(options_.threads, groups, [&](std::size_t g, std::size_t worker) {
      const auto first = numbers.begin() + static_cast<std::ptrdiff_t>(g * together);
      const auto last = numbers.begin() + static_cast<std::ptrdiff_t>(std::min(numbers.size(), (g + 1) * together));
      Walks walks(*this, {first, last});
      engines_.of(worker).quench_from(walks, MinimizeOptions{});
    });
  }

  /// The quenches of several runs in a block: a lane that ends one run's quench starts the next of a run that waits.
  class Walks : public QuenchSource {
   public:
    Walks(Hopping& hopping, const std::vector<std::size_t>& numbers) : hopping_(hopping) {
      for (const std::size_t r : numbers) {
        walks_.push_back({{}, r, {}, RandomStream(0, 0), hopping.runs_[r].quenches + kBlock});
      }
      for (Walk& walk : walks_) set_out(walk);
    }

    QuenchTask* next() override {
      if (ready_.empty()) return nullptr;
      Walk* walk = ready_.front();
      ready_.pop_front();
      return &walk->task;
    }

    void finished(QuenchTask& task) override {
      const auto walk = std::find_if(walks_.begin(), walks_.end(), [&](const Walk& w) { return &w.task == &task; });
      hopping_.judge(walk->run, task, walk->x, walk->random);
      set_out(*walk);
    }

   private:
    struct Walk {
      QuenchTask task;
      std::size_t run;
      Eigen::VectorXd x;
      RandomStream random;
      std::int64_t until;  ///< quenches of the run when the block ends
    };

    void set_out(Walk& walk) {
      const HopRun& run = hopping_.runs_[walk.run];
      if (run.quenches >= std::min(walk.until, hopping_.options_.quenches)) return;
      // A stream for every quench: run numbers stay below 2^24.
      walk.random = RandomStream(hopping_.options_.key.seed, (static_cast<std::uint64_t>(run.run) << 40) +
                                                                 static_cast<std::uint64_t>(run.quenches));
      walk.x = hopping_.trial(run, walk.random);
      walk.task = {};
      walk.task.start = walk.task.result = walk.x.data();
      walk.task.pressure = hopping_.options_.key.pressure;
      walk.task.gradient_tolerance = kRoughly;
      ready_.push_back(&walk);
    }

    Hopping& hopping_;
    std::deque<Walk> walks_;  // tasks must not move
    std::deque<Walk*> ready_;
  };

  Eigen::VectorXd trial(const HopRun& run, RandomStream& random) const {
    if (run.quenches == 0) return random_configuration(system_, random);
    if (!system_.cell && random.uniform() < options_.surface_share) return with_surface_atoms_moved(system_, run.positions, random);
    return displaced(run.positions, options_.step * system_.size(), random);
  }

  /// Metropolis; clusters that fell apart are refused, except as a start.
  void judge(std::size_t r, const QuenchTask& quench, const Eigen::VectorXd& x, RandomStream& random) {
    HopRun& run = runs_[r];
    ++run.quenches;
    run.gradients += quench.evaluations;
    const bool whole = quench.reason == StopReason::converged && is_intact(system_, x);
    const bool first = run.quenches == 1;
    if (whole && (first || quench.enthalpy < run.lowest)) {
      run.lowest = quench.enthalpy;
      run.lowest_quench = run.quenches;
    } else if (first) {
      run.lowest = 1e300;
    }
    if (whole) consider(r, quench.enthalpy, x);
    const double rise = quench.enthalpy - run.enthalpy;
    const bool accept = first || (whole && (rise < 0 || random.uniform() < std::exp(-rise / options_.temperature)));
    if (!accept) return;
    run.positions = x;
    run.enthalpy = whole ? quench.enthalpy : 1e300;
    run.accepted += first ? 0 : 1;
  }

  /// Is it one of the lowest of its run?
  void consider(std::size_t r, double enthalpy, const Eigen::VectorXd& x) {
    std::vector<Candidate>& candidates = candidates_[r];
    const auto same = [&](double other) { return std::abs(other - enthalpy) < kSame; };
    std::int64_t lower = 0;
    for (const auto& [kept, id] : runs_[r].kept) {
      if (same(kept)) return;
      lower += kept < enthalpy;
    }
    for (const Candidate& other : candidates) {
      if (same(other.enthalpy)) return;
      lower += other.enthalpy < enthalpy;
    }
    if (lower < options_.keep) candidates.push_back({enthalpy, x});
  }

  /// Polishes and records what is still among the lowest of its run, and where every run stands.
  void record(const std::vector<std::size_t>& numbers, Counts& counts) {
    std::vector<std::pair<std::size_t, Candidate>> wanted;
    for (const std::size_t r : numbers) {
      std::vector<Candidate>& candidates = candidates_[r];
      std::sort(candidates.begin(), candidates.end(),
                [](const Candidate& a, const Candidate& b) { return a.enthalpy < b.enthalpy; });
      if (static_cast<std::int64_t>(candidates.size()) > options_.keep)
        candidates.resize(static_cast<std::size_t>(options_.keep));
      for (Candidate& candidate : candidates) wanted.emplace_back(r, std::move(candidate));
      candidates.clear();
    }
    std::vector<std::optional<Minimum>> minima(wanted.size());
    std::vector<Counts> spent(wanted.size());
    share_work(options_.threads, wanted.size(),
               [&](std::size_t i, std::size_t) { minima[i] = polished(wanted[i].second.positions, spent[i]); });
    HopBlock block;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      counts += spent[i];
      if (!minima[i]) continue;
      block.minima.push_back(std::move(*minima[i]));
      const std::int64_t id = -static_cast<std::int64_t>(block.minima.size());
      block.minima.back().id = id;
      runs_[wanted[i].first].kept.emplace_back(block.minima.back().enthalpy, id);
    }
    for (const std::size_t r : numbers) {
      auto& kept = runs_[r].kept;
      std::sort(kept.begin(), kept.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
      if (static_cast<std::int64_t>(kept.size()) > options_.keep) kept.resize(static_cast<std::size_t>(options_.keep));
      block.runs.push_back(runs_[r]);
    }
    const std::vector<std::int64_t> ids = store_.record(options_.key, block);
    for (const std::size_t r : numbers) {
      for (auto& [enthalpy, id] : runs_[r].kept) {
        if (id < 0) id = ids.at(static_cast<std::size_t>(-id - 1));
      }
    }
  }

  std::optional<Minimum> polished(const Eigen::VectorXd& x, Counts& counts) const {
    const PolishResult end = relax_to_minimum(*surface_, x, options_.key.pressure, AcceptanceOptions{}, counts);
    if (!end.converged || end.index() != 0 || !is_intact(system_, end.x)) return std::nullopt;
    return characterise_minimum(system_, *surface_, end, options_.key.pressure);
  }

  bool go_on() const {
    if (!report_) return true;
    HopStatus status;
    status.pressure = options_.key.pressure;
    status.lowest = 1e300;
    for (const HopRun& run : runs_) {
      status.quenches += run.quenches;
      if (run.reached_target) {
        ++status.runs_at_target;
      } else {
        status.quenches_left += options_.quenches - run.quenches;
      }
      if (run.quenches > 0) status.lowest = std::min(status.lowest, run.lowest);
    }
    status.quenches_of_this_run = status.quenches - before_;
    status.seconds = std::chrono::duration<double>(Clock::now() - begin_).count();
    return report_(status);
  }

  const System& system_;
  const HopOptions& options_;
  HopStore& store_;
  const ProgressCallback<HopStatus>& report_;
  std::unique_ptr<Surface<double>> surface_;
  WorkerEngines engines_;
  std::vector<HopRun> runs_;
  std::vector<std::vector<Candidate>> candidates_;  ///< of each run, since the last record
  std::int64_t before_ = 0;
  Clock::time_point begin_ = Clock::now();
};

}  // namespace

HopResult basin_hopping(const System& system, const HopOptions& options, HopStore& store,
                        const ProgressCallback<HopStatus>& progress) {
  return Hopping(system, options, store, progress).run();
}

}  // namespace baroscape
