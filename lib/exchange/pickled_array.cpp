#include "exchange/pickled_array.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <unordered_map>
#include <vector>

#include "exchange/pickle_values.hpp"
#include "exchange/text_reading.hpp"

namespace baroscape {
namespace {

// More than any array needs (about 30 values): a pickle that wants more is none.
constexpr std::size_t kMostValues = 1000;

using namespace pickle;

static_assert(std::endian::native == std::endian::little, "numbers are taken as they lie in memory");

class Machine {
 public:
  Machine(std::string_view pickle, const std::string& name) : pickle_(pickle), name_(name) {}

  Eigen::VectorXd run() {
    while (true) {
      opcode_at_ = at_;
      const auto opcode = static_cast<unsigned char>(take(1)[0]);
      if (opcode == '.') break;
      step(opcode);
      if (stack_.size() + memo_.size() > kMostValues) throw refuse("it holds more than an array does");
    }
    if (at_ != pickle_.size()) throw refuse("something follows its end");
    if (stack_.size() != 1) throw refuse("it does not end with one value");
    const auto* array = std::get_if<Array>(&stack_.back()->held);
    if (array == nullptr || !array->filled) throw refuse("it is not an array");
    return numbers(*array);
  }

 private:
  InputError refuse(const std::string& problem) const {
    return InputError(
        fmt::format("{}: byte {} of the pickle: {}; only an array of numbers is read", name_, opcode_at_, problem));
  }

  std::string_view take(std::uint64_t count) {
    if (count > pickle_.size() - at_) throw refuse("it is cut short");
    const std::string_view piece = pickle_.substr(at_, static_cast<std::size_t>(count));
    at_ += static_cast<std::size_t>(count);
    return piece;
  }
  /// Little-endian, unsigned.
  std::uint64_t take_number(int bytes) {
    std::uint64_t value = 0;
    const std::string_view piece = take(static_cast<std::uint64_t>(bytes));
    for (int k = bytes - 1; k >= 0; --k)
      value = value << 8 | static_cast<unsigned char>(piece[static_cast<std::size_t>(k)]);
    return value;
  }
  std::string take_line() {
    const std::size_t end = pickle_.find('\n', at_);
    if (end == std::string_view::npos) throw refuse("it is cut short");
    std::string line(take(end - at_));
    take(1);
    return line;
  }

  void push(Reference value) { stack_.push_back(std::move(value)); }
  Reference pop() {
    if (stack_.empty()) throw refuse("it takes a value where there is none");
    Reference value = std::move(stack_.back());
    stack_.pop_back();
    return value;
  }
  Reference get(std::uint64_t key) {
    const auto found = memo_.find(key);
    if (found == memo_.end()) throw refuse("it recalls a value it never kept");
    return found->second;
  }
  void put(std::uint64_t key) {
    if (stack_.empty()) throw refuse("it keeps a value where there is none");
    memo_[key] = stack_.back();
  }
  void tuple(std::size_t count) {
    Tuple tuple;
    tuple.items.resize(count);
    for (std::size_t k = count; k-- > 0;) tuple.items[k] = pop();
    push(make(std::move(tuple)));
  }
  void tuple_from_mark() {
    std::size_t count = 0;
    while (count < stack_.size() && !std::holds_alternative<Mark>(stack_[stack_.size() - 1 - count]->held)) ++count;
    if (count == stack_.size()) throw refuse("a tuple has no beginning");
    tuple(count);
    Reference made = pop();
    pop();
    push(std::move(made));
  }

