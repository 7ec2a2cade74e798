// SQLite as the archive uses it: records with checksums, transactions that count rows, and every error an InputError
// that names the file.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "archive/record.hpp"
#include "archive/schema.hpp"
#include "archive/writer_lock.hpp"

namespace SQLite {
class Database;
class Exception;
class Statement;
}  // namespace SQLite

namespace baroscape {

class Database {
 public:
  /// Opens for writing. A file that is new is given its tables and what `fill` adds, all in one transaction; so a
  /// program killed here leaves an archive or an empty file, which is new again.
  static std::unique_ptr<Database> open_for_writing(const std::string& path,
                                                    const std::function<void(Database&)>& fill);
  static std::unique_ptr<Database> open_for_reading(const std::string& path);

  /// A writer leaves a single file without write-ahead log (unless somebody is still reading it).
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  const std::string& path() const { return path_; }
  /// Write-ahead log with synchronous=FULL: what is committed survives a power loss.
  void use_write_ahead_log();

  /// All of `work` or nothing of it. InputError when the archive was opened for reading.
  void transaction(const std::function<void()>& work);
  /// `work` reads one state of the file, whatever another program writes meanwhile.
  void snapshot(const std::function<void()>& work);

  void insert(const Table& table, const Record& record);
  /// Replaces the row with the same keys, which must exist.
  void update(const Table& table, const Record& record);
  void erase(const Table& table, const std::string& condition, const std::vector<Value>& parameters);

  using Visit = std::function<void(const Record&)>;
  /// Rows of a table for which the SQL condition (and order) holds. InputError at a row that fails its checksum.
  /// `visit` may not ask for the same table and condition again.
  void each(const Table& table, const std::string& condition, const std::vector<Value>& parameters, const Visit& visit);
  /// All rows; `visit` is told whether the checksum agrees.
  void each_checked(const Table& table, const std::function<void(const Record&, bool intact)>& visit);
  /// All columns of all rows of any SELECT, without checksum.
  void query(const std::string& sql, const std::vector<Value>& parameters, const Visit& visit);
  /// The one number a SELECT or PRAGMA gives; 0 for NULL.
  std::int64_t number(const std::string& sql, const std::vector<Value>& parameters = {});

 private:
  Database(std::string path, bool write);
  void open(bool write);
  void take_up_journal();
  std::int64_t application_id();
  bool is_empty();
  void examine();
  void create(const std::function<void(Database&)>& fill);
  void load_row_counts();
  void store_row_counts(const std::map<std::string, std::int64_t>& before);
  void execute(const char* sql);
  void put(const std::string& verb, const Table& table, const Record& record);
  SQLite::Statement& prepare(const std::string& sql);
  /// Runs `work`, turning SQLite's exceptions into InputErrors.
  void guarded(const std::function<void()>& work) const;
  [[noreturn]] void fail(const SQLite::Exception& error) const;

  std::string path_;
  bool writable_;
  std::unique_ptr<WriterLock> lock_;  // released last
  std::unique_ptr<SQLite::Database> connection_;
  std::map<std::string, std::unique_ptr<SQLite::Statement>> statements_;
  std::map<std::string, std::int64_t> row_counts_;  // as `contents` has them; kept by writers only
};

/// "minimum 12", "census_minimum (1, 5)".
std::string row_name(const Table& table, const Record& record);

}  // namespace baroscape
