#include "explore/structure_distances.hpp"

#include <algorithm>
#include <cmath>

#include "atoms/structure.hpp"

namespace baroscape {

void StructureDistances::add(const Eigen::VectorXd& positions) {
  const Eigen::VectorXf sorted =
      sorted_distances(positions).cast<float>() / std::sqrt(static_cast<float>(positions.size()) / 3.0F);
  if (size_ == sorted_.cols()) sorted_.conservativeResize(sorted.size(), std::max(64, 2 * size_));
  const Eigen::VectorXf distances = (sorted_.leftCols(size_).colwise() - sorted).colwise().norm();
  packed_.insert(packed_.end(), distances.begin(), distances.end());
  sorted_.col(size_++) = sorted;
}

}  // namespace baroscape
