// Which pairs of atoms of a deformed periodic cell may be within the cutoff: found once, good for many evaluations.
#pragma once

#include <Eigen/Core>
#include <vector>

namespace baroscape {

/// Pairs (i, j, n) with i ≥ j in a fixed order: by i, then j, then image; of an atom and its own images one half. A list
/// outlives moves and deformations: it holds whatever lies within the cutoff and a skin, and is good as long as atoms
/// have not moved and space has not shrunk by more than the skin allows together.
class NeighbourList {
 public:
  /// The list for atoms u [3N] in lattice h₀ (rows) under F, remade only when the last one is not good any more. False
  /// where the cell has collapsed or blown up: a list would be endless or empty.
  bool update(const double* u, int atoms, const Eigen::Matrix3d& lattice, const Eigen::Matrix3d& f, double cutoff);

  std::size_t size() const { return first.size(); }

  std::vector<int> first, second;                ///< i and j of each pair
  std::vector<double> shift_x, shift_y, shift_z;  ///< n h₀ of each pair, undeformed

 private:
  bool is_good(const double* u, int atoms, const Eigen::Matrix3d& f) const;
  bool remake(const double* u, int atoms, const Eigen::Matrix3d& lattice, const Eigen::Matrix3d& f);

  double cutoff_ = 0, reach_ = 0;
  Eigen::Matrix3d lattice_ = Eigen::Matrix3d::Zero(), f_ = Eigen::Matrix3d::Identity();
  std::vector<double> u_;
};

}  // namespace baroscape
