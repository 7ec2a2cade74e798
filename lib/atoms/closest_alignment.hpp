// How near can two different structures be brought, over rotations, reflections and relabellings of like atoms?
//
// align() (atoms/alignment.hpp) answers for copies of one structure, exactly. For different structures no exact answer
// is affordable: from many orientations the best relabelling (shortest-path assignment) and the best rotation (Kabsch)
// are found in turn until neither changes anything, and the nearest end is kept. The distance is an upper bound of the
// true one (Wales & Carr, J. Chem. Theory Comput. 8, 5020 (2012), compare such schemes).
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <vector>

#include "atoms/identity.hpp"

namespace baroscape {

struct ClosestAlignmentOptions {
  /// Orientations to start from, each in both hands: the given one, the four of the principal axes, then random ones.
  int orientations = 30;
  std::uint64_t seed = 1;  ///< of the random orientations
};

struct ClosestAlignment {
  Eigen::VectorXd positions;  ///< length 3N: `b` moved, turned and relabelled, atom i being the partner of a's atom i
  Eigen::Matrix3d
      rotation;  ///< proper or improper: positions_i = centroid(a) + rotation·(b_{permutation[i]} − centroid(b))
  std::vector<int> permutation;  ///< length N
  double distance = 0;           ///< |a − positions|, length of the 3N vector, in σ
};

/// `species` (length N) holds for both; `a` and `b` have length 3N and are finite. Of a cell, where they are points of
/// its landscape, translations, relabellings and the symmetries of its reference lattice are tried; `rotation` is one of
/// those, and the strains of `b` are turned with it.
ClosestAlignment closest_alignment(const Identity& identity, const Eigen::VectorXd& a, const Eigen::VectorXd& b,
                                   const ClosestAlignmentOptions& options = {});

/// Another point near `b`, moved as closest_alignment() moved `b`: what follows a path out of b in a cell.
Eigen::VectorXd carried_along(const Cell& cell, const ClosestAlignment& closest, const Eigen::VectorXd& b,
                              const Eigen::VectorXd& other);

}  // namespace baroscape
