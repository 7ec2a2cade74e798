// One row of the archive as plain values, and the checksum that travels with it.
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace baroscape {

using Blob = std::vector<unsigned char>;
/// What SQLite can keep in a column: NULL, INTEGER, REAL, TEXT, BLOB.
using Value = std::variant<std::monostate, std::int64_t, double, std::string, Blob>;

/// The columns of a row in the order of its table, without the checksum.
class Record {
 public:
  Record& add(std::int64_t value) { return append(value); }
  Record& add(int value) { return append(std::int64_t{value}); }
  Record& add(bool value) = delete;
  Record& add(std::uint64_t value) { return append(static_cast<std::int64_t>(value)); }
  Record& add(double value) { return append(value); }
  Record& add(std::string value) { return append(std::move(value)); }
  Record& add(const char* value) { return append(std::string(value)); }
  /// NULL when there is nothing.
  Record& add(const std::optional<double>& value) { return value ? append(*value) : append(std::monostate{}); }
  /// Little-endian float64, one after the other.
  Record& add(const Eigen::VectorXd& numbers);
  Record& append(Value value);

  const std::vector<Value>& values() const { return values_; }

 private:
  std::vector<Value> values_;
};

/// Takes the columns of a record one after the other. A column of another type than asked for, or one too many, is a
/// std::logic_error: a record that passed its checksum has the types it was written with.
class RecordReader {
 public:
  explicit RecordReader(const Record& record) : record_(record) {}

  std::int64_t integer();
  std::uint64_t unsigned_integer() { return static_cast<std::uint64_t>(integer()); }
  double real();
  std::optional<double> optional_real();
  std::string text();
  Eigen::VectorXd numbers();

 private:
  template <class Type>
  const Type& next();

  const Record& record_;
  std::size_t position_ = 0;
};

/// XXH3 (64 bits) of the text and of every value: a type byte (0 NULL, 1 INTEGER, 2 REAL, 3 TEXT, 4 BLOB), then eight
/// little-endian bytes (the number itself, or the length of the bytes that follow). Minus zero counts as zero, because
/// SQLite keeps whole REAL numbers as integers and so loses its sign.
std::uint64_t hash(const std::string& table, const Record& record);

}  // namespace baroscape
