#include "explore/symmetric_start.hpp"

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>
#include <iterator>
#include <numbers>

#include "atoms/alignment.hpp"

namespace baroscape {
namespace {

using Operation = Eigen::Matrix3d;
using Operations = std::vector<Operation>;

Operation turn(int fold, const Eigen::Vector3d& axis) {
  return Eigen::AngleAxisd(2 * std::numbers::pi / fold, axis).toRotationMatrix();
}

Operation mirror(const Eigen::Vector3d& normal) {
  return Operation::Identity() - 2 * normal * normal.transpose();
}

/// All products of the generators. The groups drawn here have at most eight operations.
Operations closure(const Operations& generators) {
  Operations group{Operation::Identity()};
  for (std::size_t i = 0; i < group.size(); ++i) {
    for (const Operation& generator : generators) {
      const Operation product = generator * group[i];
      const bool known =
          std::any_of(group.begin(), group.end(), [&](const Operation& g) { return (g - product).norm() < 1e-6; });
      if (!known) group.push_back(product);
    }
  }
  return group;
}

/// The point moved to where a random part of the group leaves it: onto an axis, a plane or the centre.
Eigen::Vector3d special_position(const Operations& group, const Eigen::Vector3d& point, RandomStream& random) {
  const Operations part = closure({group[random.below(group.size())], group[random.below(group.size())]});
  Eigen::Vector3d sum = Eigen::Vector3d::Zero();
  for (const Operation& operation : part) sum += operation * point;
  return sum / static_cast<double>(part.size());
}

/// The images of a point, each once.
std::vector<Eigen::Vector3d> orbit(const Operations& group, const Eigen::Vector3d& point) {
  std::vector<Eigen::Vector3d> images;
  for (const Operation& operation : group) {
    const Eigen::Vector3d image = operation * point;
    const bool known = std::any_of(images.begin(), images.end(),
                                   [&](const Eigen::Vector3d& other) { return (other - image).norm() < 1e-6; });
    if (!known) images.push_back(image);
  }
  return images;
}

/// Whether a new atom is closer than `closest` to another new one or to an atom placed before.
bool overlaps(const std::vector<Eigen::Vector3d>& points, const Eigen::VectorXd& placed, double closest) {
  for (std::size_t i = 0; i < points.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if ((points[i] - points[j]).norm() < closest) return true;
    }
    for (Eigen::Index k = 0; k < placed.size(); k += 3) {
      if ((points[i] - placed.segment<3>(k)).norm() < closest) return true;
    }
  }
  return false;
}

}  // namespace

std::vector<Eigen::Matrix3d> random_point_group(RandomStream& random) {
  const Eigen::Vector3d x = Eigen::Vector3d::UnitX(), z = Eigen::Vector3d::UnitZ();
  const Operation inversion = -Operation::Identity();
  // C2 and Cs, by far the commonest among transition states, stand twice.
  const Operations generators[] = {
      {turn(2, z)},
      {turn(2, z)},  // C2
      {mirror(z)},
      {mirror(z)},  // Cs
      {inversion},  // Ci
      {turn(2, z), mirror(x)},
      {turn(2, z), turn(2, x)},  // C2v, D2
      {turn(2, z), mirror(z)},
      {turn(3, z)},  // C2h, C3
      {turn(3, z), mirror(x)},
      {turn(3, z), turn(2, x)},  // C3v, D3
      {turn(4, z) * mirror(z)},
      {turn(4, z) * mirror(z), mirror(x)}  // S4, D2d
  };
  return closure(generators[random.below(std::size(generators))]);
}

Eigen::VectorXd symmetric_configuration(const System& system, RandomStream& random) {
  const double sigma = system.size();
  const double half = 0.7 * std::cbrt(system.atoms()) * sigma;
  const Operations group = random_point_group(random);
  Eigen::VectorXd positions(3 * system.atoms());
  // Atoms of one species after the other. An orbit that does not fit is drawn again; what the group leaves no room for
  // (a second atom where only its one fixed point is left) goes anywhere, and the symmetry is lost.
  const double closest = 0.3 * sigma;
  Eigen::Index placed = 0;
  for (int kind = 0; kind < static_cast<int>(system.masses.size()); ++kind) {
    Eigen::Index missing = std::count(system.species.begin(), system.species.end(), kind);
    for (int draw = 0; missing > 0; ++draw) {
      Eigen::Vector3d point(random.uniform(-half, half), random.uniform(-half, half), random.uniform(-half, half));
      const bool anywhere = draw >= 200;
      const bool crowded = static_cast<Eigen::Index>(group.size()) > missing;
      if (!anywhere && (crowded || random.uniform() < 0.4)) point = special_position(group, point, random);
      const auto images = anywhere ? std::vector<Eigen::Vector3d>{point} : orbit(group, point);
      if (static_cast<Eigen::Index>(images.size()) > missing) continue;
      if (!anywhere && overlaps(images, positions.head(3 * placed), closest)) continue;
      missing -= static_cast<Eigen::Index>(images.size());
      for (const Eigen::Vector3d& image : images) positions.segment<3>(3 * placed++) = image;
    }
  }
  return positions;
}

Eigen::VectorXd symmetric_direction(const std::vector<int>& species, const Eigen::VectorXd& positions,
                                    const Eigen::VectorXd& direction, RandomStream& random) {
  std::vector<Alignment> operations = symmetry_operations(species, positions);
  const std::size_t order = operations.size();
  std::erase_if(operations, [](const Alignment& operation) { return operation.rotation.isIdentity(1e-3); });
  if (operations.empty()) return direction;
  const Alignment& operation = operations[random.below(operations.size())];
  // The order of an operation divides that of the group: so many powers hold each of its own equally often.
  Eigen::VectorXd image = direction, next = direction, sum = direction;
  for (std::size_t power = 1; power < order; ++power) {
    for (std::size_t i = 0; i < species.size(); ++i) {
      next.segment<3>(3 * static_cast<Eigen::Index>(i)) =
          operation.rotation * image.segment<3>(3 * operation.permutation[i]);
    }
    image.swap(next);
    sum += image;
  }
  // A symmetry may leave no direction at all.
  return sum.norm() > 1e-9 * direction.norm() ? Eigen::VectorXd(sum.normalized()) : direction;
}

}  // namespace baroscape
