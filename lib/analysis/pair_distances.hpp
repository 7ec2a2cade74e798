// All distances between atoms up to a reach, images included.
#pragma once

#include <Eigen/LU>
#include <cmath>

#include "atoms/structure.hpp"

namespace baroscape {

/// Calls visit(i, j, r) for every two atoms no farther apart than `reach` (> 0), i ≤ j in one cell and j in any: once
/// for the pair as seen from either. An atom and its own image at n are met once for n and −n together.
template <class Visit>
void for_pairs(const Structure& structure, double reach, const Visit& visit) {
  Eigen::Array3i images = Eigen::Array3i::Zero();
  Eigen::Matrix3d h = Eigen::Matrix3d::Zero(), inverse = h;
  if (structure.lattice) {
    h = *structure.lattice;
    inverse = h.inverse();
    // Lattice planes are 1/|column of h⁻¹| apart.
    for (int k = 0; k < 3; ++k) images(k) = static_cast<int>(std::ceil(reach * inverse.col(k).norm() + 0.5));
  }
  const int n = structure.atoms();
  for (int i = 0; i < n; ++i) {
    for (int j = i; j < n; ++j) {
      Eigen::RowVector3d d =
          (structure.positions.segment<3>(3 * j) - structure.positions.segment<3>(3 * i)).transpose();
      if (structure.lattice) {
        Eigen::RowVector3d s = d * inverse;
        s -= s.array().round().matrix();
        d = s * h;
      }
      for (int a = -images(0); a <= images(0); ++a) {
        for (int b = -images(1); b <= images(1); ++b) {
          for (int c = -images(2); c <= images(2); ++c) {
            const bool own = i == j;
            // Of an atom's own images n and −n are one pair.
            if (own && (a < 0 || (a == 0 && (b < 0 || (b == 0 && c <= 0))))) continue;
            const double r = (d + Eigen::RowVector3d(a, b, c) * h).norm();
            if (r <= reach) visit(i, j, r);
          }
        }
      }
    }
  }
}

}  // namespace baroscape
