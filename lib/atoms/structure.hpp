// Atoms and where they are.
#pragma once

#include <Eigen/Core>
#include <optional>
#include <string>
#include <vector>

namespace baroscape {

/// One structure. Positions are 3N numbers x0 y0 z0 x1 …, in σ (Lennard-Jones) or Å.
struct Structure {
  std::vector<int> species;   ///< N indices into the system's list of species
  Eigen::VectorXd positions;  ///< length 3N
  std::optional<Eigen::Matrix3d> lattice;  ///< rows are the vectors that repeat it; empty: it stands alone

  int atoms() const { return static_cast<int>(species.size()); }
};

/// The centroid (every atom weighs the same), length 3.
Eigen::Vector3d centroid(const Eigen::VectorXd& positions);

/// Positions moved so that the centroid is the origin.
Eigen::VectorXd centred(const Eigen::VectorXd& positions);

/// How many ways a free cluster vibrates: 3N − 6, or 3N − 5 when it is linear.
Eigen::Index vibrations(const Eigen::VectorXd& positions);

/// All N(N−1)/2 distances, ascending: the cheap fingerprint of a structure, the same for rotated, reflected and
/// relabelled copies. Positions must be finite.
Eigen::VectorXd sorted_distances(const Eigen::VectorXd& positions);

}  // namespace baroscape
