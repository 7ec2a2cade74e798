// "Is this the same structure?" answered exactly, over all rotations, reflections and relabellings of like atoms.
//
// How: an operation is fixed by where it takes two atoms. Two atoms p, q of `a` that are not in line with the centroid
// are chosen among those with the fewest look-alikes; every pair p', q' of `b` at the same distances from the centroid
// and at the same angle is tried, in both hands; what remains is to find every other atom's partner. No search is left
// to chance.
#pragma once

#include <Eigen/Core>
#include <optional>
#include <vector>

namespace baroscape {

/// Two structures are the same when, after the best operation, every atom lies within this of its partner, in σ.
/// Repeated finds of a state agree to about 1e-7; distinct Lennard-Jones states differ by 0.1 and more
/// (design/lanes.md).
inline constexpr double kAlignmentTolerance = 1e-4;

/// An operation of O(3) × S_N that carries `b` onto `a`: a_i ≈ rotation · b_{permutation[i]} about the centroids.
struct Alignment {
  Eigen::Matrix3d rotation;      ///< proper or improper; best in the sense of least squares
  std::vector<int> permutation;  ///< length N
  double largest_deviation = 0;  ///< largest distance of an atom to its partner, in σ
};

/// The first alignment found, or nothing when the structures are not permutation–inversion isomers (or not finite).
/// `species` (length N) holds for both; `a` and `b` have length 3N. `tolerance` in σ, positive and below a twentieth of
/// the shortest distance between two atoms, so that no atom has two possible partners.
std::optional<Alignment> align(const std::vector<int>& species, const Eigen::VectorXd& a, const Eigen::VectorXd& b,
                               double tolerance = kAlignmentTolerance);

/// All operations of the point group, proper and improper, identity included. Those of a linear cluster, whose group is
/// infinite, are represented by 2 or 4: both hands, and both again with the ends exchanged where that maps it onto
/// itself.
std::vector<Alignment> symmetry_operations(const std::vector<int>& species, const Eigen::VectorXd& positions,
                                           double tolerance = kAlignmentTolerance);

/// Order of the point group: operations of O(3), proper and improper, that map the structure onto itself. A planar
/// cluster counts its mirror plane; of a linear one, whose group is infinite, the number of cosets of C∞v's rotations
/// that makes 2·N!/o the number of distinct labellings is returned (2 or 4). 0 when positions are not finite.
int point_group_order(const std::vector<int>& species, const Eigen::VectorXd& positions,
                      double tolerance = kAlignmentTolerance);

}  // namespace baroscape
