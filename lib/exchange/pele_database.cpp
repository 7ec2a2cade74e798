#include "exchange/pele_database.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <set>

#include "exchange/pickled_array.hpp"
#include "exchange/text_reading.hpp"

namespace baroscape {
namespace {

constexpr int kSchemaVersion = 2;

// What SQLAlchemy makes of pele's classes.
constexpr const char* kTables = R"sql(
CREATE TABLE tbl_minima (
  _id INTEGER NOT NULL, energy FLOAT, coords BLOB, fvib FLOAT, pgorder INTEGER, invalid INTEGER, user_data BLOB,
  PRIMARY KEY (_id));
CREATE TABLE tbl_transition_states (
  _id INTEGER NOT NULL, energy FLOAT, coords BLOB, _minimum1_id INTEGER, _minimum2_id INTEGER, eigenval FLOAT,
  eigenvec BLOB, fvib FLOAT, pgorder INTEGER, invalid INTEGER, user_data BLOB,
  PRIMARY KEY (_id),
  FOREIGN KEY(_minimum1_id) REFERENCES tbl_minima (_id),
  FOREIGN KEY(_minimum2_id) REFERENCES tbl_minima (_id));
CREATE TABLE tbl_system_property (
  _id INTEGER NOT NULL, property_name VARCHAR, int_value INTEGER, float_value FLOAT, string_value VARCHAR,
  pickle_value BLOB, PRIMARY KEY (_id));
CREATE INDEX idx_transition_states ON tbl_transition_states (_minimum1_id, _minimum2_id);
CREATE INDEX idx_minimum_energy ON tbl_minima (energy);
CREATE INDEX idx_transition_state_energy ON tbl_minima (energy);
)sql";

template <class Number>
void bind_optional(SQLite::Statement& statement, int index, const std::optional<Number>& value) {
  if (value) {
    statement.bind(index, *value);
  } else {
    statement.bind(index);
  }
}

void bind_blob(SQLite::Statement& statement, int index, const std::string& bytes) {
  statement.bind(index, bytes.data(), static_cast<int>(bytes.size()));
}

void fill(SQLite::Database& database, const ForeignLandscape& landscape) {
  SQLite::Statement minimum(
      database, "INSERT INTO tbl_minima(_id, energy, coords, fvib, pgorder, invalid) VALUES(?, ?, ?, ?, ?, 0)");
  for (const ForeignState& state : landscape.minima) {
    minimum.bind(1, state.id);
    minimum.bind(2, state.enthalpy);
    bind_blob(minimum, 3, pickled_array(state.positions));
    bind_optional(minimum, 4, state.log_product_mass);
    bind_optional(minimum, 5, state.point_group_order);
    minimum.exec();
    minimum.reset();
  }
  SQLite::Statement saddle(database,
                           "INSERT INTO tbl_transition_states(_id, energy, coords, _minimum1_id, _minimum2_id, "
                           "eigenval, fvib, pgorder, invalid) VALUES(?, ?, ?, ?, ?, ?, ?, ?, 0)");
  for (const ForeignState& state : landscape.transition_states) {
    saddle.bind(1, state.id);
    saddle.bind(2, state.enthalpy);
    bind_blob(saddle, 3, pickled_array(state.positions));
    saddle.bind(4, std::min(state.minimum_a, state.minimum_b));
    saddle.bind(5, std::max(state.minimum_a, state.minimum_b));
    bind_optional(saddle, 6, state.lowest_omega2);
    bind_optional(saddle, 7, state.log_product_mass);
    bind_optional(saddle, 8, state.point_group_order);
    saddle.exec();
    saddle.reset();
  }
  if (!landscape.pressure) return;
  SQLite::Statement property(database,
                             "INSERT INTO tbl_system_property(property_name, float_value) VALUES('pressure', ?)");
  property.bind(1, *landscape.pressure);
  property.exec();
}

class Reader {
 public:
  explicit Reader(const std::string& path) : path_(path), database_(path, SQLite::OPEN_READONLY) {
    database_.exec("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON");
  }

  ForeignLandscape landscape() {
    ForeignLandscape landscape;
    require_columns("tbl_minima", {"_id", "energy", "coords"});
    require_columns("tbl_transition_states", {"_id", "energy", "coords", "_minimum1_id", "_minimum2_id"});
    check_integrity();
    read("tbl_minima", false, landscape.minima);
    invalid_minima_ = invalid_;
    read("tbl_transition_states", true, landscape.transition_states);
    leave_out_what_joins_invalid_minima(landscape);
    if (const auto count = invalid_minima_.size(); count + left_out_ > 0) {
      landscape.notes.push_back(
          fmt::format("{}: {} minima and {} transition states that it marks invalid, or that join such a minimum, are "
                      "left out",
                      path_, count, left_out_));
    }
    read_pressure(landscape);
    return landscape;
  }

 private:
  bool has_table(const std::string& table) {
    SQLite::Statement query(database_, "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?");
    query.bind(1, table);
    query.executeStep();
    return query.getColumn(0).getInt() > 0;
  }

  std::set<std::string> columns(const std::string& table) {
    std::set<std::string> names;
    SQLite::Statement query(database_, "SELECT name FROM pragma_table_info(?)");
    query.bind(1, table);
    while (query.executeStep()) names.insert(query.getColumn(0).getString());
    return names;
  }

  void require_columns(const std::string& table, const std::vector<std::string>& wanted) {
    if (!has_table(table)) throw InputError(fmt::format("{}: is no pele data base: it has no table {}", path_, table));
    const std::set<std::string> names = columns(table);
    for (const std::string& name : wanted) {
      if (names.count(name) == 0) throw InputError(fmt::format("{}: {} has no column {}", path_, table, name));
    }
  }

