// Crystals that structure analysis is tested on.
#pragma once

#include <Eigen/Geometry>
#include <vector>

#include "atoms/structure.hpp"
#include "core/random.hpp"

namespace baroscape::crystals {

inline Structure cubic(int cells, double edge, const std::vector<Eigen::Vector3d>& sites) {
  Structure crystal;
  crystal.lattice = cells * edge * Eigen::Matrix3d::Identity();
  std::vector<double> x;
  for (int c = 0; c < cells * cells * cells; ++c) {
    const Eigen::Vector3d corner(c % cells, c / cells % cells, c / cells / cells);
    for (const Eigen::Vector3d& site : sites) {
      for (int k = 0; k < 3; ++k) x.push_back(edge * (corner(k) + site(k)));
      crystal.species.push_back(0);
    }
  }
  crystal.positions = Eigen::Map<Eigen::VectorXd>(x.data(), static_cast<Eigen::Index>(x.size()));
  return crystal;
}

inline Structure fcc(int cells, double edge) {
  return cubic(cells, edge, {{0, 0, 0}, {0, .5, .5}, {.5, 0, .5}, {.5, .5, 0}});
}
inline Structure bcc(int cells, double edge) {
  return cubic(cells, edge, {{0, 0, 0}, {.5, .5, .5}});
}
inline Structure simple_cubic(int cells, double edge) {
  return cubic(cells, edge, {{0, 0, 0}});
}

/// A gas of `atoms` in a cell that is no cube.
inline Structure gas(RandomStream& random, int atoms, double edge) {
  Structure structure{std::vector<int>(static_cast<std::size_t>(atoms), 0), Eigen::VectorXd(3 * atoms), std::nullopt};
  Eigen::Matrix3d lattice;
  lattice << 1, 0.1, 0, 0.3, 1.1, -0.2, -0.1, 0.2, 0.9;
  structure.lattice = edge * lattice;
  for (int i = 0; i < atoms; ++i) {
    const Eigen::RowVector3d s(random.uniform(), random.uniform(), random.uniform());
    structure.positions.segment<3>(3 * i) = (s * *structure.lattice).transpose();
  }
  return structure;
}

/// Turned, shifted, its lattice described by other vectors: the same.
inline Structure seen_otherwise(const Structure& structure) {
  const Eigen::Matrix3d turn = Eigen::AngleAxisd(0.7, Eigen::Vector3d(1, -2, 0.5).normalized()).toRotationMatrix();
  Structure other = structure;
  for (int i = 0; i < structure.atoms(); ++i) {
    other.positions.segment<3>(3 * i) =
        turn * (structure.positions.segment<3>(3 * i) + Eigen::Vector3d(0.3, -1.2, 0.77));
  }
  if (structure.lattice) {
    Eigen::Matrix3d basis;
    basis << 1, 0, 0, 1, 1, 0, 0, -1, 1;
    other.lattice = basis * *structure.lattice * turn.transpose();
  }
  return other;
}

}  // namespace baroscape::crystals
