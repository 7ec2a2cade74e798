// What to search next: the census's plan against the plain sweep over every mode of every state, by the number of
// distinct transition states after so many searches of LJ13. Counts, no times.
#include <deque>

#include "explore/merge.hpp"
#include "explore/plan.hpp"
#include "explore/search_batch.hpp"
#include "surface/make_surface.hpp"
#include "systems.hpp"

namespace baroscape::bench {
namespace {

/// Searches that the plain sweep plans at once.
constexpr std::size_t kTogether = 256;

/// Every mode of every state both ways, in the order of discovery; random quenches while there is nothing to sweep.
class PlainSweep {
 public:
  explicit PlainSweep(int modes) : modes_(modes) {}

  void learn(const std::vector<Plan::KnownState>& states) {
    for (const Plan::KnownState& state : states) {
      for (int mode = state.kind == StartKind::minimum ? 0 : 1; mode < modes_; ++mode) {
        for (const double sign : {1.0, -1.0}) {
          PlannedSearch search;
          search.kind = state.kind;
          search.state = state.id;
          search.mode = mode;
          search.sign = sign;
          queue_.push_back(search);
        }
      }
    }
  }

  std::vector<PlannedSearch> next_window() {
    std::vector<PlannedSearch> searches(kTogether);
    for (PlannedSearch& search : searches) {
      search.kind = StartKind::quench;
      if (!queue_.empty()) {
        search = queue_.front();
        queue_.pop_front();
      }
      search.number = next_++;
    }
    return searches;
  }

 private:
  int modes_;
  std::int64_t next_ = 0;
  std::deque<PlannedSearch> queue_;
};

/// Runs a census by hand, window after window, and returns how many transition states it knows then.
template <class Planner>
double distinct_after(std::int64_t searches, Planner plan) {
  const System system = lennard_jones_cluster(13);
  const auto surface = make_surface(system);
  const auto engine = make_engine(system);
  const CensusKey key{0.0, 1};
  CensusState census(system, key, {});
  KnownStates known;
  known.minimum = [&](double h, const Eigen::VectorXd& x) { return census.known_minimum(h, x, census.windows() - 1); };
  known.transition_state = [&](double h, const Eigen::VectorXd& x) {
    return census.known_transition_state(h, x, census.windows() - 1);
  };
  while (census.searches() < searches) {
    if (census.windows() > 0) plan.learn(census.merged_in(census.windows() - 1));
    std::vector<PlannedSearch> window = plan.next_window();
    for (PlannedSearch& search : window) {
      if (search.state == 0) continue;
      const auto index = static_cast<std::size_t>(search.state - 1);
      if (search.kind == StartKind::minimum) {
        search.positions = census.landscape().minima()[index].positions;
      } else {
        search.positions = census.landscape().transition_states()[index].positions;
        search.lowest_omega2 = census.landscape().transition_states()[index].omega2_negative;
      }
    }
    census.merge(window, search_batch(*engine, system, *surface, key, window, known));
  }
  return static_cast<double>(census.landscape().transition_states().size());
}

void distinct_transition_states(benchmark::State& state) {
  const std::int64_t searches = 1000 * state.range(0);
  double planned = 0, swept = 0;
  for (auto _ : state) {
    planned = distinct_after(searches, Plan(33, 1));
    swept = distinct_after(searches, PlainSweep(33));
  }
  state.counters["plan_per_thousand"] = planned / static_cast<double>(state.range(0));
  state.counters["sweep_per_thousand"] = swept / static_cast<double>(state.range(0));
}
BENCHMARK(distinct_transition_states)
    ->ArgName("thousand_searches")
    ->Arg(10)
    ->Arg(50)
    ->Arg(200)
    ->Unit(benchmark::kSecond)
    ->Iterations(1);

}  // namespace
}  // namespace baroscape::bench
