// Opening and closing: is this file ours, whole, and of our version?
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include <filesystem>
#include <system_error>

#include "archive/database.hpp"
#include "core/error.hpp"

namespace baroscape {

namespace {

// SQLite's smallest page: no file of SQLite's is shorter.
constexpr std::uintmax_t kShortest = 512;
// Readers and a checkpoint may hold each other up for moments.
constexpr int kBusyTimeoutMilliseconds = 5000;

// Size of a regular file. By name, never by opening it: closing any descriptor of the file would drop the locks that
// SQLite holds on it in this process (sqlite.org/howtocorrupt.html, section 2.2).
std::uintmax_t size_of(const std::string& path) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (status.type() == std::filesystem::file_type::not_found) throw InputError(path + ": no such file");
  if (error) throw InputError(path + ": " + error.message());
  if (!std::filesystem::is_regular_file(status)) throw InputError(path + ": is not a file");
  const std::uintmax_t size = std::filesystem::file_size(path, error);
  if (error) throw InputError(path + ": " + error.message());
  return size;
}

bool log_beside(const std::string& path) {
  std::error_code error;
  const std::uintmax_t size = std::filesystem::file_size(path + "-wal", error);
  return !error && size > 0;
}

void make_folder(const std::string& path) {
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  if (folder.empty()) return;
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) throw InputError(fmt::format("{}: its folder cannot be made: {}", path, error.message()));
}

}  // namespace

Database::Database(std::string path, bool write) : path_(std::move(path)), writable_(write) {}

std::unique_ptr<Database> Database::open_for_writing(const std::string& path,
                                                     const std::function<void(Database&)>& fill) {
  std::unique_ptr<Database> database(new Database(path, true));
  make_folder(path);
  database->lock_ = std::make_unique<WriterLock>(path);
  std::error_code error;
  const bool there = std::filesystem::exists(path, error) && size_of(path) > 0;
  database->open(true);
  if (there && !database->is_empty()) {
    database->examine();
    database->load_row_counts();
  } else {
    database->create(fill);
  }
  return database;
}

std::unique_ptr<Database> Database::open_for_reading(const std::string& path) {
  std::unique_ptr<Database> database(new Database(path, false));
  database->open(false);
  database->take_up_journal();
  database->examine();
  return database;
}

void Database::open(bool write) {
  if (!write) size_of(path_);
  guarded([&] {
    const int flags = write ? SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE : SQLite::OPEN_READONLY;
    connection_ = std::make_unique<SQLite::Database>(path_, flags, kBusyTimeoutMilliseconds);
  });
}

// A program killed while it closed its archive leaves a journal of what it was changing in place (the log is folded
// into the file there). Only who may write can undo that; nothing of it was told as recorded.
void Database::take_up_journal() {
  try {
    connection_->execAndGet("PRAGMA application_id");
    return;
  } catch (const SQLite::Exception& error) {
    // examine() says what else is wrong.
    if (error.getErrorCode() != SQLITE_READONLY && error.getErrorCode() != SQLITE_CANTOPEN) return;
  }
  try {
    SQLite::Database undoing(path_, SQLite::OPEN_READWRITE, kBusyTimeoutMilliseconds);
    undoing.execAndGet("PRAGMA application_id");
  } catch (const SQLite::Exception&) {
    return;  // the folder may not be written, which examine() says
  }
  open(false);
}

// The first look into the file: SQLite opens it without reading.
std::int64_t Database::application_id() {
  try {
    return connection_->execAndGet("PRAGMA application_id").getInt64();
  } catch (const SQLite::Exception& error) {
    if (error.getErrorCode() == SQLITE_NOTADB) {
      throw InputError(path_ + ": is not a baroscape archive (not an SQLite file)");
    }
    if (error.getErrorCode() == SQLITE_CANTOPEN || error.getErrorCode() == SQLITE_READONLY) {
      throw InputError(path_ +
                       ": the program that wrote it was killed or still runs, and its log cannot be taken up in a "
                       "folder that may not be written; open it once where it can be written");
    }
    fail(error);
  }
}

