#include "explore/search_batch.hpp"

#include "core/random.hpp"
#include "explore/polished_saddle.hpp"
#include "explore/random_start.hpp"
#include "explore/search_start.hpp"
#include "explore/sides.hpp"
#include "landscape/characterise.hpp"
#include "landscape/recognition.hpp"
#include "search/acceptance.hpp"
#include "search/hybrid_following.hpp"
#include "surface/contact_distance.hpp"

namespace baroscape {
namespace {

/// A transition state that was not known: which searches reached it, the first of them with its coordinates.
struct Candidate {
  std::vector<std::size_t> searches;
  PolishedSaddle polished;
  Outcome outcome = Outcome::new_state;
};

/// Where a saddle search ended.
struct SaddleEnd {
  Eigen::VectorXd x;
  double enthalpy = 0;
  SaddleReason reason = SaddleReason::not_called;
  Counts counts;
};

/// Above this a search with Hessians in eight lanes costs more than one from gradients alone: 0.30 ms against 0.44 for
/// 20 atoms, 0.77 against 0.72 for 26, 1.4 against 1.1 for 32, 2.3 against 1.2 for 38 (bench/connect_bench). The latter
/// return to common states more often: 10,000 searches of LJ26 bring 16,400 states or 12,600 of them.
constexpr int kMostAtomsForHessians = 32;
/// Enough to recognise a known state; a new one is polished, ε/σ.
constexpr double kFoundGradient = 1e-6;
/// The streams of first guesses lie above those of the searches and below those of the plan.
constexpr std::uint64_t kGuessStream = std::uint64_t{1} << 62;

class Batch {
 public:
  Batch(Engine& engine, const System& system, const Surface<double>& surface, const CensusKey& key,
        std::span<PlannedSearch> searches, const KnownStates& known, const std::optional<LocalRegion>& region)
      : engine_(engine),
        system_(system),
        surface_(surface),
        key_(key),
        searches_(searches),
        region_(region),
        known_{recognising(known.minimum), recognising(known.transition_state)},
        contact_(contact_distance(system)),
        findings_(searches.size()) {}

  CensusProfile profile() { return clock_.profile(); }

  std::vector<Finding> run() {
    relax_random_starts(engine_, system_, key_, searches_, region_);
    for (std::size_t i = 0; i < searches_.size(); ++i) {
      if (searches_[i].kind == StartKind::quench) end_quench(i);
    }
    find_saddles(false);
    find_saddles(true);
    polish_candidates();
    join_candidates();
    return std::move(findings_);
  }

 private:
  KnownState recognising(const KnownState& known) {
    return [this, &known](double enthalpy, const Eigen::VectorXd& positions) {
      const auto visit = clock_.visit(Stage::recognising);
      return known(enthalpy, positions);
    };
  }

  bool is_beyond(double enthalpy) const { return region_ && enthalpy > region_->highest; }

  void end_quench(std::size_t i) {
    const PlannedSearch& search = searches_[i];
    Finding& finding = findings_[i];
    finding.counts.gradients = search.gradients_spent;
    finding.side_a.known = known_.minimum(search.enthalpy, search.positions);
    if (finding.side_a.known) {
      finding.outcome = Outcome::known_state;
      return;
    }
    const PolishResult end = relax_to_minimum(surface_, search.positions, key_.pressure, {}, finding.counts);
    if (!end.converged || end.index() != 0) return;
    finding.outcome = Outcome::fragmented;
    if (!is_intact(system_, end.x)) return;
    finding.outcome = Outcome::beyond;
    if (is_beyond(end.enthalpy)) return;
    finding.outcome = Outcome::new_state;
    finding.side_a.minimum = characterise_minimum(system_, surface_, end, key_.pressure);
  }

