#include "explore/connect.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "atoms/connectivity.hpp"
#include "core/random.hpp"
#include "explore/connect_plan.hpp"
#include "explore/path_work.hpp"
#include "landscape/recognition.hpp"
#include "surface/contact_distance.hpp"

namespace baroscape {
namespace {

using Clock = std::chrono::steady_clock;

/// A start for a search from one minimum: moved in a random direction, every other time only the neighbourhood of one
/// atom.
HybridStart random_hybrid_start(const Eigen::VectorXd& minimum, RandomStream random) {
  HybridStart start{minimum, Eigen::VectorXd(minimum.size())};
  for (double& component : start.direction) component = random.normal();
  if (random.below(2) == 0) {
    const Eigen::Index atoms = minimum.size() / 3;
    const auto centre = static_cast<Eigen::Index>(random.below(static_cast<std::uint64_t>(atoms)));
    for (Eigen::Index i = 0; i < atoms; ++i) {
      const double distance = (minimum.segment<3>(3 * i) - minimum.segment<3>(3 * centre)).norm();
      start.direction.segment<3>(3 * i) *= std::exp(-0.5 * distance * distance);
    }
  }
  start.direction.normalize();
  start.x += random.uniform(0.4, 1.6) * start.direction;
  return start;
}

class Connection {
 public:
  Connection(const System& system, const ConnectOptions& options, ConnectionStore& store,
             const ProgressCallback<ConnectStatus>& report)
      : system_(system),
        options_(options),
        store_(store),
        report_(report),
        landscape_(store.known(options.key.pressure)),
        minima_known_(system.identity()),
        states_known_(system.identity()),
        minima_of_round_(system.identity()),
        work_(system, options.key.pressure, options.threads) {
    for (const std::int64_t id : {options.key.from, options.key.to}) {
      if (!landscape_.index_of_minimum(id)) {
        throw std::logic_error("connect: minimum " + std::to_string(id) + " is not in the landscape");
      }
    }
    learn_minima();
    for (const TransitionState& state : landscape_.transition_states()) learn(state);
    const ConnectionHistory history = store.resume(options.key);
    progress_ = history.progress;
    for (const ConnectionAttempt& attempt : history.attempts) {
      attempts_[{attempt.minimum_a, attempt.minimum_b}] = attempt.count;
    }
    // Somebody else may have joined them meanwhile.
    note_path();
  }

  ConnectResult run() {
    std::string reason = limit();
    while (reason.empty()) {
      const bool something_to_try = one_round();
      if (stopping_) {
        reason = "interrupted";
      } else if (!something_to_try) {
        reason = "exhausted";
      } else {
        reason = limit();
      }
    }
    store_.close(options_.key, progress_, reason);
    return {landscape_, lowest_path(landscape_, options_.key.from, options_.key.to), progress_, reason};
  }

 private:
  /// All minima known at the start. Distances take memory with the square of their number, so of very many only those
  /// between the two ends are planned with.
  void learn_minima() {
    const std::vector<Minimum>& minima = landscape_.minima();
    double farthest = std::numeric_limits<double>::infinity();
    const Minimum &from = landscape_.minimum(options_.key.from), &to = landscape_.minimum(options_.key.to);
    std::vector<double> detours(minima.size(), 0.0);
    if (minima.size() > kMostDistances) {
      std::transform(minima.begin(), minima.end(), detours.begin(), [&](const Minimum& minimum) {
        return StructureDistances::between(from.positions, minimum.positions) +
               StructureDistances::between(minimum.positions, to.positions);
      });
      std::vector<double> sorted = detours;
      std::nth_element(sorted.begin(), sorted.begin() + kMostDistances, sorted.end());
      farthest = sorted[kMostDistances];
    }
    for (std::size_t k = 0; k < minima.size(); ++k) {
      minima_known_.add(minima[k].id, minima[k].enthalpy, minima[k].positions);
      const bool is_end = minima[k].id == from.id || minima[k].id == to.id;
      if (is_end || detours[k] <= farthest) {
        distances_.add(minima[k].positions);
      } else {
        distances_.leave_out();
      }
    }
  }
  void learn(const Minimum& minimum) {
    minima_known_.add(minimum.id, minimum.enthalpy, minimum.positions);
    distances_.add(minimum.positions);
  }
  void learn(const TransitionState& state) { states_known_.add(state.id, state.enthalpy, state.positions); }

