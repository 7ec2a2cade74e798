// The few kinds of values that the pickle of an array is made of.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace baroscape::pickle {

struct Value;
using Reference = std::shared_ptr<Value>;
struct None {};
struct Mark {};
struct Tuple {
  std::vector<Reference> items;
};
/// What the names in an array's pickle stand for.
enum class Name { reconstruct, from_buffer, array_type, data_type, encode };
/// A data type: its letter and size, and the byte order once it is told.
struct DataType {
  char kind = 0;
  int size = 0;
  bool big_endian = false;
};
struct Array {
  bool filled = false;
  DataType type;
  std::vector<std::int64_t> shape;
  bool by_columns = false;
  Reference bytes;
};
struct Bytes {
  std::string data;
};
struct Text {
  std::string data;  ///< UTF-8
};
struct Value {
  std::variant<None, Mark, bool, std::int64_t, Bytes, Text, Tuple, Name, DataType, Array> held;
};

template <class T>
Reference make(T value) {
  return std::make_shared<Value>(Value{std::move(value)});
}

/// Latin-1 from UTF-8; nothing where a character has no byte.
std::optional<std::string> latin1(const std::string& text);

}  // namespace baroscape::pickle
