#include "atoms/structure.hpp"

#include <Eigen/SVD>

#include <algorithm>
#include <cassert>

namespace baroscape {

Eigen::Vector3d centroid(const Eigen::VectorXd& positions) {
  assert(positions.size() % 3 == 0);
  if (positions.size() == 0) return Eigen::Vector3d::Zero();
  return positions.reshaped(3, positions.size() / 3).rowwise().mean();
}

Eigen::VectorXd centred(const Eigen::VectorXd& positions) {
  Eigen::VectorXd moved = positions;
  moved.reshaped(3, moved.size() / 3).colwise() -= centroid(positions);
  return moved;
}

Eigen::VectorXd sorted_distances(const Eigen::VectorXd& positions) {
  assert(positions.size() % 3 == 0);
  const Eigen::Index atoms = positions.size() / 3;
  Eigen::VectorXd distances(atoms * (atoms - 1) / 2);
  Eigen::Index pair = 0;
  for (Eigen::Index i = 0; i < atoms; ++i) {
    const Eigen::Vector3d here = positions.segment<3>(3 * i);
    for (Eigen::Index j = i + 1; j < atoms; ++j) {
      distances[pair++] = (positions.segment<3>(3 * j) - here).squaredNorm();
    }
  }
  distances = distances.cwiseSqrt();
  std::sort(distances.begin(), distances.end());
  return distances;
}

Eigen::Index vibrations(const Eigen::VectorXd& positions) {
  const Eigen::VectorXd x = centred(positions);
  const Eigen::Map<const Eigen::Matrix3Xd> r(x.data(), 3, x.size() / 3);
  const Eigen::Vector3d extent = (r * r.transpose()).jacobiSvd().singularValues();
  return x.size() - (extent(1) < 1e-12 * extent(0) ? 5 : 6);
}

}  // namespace baroscape
