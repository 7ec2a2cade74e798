// Pressures at which two states exchange their order, and which minimum is lowest where.
#pragma once

#include <cstddef>
#include <vector>

#include "atlas/arm.hpp"

namespace baroscape {

struct Crossing {
  double pressure = 0;
  double enthalpy = 0;       ///< of both, ε
  double volume_change = 0;  ///< V_b − V_a: b is the lower one above the pressure where it is negative
};

/// Every pressure at which both arms have one enthalpy, ascending: found on the interpolated enthalpies, then by
/// Newton's method with d(H_b − H_a)/dP = V_b − V_a, to 1e-12 of 1 + |P|.
std::vector<Crossing> crossings(const Surface<double>& surface, const Arm& a, const Arm& b);

/// One arm is the lowest over a range of pressures.
struct LowestOver {
  std::size_t arm = 0;  ///< in the list that was given
  double from = 0, to = 0;
};

/// Which of the arms is lowest from one pressure to a higher one, in order. Pressures at which none exists are left
/// out.
std::vector<LowestOver> lowest_sequence(const Surface<double>& surface, const std::vector<Arm>& arms, double from,
                                        double to);

}  // namespace baroscape
