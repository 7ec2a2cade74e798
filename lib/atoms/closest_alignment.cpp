#include "atoms/closest_alignment.hpp"

#include <Eigen/Eigenvalues>
#include <Eigen/Geometry>
#include <Eigen/SVD>
#include <cassert>
#include <cmath>
#include <limits>

#include "atoms/assignment.hpp"
#include "atoms/closest_in_cell.hpp"
#include "atoms/structure.hpp"
#include "core/random.hpp"

namespace baroscape {
namespace {

using Atoms = Eigen::Matrix3Xd;

/// Turns of assignment and rotation that one start may take; ends that count take three to six.
constexpr int kMostTurns = 30;

/// The operation of the given hand that maximises the overlap Σ a_i·R b_i (Kabsch, Acta Cryst. A 34, 827 (1978)).
Eigen::Matrix3d best_rotation(const Atoms& a, const Atoms& b, double hand) {
  const Eigen::Matrix3d correlation = a * b.transpose();
  const Eigen::JacobiSVD<Eigen::Matrix3d> svd(correlation, Eigen::ComputeFullU | Eigen::ComputeFullV);
  const double sign = hand * svd.matrixU().determinant() * svd.matrixV().determinant() > 0 ? 1 : -1;
  return svd.matrixU() * Eigen::Vector3d(1, 1, sign).asDiagonal() * svd.matrixV().transpose();
}

/// Right-handed principal axes as columns, ascending moments.
Eigen::Matrix3d principal_axes(const Atoms& x) {
  const Eigen::Matrix3d moments = x * x.transpose();
  Eigen::Matrix3d axes = Eigen::SelfAdjointEigenSolver<Eigen::Matrix3d>(moments).eigenvectors();
  if (axes.determinant() < 0) axes.col(2) *= -1;
  return axes;
}

/// A rotation drawn uniformly (Shoemake, Graphics Gems III, 124 (1992)).
Eigen::Matrix3d random_rotation(RandomStream& random) {
  const double u = random.uniform(), v = 2 * M_PI * random.uniform(), w = 2 * M_PI * random.uniform();
  const double s = std::sqrt(1 - u), c = std::sqrt(u);
  return Eigen::Quaterniond(s * std::sin(v), s * std::cos(v), c * std::sin(w), c * std::cos(w)).toRotationMatrix();
}

class Search {
 public:
  Search(const std::vector<int>& species, const Eigen::VectorXd& a, const Eigen::VectorXd& b)
      : a_(centred(a).reshaped(3, a.size() / 3)),
        b_(centred(b).reshaped(3, b.size() / 3)),
        unlike_(Eigen::MatrixXd::Zero(a_.cols(), a_.cols())) {
    // No overlap of two atoms outweighs this.
    const double forbidden = 1e3 * (1.0 + a_.squaredNorm() + b_.squaredNorm());
    for (Eigen::Index i = 0; i < a_.cols(); ++i) {
      for (Eigen::Index j = 0; j < a_.cols(); ++j) {
        if (species[static_cast<std::size_t>(i)] != species[static_cast<std::size_t>(j)]) unlike_(i, j) = forbidden;
      }
    }
  }

  const Atoms& a() const { return a_; }
  const Atoms& b() const { return b_; }

  /// Assignment and rotation in turn from one orientation, whose hand is kept.
  void descend(Eigen::Matrix3d rotation) {
    const double hand = rotation.determinant() > 0 ? 1 : -1;
    std::vector<int> permutation;
    Atoms relabelled(3, a_.cols());
    for (int turn = 0; turn < kMostTurns; ++turn) {
      std::vector<int> next = cheapest_assignment(unlike_ - a_.transpose() * (rotation * b_));
      if (next == permutation) break;
      permutation = std::move(next);
      for (Eigen::Index i = 0; i < a_.cols(); ++i) relabelled.col(i) = b_.col(permutation[static_cast<std::size_t>(i)]);
      rotation = best_rotation(a_, relabelled, hand);
    }
    const double distance = (a_ - rotation * relabelled).norm();
    if (!(distance < best_.distance)) return;
    best_.distance = distance;
    best_.rotation = rotation;
    best_.permutation = std::move(permutation);
    best_.positions = (rotation * relabelled).reshaped();
  }

  ClosestAlignment take(const Eigen::VectorXd& a) {
    best_.positions.reshaped(3, a_.cols()).colwise() += centroid(a);
    return std::move(best_);
  }

 private:
  Atoms a_, b_;
  Eigen::MatrixXd unlike_;
  ClosestAlignment best_{{}, Eigen::Matrix3d::Identity(), {}, std::numeric_limits<double>::infinity()};
};

}  // namespace

ClosestAlignment closest_alignment(const Identity& identity, const Eigen::VectorXd& a, const Eigen::VectorXd& b,
                                   const ClosestAlignmentOptions& options) {
  if (identity.cell()) return closest_in_cell(identity.species(), *identity.cell(), a, b);
  const std::vector<int>& species = identity.species();
  assert(a.size() == 3 * static_cast<Eigen::Index>(species.size()) && b.size() == a.size());
  assert(a.allFinite() && b.allFinite());
  Search search(species, a, b);
  const auto both_hands = [&](const Eigen::Matrix3d& rotation) {
    search.descend(rotation);
    search.descend(-rotation);
  };
  both_hands(Eigen::Matrix3d::Identity());
  const Eigen::Matrix3d to = principal_axes(search.a()), from = principal_axes(search.b());
  for (const Eigen::Vector3d& flip :
       {Eigen::Vector3d(1, 1, 1), Eigen::Vector3d(1, -1, -1), Eigen::Vector3d(-1, 1, -1), Eigen::Vector3d(-1, -1, 1)}) {
    both_hands(to * flip.asDiagonal() * from.transpose());
  }
  RandomStream random(options.seed, 0);
  for (int k = 5; k < options.orientations; ++k) both_hands(random_rotation(random));
  return search.take(a);
}

}  // namespace baroscape
