// "Is this the same structure?" answered exactly, over all rotations, reflections and relabellings of like atoms.
#pragma once

#include <Eigen/Core>
#include <optional>
#include <vector>

namespace baroscape {

/// Two structures are the same when, after the best operation, every atom lies within this of its partner, in σ. Repeated
/// finds of a state agree to about 1e-7; distinct Lennard-Jones states differ by 0.1 and more (design/lanes.md).
inline constexpr double kAlignmentTolerance = 1e-4;

/// An operation of O(3) × S_N that carries `b` onto `a`: a_i ≈ rotation · b_{permutation[i]} about the centroids.
struct Alignment {
  Eigen::Matrix3d rotation;      ///< proper or improper
  std::vector<int> permutation;  ///< length N
  double largest_deviation = 0;  ///< largest distance of an atom to its partner, in σ
};

/// The first alignment found, or nothing when the structures are not permutation–inversion isomers.
std::optional<Alignment> align(const std::vector<int>& species, const Eigen::VectorXd& a, const Eigen::VectorXd& b,
                               double tolerance = kAlignmentTolerance);

/// Order of the point group: operations of O(3), proper and improper, that map the structure onto itself. A planar
/// cluster counts its mirror plane; of a linear one, whose group is infinite, the number of cosets of C∞v's rotations
/// that makes 2·N!/o the number of distinct labellings is returned (2 or 4).
int point_group_order(const std::vector<int>& species, const Eigen::VectorXd& positions,
                      double tolerance = kAlignmentTolerance);

}  // namespace baroscape