  // The opcodes of CPython's Lib/pickletools.py that numpy's arrays are made of.
  void step(unsigned char opcode) {
    switch (opcode) {
      case 0x80:  // PROTO
        if (const auto version = take_number(1); version < 2 || version > 5) throw refuse("its protocol is unknown");
        return;
      case 0x95:  // FRAME: only a hint how much to read at once
        take_number(8);
        return;
      case '(':
        return push(make(Mark{}));
      case 'N':
        return push(make(None{}));
      case 0x88:
        return push(make(true));
      case 0x89:
        return push(make(false));
      case 'K':
        return push(make(static_cast<std::int64_t>(take_number(1))));
      case 'M':
        return push(make(static_cast<std::int64_t>(take_number(2))));
      case 'J':
        return push(make(std::int64_t{static_cast<std::int32_t>(take_number(4))}));
      case 'I':
        return integer_line();
      case 'U':
      case 'C':  // strings of Python 2, bytes of Python 3
        return push(make(Bytes{std::string(take(take_number(1)))}));
      case 'T':
      case 'B':
        return push(make(Bytes{std::string(take(take_number(4)))}));
      case 0x8e:
      case 0x96:
        return push(make(Bytes{std::string(take(take_number(8)))}));
      case 0x8c:
        return push(make(Text{std::string(take(take_number(1)))}));
      case 'X':
        return push(make(Text{std::string(take(take_number(4)))}));
      case 't':
        return tuple_from_mark();
      case ')':
        return tuple(0);
      case 0x85:
        return tuple(1);
      case 0x86:
        return tuple(2);
      case 0x87:
        return tuple(3);
      case 'q':
        return put(take_number(1));
      case 'r':
        return put(take_number(4));
      case 0x94:
        return put(memo_.size());
      case 'h':
        return push(get(take_number(1)));
      case 'j':
        return push(get(take_number(4)));
      case 'c': {
        const std::string module = take_line();
        return push(named(module, take_line()));
      }
      case 0x93: {
        const Reference name = pop(), module = pop();
        return push(named(text_of(module), text_of(name)));
      }
      case 'R':
        return call();
      case 'b':
        return build();
      default:
        throw refuse(fmt::format("opcode 0x{:02x} is not allowed", opcode));
    }
  }

  void integer_line() {
    const std::string line = take_line();
    if (line == "00" || line == "01") return push(make(line == "01"));
    const auto value = parse_integer(line);
    if (!value) throw refuse("an integer is wanted");
    push(make(*value));
  }

  /// A string of either Python.
  std::string text_of(const Reference& value) const {
    if (const auto* text = std::get_if<Text>(&value->held)) return text->data;
    if (const auto* bytes = std::get_if<Bytes>(&value->held)) return bytes->data;
    throw refuse("a string is wanted");
  }
  std::int64_t integer_of(const Reference& value) const {
    const auto* integer = std::get_if<std::int64_t>(&value->held);
    if (integer == nullptr) throw refuse("an integer is wanted");
    return *integer;
  }
  bool truth_of(const Reference& value) const {
    if (const auto* truth = std::get_if<bool>(&value->held)) return *truth;
    return integer_of(value) != 0;  // Python 2
  }
  const std::vector<Reference>& items_of(const Reference& value, std::size_t least, std::size_t most) const {
    const auto* tuple = std::get_if<Tuple>(&value->held);
    if (tuple == nullptr || tuple->items.size() < least || tuple->items.size() > most)
      throw refuse("the arguments are wrong");
    return tuple->items;
  }

  Reference named(const std::string& module, const std::string& name) const {
    const auto core = [&](const char* part) {
      return module == std::string("numpy.core.") + part || module == std::string("numpy._core.") + part;
    };
    if (core("multiarray") && name == "_reconstruct") return make(Name::reconstruct);
    if (core("numeric") && name == "_frombuffer") return make(Name::from_buffer);
    if (module == "numpy" && name == "ndarray") return make(Name::array_type);
    if (module == "numpy" && name == "dtype") return make(Name::data_type);
    if (module == "_codecs" && name == "encode") return make(Name::encode);
    throw refuse(fmt::format("it asks for {}.{}", printable(module), printable(name)));
  }

  void call() {
    const Reference arguments = pop(), function = pop();
    const auto* name = std::get_if<Name>(&function->held);
    if (name == nullptr) throw refuse("it calls what is no function");
    switch (*name) {
      case Name::reconstruct: {
        const auto& items = items_of(arguments, 3, 3);
        const auto* type = std::get_if<Name>(&items[0]->held);
        if (type == nullptr || *type != Name::array_type)
          throw refuse("the array is of another class than numpy.ndarray");
        return push(make(Array{}));
      }
      case Name::data_type:
        return push(data_type(text_of(items_of(arguments, 1, 3)[0])));
      case Name::encode: {
        const auto& items = items_of(arguments, 2, 2);
        const auto bytes = latin1(text_of(items[0]));
        if (text_of(items[1]) != "latin1" || !bytes) throw refuse("the text is not Latin-1");
        return push(make(Bytes{*bytes}));
      }
      case Name::from_buffer: {
        const auto& items = items_of(arguments, 4, 4);
        return push(make(filled(items[2], items[1], text_of(items[3]) == "F", items[0])));
      }
      case Name::array_type:
        break;
    }
    throw refuse("it makes an array in a way numpy does not");
  }

