// States of files that do not number them.
#pragma once

#include <algorithm>
#include <vector>

#include "exchange/foreign_landscape.hpp"

namespace baroscape {

/// Gives ids to the states that have none (0): from the highest there is, in their order.
inline void number_on(std::vector<ForeignState>& states) {
  std::int64_t highest = 0;
  for (const ForeignState& state : states) highest = std::max(highest, state.id);
  for (ForeignState& state : states) {
    if (state.id == 0 && highest < INT64_MAX) state.id = ++highest;
  }
}

}  // namespace baroscape
