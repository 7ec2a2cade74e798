#include <bit>
#include <cstdint>
#include <string>
#include <string_view>

#include "exchange/pickled_array.hpp"

namespace baroscape {
namespace {

static_assert(std::endian::native == std::endian::little, "numbers are given as they lie in memory");

// Opcodes, as CPython's Lib/pickletools.py names them.
constexpr char kMark = '(', kTuple = 't', kReduce = 'R', kBuild = 'b', kNone = 'N', kStop = '.', kUnicode = 'X',
               kInteger = 'J', kGlobal = 'c';
constexpr char kTuple1 = '\x85', kTuple2 = '\x86', kTuple3 = '\x87', kTrue = '\x88', kFalse = '\x89',
               kProtocol = '\x80';

/// Puts a pickle together piece by piece.
class Pickle {
 public:
  template <class... Opcodes>
  Pickle& op(Opcodes... opcodes) {
    (bytes_.push_back(opcodes), ...);
    return *this;
  }
  Pickle& integer(std::int32_t value) {
    bytes_ += kInteger;
    return size(static_cast<std::uint32_t>(value));
  }
  Pickle& unicode(std::string_view text) {
    bytes_ += kUnicode;
    size(static_cast<std::uint32_t>(text.size()));
    bytes_ += text;
    return *this;
  }
  Pickle& global(std::string_view module, std::string_view name) {
    bytes_ += kGlobal;
    bytes_ += module;
    bytes_ += '\n';
    bytes_ += name;
    bytes_ += '\n';
    return *this;
  }
  /// bytes as protocol 2 has them: text that is encoded to Latin-1 when it is read.
  Pickle& bytes(std::string_view data) {
    std::string text;
    for (const char c : data) {
      const auto byte = static_cast<unsigned char>(c);
      if (byte >= 0x80) text += static_cast<char>(0xC0 | byte >> 6);
      text += byte < 0x80 ? c : static_cast<char>(0x80 | (byte & 0x3F));
    }
    return global("_codecs", "encode").unicode(text).unicode("latin1").op(kTuple2, kReduce);
  }
  std::string taken() { return std::move(bytes_); }

 private:
  Pickle& size(std::uint32_t value) {
    bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
    return *this;
  }
  std::string bytes_;
};

}  // namespace

std::string pickled_array(const Eigen::VectorXd& numbers) {
  const std::string_view raw(reinterpret_cast<const char*>(numbers.data()),
                             static_cast<std::size_t>(numbers.size()) * sizeof(double));
  Pickle pickle;
  pickle.op(kProtocol, '\x02');
  // _reconstruct(ndarray, (0,), b'b')
  pickle.global("numpy.core.multiarray", "_reconstruct").global("numpy", "ndarray").integer(0).op(kTuple1);
  pickle.bytes("b").op(kTuple3, kReduce);
  // filled with (version, shape, dtype('f8', False, True), by columns, bytes)
  pickle.op(kMark).integer(1).integer(static_cast<std::int32_t>(numbers.size())).op(kTuple1);
  pickle.global("numpy", "dtype").unicode("f8").op(kFalse, kTrue, kTuple3, kReduce);
  pickle.op(kMark).integer(3).unicode("<").op(kNone, kNone, kNone);
  pickle.integer(-1).integer(-1).integer(0).op(kTuple, kBuild);
  pickle.op(kFalse).bytes(raw).op(kTuple, kBuild, kStop);
  return pickle.taken();
}

}  // namespace baroscape
