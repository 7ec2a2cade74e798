// A flipped bit is noticed, or it lies where it changes nothing that is read.
#include <SQLiteCpp/Database.h>

#include "archive/samples.hpp"
#include "core/error.hpp"

namespace baroscape {
namespace {

struct FlipCounts {
  int on_opening = 0, by_check = 0, harmless = 0, unnoticed = 0;
};

// Flips one bit in every `stride`-th byte, one at a time.
FlipCounts flip_bits(std::size_t stride) {
  const TemporaryFolder folder;
  {
    Archive archive = Archive::open(folder.file(), sample_provenance());
    fill(archive);
  }
  const std::string whole = read_file(folder.file());
  std::string content;
  {
    Archive archive = Archive::open_for_reading(folder.file());
    content = everything(archive);
  }
  FlipCounts counts;
  for (std::size_t position = 0; position < whole.size(); position += stride) {
    std::string flipped = whole;
    flipped[position] = static_cast<char>(flipped[position] ^ (1 << (position / stride % 8)));
    write_file(folder.file(), flipped);
    std::optional<Archive> archive;
    try {
      archive.emplace(Archive::open_for_reading(folder.file()));
    } catch (const InputError&) {
      ++counts.on_opening;
      continue;
    } catch (const std::exception& error) {
      ++counts.unnoticed;
      ADD_FAILURE() << "byte " << position << ": " << error.what();
      continue;
    }
    std::string found;
    try {
      if (!archive->check_records().empty()) {
        ++counts.by_check;
        continue;
      }
      found = everything(*archive);
    } catch (const std::exception& error) {
      found = error.what();
    }
    if (found == content) {
      ++counts.harmless;
    } else {
      ++counts.unnoticed;
      ADD_FAILURE() << "a bit of byte " << position << " was flipped unnoticed: " << found.substr(0, 200);
    }
  }
  return counts;
}

TEST(ArchiveDamage, AFlippedBitIsNoticedOrChangesNothing) {
  const FlipCounts counts = flip_bits(1009);
  EXPECT_GT(counts.by_check, 8);
  EXPECT_GT(counts.on_opening, 8);
  EXPECT_EQ(counts.unnoticed, 0);
}

TEST(ArchiveDamage, SlowAFlippedBitInMoreBytesIsNoticedOrChangesNothing) {
  const FlipCounts counts = flip_bits(13);
  EXPECT_EQ(counts.unnoticed, 0);
  RecordProperty("on_opening", counts.on_opening);
  RecordProperty("by_check", counts.by_check);
  RecordProperty("harmless", counts.harmless);
}

// Changes an archive behind its back and gives what is found wrong.
std::vector<DamagedRecord> damage_after(const std::string& sql) {
  const TemporaryFolder folder;
  {
    Archive archive = Archive::open(folder.file(), sample_provenance());
    fill(archive);
  }
  SQLite::Database(folder.file(), SQLite::OPEN_READWRITE).exec(sql);
  return Archive::open_for_reading(folder.file()).check_records();
}

bool names(const std::vector<DamagedRecord>& damage, const std::string& table, std::int64_t row) {
  for (const DamagedRecord& record : damage) {
    if (record.table == table && record.row == row && !record.problem.empty()) return true;
  }
  return false;
}

TEST(ArchiveDamage, NothingIsWrongWithAnArchiveThatWasLeftAlone) {
  EXPECT_TRUE(damage_after("VACUUM").empty());
}

TEST(ArchiveDamage, EveryColumnOfEveryTableIsUnderItsChecksum) {
  EXPECT_TRUE(names(damage_after("UPDATE minimum SET energy = energy + 1e-15 WHERE id = 2"), "minimum", 2));
  EXPECT_TRUE(names(damage_after("UPDATE transition_state SET minimum_b = 1 WHERE id = 2"), "transition_state", 2));
  EXPECT_TRUE(names(damage_after("UPDATE census SET searches = searches + 1 WHERE id = 1"), "census", 1));
  EXPECT_TRUE(names(damage_after("UPDATE census_minimum SET hits_random = 9 WHERE census = 2 AND local = 3"),
                    "census_minimum", 3));
  EXPECT_TRUE(
      names(damage_after("UPDATE anneal_outcome SET work_bound_ratio = NULL WHERE id = 2"), "anneal_outcome", 2));
  EXPECT_TRUE(
      names(damage_after("UPDATE trapped SET barrier_back = 0 WHERE outcome = 2 AND position = 1"), "trapped", 1));
  EXPECT_FALSE(damage_after("UPDATE meta SET value = value || ' ' WHERE key = 'system'").empty());
  EXPECT_FALSE(damage_after("UPDATE provenance SET title = '' WHERE id = 1").empty());
}

TEST(ArchiveDamage, LostAndSwappedRowsAreNoticed) {
  for (const char* sql :
       {"DELETE FROM provenance", "DELETE FROM pressure WHERE id = 2", "DELETE FROM minimum WHERE id = 9",
        "DELETE FROM transition_state WHERE id = 1", "DELETE FROM census WHERE id = 3",
        "DELETE FROM census_minimum WHERE census = 1 AND local = 4",
        "DELETE FROM census_transition_state WHERE census = 2 AND local = 3", "DELETE FROM own_minimum WHERE local = 1",
        "DELETE FROM own_transition_state WHERE local = 1", "DELETE FROM pressure_map WHERE id = 1",
        "DELETE FROM map_entry WHERE map = 2 AND minimum_from = 1", "DELETE FROM cycle_turn WHERE turn = 1",
        "DELETE FROM cycle_fate WHERE minimum = 2", "DELETE FROM cycle_attractor", "DELETE FROM volume_loop",
        "DELETE FROM path_profile", "DELETE FROM contents WHERE name = 'trapped'",
        "DELETE FROM meta WHERE key = 'system'", "UPDATE minimum SET id = 100 WHERE id = 2"}) {
    EXPECT_FALSE(damage_after(sql).empty()) << sql;
  }
}

TEST(ArchiveDamage, LostRowsOfTreatmentsAreNoticed) {
  for (const char* sql :
       {"DELETE FROM anneal_outcome WHERE id = 1", "DELETE FROM anneal_population WHERE outcome = 1 AND stage = 3",
        "DELETE FROM anneal_storage WHERE position = 1", "DELETE FROM anneal_drawn WHERE position = 0",
        "DELETE FROM half_life WHERE position = 1", "DELETE FROM scan WHERE position = 1", "DELETE FROM kissinger",
        "DELETE FROM control_scan WHERE position = 1", "DELETE FROM comparison WHERE position = 1",
        "DELETE FROM enthalpy_lines", "DELETE FROM anneal_stage WHERE outcome = 1 AND stage = 2",
        "DELETE FROM trapped WHERE outcome = 1"}) {
    EXPECT_FALSE(damage_after(sql).empty()) << sql;
  }
}

TEST(ArchiveDamage, ReadingADamagedRowIsAnInputErrorThatNamesIt) {
  const TemporaryFolder folder;
  {
    Archive archive = Archive::open(folder.file(), sample_provenance());
    fill(archive);
  }
  SQLite::Database(folder.file(), SQLite::OPEN_READWRITE).exec("UPDATE minimum SET volume = 0 WHERE id = 2");
  Archive archive = Archive::open_for_reading(folder.file());
  for (const std::string& message :
       {input_error([&] { archive.landscape(0); }), input_error([&] { archive.fingerprint(); }), input_error([&] {
          archive.replay({0, 1});
        })}) {
    EXPECT_NE(message.find(folder.file()), std::string::npos) << message;
    EXPECT_NE(message.find("minimum 2 fails its checksum"), std::string::npos) << message;
  }
  EXPECT_NO_THROW(archive.landscape(5)) << "what is whole can still be read";
}

}  // namespace
}  // namespace baroscape