  bool joined() const { return progress_.joined_in_round >= 0; }

  /// Looks for the best path and notes whether it is better than the last.
  void note_path() {
    const auto path = lowest_path(landscape_, options_.key.from, options_.key.to);
    if (!path) return;
    const double highest = highest_point(landscape_, *path).enthalpy;
    if (!joined()) {
      progress_.joined_in_round = progress_.lowered_in_round = progress_.rounds;
      progress_.first_highest = progress_.highest = highest;
    } else if (highest < progress_.highest) {
      progress_.lowered_in_round = progress_.rounds;
      progress_.highest = highest;
    }
  }

  std::string limit() const {
    if (joined()) {
      if (options_.below && progress_.highest <= *options_.below) return "below";
      if (progress_.rounds - progress_.lowered_in_round >= options_.patience) return "patience";
    }
    if (progress_.rounds >= options_.rounds) return "rounds";
    if (options_.seconds && elapsed() >= *options_.seconds) return "seconds";
    return "";
  }

  double elapsed() const { return std::chrono::duration<double>(Clock::now() - begin_).count(); }

  /// Plans, works, merges and records. False when nothing was left to try.
  bool one_round() {
    const std::optional<double> lid = joined() ? std::optional(progress_.highest) : std::nullopt;
    const ConnectPlan plan = plan_round(landscape_, distances_, attempts_, lid, options_);
    if (plan.bands.empty() && plan.searches.empty()) return false;
    ConnectionRound round;
    ConnectionProgress after = progress_;
    std::vector<HybridStart> starts = starts_of(plan, round, after);
    if (!go_on()) return true;
    const auto found = work_.follow(starts, after.counts);
    if (!go_on()) return true;
    const auto joined = work_.accept(new_saddles(found, lid), after.counts);
    if (!go_on()) return true;
    for (const auto& saddle : joined) {
      if (saddle) add(*saddle, round);
    }
    ++after.rounds;
    merge(round, after);
    return true;
  }

  /// Starts for saddle searches: the maxima of bands, then displaced minima. Counts the attempts.
  std::vector<HybridStart> starts_of(const ConnectPlan& plan, ConnectionRound& round, ConnectionProgress& after) {
    std::vector<BandTask> bands;
    for (const auto& [i, j] : plan.bands) {
      const Minimum &a = landscape_.minima()[i], &b = landscape_.minima()[j];
      bands.push_back({a.positions, b.positions, attempts_[std::minmax(a.id, b.id)]++});
      note_attempt(std::minmax(a.id, b.id), round);
    }
    std::vector<HybridStart> starts;
    for (auto& maxima : work_.relax_bands(bands, after.counts)) {
      starts.insert(starts.end(), maxima.begin(), maxima.end());
    }
    for (const std::size_t i : plan.searches) {
      const Minimum& minimum = landscape_.minima()[i];
      const auto number = static_cast<std::uint64_t>(attempts_[{minimum.id, 0}]++);
      // A stream for every search of every minimum: ids stay far below 2^40.
      const std::uint64_t stream = (static_cast<std::uint64_t>(minimum.id) << 24) + number;
      starts.push_back(random_hybrid_start(minimum.positions, RandomStream(options_.key.seed, stream)));
      note_attempt({minimum.id, 0}, round);
    }
    after.bands += static_cast<std::int64_t>(bands.size());
    after.searches += static_cast<std::int64_t>(starts.size());
    return starts;
  }

  void note_attempt(const std::pair<std::int64_t, std::int64_t>& key, ConnectionRound& round) {
    for (ConnectionAttempt& attempt : round.attempts) {
      if (std::pair(attempt.minimum_a, attempt.minimum_b) == key) {
        attempt.count = attempts_[key];
        return;
      }
    }
    round.attempts.push_back({key.first, key.second, attempts_[key]});
  }

