// What is not an archive of ours, whole and of our version, is refused with a message that names it.
#include <SQLiteCpp/Database.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "archive/samples.hpp"
#include "core/error.hpp"

namespace baroscape {
namespace {

namespace fs = std::filesystem;

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

void expect_refused(const std::string& path, const std::string& why) {
  const std::string reading = input_error([&] { Archive::open_for_reading(path); });
  EXPECT_TRUE(contains(reading, path)) << reading;
  EXPECT_TRUE(contains(reading, why)) << reading;
}

void make_archive(const std::string& path) {
  Archive archive = Archive::open(path, sample_provenance());
  fill(archive);
}

TEST(ArchiveOpening, MakesTheFolderAndLeavesOneFile) {
  const TemporaryFolder folder;
  const fs::path nested = folder.path() / "a" / "b";
  make_archive((nested / "landscape.db").string());
  const auto files = std::distance(fs::directory_iterator(nested), fs::directory_iterator{});
  EXPECT_EQ(files, 1);
}

TEST(ArchiveOpening, MissingFile) {
  const TemporaryFolder folder;
  expect_refused(folder.file("absent.db"), "no such file");
  EXPECT_FALSE(fs::exists(folder.file("absent.db"))) << "reading makes no file";
}

TEST(ArchiveOpening, NotSqlite) {
  const TemporaryFolder folder;
  write_file(folder.file(), std::string(5000, 'x'));
  expect_refused(folder.file(), "not a baroscape archive");
  const std::string writing = input_error([&] { Archive::open(folder.file(), sample_provenance()); });
  EXPECT_TRUE(contains(writing, "not a baroscape archive")) << writing;
  EXPECT_EQ(read_file(folder.file()), std::string(5000, 'x'));
  expect_refused(folder.path().string(), "is not a file");
}

TEST(ArchiveOpening, AnotherProgramsDatabase) {
  const TemporaryFolder folder;
  {
    SQLite::Database database(folder.file(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    database.exec("CREATE TABLE minimum (id INTEGER)");
  }
  expect_refused(folder.file(), "application_id");
  input_error([&] { Archive::open(folder.file(), sample_provenance()); });
}

TEST(ArchiveOpening, AnotherVersionNamesBoth) {
  const TemporaryFolder folder;
  make_archive(folder.file());
  SQLite::Database(folder.file(), SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 17");
  expect_refused(folder.file(), "version 17");
  expect_refused(folder.file(), "version 6");
  input_error([&] { Archive::open(folder.file(), sample_provenance()); });
}

TEST(ArchiveOpening, AnotherDefinitionOfATable) {
  const TemporaryFolder folder;
  make_archive(folder.file());
  SQLite::Database(folder.file(), SQLite::OPEN_READWRITE).exec("ALTER TABLE minimum ADD COLUMN colour TEXT");
  expect_refused(folder.file(), "definition of minimum");
}

TEST(ArchiveOpening, AnotherSystemNamesBoth) {
  const TemporaryFolder folder;
  make_archive(folder.file());
  const std::string before = read_file(folder.file());
  Provenance other = sample_provenance();
  other.system = lennard_jones_cluster(8);
  const std::string atoms = input_error([&] { Archive::open(folder.file(), other); });
  EXPECT_TRUE(contains(atoms, folder.file()) && contains(atoms, "A7") && contains(atoms, "A8")) << atoms;
  other.system = lennard_jones_cluster(kSampleAtoms, 0);
  const std::string radius = input_error([&] { Archive::open(folder.file(), other); });
  EXPECT_TRUE(contains(radius, "atom_radius 0.5;") && radius.ends_with("atom_radius 0")) << radius;
  EXPECT_EQ(read_file(folder.file()), before);
}

TEST(ArchiveOpening, TruncatedAtAnyLength) {
  const TemporaryFolder folder;
  make_archive(folder.file("whole.db"));
  const std::string whole = read_file(folder.file("whole.db"));
  const std::size_t size = whole.size();
  ASSERT_EQ(size % 4096, 0u);
  for (const std::size_t length :
       {std::size_t{0}, std::size_t{1}, std::size_t{99}, std::size_t{511}, std::size_t{512}, std::size_t{4095},
        std::size_t{4096}, size / 2, size - 4096, size - 4000, size - 1}) {
    write_file(folder.file(), whole.substr(0, length));
    const std::string message = input_error([&] { Archive::open_for_reading(folder.file()); });
    EXPECT_TRUE(contains(message, folder.file())) << length << ": " << message;
    if (length == 0) continue;  // what a program killed while making the file leaves: new, for writing
    input_error([&] { Archive::open(folder.file(), sample_provenance()); });
  }
  write_file(folder.file(), whole + std::string(100, '\0'));
  input_error([&] { Archive::open_for_reading(folder.file()); });
}

TEST(ArchiveOpening, AnEmptyFileIsANewArchiveForWriting) {
  const TemporaryFolder folder;
  write_file(folder.file(), "");
  make_archive(folder.file());
  EXPECT_TRUE(Archive::open_for_reading(folder.file()).check_records().empty());
}

TEST(ArchiveOpening, BelowARegularFile) {
  const TemporaryFolder folder;
  write_file(folder.file("file"), "text");
  const std::string path = folder.file("file/landscape.db");
  const std::string writing = input_error([&] { Archive::open(path, sample_provenance()); });
  EXPECT_TRUE(contains(writing, path)) << writing;
  const std::string reading = input_error([&] { Archive::open_for_reading(path); });
  EXPECT_TRUE(contains(reading, path)) << reading;
}

TEST(ArchiveOpening, ASecondWriterIsRefusedAndReadersAreNot) {
  const TemporaryFolder folder;
  Archive writer = Archive::open(folder.file(), sample_provenance());
  writer.record({0, 1}, first_window(0));
  const std::string message = input_error([&] { Archive::open(folder.file(), sample_provenance()); });
  EXPECT_TRUE(contains(message, folder.file()) && contains(message, "another program is writing")) << message;
  Archive reader = Archive::open_for_reading(folder.file());
  EXPECT_EQ(reader.landscape(0).minima().size(), 3u);
  writer.record({0, 1}, next_window(0, 1));
  EXPECT_EQ(reader.landscape(0).minima().size(), 4u);
  EXPECT_TRUE(reader.check_records().empty());
}

TEST(ArchiveOpening, AWriterThatEndsWhileSomebodyReadsLosesNothing) {
  const TemporaryFolder folder;
  auto reader = std::optional<Archive>();
  std::string written;
  {
    Archive writer = Archive::open(folder.file(), sample_provenance());
    writer.record({0, 1}, first_window(0));
    reader.emplace(Archive::open_for_reading(folder.file()));
    EXPECT_EQ(reader->landscape(0).minima().size(), 3u);
    writer.record({0, 1}, next_window(0, 1));
    written = everything(writer);
  }
  EXPECT_EQ(everything(*reader), written);
  reader.reset();
  Archive again = Archive::open_for_reading(folder.file());
  EXPECT_EQ(everything(again), written);
}

// Leaves what a program leaves that is killed right after it was told that a window is recorded.
void write_and_be_killed(const std::string& path) {
  const pid_t child = fork();
  if (child == 0) {
    Archive archive = Archive::open(path, sample_provenance());
    archive.record({0, 1}, first_window(0));
    archive.record({0, 1}, next_window(0, 1));
    ::kill(::getpid(), SIGKILL);
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFSIGNALED(status));
  ASSERT_TRUE(fs::exists(path + "-wal"));
}

TEST(ArchiveOpening, AfterAKillEverythingAcknowledgedIsThere) {
  const TemporaryFolder folder;
  write_and_be_killed(folder.file());
  Archive reader = Archive::open_for_reading(folder.file());
  EXPECT_EQ(reader.replay({0, 1}).windows, 2);
  reader = Archive::open(folder.file(), sample_provenance());
  reader.record({0, 1}, next_window(0, 2));
  EXPECT_EQ(reader.landscape(0).minima().size(), 5u);
  EXPECT_TRUE(reader.check_records().empty());
  EXPECT_EQ(reader.replay({0, 1}).windows, 3);
}

TEST(ArchiveOpening, ACopyOfAnArchiveInUseWithItsLogIsWhole) {
  const TemporaryFolder folder, copy;
  Archive archive = Archive::open(folder.file(), sample_provenance());
  archive.record({0, 1}, first_window(0));
  fs::copy_file(folder.file(), copy.file());
  fs::copy_file(folder.file() + "-wal", copy.file() + "-wal");
  Archive reader = Archive::open_for_reading(copy.file());
  EXPECT_EQ(everything(reader), everything(archive));
}

// Does something as a user who may not write in a folder; root first becomes somebody else for the file system.
void without_permission(const fs::path& folder, const std::function<void()>& work) {
  ASSERT_EQ(chmod(folder.c_str(), 0555), 0);
  const bool root = geteuid() == 0;
  if (root) {
    ASSERT_EQ(seteuid(65534), 0);
  }
  work();
  if (root) {
    ASSERT_EQ(seteuid(0), 0);
  }
  ASSERT_EQ(chmod(folder.c_str(), 0755), 0);
}

TEST(ArchiveOpening, AFinishedArchiveOpensFromAReadOnlyFolder) {
  const TemporaryFolder folder;
  make_archive(folder.file());
  Archive before = Archive::open_for_reading(folder.file());
  const std::string content = everything(before);
  without_permission(folder.path(), [&] {
    Archive archive = Archive::open_for_reading(folder.file());
    EXPECT_EQ(everything(archive), content);
    EXPECT_TRUE(archive.check_records().empty());
    const std::string writing = input_error([&] { Archive::open(folder.file(), sample_provenance()); });
    EXPECT_TRUE(contains(writing, folder.file())) << writing;
  });
}

/// Leaves what a program leaves that is killed while it changes the file in place, as it does on closing: pages half
/// written, and the journal that tells what they were.
void leave_a_journal(const std::string& path) {
  const std::string changing = path + ".changing";
  fs::copy_file(path, changing);
  SQLite::Database database(changing, SQLite::OPEN_READWRITE);
  // With room for one page SQLite writes changed pages before the end, their former content safe in the journal first.
  database.exec("PRAGMA journal_mode = DELETE; PRAGMA cache_size = 1; PRAGMA synchronous = FULL; BEGIN IMMEDIATE");
  database.exec("UPDATE minimum SET positions = zeroblob(50000)");
  ASSERT_NE(read_file(changing), read_file(path)) << "the change has reached the file";
  fs::copy_file(changing, path, fs::copy_options::overwrite_existing);
  fs::copy_file(changing + "-journal", path + "-journal");
  database.exec("ROLLBACK");
}

TEST(ArchiveOpening, AJournalLeftByAKillOnClosingIsUndoneForReaders) {
  const TemporaryFolder folder;
  make_archive(folder.file());
  const std::string fingerprint = Archive::open_for_reading(folder.file()).fingerprint();
  leave_a_journal(folder.file());
  EXPECT_EQ(Archive::open_for_reading(folder.file()).fingerprint(), fingerprint);
  EXPECT_FALSE(fs::exists(folder.file() + "-journal"));
}

TEST(ArchiveOpening, WhatAKillWhileMakingTheArchiveLeavesIsANewArchiveForWriting) {
  const TemporaryFolder folder;
  const std::string making = folder.file("making.db");
  {
    SQLite::Database database(making, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    database.exec("PRAGMA journal_mode = DELETE; PRAGMA cache_size = 1; PRAGMA synchronous = FULL; BEGIN IMMEDIATE");
    database.exec("CREATE TABLE one (a); CREATE TABLE two (a); INSERT INTO one VALUES (zeroblob(50000))");
    database.exec("INSERT INTO two VALUES (zeroblob(50000))");
    fs::copy_file(making, folder.file());
    fs::copy_file(making + "-journal", folder.file() + "-journal");
    database.exec("ROLLBACK");
  }
  ASSERT_GT(fs::file_size(folder.file()), 0U);
  make_archive(folder.file());
  EXPECT_TRUE(Archive::open_for_reading(folder.file()).check_records().empty());
}

TEST(ArchiveOpening, ALogInAReadOnlyFolderSaysWhatToDo) {
  const TemporaryFolder folder;
  write_and_be_killed(folder.file());
  fs::remove(folder.file() + "-shm");
  without_permission(folder.path(), [&] { expect_refused(folder.file(), "open it once where it can be written"); });
  { Archive archive = Archive::open(folder.file(), sample_provenance()); }
  without_permission(folder.path(), [&] { EXPECT_NO_THROW(Archive::open_for_reading(folder.file())); });
}

}  // namespace
}  // namespace baroscape