  /// All searches whose start is symmetric, or all others.
  void find_saddles(bool symmetric) {
    std::vector<const PlannedSearch*> planned;
    std::vector<std::size_t> number;
    for (std::size_t i = 0; i < searches_.size(); ++i) {
      if (searches_[i].kind == StartKind::quench || searches_[i].symmetric != symmetric) continue;
      planned.push_back(&searches_[i]);
      number.push_back(i);
    }
    std::vector<SaddleStart> starts = saddle_starts(system_, surface_, key_, planned);
    const auto visit = clock_.visit(Stage::searching);
    const std::vector<SaddleEnd> ends =
        system_.atoms() > kMostAtomsForHessians ? from_gradients(planned, starts) : with_hessians(starts, symmetric);
    for (std::size_t i = 0; i < ends.size(); ++i) {
      Finding& finding = findings_[number[i]];
      finding.counts = starts[i].counts;
      finding.counts += ends[i].counts;
      end_saddle_search(number[i], ends[i]);
    }
  }

  /// The searches side by side in lanes, with a Hessian a step.
  std::vector<SaddleEnd> with_hessians(std::vector<SaddleStart>& starts, bool symmetric) {
    std::vector<SaddleTask> tasks(starts.size());
    for (std::size_t i = 0; i < tasks.size(); ++i) {
      tasks[i].start = tasks[i].result = starts[i].x.data();
      tasks[i].direction = starts[i].direction.size() > 0 ? starts[i].direction.data() : nullptr;
      tasks[i].pressure = key_.pressure;
    }
    SaddleOptions options;
    options.keep_symmetry = symmetric;
    options.gradient_rms = kFoundGradient;
    if (!system_.cell) options.farthest_neighbour = 1.5 * contact_;
    engine_.find_saddles(tasks.data(), static_cast<int>(tasks.size()), options);
    std::vector<SaddleEnd> ends(tasks.size());
    for (std::size_t i = 0; i < tasks.size(); ++i) {
      ends[i] = {std::move(starts[i].x), tasks[i].enthalpy, tasks[i].reason, {}};
      ends[i].counts.gradients = ends[i].counts.hessians = tasks[i].hessians;
    }
    return ends;
  }

  /// Hybrid searches, their gradients evaluated in lanes. Rounding breaks the symmetry that a start may have.
  std::vector<SaddleEnd> from_gradients(const std::vector<const PlannedSearch*>& planned,
                                        const std::vector<SaddleStart>& starts) {
    std::vector<HybridStart> tasks(starts.size());
    for (std::size_t i = 0; i < tasks.size(); ++i) {
      tasks[i] = {starts[i].x, starts[i].direction};
      if (tasks[i].direction.size() > 0) continue;
      // A guess of the lowest mode: where the start was displaced to, or anything.
      tasks[i].direction = starts[i].x - planned[i]->positions;
      if (planned[i]->kind != StartKind::random) continue;
      RandomStream random(key_.seed, kGuessStream + static_cast<std::uint64_t>(planned[i]->number));
      for (double& component : tasks[i].direction) component = random.normal();
    }
    HybridOptions options;
    options.gradient_rms = kFoundGradient;
    options.abandon = [this](const Eigen::VectorXd& x) { return !is_one_piece(system_, x, 1.5 * contact_); };
    std::vector<HybridResult> results = follow_hybrid(engine_, surface_, key_.pressure, tasks, options);
    std::vector<SaddleEnd> ends;
    for (HybridResult& result : results) {
      ends.push_back({std::move(result.x), result.enthalpy, result.reason, result.counts});
    }
    return ends;
  }

  /// Sorts out what a saddle search has reached.
  void end_saddle_search(std::size_t i, const SaddleEnd& end) {
    Finding& finding = findings_[i];
    if (end.reason != SaddleReason::converged) {
      finding.outcome = end.reason == SaddleReason::wrong_index ? Outcome::wrong_index
                        : end.reason == SaddleReason::abandoned ? Outcome::fragmented
                                                                : Outcome::not_converged;
      return;
    }
    if (const auto label = known_.transition_state(end.enthalpy, end.x)) {
      const bool own = searches_[i].kind == StartKind::transition_state && *label == searches_[i].state;
      finding.outcome = own ? Outcome::returned : Outcome::known_state;
      finding.known_transition_state = label;
      return;
    }
    if (!is_intact(system_, end.x)) {
      finding.outcome = Outcome::fragmented;
      return;
    }
    if (const auto candidate = recognised_.find(end.enthalpy, end.x)) {
      candidates_[static_cast<std::size_t>(*candidate)].searches.push_back(i);
      return;
    }
    recognised_.add(static_cast<std::int64_t>(candidates_.size()), end.enthalpy, end.x);
    Candidate& candidate = candidates_.emplace_back();
    candidate.searches.push_back(i);
    candidate.polished.saddle.x = end.x;
  }