  /// Saddles worth accepting: not known, no two the same, and below the lid (one above cannot lower the path).
  std::vector<Eigen::VectorXd> new_saddles(const std::vector<HybridResult>& found, std::optional<double> lid) const {
    Recognition in_this_round(system_.identity());
    std::vector<Eigen::VectorXd> saddles;
    for (const HybridResult& result : found) {
      if (result.reason != SaddleReason::converged || (lid && !(result.enthalpy < *lid))) continue;
      if (!is_intact(system_, result.x)) continue;
      if (states_known_.find(result.enthalpy, result.x) || in_this_round.find(result.enthalpy, result.x)) continue;
      in_this_round.add(static_cast<std::int64_t>(saddles.size()), result.enthalpy, result.x);
      saddles.push_back(result.x);
    }
    return saddles;
  }

  /// Puts a saddle and what is new of its minima into the round.
  void add(const JoinedSaddle& saddle, ConnectionRound& round) {
    if (states_known_.find(saddle.state.enthalpy, saddle.state.positions)) return;
    TransitionState state = saddle.state;
    state.minimum_a = id_of(saddle.side_a, round);
    state.minimum_b = id_of(saddle.side_b, round);
    round.transition_states.push_back(std::move(state));
  }

  std::int64_t id_of(const Minimum& minimum, ConnectionRound& round) {
    for (const Recognition* known : {&minima_known_, &minima_of_round_}) {
      if (const auto id = known->find(minimum.enthalpy, minimum.positions)) return *id;
    }
    round.minima.push_back(minimum);
    const std::int64_t id = -static_cast<std::int64_t>(round.minima.size());
    round.minima.back().id = id;
    minima_of_round_.add(id, minimum.enthalpy, minimum.positions);
    return id;
  }

  /// Makes the round permanent and part of what is known. What the new states do to the path is worked out afterwards,
  /// here as after an interruption.
  void merge(ConnectionRound& round, const ConnectionProgress& after) {
    round.progress = after;
    const RecordedIds ids = store_.record(options_.key, round);
    const auto permanent = [&](std::int64_t id) {
      return id < 0 ? ids.minima.at(static_cast<std::size_t>(-id - 1)) : id;
    };
    for (std::size_t k = 0; k < round.minima.size(); ++k) {
      round.minima[k].id = ids.minima[k];
      learn(round.minima[k]);
      landscape_.add(std::move(round.minima[k]));
    }
    for (std::size_t k = 0; k < round.transition_states.size(); ++k) {
      TransitionState& state = round.transition_states[k];
      state.id = ids.transition_states[k];
      state.minimum_a = permanent(state.minimum_a);
      state.minimum_b = permanent(state.minimum_b);
      learn(state);
      landscape_.add(std::move(state));
    }
    minima_of_round_ = Recognition(system_.identity());
    progress_ = after;
    ++rounds_of_this_run_;
    note_path();
  }

  /// Reports; false when the outside wants to stop.
  bool go_on() {
    if (!report_) return true;
    ConnectStatus status;
    status.progress = progress_;
    status.minima = static_cast<std::int64_t>(landscape_.minima().size());
    status.transition_states = static_cast<std::int64_t>(landscape_.transition_states().size());
    status.rounds_left = options_.rounds - progress_.rounds;
    if (joined()) {
      status.rounds_left =
          std::min(status.rounds_left, progress_.lowered_in_round + options_.patience - progress_.rounds);
    }
    status.seconds = elapsed();
    status.rounds_of_this_run = rounds_of_this_run_;
    stopping_ = !report_(status);
    return !stopping_;
  }

  static constexpr std::size_t kMostDistances = 5000;  ///< 50 MB

  const System& system_;
  const ConnectOptions& options_;
  ConnectionStore& store_;
  const ProgressCallback<ConnectStatus>& report_;
  Landscape landscape_;
  Recognition minima_known_, states_known_, minima_of_round_;
  StructureDistances distances_;
  PathWork work_;
  Attempts attempts_;
  ConnectionProgress progress_;
  std::int64_t rounds_of_this_run_ = 0;
  bool stopping_ = false;
  Clock::time_point begin_ = Clock::now();
};

}  // namespace

ConnectResult connect(const System& system, const ConnectOptions& options, ConnectionStore& store,
                      const ProgressCallback<ConnectStatus>& progress) {
  return Connection(system, options, store, progress).run();
}

}  // namespace baroscape
