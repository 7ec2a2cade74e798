// Branches, events and crossings come back as they were written, with permanent ids.
#include <SQLiteCpp/Database.h>

#include "archive/samples.hpp"

namespace baroscape {
namespace {

/// Two branches of minima 1 and 2 at P = 0, one of transition state 1, one that passes no explored pressure.
AtlasRecord sample_atlas() {
  AtlasRecord atlas;
  atlas.from = -1;
  atlas.to = 10;
  const Eigen::VectorXd lowest = Eigen::Vector3d(0.5, 1.5, 2.5);
  atlas.branches.push_back({1,
                            0,
                            -0.5,
                            3.25,
                            "one end",
                            "the other",
                            2,
                            {{0, -16, -16, 5, lowest, 2, false}, {3.25, -3, -16, 4, lowest, 6, true}},
                            {{0, 1, true}}});
  atlas.branches.push_back({2, 0, -1, 10, "range", "range", 1, {{0, -15, -15, 5, lowest, 1, false}}, {{0, 2, true}}});
  atlas.branches.push_back(
      {3, 1, 0, 3.25, "range", "changed", 1, {{0, -14, -14, 6, lowest, 1, false}}, {{0, 1, false}}});
  atlas.branches.push_back({4, 1, 3.5, 3.75, "changed", "changed", 1, {{3.5, -2, -16, 4, lowest, 1, false}}, {}});
  atlas.events.push_back({"pitchfork", "sub", "subcritical pitchfork", 3.25, -3, 6, -16.0, 2.0, 1e-5, 1, {1}, {1, 3}});
  atlas.events.push_back({"saddle-saddle", "", "fold", 3.5, -2, 1, {}, {}, {}, 0, {}, {4}});
  atlas.crossings.push_back({1.25, -9, 1, 2, 1, 2});
  atlas.successions.push_back({1, 1, 3.25, 2, 0.75, true, 0.5});
  atlas.successions.push_back({1, 1, 3.25, 0, 0.25, true, 0});
  atlas.disagreements.push_back({Disagreement::Kind::not_in_census, 0, 1, 1, 3, "a reason"});
  return atlas;
}

AmplitudeCurve sample_curve() {
  return {"minimum 1", -16, 10, {{-1, 3.25, 1, 0, -16, -16}, {3.25, 10, 0.5, 0.125, -15.5, -15}}};
}

void expect_same(const AtlasRecord& a, const AtlasRecord& b) {
  EXPECT_EQ(a.from, b.from);
  EXPECT_EQ(a.to, b.to);
  ASSERT_EQ(a.branches.size(), b.branches.size());
  for (std::size_t k = 0; k < a.branches.size(); ++k) {
    const BranchRecord &left = a.branches[k], &right = b.branches[k];
    EXPECT_EQ(left.id, right.id);
    EXPECT_EQ(left.index, right.index);
    EXPECT_EQ(left.to, right.to);
    EXPECT_EQ(left.to_end, right.to_end);
    ASSERT_EQ(left.points.size(), right.points.size());
    for (std::size_t i = 0; i < left.points.size(); ++i) {
      EXPECT_EQ(left.points[i].enthalpy, right.points[i].enthalpy);
      EXPECT_EQ(left.points[i].lowest, right.points[i].lowest);
      EXPECT_EQ(left.points[i].is_critical, right.points[i].is_critical);
    }
    ASSERT_EQ(left.members.size(), right.members.size());
    for (std::size_t i = 0; i < left.members.size(); ++i) {
      EXPECT_EQ(left.members[i].id, right.members[i].id);
      EXPECT_EQ(left.members[i].by_census, right.members[i].by_census);
    }
  }
  ASSERT_EQ(a.events.size(), b.events.size());
  for (std::size_t k = 0; k < a.events.size(); ++k) {
    EXPECT_EQ(a.events[k].kind, b.events[k].kind);
    EXPECT_EQ(a.events[k].energy, b.events[k].energy);
    EXPECT_EQ(a.events[k].exponent_error, b.events[k].exponent_error);
    EXPECT_EQ(a.events[k].transition_states, b.events[k].transition_states);
    EXPECT_EQ(a.events[k].branches, b.events[k].branches);
  }
  ASSERT_EQ(a.crossings.size(), b.crossings.size());
  for (std::size_t k = 0; k < a.crossings.size(); ++k) {
    EXPECT_EQ(a.crossings[k].pressure, b.crossings[k].pressure);
    EXPECT_EQ(a.crossings[k].branch_b, b.crossings[k].branch_b);
  }
  ASSERT_EQ(a.successions.size(), b.successions.size());
  for (std::size_t k = 0; k < a.successions.size(); ++k) {
    EXPECT_EQ(a.successions[k].branch, b.successions[k].branch);
    EXPECT_EQ(a.successions[k].direction, b.successions[k].direction);
    EXPECT_EQ(a.successions[k].pressure, b.successions[k].pressure);
    EXPECT_EQ(a.successions[k].heir, b.successions[k].heir);
    EXPECT_EQ(a.successions[k].weight, b.successions[k].weight);
    EXPECT_EQ(a.successions[k].slides, b.successions[k].slides);
    EXPECT_EQ(a.successions[k].dropped, b.successions[k].dropped);
  }
  ASSERT_EQ(a.disagreements.size(), b.disagreements.size());
  for (std::size_t k = 0; k < a.disagreements.size(); ++k) {
    EXPECT_EQ(a.disagreements[k].kind, b.disagreements[k].kind);
    EXPECT_EQ(a.disagreements[k].branch, b.disagreements[k].branch);
    EXPECT_EQ(a.disagreements[k].reason, b.disagreements[k].reason);
  }
}

TEST(Deformation, ComesBackAsItWasWritten) {
  const TemporaryFolder folder;
  Archive archive = Archive::open(folder.file(), sample_provenance());
  archive.record({0, 1}, first_window(0));
  EXPECT_FALSE(archive.atlas().has_value());
  const std::string before = archive.fingerprint();
  archive.store_atlas(sample_atlas());
  ASSERT_TRUE(archive.atlas().has_value());
  expect_same(*archive.atlas(), sample_atlas());
  EXPECT_NE(archive.fingerprint(), before);
  EXPECT_TRUE(archive.check_records().empty());
  EXPECT_EQ(archive.branches_of(0, 0), (std::map<std::int64_t, std::int64_t>{{1, 1}, {2, 2}}));
  EXPECT_EQ(archive.branches_of(0, 1), (std::map<std::int64_t, std::int64_t>{{1, 3}}));
}

TEST(Deformation, BranchesKeepTheirIdsWhenALaterRunNumbersThemOtherwise) {
  const TemporaryFolder folder;
  Archive archive = Archive::open(folder.file(), sample_provenance());
  archive.record({0, 1}, first_window(0));
  archive.store_atlas(sample_atlas());
  const std::string once = archive.fingerprint();
  AtlasRecord turned = sample_atlas();
  const auto renumber = [](std::int64_t& id) { id = 5 - id; };
  for (BranchRecord& branch : turned.branches) renumber(branch.id);
  for (EventRecord& event : turned.events) {
    for (std::int64_t& id : event.branches) renumber(id);
  }
  for (CrossingRecord& crossing : turned.crossings) {
    renumber(crossing.branch_a);
    renumber(crossing.branch_b);
  }
  for (SuccessionRecord& succession : turned.successions) {
    renumber(succession.branch);
    if (succession.heir != 0) renumber(succession.heir);
  }
  for (Disagreement& one : turned.disagreements) renumber(one.branch);
  archive.store_atlas(turned);
  expect_same(*archive.atlas(), sample_atlas());
  EXPECT_EQ(archive.fingerprint(), once);
}

TEST(Deformation, AmplitudeCurvesComeBackAndGoWithTheBranchesTheyAreOf) {
  const TemporaryFolder folder;
  Archive archive = Archive::open(folder.file(), sample_provenance());
  archive.record({0, 1}, first_window(0));
  archive.store_atlas(sample_atlas());
  const std::string without = archive.fingerprint();
  archive.store_amplitude_curve(sample_curve());
  archive.store_amplitude_curve(sample_curve());
  const std::vector<AmplitudeCurve> curves = archive.amplitude_curves();
  ASSERT_EQ(curves.size(), 1u);
  EXPECT_EQ(curves[0].start, "minimum 1");
  EXPECT_EQ(curves[0].energy, -16.0);
  EXPECT_EQ(curves[0].turns, 10);
  ASSERT_EQ(curves[0].ranges.size(), 2u);
  const AmplitudeRange last = curves[0].ranges[1], given = sample_curve().ranges[1];
  EXPECT_EQ(last.from, given.from);
  EXPECT_EQ(last.to, given.to);
  EXPECT_EQ(last.returning_share, given.returning_share);
  EXPECT_EQ(last.lost_share, given.lost_share);
  EXPECT_EQ(last.energy_once, given.energy_once);
  EXPECT_EQ(last.energy_settled, given.energy_settled);
  EXPECT_NE(archive.fingerprint(), without);
  EXPECT_TRUE(archive.check_records().empty());
  archive.store_atlas(sample_atlas());
  EXPECT_TRUE(archive.amplitude_curves().empty());
  EXPECT_EQ(archive.fingerprint(), without);
}

TEST(Deformation, KnowsWhatCensusesFound) {
  const TemporaryFolder folder;
  Archive archive = Archive::open(folder.file(), sample_provenance());
  archive.record({0, 1}, first_window(0));
  const auto minimum = archive.add_minimum(0, sample_minimum(77, 0));
  const auto state = archive.add_transition_state(0, sample_transition_state(78, 0, 1, minimum));
  const ExploredLandscape explored = archive.explored(0);
  EXPECT_EQ(explored.landscape.minima().size(), 4u);
  EXPECT_EQ(explored.census_minima, (std::set<std::int64_t>{1, 2, 3}));
  EXPECT_FALSE(explored.census_transition_states.contains(state));
}

TEST(Deformation, ALostOrChangedRowIsNoticed) {
  for (const char* sql : {"DELETE FROM branch_point WHERE branch = 1 AND position = 0", "UPDATE event SET pressure = 3",
                          "DELETE FROM crossing", "DELETE FROM succession", "DELETE FROM amplitude_range",
                          "UPDATE branch_member SET state = 3 WHERE branch = 1"}) {
    const TemporaryFolder folder;
    {
      Archive archive = Archive::open(folder.file(), sample_provenance());
      archive.record({0, 1}, first_window(0));
      archive.store_atlas(sample_atlas());
      archive.store_amplitude_curve(sample_curve());
    }
    SQLite::Database(folder.file(), SQLite::OPEN_READWRITE).exec(sql);
    EXPECT_FALSE(Archive::open_for_reading(folder.file()).check_records().empty()) << sql;
  }
}

}  // namespace
}  // namespace baroscape
