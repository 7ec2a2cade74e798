// One hash of the physics: the same for the same content however it came to be, another after any change.
#include <SQLiteCpp/Database.h>

#include <algorithm>

#include "archive/samples.hpp"
#include "core/error.hpp"

namespace baroscape {
namespace {

using Windows = std::vector<WindowRecord>;

// Fingerprint of an archive with one census at pressure 0 and, when wanted, an anneal.
std::string fingerprint(const Windows& windows, const AnnealResult* anneal = nullptr,
                        const Provenance& provenance = sample_provenance(), double pressure = 0,
                        std::uint64_t seed = 1) {
  const TemporaryFolder folder;
  Archive archive = Archive::open(folder.file(), provenance);
  for (const WindowRecord& window : windows) archive.record({pressure, seed}, window);
  if (anneal != nullptr) archive.store_anneal(*anneal);
  return archive.fingerprint();
}

TEST(Fingerprint, IsSixteenHexadecimalDigits) {
  const std::string text = fingerprint({first_window(0)});
  EXPECT_EQ(text.size(), 16u);
  EXPECT_EQ(text.find_first_not_of("0123456789abcdef"), std::string::npos);
}

TEST(Fingerprint, DoesNotDependOnTheOrderOfRows) {
  const WindowRecord window = first_window(0);
  WindowRecord turned = window;  // local id i becomes 4 − i
  const auto renumber = [](std::int64_t id) { return 4 - id; };
  std::reverse(turned.new_minima.begin(), turned.new_minima.end());
  std::reverse(turned.new_transition_states.begin(), turned.new_transition_states.end());
  for (Minimum& minimum : turned.new_minima) minimum.id = renumber(minimum.id);
  for (TransitionState& state : turned.new_transition_states) {
    state.id = renumber(state.id);
    state.minimum_a = renumber(state.minimum_a);
    state.minimum_b = renumber(state.minimum_b);
  }
  for (auto& entry : turned.minimum_tallies) entry.first = renumber(entry.first);
  for (auto& entry : turned.transition_state_tallies) entry.first = renumber(entry.first);
  EXPECT_EQ(fingerprint({window}), fingerprint({turned}));

  AnnealResult anneal = sample_anneal();
  anneal.cycles.clear();
  anneal.loops.clear();
  anneal.profiles.clear();
  anneal.controls.clear();
  anneal.comparisons.clear();
  anneal.lines.clear();
  AnnealOutcome& outcome = anneal.outcomes[0];
  outcome.start = "minimum 1";
  anneal.load = {{0, 0, {{1, 2, 0.5, 0, 0}}}};
  anneal.unload.clear();
  anneal.outcomes.pop_back();
  AnnealResult anneal_turned = anneal;
  AnnealOutcome& outcome_turned = anneal_turned.outcomes[0];
  outcome_turned.start = "minimum 3";
  anneal_turned.load = {{0, 0, {{3, 2, 0.5, 0, 0}}}};
  for (StageState* state : {&outcome_turned.state1, &outcome_turned.state2, &outcome_turned.state3}) state->minimum = 3;
  outcome_turned.table[0].minimum = outcome_turned.table[0].initial = 3;
  outcome_turned.populations.ambient_minima = outcome_turned.populations.pressed_minima = {3, 2, 1};
  EXPECT_EQ(fingerprint({window}, &anneal), fingerprint({turned}, &anneal_turned));
  EXPECT_NE(fingerprint({window}, &anneal), fingerprint({turned}, &anneal));
}

TEST(Fingerprint, SurvivesVacuumAndReopening) {
  const TemporaryFolder folder;
  std::string before;
  {
    Archive archive = Archive::open(folder.file(), sample_provenance());
    fill(archive);
    before = archive.fingerprint();
  }
  SQLite::Database(folder.file(), SQLite::OPEN_READWRITE).exec("VACUUM");
  EXPECT_EQ(Archive::open_for_reading(folder.file()).fingerprint(), before);
}

TEST(Fingerprint, LeavesOutWhoWroteItAndWhyItStopped) {
  const TemporaryFolder folder;
  Provenance other = sample_provenance();
  other.title = other.configuration = other.program_version = "another";
  Archive archive = Archive::open(folder.file(), other);
  archive.record({0, 1}, first_window(0));
  archive.close({0, 1}, "interrupted");
  EXPECT_EQ(archive.fingerprint(), fingerprint({first_window(0)}));
}

TEST(Fingerprint, ChangesWithEveryPartOfTheLandscape) {
  const std::string same = fingerprint({first_window(0)});
  const auto changed = [&](const std::function<void(WindowRecord&)>& change) {
    WindowRecord window = first_window(0);
    change(window);
    return fingerprint({window}) != same;
  };
  EXPECT_TRUE(changed([](WindowRecord& w) { w.new_minima[1].positions[4] += 1e-14; }));
  EXPECT_TRUE(changed([](WindowRecord& w) { w.new_minima[2].energy += 1e-14; }));
  EXPECT_TRUE(changed([](WindowRecord& w) { w.new_minima[2].lowest_omega2 += 1e-14; }));
  EXPECT_TRUE(changed([](WindowRecord& w) { w.new_transition_states[0].positions[4] += 1e-14; }));
  EXPECT_TRUE(changed([](WindowRecord& w) { w.new_transition_states[0].point_group_order += 1; }));
  EXPECT_TRUE(changed([](WindowRecord& w) { w.new_transition_states[0].minimum_b = 3; }));
  EXPECT_TRUE(changed([](WindowRecord& w) { w.minimum_tallies[0].second.hits[3] += 1; }));
  EXPECT_TRUE(changed([](WindowRecord& w) { w.transition_state_tallies[1].second.self_hits += 1; }));
  EXPECT_TRUE(changed(
      [](WindowRecord& w) { std::swap(w.transition_state_tallies[0].second, w.transition_state_tallies[1].second); }));
  EXPECT_TRUE(changed([](WindowRecord& w) { w.searches += 1; }));
  EXPECT_TRUE(changed([](WindowRecord& w) { w.outcomes[1][4] += 1; }));
  EXPECT_TRUE(changed([](WindowRecord& w) { w.new_transition_states.pop_back(); }));
  EXPECT_FALSE(changed([](WindowRecord& w) {
    std::swap(w.new_transition_states[0].minimum_a, w.new_transition_states[0].minimum_b);
  })) << "a transition state has no first side";
  Provenance heavier = sample_provenance();
  heavier.system.masses = {2};
  EXPECT_NE(fingerprint({first_window(0)}, nullptr, heavier), same);
  EXPECT_NE(fingerprint({first_window(0)}, nullptr, sample_provenance(), 1), same);
  EXPECT_NE(fingerprint({first_window(0)}, nullptr, sample_provenance(), 0, 2), same);
}

TEST(Fingerprint, ChangesWithMapsAndOutcomes) {
  AnnealResult anneal = sample_anneal();
  anneal.outcomes.pop_back();
  anneal.load.pop_back();
  anneal.unload.pop_back();
  const std::string same = fingerprint({first_window(0)}, &anneal);
  EXPECT_NE(same, fingerprint({first_window(0)}));
  const auto changed = [&](const std::function<void(AnnealResult&)>& change) {
    AnnealResult other = anneal;
    change(other);
    return fingerprint({first_window(0)}, &other) != same;
  };
  EXPECT_TRUE(changed([](AnnealResult& a) { a.load[0].entries[0].to = 2; }));
  EXPECT_TRUE(changed([](AnnealResult& a) { a.load[0].entries[0].slides = 2; }));
  EXPECT_TRUE(changed([](AnnealResult& a) { a.unload.clear(); }));
  EXPECT_TRUE(changed([](AnnealResult& a) { a.outcomes[0].delta_energy += 1e-300; }));
  EXPECT_TRUE(changed([](AnnealResult& a) { a.outcomes[0].state3.barrier_back.reset(); }));
  EXPECT_TRUE(changed([](AnnealResult& a) { a.outcomes[0].state2.minimum = 2; }));
  EXPECT_TRUE(changed([](AnnealResult& a) { a.outcomes[0].table[0].weight = 0.5; }));
  EXPECT_TRUE(changed([](AnnealResult& a) { a.outcomes[0].table.clear(); }));
  EXPECT_TRUE(changed([](AnnealResult& a) { a.outcomes[0].distances.d13 = 1; }));
  EXPECT_TRUE(changed([](AnnealResult& a) { a.load[0].entries[0].weight = 0.5; }));
  EXPECT_TRUE(changed([](AnnealResult& a) { a.cycles[0].turns[1].mean_energy += 1e-14; }));
  EXPECT_TRUE(changed([](AnnealResult& a) { a.cycles[0].states.fates[0].reachable = {2}; }));
  EXPECT_TRUE(changed([](AnnealResult& a) { a.loops[0].load[1].volume += 1e-14; }));
  EXPECT_TRUE(changed([](AnnealResult& a) { a.profiles[0].energies(1) = 0; }));
}

}  // namespace
}  // namespace baroscape
