#include "archive/record.hpp"

#include <xxhash.h>

#include <bit>
#include <cstring>
#include <stdexcept>

namespace baroscape {

static_assert(std::endian::native == std::endian::little, "blobs and checksums are little-endian");

namespace {

template <class Number>
void append_bytes(std::string& bytes, Number number) {
  static_assert(sizeof(Number) == 8);
  char raw[8];
  std::memcpy(raw, &number, 8);
  bytes.append(raw, 8);
}

struct Serializer {
  std::string& bytes;

  void operator()(std::monostate) const { bytes.push_back(0); }
  void operator()(std::int64_t value) const {
    bytes.push_back(1);
    append_bytes(bytes, value);
  }
  void operator()(double value) const {
    bytes.push_back(2);
    append_bytes(bytes, value + 0.0);
  }
  void operator()(const std::string& value) const {
    bytes.push_back(3);
    append_bytes(bytes, std::uint64_t{value.size()});
    bytes += value;
  }
  void operator()(const Blob& value) const {
    bytes.push_back(4);
    append_bytes(bytes, std::uint64_t{value.size()});
    bytes.append(value.begin(), value.end());
  }
};

}  // namespace

Record& Record::append(Value value) {
  values_.push_back(std::move(value));
  return *this;
}

Record& Record::add(const Eigen::VectorXd& numbers) {
  Blob blob(static_cast<std::size_t>(numbers.size()) * sizeof(double));
  if (!blob.empty()) std::memcpy(blob.data(), numbers.data(), blob.size());
  return append(std::move(blob));
}

template <class Type>
const Type& RecordReader::next() {
  if (position_ >= record_.values().size()) throw std::logic_error("archive record has too few columns");
  const Type* value = std::get_if<Type>(&record_.values()[position_]);
  if (value == nullptr)
    throw std::logic_error("archive record has another type in column " + std::to_string(position_));
  ++position_;
  return *value;
}

std::int64_t RecordReader::integer() {
  return next<std::int64_t>();
}
double RecordReader::real() {
  return next<double>();
}
std::string RecordReader::text() {
  return next<std::string>();
}

std::optional<double> RecordReader::optional_real() {
  if (position_ < record_.values().size() && std::holds_alternative<std::monostate>(record_.values()[position_])) {
    ++position_;
    return std::nullopt;
  }
  return real();
}

Eigen::VectorXd RecordReader::numbers() {
  const Blob& blob = next<Blob>();
  Eigen::VectorXd result(static_cast<Eigen::Index>(blob.size() / sizeof(double)));
  if (!blob.empty()) std::memcpy(result.data(), blob.data(), static_cast<std::size_t>(result.size()) * sizeof(double));
  return result;
}

std::uint64_t hash(const std::string& table, const Record& record) {
  std::string bytes;
  bytes.reserve(1024);
  const Serializer serializer{bytes};
  serializer(table);
  for (const Value& value : record.values()) std::visit(serializer, value);
  return XXH3_64bits(bytes.data(), bytes.size());
}

}  // namespace baroscape
