// What the targets of the exchange formats share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "exchange/foreign_landscape.hpp"

namespace baroscape {

/// The pieces of an input that stands for several files; a form feed parts them. As many as asked for.
inline std::vector<std::string> pieces(const std::uint8_t* data, std::size_t size, std::size_t count) {
  std::vector<std::string> parts(1);
  for (std::size_t k = 0; k < size; ++k) {
    if (data[k] == '\f' && parts.size() < count) {
      parts.emplace_back();
    } else {
      parts.back() += static_cast<char>(data[k]);
    }
  }
  parts.resize(count);
  return parts;
}

inline void require_same(const std::vector<ForeignState>& a, const std::vector<ForeignState>& b) {
  if (a.size() != b.size()) std::abort();
  for (std::size_t k = 0; k < a.size(); ++k) {
    if (a[k].enthalpy != b[k].enthalpy || a[k].positions != b[k].positions) std::abort();
    if (a[k].point_group_order != b[k].point_group_order) std::abort();
  }
}

/// read() gives a landscape or throws an InputError; what again(landscape), which writes and reads it, gives is the
/// same.
template <class Read, class Again>
void read_and_read_again(Read read, Again again) {
  ForeignLandscape first;
  try {
    first = read();
  } catch (const InputError&) {
    return;
  }
  const ForeignLandscape second = again(first);
  require_same(first.minima, second.minima);
  require_same(first.transition_states, second.transition_states);
}

}  // namespace baroscape