  Reference data_type(const std::string& code) const {
    for (const auto& [name, type] :
         {std::pair{"f8", DataType{'f', 8}}, {"f4", {'f', 4}}, {"i8", {'i', 8}}, {"i4", {'i', 4}}}) {
      if (code == name) return make(type);
    }
    throw refuse(fmt::format("the data type \"{}\" is not allowed; f8, f4, i8 and i4 are", printable(code)));
  }

  Array filled(const Reference& shape, const Reference& type, bool by_columns, const Reference& bytes) const {
    Array array;
    array.filled = true;
    for (const Reference& size : items_of(shape, 0, 32)) array.shape.push_back(integer_of(size));
    const auto* known = std::get_if<DataType>(&type->held);
    if (known == nullptr) throw refuse("a data type is wanted");
    array.type = *known;
    array.by_columns = by_columns;
    if (!std::holds_alternative<Bytes>(bytes->held)) throw refuse("the numbers are not bytes");
    array.bytes = bytes;
    return array;
  }

  void build() {
    const Reference state = pop();
    if (stack_.empty()) throw refuse("it fills a value where there is none");
    Value& object = *stack_.back();
    if (auto* type = std::get_if<DataType>(&object.held)) {
      const std::string order = text_of(items_of(state, 2, 9)[1]);
      if (order != "<" && order != ">" && order != "=" && order != "|") throw refuse("the byte order is unknown");
      type->big_endian = order == ">";
    } else if (auto* array = std::get_if<Array>(&object.held)) {
      const auto& items = items_of(state, 5, 5);
      *array = filled(items[1], items[2], truth_of(items[3]), items[4]);
    } else {
      throw refuse("it fills what is neither an array nor a data type");
    }
  }

  Eigen::VectorXd numbers(const Array& array) const {
    const std::string& bytes = std::get<Bytes>(array.bytes->held).data;
    const auto size = static_cast<std::size_t>(array.type.size);
    const std::size_t count = bytes.size() / size;
    std::uint64_t wanted = 1;
    for (const std::int64_t length : array.shape) {
      if (length < 0 || static_cast<std::uint64_t>(length) > bytes.size())
        throw refuse("the shape does not fit the numbers");
      wanted *= static_cast<std::uint64_t>(length);
      if (wanted > bytes.size()) throw refuse("the shape does not fit the numbers");
    }
    if (wanted * size != bytes.size()) throw refuse("the shape does not fit the numbers");
    Eigen::VectorXd values(static_cast<Eigen::Index>(count));
    for (std::size_t k = 0; k < count; ++k) {
      values(static_cast<Eigen::Index>(k)) = one(bytes.substr(k * size, size), array.type);
    }
    // By columns the first index runs fastest; only matrices need turning.
    if (!array.by_columns || array.shape.size() < 2) return values;
    if (array.shape.size() > 2) throw refuse("an array by columns has more than two dimensions");
    const Eigen::Map<const Eigen::MatrixXd> matrix(values.data(), array.shape[0], array.shape[1]);
    const Eigen::MatrixXd turned = matrix.transpose();
    return Eigen::Map<const Eigen::VectorXd>(turned.data(), turned.size());
  }

  static double one(std::string raw, const DataType& type) {
    if (type.big_endian) std::reverse(raw.begin(), raw.end());
    const auto as = [&](auto value) {
      std::memcpy(&value, raw.data(), sizeof value);
      return static_cast<double>(value);
    };
    if (type.kind == 'f') return type.size == 8 ? as(double{}) : as(float{});
    return type.size == 8 ? as(std::int64_t{}) : as(std::int32_t{});
  }

  std::string_view pickle_;
  std::string name_;
  std::size_t at_ = 0, opcode_at_ = 0;
  std::vector<Reference> stack_;
  std::unordered_map<std::uint64_t, Reference> memo_;
};

}  // namespace

Eigen::VectorXd parse_pickled_array(std::string_view pickle, const std::string& name) {
  return Machine(pickle, name).run();
}

}  // namespace baroscape
