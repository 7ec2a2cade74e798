#include "archive/database.hpp"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include "core/error.hpp"

namespace baroscape {

namespace {

void bind(SQLite::Statement& statement, int index, const Value& value) {
  if (const auto* integer = std::get_if<std::int64_t>(&value)) {
    statement.bind(index, *integer);
  } else if (const auto* real = std::get_if<double>(&value)) {
    statement.bind(index, *real);
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    statement.bind(index, *text);
  } else if (const auto* blob = std::get_if<Blob>(&value)) {
    // A null pointer would bind NULL where an empty blob is meant.
    statement.bind(index, blob->empty() ? static_cast<const void*>("") : blob->data(), static_cast<int>(blob->size()));
  } else {
    statement.bind(index);
  }
}

Value column(const SQLite::Statement& statement, int index) {
  const SQLite::Column cell = statement.getColumn(index);
  if (cell.isInteger()) return Value(cell.getInt64());
  if (cell.isFloat()) return Value(cell.getDouble());
  if (cell.isText()) return Value(cell.getString());
  if (!cell.isBlob()) return Value(std::monostate{});
  const auto* bytes = static_cast<const unsigned char*>(cell.getBlob());
  return Value(Blob(bytes, bytes + cell.getBytes()));
}

Record row(const SQLite::Statement& statement, int columns) {
  Record record;
  for (int index = 0; index < columns; ++index) record.append(column(statement, index));
  return record;
}

// The rows are given up however the visit ends, so that the statement can be used again and locks nothing.
struct Rewind {
  SQLite::Statement& statement;
  ~Rewind() { statement.tryReset(); }
};

void bind_all(SQLite::Statement& statement, const std::vector<Value>& parameters) {
  for (std::size_t index = 0; index < parameters.size(); ++index) {
    bind(statement, static_cast<int>(index) + 1, parameters[index]);
  }
}

}  // namespace

std::string row_name(const Table& table, const Record& record) {
  std::string keys;
  for (int key = 0; key < table.keys; ++key) {
    const Value& value = record.values().at(static_cast<std::size_t>(key));
    if (key > 0) keys += ", ";
    if (const auto* integer = std::get_if<std::int64_t>(&value)) {
      keys += fmt::format("{}", *integer);
    } else if (const auto* text = std::get_if<std::string>(&value)) {
      keys += *text;
    } else {
      keys += "?";
    }
  }
  return table.keys == 1 ? fmt::format("{} {}", table.name, keys) : fmt::format("{} ({})", table.name, keys);
}

void Database::fail(const SQLite::Exception& error) const {
  switch (error.getErrorCode()) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      throw InputError(fmt::format("{}: is damaged: {}", path_, error.what()));
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw InputError(fmt::format("{}: another program keeps it locked: {}", path_, error.what()));
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_FULL:
    case SQLITE_IOERR:
      throw InputError(fmt::format("{}: cannot be read or written: {}", path_, error.what()));
    default:
      throw InputError(fmt::format("{}: {}", path_, error.what()));
  }
}

void Database::guarded(const std::function<void()>& work) const {
  try {
    work();
  } catch (const SQLite::Exception& error) {
    fail(error);
  }
}

SQLite::Statement& Database::prepare(const std::string& sql) {
  auto& statement = statements_[sql];
  if (!statement) statement = std::make_unique<SQLite::Statement>(*connection_, sql);
  return *statement;
}

void Database::execute(const char* sql) {
  guarded([&] { connection_->exec(sql); });
}

void Database::transaction(const std::function<void()>& work) {
  if (!writable_) throw InputError(path_ + ": was opened for reading only");
  const std::map<std::string, std::int64_t> before = row_counts_;
  execute("BEGIN IMMEDIATE");
  try {
    work();
    store_row_counts(before);
    execute("COMMIT");
  } catch (...) {
    connection_->tryExec("ROLLBACK");
    row_counts_ = before;
    throw;
  }
}

void Database::store_row_counts(const std::map<std::string, std::int64_t>& before) {
  for (const auto& [name, count] : row_counts_) {
    const auto old = before.find(name);
    if (old == before.end() || old->second != count) update(kContents, Record().add(name).add(count));
  }
}

void Database::snapshot(const std::function<void()>& work) {
  execute("BEGIN");
  // Nothing was written, and in a damaged file a rollback succeeds where a commit does not.
  struct End {
    SQLite::Database& connection;
    ~End() { connection.tryExec("ROLLBACK"); }
  } const end{*connection_};
  work();
}

void Database::put(const std::string& verb, const Table& table, const Record& record) {
  guarded([&] {
    std::string sql = fmt::format("{} INTO {} VALUES (", verb, table.name);
    for (std::size_t index = 0; index < record.values().size(); ++index) sql += "?,";
    SQLite::Statement& statement = prepare(sql + "?)");
    const Rewind rewind{statement};
    bind_all(statement, record.values());
    bind(statement, static_cast<int>(record.values().size()) + 1, static_cast<std::int64_t>(hash(table.name, record)));
    statement.exec();
  });
}

void Database::insert(const Table& table, const Record& record) {
  put("INSERT", table, record);
  ++row_counts_.at(table.name);
}

void Database::update(const Table& table, const Record& record) {
  put("REPLACE", table, record);
}

void Database::erase(const Table& table, const std::string& condition, const std::vector<Value>& parameters) {
  guarded([&] {
    SQLite::Statement& statement = prepare(fmt::format("DELETE FROM {} {}", table.name, condition));
    const Rewind rewind{statement};
    bind_all(statement, parameters);
    row_counts_.at(table.name) -= statement.exec();
  });
}

void Database::query(const std::string& sql, const std::vector<Value>& parameters, const Visit& visit) {
  guarded([&] {
    SQLite::Statement& statement = prepare(sql);
    const Rewind rewind{statement};
    bind_all(statement, parameters);
    while (statement.executeStep()) visit(row(statement, statement.getColumnCount()));
  });
}

std::int64_t Database::number(const std::string& sql, const std::vector<Value>& parameters) {
  std::int64_t result = 0;
  query(sql, parameters, [&](const Record& record) {
    if (const auto* integer = std::get_if<std::int64_t>(&record.values().front())) result = *integer;
  });
  return result;
}

namespace {

// Splits a row as it is in the file into the record and whether its checksum, the last column, agrees.
bool split(const Table& table, const Record& whole, Record& record) {
  for (std::size_t index = 0; index + 1 < whole.values().size(); ++index) record.append(whole.values()[index]);
  const auto* stored = std::get_if<std::int64_t>(&whole.values().back());
  return stored != nullptr && static_cast<std::uint64_t>(*stored) == hash(table.name, record);
}

}  // namespace

void Database::each(const Table& table, const std::string& condition, const std::vector<Value>& parameters,
                    const Visit& visit) {
  query(fmt::format("SELECT * FROM {} {}", table.name, condition), parameters, [&](const Record& whole) {
    Record record;
    if (!split(table, whole, record)) {
      throw InputError(fmt::format("{}: is damaged: {} fails its checksum", path_, row_name(table, record)));
    }
    visit(record);
  });
}

void Database::each_checked(const Table& table, const std::function<void(const Record&, bool)>& visit) {
  query(fmt::format("SELECT * FROM {}", table.name), {}, [&](const Record& whole) {
    Record record;
    const bool intact = split(table, whole, record);
    visit(record, intact);
  });
}

}  // namespace baroscape