  void check_integrity() {
    SQLite::Statement query(database_, "PRAGMA quick_check(1)");
    if (query.executeStep() && query.getColumn(0).getString() == "ok") return;
    throw InputError(fmt::format("{}: is damaged: {}", path_, printable(query.getColumn(0).getString(), 200)));
  }

  void read(const std::string& table, bool joins, std::vector<ForeignState>& states) {
    const std::set<std::string> names = columns(table);
    const auto optional = [&](const char* name) { return names.count(name) > 0 ? name : "NULL"; };
    const std::string sql =
        fmt::format("SELECT _id, energy, coords, {}, {}, {}, {}, {}, {} FROM {} ORDER BY _id", optional("fvib"),
                    optional("pgorder"), optional("invalid"), optional("eigenval"), optional("_minimum1_id"),
                    optional("_minimum2_id"), table);
    invalid_.clear();
    SQLite::Statement query(database_, sql);
    while (query.executeStep()) {
      ForeignState state;
      state.id = query.getColumn(0).getInt64();
      state.place = fmt::format("{}: {}, row {}", path_, table, state.id);
      if (!query.getColumn(5).isNull() && query.getColumn(5).getInt64() != 0) {
        invalid_.insert(state.id);
        continue;
      }
      const auto energy = number(query.getColumn(1), "energy", state);
      if (!energy) throw InputError(state.place + ": energy is NULL; a finite number is wanted");
      state.enthalpy = *energy;
      state.positions = coordinates(query.getColumn(2), state);
      state.log_product_mass = number(query.getColumn(3), "fvib", state);
      state.point_group_order = order(query.getColumn(4), state);
      if (joins) {
        state.lowest_omega2 = number(query.getColumn(6), "eigenval", state);
        state.minimum_a = query.getColumn(7).getInt64();
        state.minimum_b = query.getColumn(8).getInt64();
      }
      states.push_back(std::move(state));
    }
  }

  static std::optional<double> number(const SQLite::Column& column, const char* name, const ForeignState& state) {
    if (column.isNull()) return std::nullopt;
    const bool numeric = column.isFloat() || column.isInteger();
    if (!numeric || !std::isfinite(column.getDouble())) {
      throw InputError(fmt::format("{}: {} is not a finite number", state.place, name));
    }
    return column.getDouble();
  }

  static std::optional<int> order(const SQLite::Column& column, const ForeignState& state) {
    if (column.isNull()) return std::nullopt;
    if (!column.isInteger() || column.getInt64() < 1 || column.getInt64() > 100000) {
      throw InputError(state.place + ": pgorder is not an integer from 1");
    }
    return column.getInt();
  }

  static Eigen::VectorXd coordinates(const SQLite::Column& column, const ForeignState& state) {
    if (column.isNull()) return {};
    if (!column.isBlob()) throw InputError(state.place + ": coords is not a BLOB");
    const std::string_view pickle(static_cast<const char*>(column.getBlob()),
                                  static_cast<std::size_t>(column.getBytes()));
    Eigen::VectorXd numbers = parse_pickled_array(pickle, state.place + ": coords");
    if (numbers.size() < 3) return {};
    if (!numbers.allFinite()) throw InputError(state.place + ": coords: a coordinate is not a finite number");
    if (numbers.size() % 3 != 0) {
      throw InputError(fmt::format("{}: coords: {} numbers; three an atom are wanted", state.place, numbers.size()));
    }
    return numbers;
  }

  void leave_out_what_joins_invalid_minima(ForeignLandscape& landscape) {
    left_out_ = invalid_.size();
    auto& states = landscape.transition_states;
    const auto kept = std::remove_if(states.begin(), states.end(), [&](const ForeignState& state) {
      return invalid_minima_.count(state.minimum_a) > 0 || invalid_minima_.count(state.minimum_b) > 0;
    });
    left_out_ += static_cast<std::size_t>(states.end() - kept);
    states.erase(kept, states.end());
  }

  void read_pressure(ForeignLandscape& landscape) {
    if (!has_table("tbl_system_property")) return;
    const std::set<std::string> names = columns("tbl_system_property");
    if (names.count("property_name") == 0 || names.count("float_value") == 0) return;
    SQLite::Statement query(database_, "SELECT float_value FROM tbl_system_property WHERE property_name = 'pressure'");
    if (query.executeStep() && query.getColumn(0).isFloat() && std::isfinite(query.getColumn(0).getDouble())) {
      landscape.pressure = query.getColumn(0).getDouble();
    }
  }

  std::string path_;
  SQLite::Database database_;
  std::set<std::int64_t> invalid_, invalid_minima_;
  std::size_t left_out_ = 0;
};

}  // namespace

void write_pele_database(const ForeignLandscape& landscape, const std::string& path) {
  const std::string temporary = path + ".part";
  std::error_code error;
  std::filesystem::remove(temporary, error);
  try {
    {
      SQLite::Database database(temporary, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
      SQLite::Transaction transaction(database);
      database.exec(kTables);
      fill(database, landscape);
      database.exec(fmt::format("PRAGMA user_version = {}", kSchemaVersion));
      transaction.commit();
    }
    std::filesystem::rename(temporary, path);
  } catch (const std::exception& problem) {
    std::filesystem::remove(temporary, error);
    throw InputError(path + ": cannot be written: " + problem.what());
  }
}

ForeignLandscape read_pele_database(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) throw InputError(path + ": no such file");
  ForeignLandscape landscape;
  try {
    landscape = Reader(path).landscape();
  } catch (const SQLite::Exception& problem) {
    throw InputError(path + ": cannot be read: " + problem.what());
  }
  require_whole(landscape, path);
  return landscape;
}

}  // namespace baroscape
