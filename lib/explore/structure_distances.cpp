#include "explore/structure_distances.hpp"

#include <algorithm>
#include <cmath>

#include "atoms/structure.hpp"

namespace baroscape {
namespace {

Eigen::VectorXf fingerprint(const Eigen::VectorXd& positions) {
  return sorted_distances(positions).cast<float>() / std::sqrt(static_cast<float>(positions.size()) / 3.0F);
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
