// How unlike are two structures, roughly and cheaply? For planning which minima to join: there are millions of pairs,
// and closest_alignment() takes milliseconds.
#pragma once

#include <Eigen/Core>
#include <vector>

namespace baroscape {

/// Distances between structures added one after the other, numbered 0, 1, …: the root of the summed squared differences
/// of their sorted pair distances, divided by √N. Zero for rotated, reflected and relabelled copies; grows with the
/// number of atoms that moved. Species are not told apart.
class StructureDistances {
 public:
  void add(const Eigen::VectorXd& positions);
  int size() const { return size_; }
  float operator()(int i, int j) const { return i == j ? 0.0F : packed_[index(i > j ? i : j, i > j ? j : i)]; }

 private:
  static std::size_t index(int larger, int smaller) {
    return static_cast<std::size_t>(larger) * static_cast<std::size_t>(larger - 1) / 2 +
           static_cast<std::size_t>(smaller);
  }

  int size_ = 0;
  Eigen::MatrixXf sorted_;     ///< pair distances of each structure, a column each; grows by doubling
  std::vector<float> packed_;  ///< (1, 0), (2, 0), (2, 1), …
};

}  // namespace baroscape
