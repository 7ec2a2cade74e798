#include "atoms/cell.hpp"

#include <fmt/format.h>

#include <Eigen/Eigenvalues>
#include <Eigen/LU>
#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

#include "core/error.hpp"

namespace baroscape {
namespace {

constexpr double kReached = 1e-9;  ///< of a strain that the shape does not have
/// A cell flatter than this, as volume over the product of its edges, is refused.
constexpr double kFlat = 1e-3;

/// The elements of a symmetric matrix in Voigt's order.
constexpr int kVoigt[6][2] = {{0, 0}, {1, 1}, {2, 2}, {1, 2}, {0, 2}, {0, 1}};

}  // namespace

const char* name(CellShape shape) {
  switch (shape) {
    case CellShape::isotropic:
      return "isotropic";
    case CellShape::orthorhombic:
      return "orthorhombic";
    default:
      return "full";
  }
}

Cell Cell::make(const Eigen::Matrix3d& lattice, CellShape shape, int atoms) {
  Cell cell{lattice, shape, 1};
  // L√N with L³ = Ω₀/N.
  cell.metric = std::cbrt(lattice.determinant() / atoms) * std::sqrt(static_cast<double>(atoms));
  return cell;
}

int Cell::strains() const {
  return shape == CellShape::isotropic ? 1 : shape == CellShape::orthorhombic ? 3 : 6;
}

Eigen::Matrix3d Cell::strain_by(int a) const {
  if (shape == CellShape::isotropic) return Eigen::Matrix3d::Identity() / (metric * std::sqrt(3.0));
  Eigen::Matrix3d by = Eigen::Matrix3d::Zero();
  const auto [row, column] = kVoigt[a];
  by(row, column) = by(column, row) = (row == column ? 1.0 : std::sqrt(0.5)) / metric;
  return by;
}

Eigen::Matrix3d Cell::deformation(const double* y) const {
  Eigen::Matrix3d one_and_strain = Eigen::Matrix3d::Identity();
  for (int a = 0; a < strains(); ++a) one_and_strain += y[a] * strain_by(a);
  return one_and_strain;
}

PeriodicStructure structure_at(const Cell& cell, const Eigen::VectorXd& x) {
  const Eigen::Index atoms = (x.size() - cell.strains()) / 3;
  const Eigen::Matrix3d deformation = cell.deformation(x.data() + 3 * atoms);
  return {cell.lattice * deformation, deformation * Eigen::Map<const Eigen::Matrix3Xd>(x.data(), 3, atoms)};
}

std::string lattice_problem(const Eigen::Matrix3d& lattice) {
  const double edges = lattice.row(0).norm() * lattice.row(1).norm() * lattice.row(2).norm();
  if (lattice.determinant() > kFlat * edges) return "";
  return fmt::format("its vectors span {:.4g} of the volume of a right-angled cell with such edges; right-handed "
                     "vectors that span at least {:g} are wanted",
                     edges > 0 ? lattice.determinant() / edges : 0.0, kFlat);
}

Eigen::VectorXd coordinates_of(const Cell& cell, const PeriodicStructure& structure) {
  const Eigen::Matrix3d& h = structure.lattice;
  if (const std::string problem = lattice_problem(h); !problem.empty()) throw InputError("the lattice: " + problem);
  // h = h₀(1 + ε)Q with Q a rotation: (1 + ε)² = F Fᵀ of F = h₀⁻¹h.
  const Eigen::Matrix3d f = cell.lattice.inverse() * h;
  const Eigen::SelfAdjointEigenSolver<Eigen::Matrix3d> solver(f * f.transpose());
  const Eigen::Matrix3d stretch = solver.operatorSqrt();
  const Eigen::Matrix3d turn = stretch.inverse() * f;
  const Eigen::Matrix3d strain = stretch - Eigen::Matrix3d::Identity();
  const Eigen::Index atoms = structure.positions.cols();
  Eigen::VectorXd x(3 * atoms + cell.strains());
  Eigen::Matrix3d left = strain;
  for (int a = 0; a < cell.strains(); ++a) {
    const Eigen::Matrix3d by = cell.strain_by(a);
    x(3 * atoms + a) = strain.cwiseProduct(by).sum() / by.squaredNorm();
    left -= x(3 * atoms + a) * by;
  }
  if (left.norm() > kReached) {
    throw InputError(fmt::format("the lattice is no {} strain of the reference lattice: {:.3g} of the strain is of "
                                 "another kind",
                                 name(cell.shape), left.norm()));
  }
  // Rows r = u(1 + ε)Q.
  Eigen::Map<Eigen::Matrix3Xd>(x.data(), 3, atoms) = stretch.inverse() * turn * structure.positions;
  return x;
}

double shortest_distance(const PeriodicStructure& structure) {
  // Neighbours of an atom lie no farther than the longest diagonal's images; three shells of a lattice that is not flat
  // hold the nearest image.
  const Eigen::Matrix3d to_fractions = structure.lattice.inverse();
  double shortest = std::numeric_limits<double>::infinity();
  for (Eigen::Index i = 0; i < structure.positions.cols(); ++i) {
    for (Eigen::Index j = 0; j <= i; ++j) {
      Eigen::RowVector3d s = (structure.positions.col(i) - structure.positions.col(j)).transpose() * to_fractions;
      s -= s.array().round().matrix();
      for (int k = 0; k < 27; ++k) {
        if (i == j && k == 13) continue;
        const Eigen::RowVector3d image(k % 3 - 1, k / 3 % 3 - 1, k / 9 - 1);
        shortest = std::min(shortest, ((s + image) * structure.lattice).norm());
      }
    }
  }
  return shortest;
}

}  // namespace baroscape
