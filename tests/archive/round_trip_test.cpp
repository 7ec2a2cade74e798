// What is written is read back to the last bit, in any number of pieces.
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <cmath>
#include <limits>

#include "archive/samples.hpp"
#include "core/error.hpp"

namespace baroscape {
namespace {

// What a census would remember of these windows without an archive.
CensusHistory remembered(const std::vector<WindowRecord>& windows, const std::string& stopped_by = "") {
  MemoryJournal journal;
  for (const WindowRecord& window : windows) journal.record({0, 1}, window);
  journal.close({0, 1}, stopped_by);
  return journal.replay({0, 1});
}

TEST(ArchiveRoundTrip, ANewCensusHasNoHistoryAndLeavesNoTrace) {
  const TemporaryFolder folder;
  Archive archive = Archive::open(folder.file(), sample_provenance());
  expect_same(archive.replay({0, 1}), CensusHistory{});
  EXPECT_TRUE(archive.pressures().empty());
  EXPECT_TRUE(archive.check_records().empty());
}

TEST(ArchiveRoundTrip, ReplayGivesExactlyWhatWasRecorded) {
  const TemporaryFolder folder;
  const std::vector<WindowRecord> windows = {first_window(0), next_window(0, 1), next_window(0, 2)};
  {
    Archive archive = Archive::open(folder.file(), sample_provenance());
    for (const WindowRecord& window : windows) archive.record({0.1, 7}, window);
    archive.close({0.1, 7}, "searches");
    expect_same(archive.replay({0.1, 7}), remembered(windows, "searches"));
  }
  Archive archive = Archive::open_for_reading(folder.file());
  expect_same(archive.replay({0.1, 7}), remembered(windows, "searches"));
  expect_same(archive.replay({0.1, 8}), CensusHistory{});
}

TEST(ArchiveRoundTrip, InPiecesGivesTheSameArchiveAsInOneGo) {
  const TemporaryFolder folder;
  const std::vector<WindowRecord> windows = {first_window(0), next_window(0, 1), next_window(0, 2)};
  {
    Archive archive = Archive::open(folder.file("one.db"), sample_provenance());
    for (const WindowRecord& window : windows) archive.record({2, 7}, window);
  }
  for (const WindowRecord& window : windows) {
    Archive archive = Archive::open(folder.file("pieces.db"), sample_provenance());
    archive.record({2, 7}, window);
    archive.close({2, 7}, "interrupted");
  }
  {
    Archive archive = Archive::open(folder.file("pieces.db"), sample_provenance());
    archive.record({2, 7}, next_window(0, 3));  // running again: no longer interrupted
    EXPECT_EQ(archive.replay({2, 7}).stopped_by, "");
  }
  {
    Archive archive = Archive::open(folder.file("one.db"), sample_provenance());
    archive.record({2, 7}, next_window(0, 3));
  }
  Archive one = Archive::open_for_reading(folder.file("one.db"));
  Archive pieces = Archive::open_for_reading(folder.file("pieces.db"));
  EXPECT_EQ(everything(one), everything(pieces));
}

TEST(ArchiveRoundTrip, TheLandscapeHasPermanentIdsUniqueOverPressures) {
  const TemporaryFolder folder;
  Archive archive = Archive::open(folder.file(), sample_provenance());
  archive.record({5, 1}, first_window(100));
  archive.record({0, 1}, first_window(0));
  EXPECT_EQ(archive.pressures(), (std::vector<double>{0, 5}));
  const Landscape landscape = archive.landscape(0);
  EXPECT_EQ(landscape.pressure(), 0);
  ASSERT_EQ(landscape.minima().size(), 3u);
  ASSERT_EQ(landscape.transition_states().size(), 3u);
  Minimum first = sample_minimum(1, 4);  // 1, 2, 3 are those at pressure 5
  expect_same(landscape.minima()[0], first);
  expect_same(landscape.transition_states()[2], sample_transition_state(3, 6, 6, 6));
}

TEST(ArchiveRoundTrip, AnUnexploredPressureIsRefusedNamingTheExplored) {
  const TemporaryFolder folder;
  Archive archive = Archive::open(folder.file(), sample_provenance());
  EXPECT_NE(input_error([&] { archive.landscape(3); }).find("none"), std::string::npos);
  archive.record({0.1, 1}, first_window(0));
  archive.record({5, 1}, first_window(100));
  for (const std::string& message :
       {input_error([&] { archive.landscape(0.25); }), input_error([&] { archive.summary(0.25); })}) {
    EXPECT_NE(message.find("0.25"), std::string::npos);
    EXPECT_NE(message.find("0.1, 5"), std::string::npos);
  }
  EXPECT_NO_THROW(archive.landscape(0.1));
  input_error([&] { archive.record({std::nan(""), 1}, first_window(0)); });
}

TEST(ArchiveRoundTrip, AddedMinimaAreRecognised) {
  const TemporaryFolder folder;
  Archive archive = Archive::open(folder.file(), sample_provenance());
  archive.record({0, 1}, first_window(0));
  EXPECT_EQ(archive.add_minimum(0, found_again(sample_minimum(2, 0), 0)), 2);
  EXPECT_EQ(archive.add_minimum(0, sample_minimum(50, 0)), 4);
  EXPECT_EQ(archive.add_minimum(0, found_again(sample_minimum(50, 0), 0)), 4);
  EXPECT_EQ(archive.add_minimum(5, sample_minimum(2, 0)), 5) << "another pressure is another landscape";
  EXPECT_EQ(archive.landscape(0).minima().size(), 4u);
  archive.record({0, 1}, next_window(46, 1));  // finds minimum 50 by itself
  EXPECT_EQ(archive.landscape(0).minima().size(), 4u);
  EXPECT_TRUE(archive.check_records().empty());
}

TEST(ArchiveRoundTrip, ProvenanceIsThatOfTheLastJob) {
  const TemporaryFolder folder;
  Provenance provenance = sample_provenance();
  provenance.system.masses = {0.1};
  provenance.system.lennard_jones.epsilon(0, 0) = 1.0 / 3;
  { Archive archive = Archive::open(folder.file(), provenance); }
  provenance.configuration = "seed = 2\n";
  { Archive archive = Archive::open(folder.file(), provenance); }
  const Provenance read = Archive::open_for_reading(folder.file()).provenance();
  EXPECT_EQ(read.title, provenance.title);
  EXPECT_EQ(read.program_version, provenance.program_version);
  EXPECT_EQ(read.configuration, "seed = 2\n");
  EXPECT_EQ(read.system.species_names, provenance.system.species_names);
  EXPECT_EQ(read.system.species, provenance.system.species);
  EXPECT_EQ(read.system.masses, provenance.system.masses);
  EXPECT_EQ(read.system.lennard_jones.epsilon, provenance.system.lennard_jones.epsilon);
  EXPECT_EQ(read.system.lennard_jones.sigma, provenance.system.lennard_jones.sigma);
  EXPECT_EQ(read.system.atom_radius, provenance.system.atom_radius);
}

TEST(ArchiveRoundTrip, AnnealOutcomesAndMapsComeBack) {
  const TemporaryFolder folder;
  Archive archive = Archive::open(folder.file(), sample_provenance());
  fill(archive);
  const AnnealResult written = sample_anneal();
  const auto outcomes = archive.anneal_outcomes();
  ASSERT_EQ(outcomes.size(), 2u);
  expect_same(outcomes[0], written.outcomes[0]);
  expect_same(outcomes[1], written.outcomes[1]);
  const auto maps = archive.pressure_maps();
  ASSERT_EQ(maps.size(), 4u);
  EXPECT_EQ(maps[1].from, 0);
  EXPECT_EQ(maps[1].to, 5);
  ASSERT_EQ(maps[1].entries.size(), 2u);
  EXPECT_EQ(maps[1].entries[0].from, 1);
  EXPECT_EQ(maps[1].entries[0].to, 8);
  EXPECT_EQ(maps[1].entries[0].volume_work, 101.5);
  EXPECT_EQ(maps[1].entries[0].dropped, 0.25);
  EXPECT_EQ(maps[1].entries[0].slides, 1);
  EXPECT_EQ(maps[3].from, 5);
  EXPECT_TRUE(archive.check_records().empty());
}

TEST(ArchiveRoundTrip, CyclesLoopsAndPathsComeBack) {
  const TemporaryFolder folder;
  Archive archive = Archive::open(folder.file(), sample_provenance());
  fill(archive);
  const AnnealResult written = sample_anneal();
  ASSERT_EQ(archive.cycles().size(), 1u);
  expect_same(archive.cycles()[0], written.cycles[0]);
  ASSERT_EQ(archive.volume_loops().size(), 1u);
  expect_same(archive.volume_loops()[0], written.loops[0]);
  ASSERT_EQ(archive.path_profiles().size(), 1u);
  expect_same(archive.path_profiles()[0], written.profiles[0]);
  AnnealResult other = written;
  other.cycles[0].turns.pop_back();
  other.loops[0].pressure = 6;
  archive.store_anneal(other);
  expect_same(archive.cycles().at(0), other.cycles[0]);
  EXPECT_EQ(archive.volume_loops().size(), 2u) << "another pressure, another loop";
  EXPECT_TRUE(archive.check_records().empty());
}

TEST(ArchiveRoundTrip, WaysThatPartKeepTheirWeights) {
  const TemporaryFolder folder;
  Archive archive = Archive::open(folder.file(), sample_provenance());
  fill(archive);
  AnnealResult parted;
  parted.load = {{0, 5, {{1, 9, 1, 0.5, 1, 0.75}, {1, 8, 2, 0.25, 1, 0.25}}}};
  archive.store_anneal(parted);
  const PressureMap map = archive.pressure_maps()[1];
  ASSERT_EQ(map.entries.size(), 3u);
  EXPECT_EQ(map.entries[0].to, 9);
  EXPECT_EQ(map.entries[0].weight, 0.75);
  EXPECT_EQ(map.entries[1].to, 8);
  EXPECT_EQ(map.find(1)->to, 9) << "the heaviest";
  EXPECT_EQ(map.entries[2].weight, 1.0);
}

TEST(ArchiveRoundTrip, StoringAnAnnealAgainReplacesItAndKeepsOthers) {
  const TemporaryFolder folder;
  Archive archive = Archive::open(folder.file(), sample_provenance());
  fill(archive);
  const std::string before = everything(archive);
  archive.store_anneal(sample_anneal());
  EXPECT_EQ(everything(archive), before);
  AnnealResult other = sample_anneal();
  other.load = {{0, 5, {{1, 9, 7, 0, 0}, {3, 8, 6, 0, 0}}}};
  other.unload.clear();
  other.outcomes.erase(other.outcomes.begin());
  other.outcomes[0].table.pop_back();
  other.outcomes[0].delta_energy = 2;
  archive.store_anneal(other);
  other.outcomes[0].start = "fictive temperature 0.15";
  archive.store_anneal(other);
  const auto outcomes = archive.anneal_outcomes();
  ASSERT_EQ(outcomes.size(), 3u);
  expect_same(outcomes[0], other.outcomes[0]);  // "fictive…" sorts first
  expect_same(outcomes[1], sample_anneal().outcomes[0]);
  EXPECT_EQ(outcomes[2].delta_energy, 2);
  EXPECT_EQ(outcomes[2].table.size(), 1u);
  const auto maps = archive.pressure_maps();
  ASSERT_EQ(maps.size(), 4u);
  ASSERT_EQ(maps[1].entries.size(), 3u) << "entries of minima that were not followed again stay";
  EXPECT_EQ(maps[1].entries[0].to, 9);
  EXPECT_TRUE(archive.check_records().empty());
}

TEST(ArchiveRoundTrip, AWindowThatFailsLeavesWhatWasThere) {
  const TemporaryFolder folder;
  Archive archive = Archive::open(folder.file(), sample_provenance());
  archive.record({0, 1}, first_window(0));
  const std::string before = everything(archive);
  WindowRecord broken = next_window(0, 1);
  broken.new_transition_states[0].minimum_b = 99;
  EXPECT_THROW(archive.record({0, 1}, broken), std::logic_error);
  EXPECT_EQ(everything(archive), before);
  WindowRecord not_a_number = next_window(0, 1);
  not_a_number.new_transition_states[0].omega2_negative = std::numeric_limits<double>::quiet_NaN();
  EXPECT_THROW(archive.record({0, 1}, not_a_number), InputError);
  EXPECT_EQ(everything(archive), before);
  EXPECT_THROW(archive.record({0, 1}, first_window(0)), std::logic_error) << "a window is counted once";
  EXPECT_THROW(archive.record({0, 1}, next_window(0, 2)), std::logic_error) << "none is left out";
  EXPECT_EQ(everything(archive), before);
  archive.record({0, 1}, next_window(0, 1));
  expect_same(archive.replay({0, 1}), remembered({first_window(0), next_window(0, 1)}));
  EXPECT_TRUE(archive.check_records().empty());
}

TEST(ArchiveRoundTrip, WhatWasOpenedForReadingIsNotWritten) {
  const TemporaryFolder folder;
  { Archive archive = Archive::open(folder.file(), sample_provenance()); }
  Archive archive = Archive::open_for_reading(folder.file());
  input_error([&] { archive.record({0, 1}, first_window(0)); });
  input_error([&] { archive.close({0, 1}, "searches"); });
  input_error([&] { archive.add_minimum(0, sample_minimum(1, 1)); });
  input_error([&] { archive.store_anneal(sample_anneal()); });
}

TEST(ArchiveRoundTrip, StructuresAreLittleEndianDoublesForPlainSqlite) {
  const TemporaryFolder folder;
  {
    Archive archive = Archive::open(folder.file(), sample_provenance());
    fill(archive);
  }
  SQLite::Database database(folder.file());
  SQLite::Statement statement(database, "SELECT positions FROM minimum WHERE id = 1");
  ASSERT_TRUE(statement.executeStep());
  ASSERT_EQ(statement.getColumn(0).getBytes(), 3 * kSampleAtoms * 8);
  const auto* bytes = static_cast<const unsigned char*>(statement.getColumn(0).getBlob());
  std::uint64_t bits = 0;
  for (int byte = 7; byte >= 0; --byte) bits = bits << 8 | bytes[8 + byte];
  double second = 0;
  std::memcpy(&second, &bits, 8);
  EXPECT_EQ(second, sample_minimum(1, 1).positions[1]);
}

}  // namespace
}  // namespace baroscape