// A program killed while it created its archive leaves a journal: what SQLite undoes with it, on the first look into the
// file, leaves nothing.
bool Database::is_empty() {
  application_id();
  return size_of(path_) == 0;
}

void Database::examine() {
  const std::uintmax_t size = size_of(path_);
  if (size < kShortest) {
    throw InputError(fmt::format("{}: is too short ({} bytes) to be a baroscape archive", path_, size));
  }
  const std::int64_t application = application_id();
  if (application != kApplicationId) {
    throw InputError(path_ + ": is an SQLite file, but not a baroscape archive (application_id differs)");
  }
  execute("PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF");
  const std::int64_t version = number("PRAGMA user_version");
  if (version != kSchemaVersion) {
    throw InputError(fmt::format("{}: was written with archive version {}; this program reads version {}", path_,
                                 version, kSchemaVersion));
  }
  // Without a log every page is in the file itself. SQLite rounds a last page cut short up to a whole one.
  const std::int64_t expected = number("PRAGMA page_count") * number("PRAGMA page_size");
  if (!log_beside(path_) && size != static_cast<std::uintmax_t>(expected)) {
    throw InputError(fmt::format("{}: is damaged: {} bytes long instead of {}", path_, size, expected));
  }
  std::map<std::string, std::string> stored;
  query("SELECT ifnull(CAST(name AS TEXT), ''), ifnull(CAST(sql AS TEXT), '') FROM sqlite_schema", {},
        [&](const Record& record) {
          RecordReader reader(record);
          const std::string name = reader.text();
          stored[name] = reader.text();
        });
  const auto compare = [&](const Table& table) {
    if (stored[table.name] != table.sql) {
      throw InputError(fmt::format("{}: is damaged: the definition of {} is not the one of version {}", path_,
                                   table.name, kSchemaVersion));
    }
  };
  compare(kContents);
  for (const Table& table : kTables) compare(table);
  for (const Table& index : kIndices) compare(index);
}

void Database::create(const std::function<void(Database&)>& fill) {
  transaction([&] {
    execute(fmt::format("PRAGMA application_id = {}", kApplicationId).c_str());
    execute(fmt::format("PRAGMA user_version = {}", kSchemaVersion).c_str());
    execute(kContents.sql);
    for (const Table& table : kTables) execute(table.sql);
    for (const Table& index : kIndices) execute(index.sql);
    for (const Table& table : kTables) {
      put("INSERT", kContents, Record().add(table.name).add(std::int64_t{0}));
      row_counts_[table.name] = 0;
    }
    fill(*this);
  });
}

void Database::load_row_counts() {
  row_counts_.clear();
  each(kContents, "", {}, [&](const Record& record) {
    RecordReader reader(record);
    const std::string name = reader.text();
    row_counts_[name] = reader.integer();
  });
  for (const Table& table : kTables) {
    if (row_counts_.count(table.name) == 0) {
      throw InputError(fmt::format("{}: is damaged: contents does not count the rows of {}", path_, table.name));
    }
  }
}

void Database::use_write_ahead_log() {
  guarded([&] {
    connection_->exec("PRAGMA synchronous = FULL");
    if (connection_->execAndGet("PRAGMA journal_mode = WAL").getString() != "wal") {
      throw InputError(path_ + ": cannot be written with a write-ahead log in this folder");
    }
  });
}

Database::~Database() {
  statements_.clear();
  if (!writable_ || !connection_) return;
  // Refused when somebody is still reading: then the log stays, and opening the archive again takes it up.
  connection_->tryExec("PRAGMA wal_checkpoint(TRUNCATE)");
  connection_->tryExec("PRAGMA journal_mode = DELETE");
}

}  // namespace baroscape
