// How unlike are two structures, roughly and cheaply? For planning which minima to join: there are millions of pairs,
// and closest_alignment() takes milliseconds.
#pragma once

#include <Eigen/Core>
#include <limits>
#include <vector>

namespace baroscape {

/// Distances between structures added one after the other, numbered 0, 1, …: the root of the summed squared differences
/// of their sorted pair distances, divided by √N. Zero for rotated, reflected and relabelled copies; grows with the
/// number of atoms that moved. Species are not told apart; of very many pair distances a sample is taken.
class StructureDistances {
 public:
  void add(const Eigen::VectorXd& positions);
  /// Takes a number for a structure that is infinitely far from all others, and no memory.
  void leave_out();
  int size() const { return static_cast<int>(column_.size()); }
  float operator()(int i, int j) const {
    if (i == j) return 0.0F;
    const int a = column_[static_cast<std::size_t>(i)], b = column_[static_cast<std::size_t>(j)];
    if (a < 0 || b < 0) return std::numeric_limits<float>::infinity();
    return packed_[index(a > b ? a : b, a > b ? b : a)];
  }
  /// The distance of two structures that are not kept.
  static double between(const Eigen::VectorXd& a, const Eigen::VectorXd& b);

 private:
  static std::size_t index(int larger, int smaller) {
    return static_cast<std::size_t>(larger) * static_cast<std::size_t>(larger - 1) / 2 +
           static_cast<std::size_t>(smaller);
  }

  std::vector<int> column_;  ///< of each structure, −1: left out
  int columns_ = 0;
  Eigen::MatrixXf sorted_;     ///< pair distances of each structure, a column each; grows by doubling
  std::vector<float> packed_;  ///< (1, 0), (2, 0), (2, 1), …
};

}  // namespace baroscape