  /// To what rounding allows; exactly one negative eigenvalue.
  void polish_candidates() {
    const auto visit = clock_.visit(Stage::polishing);
    std::vector<Eigen::VectorXd> points;
    for (const Candidate& candidate : candidates_) points.push_back(candidate.polished.saddle.x);
    std::vector<PolishedSaddle> polished = polish_saddles(engine_, surface_, key_.pressure, points);
    for (std::size_t c = 0; c < polished.size(); ++c) {
      Candidate& candidate = candidates_[c];
      candidate.polished = std::move(polished[c]);
      if (!candidate.polished.converged) {
        candidate.outcome = Outcome::not_converged;
      } else if (candidate.polished.index != 1) {
        candidate.outcome = Outcome::wrong_index;
      } else if (is_beyond(candidate.polished.saddle.enthalpy)) {
        candidate.outcome = Outcome::beyond;
      }
    }
  }

  /// A minimum on either side of every candidate, and the findings.
  void join_candidates() {
    const auto visit = clock_.visit(Stage::descending);
    std::vector<SaddlePoint> saddles;
    for (const Candidate& candidate : candidates_) {
      if (candidate.outcome == Outcome::new_state) saddles.push_back(candidate.polished.saddle);
    }
    const std::vector<Side> sides = find_sides(engine_, system_, surface_, key_.pressure, saddles, known_.minimum);
    std::size_t next = 0;
    for (Candidate& candidate : candidates_) {
      Finding found;
      if (candidate.outcome == Outcome::new_state) {
        const Side &a = sides[2 * next], &b = sides[2 * next + 1];
        ++next;
        candidate.polished.counts += a.counts;
        candidate.polished.counts += b.counts;
        if (a.has_minimum() && b.has_minimum()) {
          found.side_a = a.found;
          found.side_b = b.found;
          const auto describing = clock_.visit(Stage::describing);
          const SaddlePoint& saddle = candidate.polished.saddle;
          found.transition_state = characterise_transition_state(system_, surface_, saddle.x, saddle.enthalpy,
                                                                 candidate.polished.curvature, key_.pressure);
        } else {
          candidate.outcome = a.fragmented || b.fragmented ? Outcome::fragmented : Outcome::not_connected;
        }
      }
      found.outcome = candidate.outcome;
      findings_[candidate.searches.front()].counts += candidate.polished.counts;
      for (const std::size_t i : candidate.searches) {
        found.counts = findings_[i].counts;
        findings_[i] = found;
      }
    }
  }

  Engine& engine_;
  const System& system_;
  const Surface<double>& surface_;
  const CensusKey& key_;
  std::span<PlannedSearch> searches_;
  const std::optional<LocalRegion>& region_;
  StageClock clock_{Stage::starting};
  KnownStates known_;
  double contact_;
  std::vector<Finding> findings_;
  std::vector<Candidate> candidates_;
  Recognition recognised_{system_.identity()};  ///< the candidates, labelled by their place
};

}  // namespace

std::vector<Finding> search_batch(Engine& engine, const System& system, const Surface<double>& surface,
                                  const CensusKey& key, std::span<PlannedSearch> searches, const KnownStates& known,
                                  const std::optional<LocalRegion>& region, CensusProfile* profile) {
  Batch batch(engine, system, surface, key, searches, known, region);
  std::vector<Finding> findings = batch.run();
  if (profile) *profile += batch.profile();
  return findings;
}

}  // namespace baroscape
