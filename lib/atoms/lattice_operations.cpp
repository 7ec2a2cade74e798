#include "atoms/lattice_operations.hpp"

#include <Eigen/LU>
#include <algorithm>
#include <array>
#include <cmath>

namespace baroscape {
namespace {

constexpr double kSame = 1e-7;  ///< share of a length
/// Lattice vectors tried are combinations of h₀'s with factors up to this: enough for lattices that are not very skew.
constexpr int kFactors = 2;

bool is_signed_permutation(const Eigen::Matrix3d& q) {
  return (q.array().abs() < kSame || (q.array().abs() - 1).abs() < kSame).all();
}

}  // namespace

std::vector<Eigen::Matrix3d> lattice_operations(const Cell& cell) {
  const Eigen::Matrix3d gram = cell.lattice * cell.lattice.transpose();
  const auto equal = [&](double a, int j, int k) {
    return std::abs(a - gram(j, k)) <= 2 * kSame * std::sqrt(gram(j, j) * gram(k, k));
  };
  std::array<std::vector<Eigen::RowVector3d>, 3> images;  // of each vector of h₀
  for (int a = -kFactors; a <= kFactors; ++a)
    for (int b = -kFactors; b <= kFactors; ++b)
      for (int c = -kFactors; c <= kFactors; ++c) {
        const Eigen::RowVector3d vector = Eigen::RowVector3d(a, b, c) * cell.lattice;
        for (int k = 0; k < 3; ++k) {
          if (equal(vector.squaredNorm(), k, k)) images[static_cast<std::size_t>(k)].push_back(vector);
        }
      }
  const Eigen::Matrix3d inverse = cell.lattice.inverse();
  std::vector<Eigen::Matrix3d> operations;
  for (const Eigen::RowVector3d& first : images[0])
    for (const Eigen::RowVector3d& second : images[1]) {
      if (!equal(first.dot(second), 0, 1)) continue;
      for (const Eigen::RowVector3d& third : images[2]) {
        if (!equal(first.dot(third), 0, 2) || !equal(second.dot(third), 1, 2)) continue;
        Eigen::Matrix3d turned;
        turned << first, second, third;
        const Eigen::Matrix3d q = (inverse * turned).transpose();
        if (cell.shape != CellShape::orthorhombic || is_signed_permutation(q)) operations.push_back(q);
      }
    }
  const auto identity = std::find_if(operations.begin(), operations.end(),
                                     [](const Eigen::Matrix3d& q) { return q.isIdentity(10 * kSame); });
  std::iter_swap(operations.begin(), identity);
  return operations;
}

Eigen::VectorXd turned_strains(const Cell& cell, const Eigen::Matrix3d& q, const Eigen::VectorXd& y) {
  const Eigen::Matrix3d strain = cell.deformation(y.data()) - Eigen::Matrix3d::Identity();
  const Eigen::Matrix3d turned = q * strain * q.transpose();
  Eigen::VectorXd result(y.size());
  for (int a = 0; a < cell.strains(); ++a) {
    const Eigen::Matrix3d by = cell.strain_by(a);
    result(a) = turned.cwiseProduct(by).sum() / by.squaredNorm();
  }
  return result;
}

}  // namespace baroscape
