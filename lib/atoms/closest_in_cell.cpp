#include "atoms/closest_in_cell.hpp"

#include <Eigen/LU>
#include <algorithm>
#include <limits>

#include "atoms/assignment.hpp"

namespace baroscape {
namespace {

constexpr int kMostTurns = 30;

class CellSearch {
 public:
  CellSearch(const std::vector<int>& species, const Cell& cell, const Eigen::VectorXd& a, const Eigen::VectorXd& b)
      : species_(species),
        lattice_(cell.lattice),
        to_fractions_(cell.lattice.inverse()),
        a_(Eigen::Map<const Eigen::Matrix3Xd>(a.data(), 3, static_cast<Eigen::Index>(species.size()))),
        b_(Eigen::Map<const Eigen::Matrix3Xd>(b.data(), 3, static_cast<Eigen::Index>(species.size()))) {}

  /// The best of all starts: partners of a's atoms, and their images.
  void run() {
    std::vector<int> counts(static_cast<std::size_t>(*std::max_element(species_.begin(), species_.end())) + 1, 0);
    for (const int s : species_) ++counts[static_cast<std::size_t>(s)];
    int rarest = -1;
    for (std::size_t s = 0; s < counts.size(); ++s) {
      if (counts[s] > 0 && (rarest < 0 || counts[s] < counts[static_cast<std::size_t>(rarest)])) {
        rarest = static_cast<int>(s);
      }
    }
    improve(Eigen::Vector3d::Zero());
    const auto first = std::find(species_.begin(), species_.end(), rarest) - species_.begin();
    for (Eigen::Index j = 0; j < b_.cols(); ++j) {
      if (species_[static_cast<std::size_t>(j)] == rarest) improve(a_.col(first) - b_.col(j));
    }
  }

  double best2 = std::numeric_limits<double>::infinity();
  std::vector<int> partner;
  Eigen::Matrix3Xd moved;

 private:
  Eigen::Vector3d nearest(const Eigen::Vector3d& apart) const {
    Eigen::RowVector3d s = apart.transpose() * to_fractions_;
    s -= s.array().round().matrix();
    return (s * lattice_).transpose();
  }

  void improve(Eigen::Vector3d translation) {
    const Eigen::Index atoms = a_.cols();
    double before = std::numeric_limits<double>::infinity();
    for (int turn = 0; turn < kMostTurns; ++turn) {
      Eigen::MatrixXd cost(atoms, atoms);
      for (Eigen::Index i = 0; i < atoms; ++i) {
        for (Eigen::Index j = 0; j < atoms; ++j) {
          const bool alike = species_[static_cast<std::size_t>(i)] == species_[static_cast<std::size_t>(j)];
          cost(i, j) = alike ? nearest(b_.col(j) + translation - a_.col(i)).squaredNorm() : kForbidden;
        }
      }
      const std::vector<int> partners = cheapest_assignment(cost);
      Eigen::Matrix3Xd at(3, atoms);
      for (Eigen::Index i = 0; i < atoms; ++i) {
        const Eigen::Vector3d there = b_.col(partners[static_cast<std::size_t>(i)]) + translation;
        at.col(i) = a_.col(i) + nearest(there - a_.col(i));
      }
      const Eigen::Vector3d shift = (a_ - at).rowwise().mean();
      at.colwise() += shift;
      translation += shift;
      const double distance2 = (a_ - at).squaredNorm();
      if (distance2 < best2) {
        best2 = distance2;
        partner = partners;
        moved = at;
      }
      if (!(distance2 < before * (1 - 1e-12))) return;
      before = distance2;
    }
  }

  static constexpr double kForbidden = 1e6;
  const std::vector<int>& species_;
  Eigen::Matrix3d lattice_, to_fractions_;
  Eigen::Matrix3Xd a_, b_;
};

}  // namespace

ClosestAlignment closest_in_cell(const std::vector<int>& species, const Cell& cell, const Eigen::VectorXd& a,
                                 const Eigen::VectorXd& b) {
  CellSearch search(species, cell, a, b);
  search.run();
  ClosestAlignment closest;
  closest.positions = b;
  Eigen::Map<Eigen::Matrix3Xd>(closest.positions.data(), 3, search.moved.cols()) = search.moved;
  closest.rotation.setIdentity();
  closest.permutation = search.partner;
  closest.distance = (a - closest.positions).norm();
  return closest;
}

Eigen::VectorXd carried_along(const ClosestAlignment& closest, const Eigen::VectorXd& b,
                              const Eigen::VectorXd& other) {
  Eigen::VectorXd moved = other;
  for (std::size_t i = 0; i < closest.permutation.size(); ++i) {
    const Eigen::Index at = 3 * static_cast<Eigen::Index>(i), from = 3 * Eigen::Index{closest.permutation[i]};
    moved.segment<3>(at) = closest.positions.segment<3>(at) + other.segment<3>(from) - b.segment<3>(from);
  }
  return moved;
}

}  // namespace baroscape
