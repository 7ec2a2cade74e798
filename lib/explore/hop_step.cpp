#include "explore/hop_step.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "atoms/structure.hpp"

namespace baroscape {
namespace {

/// Pairs nearer than this many σ are neighbours: between the first and second shells of dense clusters.
constexpr double kNeighbour = 1.4;

Eigen::Vector3d random_direction(RandomStream& random) {
  Eigen::Vector3d direction;
  for (double& component : direction) component = random.normal();
  return direction.normalized();
}

}  // namespace

Eigen::VectorXd displaced(const Eigen::VectorXd& positions, double step, RandomStream& random) {
  Eigen::VectorXd moved = positions;
  for (double& coordinate : moved) coordinate += random.uniform(-step, step);  // strains of a cell as well
  return moved;
}

Eigen::VectorXd with_surface_atoms_moved(const System& system, const Eigen::VectorXd& positions, RandomStream& random) {
  Eigen::VectorXd moved = centred(positions);
  const Eigen::Index atoms = positions.size() / 3;
  const double reach = kNeighbour * system.size();
  double radius = 0;
  // Neighbours, and a little chance so that equals take turns.
  std::vector<double> bound(static_cast<std::size_t>(atoms));
  for (Eigen::Index i = 0; i < atoms; ++i) {
    radius = std::max(radius, moved.segment<3>(3 * i).norm());
    bound[static_cast<std::size_t>(i)] = random.uniform();
    for (Eigen::Index j = 0; j < atoms; ++j) {
      if (j != i && (moved.segment<3>(3 * i) - moved.segment<3>(3 * j)).norm() < reach) {
        bound[static_cast<std::size_t>(i)] += 1;
      }
    }
  }
  std::vector<Eigen::Index> order(static_cast<std::size_t>(atoms));
  std::iota(order.begin(), order.end(), Eigen::Index{0});
  std::sort(order.begin(), order.end(), [&](Eigen::Index i, Eigen::Index j) {
    return bound[static_cast<std::size_t>(i)] < bound[static_cast<std::size_t>(j)];
  });
  const std::size_t count = 1 + random.below(std::min<std::uint64_t>(3, static_cast<std::uint64_t>(atoms)));
  for (std::size_t k = 0; k < count; ++k) moved.segment<3>(3 * order[k]) = radius * random_direction(random);
  return moved;
}

}  // namespace baroscape
