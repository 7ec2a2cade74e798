#include "explore/structure_distances.hpp"

#include <algorithm>
#include <cmath>

#include "atoms/structure.hpp"

namespace baroscape {
namespace {

/// Of more pair distances every k-th stands for all, so that 5000 structures never take more than 60 MB.
constexpr Eigen::Index kMostDistances = 3000;

Eigen::VectorXf fingerprint(const Eigen::VectorXd& positions) {
  const Eigen::VectorXf sorted = sorted_distances(positions).cast<float>();
  const Eigen::Index stride = (sorted.size() + kMostDistances - 1) / kMostDistances;
  const float scale =
      std::sqrt(3.0F * static_cast<float>(std::max<Eigen::Index>(1, stride)) / static_cast<float>(positions.size()));
  if (stride <= 1) return scale * sorted;
  return scale * sorted(Eigen::seq(stride / 2, Eigen::last, stride));
}

}  // namespace

void StructureDistances::add(const Eigen::VectorXd& positions) {
  const Eigen::VectorXf sorted = fingerprint(positions);
  if (columns_ == sorted_.cols()) sorted_.conservativeResize(sorted.size(), std::max(64, 2 * columns_));
  const Eigen::VectorXf distances = (sorted_.leftCols(columns_).colwise() - sorted).colwise().norm();
  packed_.insert(packed_.end(), distances.begin(), distances.end());
  sorted_.col(columns_) = sorted;
  column_.push_back(columns_++);
}

void StructureDistances::leave_out() {
  column_.push_back(-1);
}

double StructureDistances::between(const Eigen::VectorXd& a, const Eigen::VectorXd& b) {
  return (fingerprint(a) - fingerprint(b)).norm();
}

}  // namespace baroscape
