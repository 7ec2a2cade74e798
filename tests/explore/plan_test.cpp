#include "explore/plan.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

namespace baroscape {
namespace {

constexpr int kModes = 9;  // of LJ5

/// Plans `windows` windows, telling before window w the states that were merged in window w − kLag.
std::vector<std::vector<PlannedSearch>> planned(const std::map<std::int64_t, std::vector<Plan::KnownState>>& merged,
                                                std::int64_t windows, std::uint64_t seed = 1) {
  Plan plan(kModes, seed);
  std::vector<std::vector<PlannedSearch>> all;
  for (std::int64_t w = 0; w < windows; ++w) {
    EXPECT_EQ(plan.windows(), w);
    if (w >= kLag) plan.learn(merged.contains(w - kLag) ? merged.at(w - kLag) : std::vector<Plan::KnownState>{});
    all.push_back(plan.next_window());
  }
  return all;
}

const std::map<std::int64_t, std::vector<Plan::KnownState>> kMerged = {
    {0, {{1, StartKind::minimum}, {1, StartKind::transition_state}, {2, StartKind::transition_state}}},
    {1, {{2, StartKind::minimum}}},
    {5, {{3, StartKind::minimum}, {4, StartKind::minimum}, {3, StartKind::transition_state}}}};

TEST(Plan, EveryModeOfEveryMinimumIsSearchedBothWaysExactlyOnce) {
  std::map<std::tuple<StartKind, std::int64_t, int, double>, int> given;
  for (const auto& window : planned(kMerged, 60)) {
    for (const PlannedSearch& search : window) {
      if (search.mode >= 0) ++given[{search.kind, search.state, search.mode, search.sign}];
    }
  }
  std::map<std::tuple<StartKind, std::int64_t, int, double>, int> expected;
  for (const auto& [window, states] : kMerged) {
    for (const Plan::KnownState& state : states) {
      if (state.kind != StartKind::minimum) continue;
      for (int mode = 0; mode < kModes; ++mode) {
        for (const double sign : {1.0, -1.0}) expected[{state.kind, state.id, mode, sign}] = 1;
      }
    }
  }
  EXPECT_EQ(given, expected);
}

TEST(Plan, NoSearchStartsFromAStateThePlanHasNotLearnt) {
  const auto all = planned(kMerged, 30);
  std::set<std::pair<StartKind, std::int64_t>> learnt;
  for (std::int64_t w = 0; w < 30; ++w) {
    if (kMerged.contains(w - kLag)) {
      for (const auto& state : kMerged.at(w - kLag)) learnt.insert({state.kind, state.id});
    }
    for (const PlannedSearch& search : all[w]) {
      if (search.kind == StartKind::quench || search.kind == StartKind::random) {
        EXPECT_EQ(search.state, 0);
        EXPECT_EQ(search.mode, -1);
      } else {
        EXPECT_TRUE(learnt.contains({search.kind, search.state})) << "window " << w;
      }
    }
  }
  EXPECT_EQ(learnt.size(), 7u);
}

TEST(Plan, NumbersSearchesWithoutGapsInWindowsThatGrow) {
  std::int64_t next = 0, w = 0, size = 64;
  for (const auto& window : planned(kMerged, 300)) {
    if (w == 64 || w == 128 || w == 192) size *= 2;
    EXPECT_EQ(searches_before(w), next);
    EXPECT_EQ(window_size(w++), size);
    EXPECT_EQ(static_cast<std::int64_t>(window.size()), size);
    for (const PlannedSearch& search : window) EXPECT_EQ(search.number, next++);
  }
}

TEST(Plan, SearchesFromEveryKindOfStartGoOnAfterTheSweep) {
  std::map<StartKind, int> kinds;
  const auto window = planned(kMerged, 250).back();
  std::set<std::pair<StartKind, std::int64_t>> states;
  for (const PlannedSearch& search : window) {
    ++kinds[search.kind];
    EXPECT_EQ(search.mode, -1);
    if (search.kind == StartKind::minimum || search.kind == StartKind::transition_state)
      states.insert({search.kind, search.state});
  }
  EXPECT_EQ(kinds.size(), 4u);
  for (const auto& [kind, number] : kinds) EXPECT_GE(number, static_cast<int>(window.size()) / 16);
  EXPECT_EQ(states.size(), 7u);  // every known state among the repeated starts
}

TEST(Plan, SomeSearchesKeepTheSymmetryOfAStateThatHasOne) {
  Plan plan(kModes, 1);
  for (std::int64_t w = 0; w < kLag; ++w) plan.next_window();
  plan.learn({{1, StartKind::minimum}, {2, StartKind::minimum, true}, {1, StartKind::transition_state, false},
              {2, StartKind::transition_state, false}, {3, StartKind::transition_state, true}});
  std::map<StartKind, std::int64_t> symmetric_state{{StartKind::minimum, 2}, {StartKind::transition_state, 3}};
  std::map<StartKind, int> symmetric;
  for (int w = 0; w < 60; ++w) {
    for (const PlannedSearch& search : plan.next_window()) {
      if (!search.symmetric) continue;
      ASSERT_TRUE(symmetric_state.contains(search.kind));
      EXPECT_EQ(search.state, symmetric_state[search.kind]);
      EXPECT_EQ(search.mode, -1);
      ++symmetric[search.kind];
    }
  }
  EXPECT_GT(symmetric[StartKind::minimum], 100);
  EXPECT_GT(symmetric[StartKind::transition_state], 100);
}

TEST(Plan, KnowsWhenTheSweepIsDone) {
  Plan plan(kModes, 1);
  plan.next_window();
  plan.next_window();
  EXPECT_TRUE(plan.sweep_done());
  plan.learn(kMerged.at(0));
  EXPECT_FALSE(plan.sweep_done());
  while (!plan.sweep_done()) plan.next_window();
  // Of 256 searches of a grown landscape 32 start from minima, 10 or 11 of them in the sweep's turn.
  EXPECT_LE(plan.windows(), 4);
}

TEST(Plan, TheNewestStatesAreStartedFromMostOften) {
  Plan plan(kModes, 1);
  std::vector<Plan::KnownState> many;
  for (int id = 1; id <= 1000; ++id) many.push_back({id, StartKind::transition_state});
  many.push_back({1, StartKind::minimum});
  plan.next_window();
  plan.next_window();
  plan.learn(many);
  int newest = 0, all = 0;
  for (int w = 0; w < 30; ++w) {
    for (const PlannedSearch& search : plan.next_window()) {
      if (search.kind != StartKind::transition_state) continue;
      ++all;
      newest += search.state > 875;
    }
  }
  // (1/8)^{1/3} = 1/2 of them; five standard deviations.
  EXPECT_NEAR(newest, 0.5 * all, 2.5 * std::sqrt(all));
}

TEST(Plan, SharesFollowHowMuchIsStillFound) {
  const auto count = [](const std::vector<PlannedSearch>& window, StartKind kind) {
    return std::count_if(window.begin(), window.end(), [&](const PlannedSearch& s) { return s.kind == kind; });
  };
  Plan plan(kModes, 1);
  plan.next_window();
  plan.next_window();
  std::vector<Plan::KnownState> many{{1, StartKind::minimum}};
  for (int id = 1; id <= 100; ++id) many.push_back({id, StartKind::transition_state});
  plan.learn(many);
  const auto young = plan.next_window();
  EXPECT_GT(count(young, StartKind::minimum), count(young, StartKind::transition_state));
  for (int w = 0; w < 200; ++w) plan.learn({});
  const auto even = plan.next_window();
  EXPECT_EQ(count(even, StartKind::minimum), count(even, StartKind::random));
  EXPECT_EQ(count(even, StartKind::minimum), count(even, StartKind::transition_state));
  while (searches_before(plan.windows()) < 100'000) plan.next_window();
  const auto late = plan.next_window();
  EXPECT_LT(count(late, StartKind::minimum), count(late, StartKind::transition_state));
  EXPECT_GT(count(late, StartKind::minimum), count(late, StartKind::random));
}

TEST(Plan, IsAFunctionOfSeedAndWhatWasMerged) {
  const auto first = planned(kMerged, 30), again = planned(kMerged, 30), other = planned(kMerged, 30, 2);
  int different = 0;
  for (std::size_t w = 0; w < 30; ++w) {
    for (std::size_t i = 0; i < first[w].size(); ++i) {
      EXPECT_EQ(std::tie(first[w][i].kind, first[w][i].state, first[w][i].mode, first[w][i].sign),
                std::tie(again[w][i].kind, again[w][i].state, again[w][i].mode, again[w][i].sign));
      different += first[w][i].state != other[w][i].state;
    }
  }
  EXPECT_GT(different, 0);
}

}  // namespace
}  // namespace baroscape
