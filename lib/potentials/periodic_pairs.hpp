// What one evaluation of a periodic cell works on: the pairs within the cutoff, in their fixed order.
#pragma once

#include <vector>

#include "potentials/neighbour_list.hpp"

namespace baroscape {

/// Vectors d = F(u_i − u_j + n h₀) of the pairs within the cutoff, and w = |d|². The order and so every sum over them
/// depend on the structure alone, not on which list they were picked from.
struct PeriodicPairs {
  std::vector<int> i, j;
  std::vector<double> x, y, z, w;
  std::size_t size = 0;  ///< how many are there; the arrays are longer

  /// From the list, within √cutoff2.
  void pick(const NeighbourList& list, const double* u, const Eigen::Matrix3d& f, double cutoff2);

 private:
  std::vector<double> all_x_, all_y_, all_z_, all_w_;
};

/// This thread's lists and arrays of one potential, kept between calls. `owner` is a number no other potential has.
struct PeriodicWorkspace {
  NeighbourList list;
  PeriodicPairs pairs;
  std::vector<double> numbers;  ///< whatever one call needs

  static PeriodicWorkspace& of(unsigned long owner);
  static unsigned long new_owner();
};

}  // namespace baroscape
