#include "atoms/closest_in_cell.hpp"

#include <Eigen/LU>
#include <algorithm>
#include <limits>

#include "atoms/assignment.hpp"
#include "atoms/lattice_operations.hpp"

namespace baroscape {
namespace {

constexpr int kMostTurns = 30;

/// Atoms this near, σ² over all, are copies: repeated finds of a state agree to about 1e-7.
constexpr double kCopy2 = 1e-8;

class CellSearch {
 public:
  /// `apart2`: what the strains of the two differ by, squared: it counts as well.
  CellSearch(const std::vector<int>& species, const Cell& cell, const Eigen::Matrix3Xd& a, const Eigen::Matrix3Xd& b,
             double apart2)
      : best2(std::numeric_limits<double>::infinity()),
        species_(species),
        lattice_(cell.lattice),
        to_fractions_(cell.lattice.inverse()),
        a_(a),
        b_(b),
        apart2_(apart2) {}

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
      if (best2 < kCopy2) return;
      if (species_[static_cast<std::size_t>(j)] == rarest) improve(a_.col(first) - b_.col(j));
    }
  }

  double best2;  ///< with the strains
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
      const double distance2 = (a_ - at).squaredNorm() + apart2_;
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
  double apart2_;
};

}  // namespace

ClosestAlignment closest_in_cell(const std::vector<int>& species, const Cell& cell, const Eigen::VectorXd& a,
                                 const Eigen::VectorXd& b) {
  const Eigen::Index atoms = static_cast<Eigen::Index>(species.size());
  const auto atoms_of = [&](const Eigen::VectorXd& x) {
    return Eigen::Map<const Eigen::Matrix3Xd>(x.data(), 3, atoms);
  };
  ClosestAlignment closest;
  double best2 = std::numeric_limits<double>::infinity();
  for (const Eigen::Matrix3d& turn : lattice_operations(cell)) {
    const Eigen::VectorXd strains = turned_strains(cell, turn, b.tail(cell.strains()));
    const double apart2 = (a.tail(cell.strains()) - strains).squaredNorm();
    if (apart2 >= best2) continue;
    CellSearch search(species, cell, atoms_of(a), turn * atoms_of(b), apart2);
    search.run();
    if (!(search.best2 < best2)) continue;
    best2 = search.best2;
    closest.positions.resize(b.size());
    closest.positions << search.moved.reshaped(), strains;
    closest.rotation = turn;
    closest.permutation = search.partner;
    if (best2 < kCopy2) break;
  }
  closest.distance = (a - closest.positions).norm();
  return closest;
}

Eigen::VectorXd carried_along(const Cell& cell, const ClosestAlignment& closest, const Eigen::VectorXd& b,
                              const Eigen::VectorXd& other) {
  Eigen::VectorXd moved = other;
  for (std::size_t i = 0; i < closest.permutation.size(); ++i) {
    const Eigen::Index at = 3 * static_cast<Eigen::Index>(i), from = 3 * Eigen::Index{closest.permutation[i]};
    moved.segment<3>(at) =
        closest.positions.segment<3>(at) + closest.rotation * (other.segment<3>(from) - b.segment<3>(from));
  }
  moved.tail(cell.strains()) = turned_strains(cell, closest.rotation, other.tail(cell.strains()));
  return moved;
}

}  // namespace baroscape
