// Clusters with known symmetry, random clusters, and the operations of O(3) × S_N that disguise them.
#pragma once

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <utility>
#include <vector>

#include "core/random.hpp"

namespace baroscape::shapes {

using Points = std::vector<Eigen::Vector3d>;

inline Eigen::VectorXd flat(const Points& points) {
  Eigen::VectorXd x(3 * static_cast<Eigen::Index>(points.size()));
  for (std::size_t i = 0; i < points.size(); ++i) x.segment<3>(3 * static_cast<Eigen::Index>(i)) = points[i];
  return x;
}

/// All distinct sign changes of a point, and with `cyclic` of its cyclic rotations of axes too.
inline Points signs_of(const Eigen::Vector3d& point, bool cyclic) {
  Points points;
  for (int turn = 0; turn < (cyclic ? 3 : 1); ++turn) {
    const Eigen::Vector3d turned(point[turn % 3], point[(turn + 1) % 3], point[(turn + 2) % 3]);
    for (int sign = 0; sign < 8; ++sign) {
      const Eigen::Vector3d signed_point =
          turned.cwiseProduct(Eigen::Vector3d(sign & 1 ? -1 : 1, sign & 2 ? -1 : 1, sign & 4 ? -1 : 1));
      bool known = false;
      for (const Eigen::Vector3d& other : points) known = known || (other - signed_point).norm() < 1e-9;
      if (!known) points.push_back(signed_point);
    }
  }
  return points;
}

inline Points joined(Points first, const Points& second) {
  first.insert(first.end(), second.begin(), second.end());
  return first;
}

/// A regular polygon of radius 1 in the plane z = 0.
inline Points polygon(int corners) {
  Points points;
  for (int k = 0; k < corners; ++k) {
    const double angle = 2 * std::numbers::pi * k / corners;
    points.emplace_back(std::cos(angle), std::sin(angle), 0);
  }
  return points;
}

inline Points bipyramid(int corners, double height) {
  return joined(polygon(corners), {{0, 0, height}, {0, 0, -height}});
}

inline Points tetrahedron() {
  return {{1, 1, 1}, {1, -1, -1}, {-1, 1, -1}, {-1, -1, 1}};
}
inline Points octahedron() {
  return signs_of({1, 0, 0}, true);
}
inline Points cube() {
  return signs_of({1, 1, 1}, false);
}
inline Points icosahedron() {
  return signs_of({0, 0.5, std::numbers::phi / 2}, true);
}

/// The truncated octahedron of LJ38: face-centred cubic sites about an octahedral hole, shells of 6, 8 and 24 atoms.
inline Points truncated_octahedron() {
  Points points = joined(octahedron(), cube());
  points = joined(points, signs_of({0, 1, 2}, true));
  points = joined(points, signs_of({0, 2, 1}, true));
  for (Eigen::Vector3d& point : points) point *= 1.1 / std::numbers::sqrt2;
  return points;
}

/// C2 and chiral: two staggered wings about the z axis.
inline Points propeller() {
  return {{1, 0.3, 0.4}, {-1, -0.3, 0.4}, {0.2, 1.1, -0.7}, {-0.2, -1.1, -0.7}, {0, 0, 1.3}};
}

/// Atoms in a cube of half side 0.7 N^{1/3}, none nearer than 0.7 to another.
inline Eigen::VectorXd random_cluster(RandomStream& random, int atoms) {
  const double side = 0.7 * std::cbrt(atoms) + 0.3;
  Points points;
  while (static_cast<int>(points.size()) < atoms) {
    const Eigen::Vector3d point(random.uniform(-side, side), random.uniform(-side, side), random.uniform(-side, side));
    bool free = true;
    for (const Eigen::Vector3d& other : points) free = free && (other - point).norm() >= 0.7;
    if (free) points.push_back(point);
  }
  return flat(points);
}

inline Eigen::Vector3d random_direction(RandomStream& random) {
  Eigen::Vector3d direction(random.normal(), random.normal(), random.normal());
  return direction.normalized();
}

/// A random rotation, with `improper` followed by the inversion.
inline Eigen::Matrix3d random_operation(RandomStream& random, bool improper) {
  const Eigen::Quaterniond turn =
      Eigen::Quaterniond(random.normal(), random.normal(), random.normal(), random.normal()).normalized();
  return (improper ? -1.0 : 1.0) * turn.toRotationMatrix();
}

/// A random order of atoms that exchanges like atoms only.
inline std::vector<int> random_relabelling(RandomStream& random, const std::vector<int>& species) {
  std::vector<int> order(species.size());
  std::iota(order.begin(), order.end(), 0);
  for (int sweep = 0; sweep < 4; ++sweep) {
    for (std::size_t i = 0; i < order.size(); ++i) {
      const std::size_t j = random.below(order.size());
      if (species[i] == species[j]) std::swap(order[i], order[j]);
    }
  }
  return order;
}

/// The same structure in disguise: operated on, relabelled, moved away, and every atom displaced by exactly `noise`.
inline Eigen::VectorXd disguised(RandomStream& random, const std::vector<int>& species, const Eigen::VectorXd& x,
                                 bool improper, double noise) {
  const Eigen::Matrix3d operation = random_operation(random, improper);
  const std::vector<int> order = random_relabelling(random, species);
  const Eigen::Vector3d shift = 5 * random_direction(random);
  Eigen::VectorXd y(x.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    y.segment<3>(3 * static_cast<Eigen::Index>(i)) =
        operation * x.segment<3>(3 * order[i]) + shift + noise * random_direction(random);
  }
  return y;
}

inline std::vector<int> one_species(const Eigen::VectorXd& x) {
  return std::vector<int>(x.size() / 3, 0);
}

/// The first `first` atoms of species 0, the rest of species 1.
inline std::vector<int> two_species(int atoms, int first) {
  std::vector<int> species(atoms, 1);
  std::fill_n(species.begin(), first, 0);
  return species;
}

/// Two planar sets of four points with the same six distances √2, √2, 2, √10, √10, 4 that no motion carries onto each
/// other, a trapezium and a kite (Boutin & Kemper, Adv. Appl. Math. 32, 709 (2004)), scaled apart by `scale`.
inline std::pair<Points, Points> homometric_pair(double scale) {
  Points trapezium{{0, 0, 0}, {4, 0, 0}, {1, 1, 0}, {3, 1, 0}};
  Points kite{{0, 1, 0}, {0, -1, 0}, {-1, 0, 0}, {3, 0, 0}};
  for (Points* points : {&trapezium, &kite}) {
    for (Eigen::Vector3d& point : *points) point *= scale;
  }
  return {trapezium, kite};
}

/// A second copy of the points at height h above the first.
inline Points prism(const Points& base, double height) {
  Points points = base;
  for (const Eigen::Vector3d& point : base) points.push_back(point + Eigen::Vector3d(0, 0, height));
  return points;
}

}  // namespace baroscape::shapes
