// Landscapes drawn by hand: only ids, enthalpies and connections matter.
#pragma once

#include "landscape/landscape.hpp"

namespace baroscape::testing_landscape {

inline Minimum minimum(std::int64_t id, double enthalpy) {
  Minimum state;
  state.id = id;
  state.enthalpy = state.energy = enthalpy;
  return state;
}

inline TransitionState transition_state(std::int64_t id, double enthalpy, std::int64_t a, std::int64_t b) {
  TransitionState state;
  state.id = id;
  state.enthalpy = state.energy = enthalpy;
  state.minimum_a = a;
  state.minimum_b = b;
  return state;
}

/// Five minima in two pieces, ids deliberately out of order:
///
///   7 (−4) ──−1── 3 (−3) ──−2── 9 (−2.5)      5 (−3.5) ──0── 2 (−1)
///   7 ──−0.5── 9 directly, 7 ──−0.8── 3 a second time, and 3 ──−2.9── 3 degenerate.
inline Landscape two_pieces() {
  Landscape landscape(0);
  landscape.add(minimum(7, -4));
  landscape.add(minimum(3, -3));
  landscape.add(minimum(9, -2.5));
  landscape.add(minimum(5, -3.5));
  landscape.add(minimum(2, -1));
  landscape.add(transition_state(1, -0.8, 3, 7));
  landscape.add(transition_state(2, -1, 7, 3));
  landscape.add(transition_state(3, -2, 3, 9));
  landscape.add(transition_state(4, -0.5, 7, 9));
  landscape.add(transition_state(5, -2.9, 3, 3));
  landscape.add(transition_state(6, 0, 2, 5));
  return landscape;
}

}  // namespace baroscape::testing_landscape
