#include "atoms/connectivity.hpp"

#include <cassert>
#include <vector>

namespace baroscape {

bool is_connected(const Eigen::VectorXd& positions, double contact) {
  assert(positions.size() % 3 == 0);
  const int atoms = static_cast<int>(positions.size() / 3);
  if (atoms <= 1) return true;
  std::vector<int> unreached;
  for (int i = 1; i < atoms; ++i) unreached.push_back(i);
  std::vector<int> frontier{0};
  while (!frontier.empty() && !unreached.empty()) {
    const Eigen::Vector3d here = positions.segment<3>(3 * frontier.back());
    frontier.pop_back();
    for (std::size_t k = 0; k < unreached.size();) {
      if ((positions.segment<3>(3 * unreached[k]) - here).squaredNorm() < contact * contact) {
        frontier.push_back(unreached[k]);
        unreached[k] = unreached.back();
        unreached.pop_back();
      } else {
        ++k;
      }
    }
  }
  return unreached.empty();
}

bool has_overlap(const Eigen::VectorXd& positions, double distance) {
  const Eigen::Map<const Eigen::Matrix3Xd> r(positions.data(), 3, positions.size() / 3);
  for (Eigen::Index i = 1; i < r.cols(); ++i) {
    if (((r.leftCols(i).colwise() - r.col(i)).colwise().squaredNorm().array() < distance * distance).any()) return true;
  }
  return false;
}

}  // namespace baroscape
