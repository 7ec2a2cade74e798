#include "atoms/alignment.hpp"

#include <Eigen/Geometry>
#include <Eigen/SVD>
#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <numeric>

#include "atoms/structure.hpp"

namespace baroscape {
namespace {

/// A frame's first atom lies at least this fraction of the cluster's radius from the centroid, its second at least this
/// fraction of the largest distance from the axis through the first.
constexpr double kReach = 0.5;

/// How far an operation built from two atoms may miss the others, in tolerances. When every atom fits within t, the
/// axis is off by t/|p|, which moves no atom by more than 2t (kReach); the turn about it is off by (t + 2t)/reach of q,
/// at most 6t at the outermost atom; with its own t that is 9t. Least squares over all atoms then removes the
/// amplification before the structure is judged by the tolerance itself.
constexpr double kAmplification = 10;

/// A structure about its centroid, atoms ordered by species, then by distance to the centroid.
struct OrderedAtoms {
  OrderedAtoms(const std::vector<int>& species_of, const Eigen::VectorXd& x) : atom(species_of.size()) {
    const Eigen::VectorXd about_centroid = centred(x);
    const Eigen::VectorXd norm = about_centroid.reshaped(3, x.size() / 3).colwise().norm();
    std::iota(atom.begin(), atom.end(), 0);
    std::sort(atom.begin(), atom.end(), [&](int i, int j) {
      return species_of[i] != species_of[j] ? species_of[i] < species_of[j] : norm[i] < norm[j];
    });
    for (const int i : atom) {
      positions.push_back(about_centroid.segment<3>(3 * i));
      norms.push_back(norm[i]);
      species.push_back(species_of[i]);
    }
  }
  int size() const { return static_cast<int>(atom.size()); }

  std::vector<int> atom;  ///< index in the structure as given
  std::vector<Eigen::Vector3d> positions;
  std::vector<double> norms;
  std::vector<int> species;
};

/// Half-open range of ordered atoms.
struct Range {
  int first = 0;
  int last = 0;
  int size() const { return last - first; }
};

/// For each atom of `a`, the atoms of `b` of its species whose distance to the centroid is the same within the
/// tolerance; empty when the two cannot match, because their sorted distances differ somewhere.
std::vector<Range> possible_partners(const OrderedAtoms& a, const OrderedAtoms& b, double tolerance) {
  std::vector<Range> partners(a.size());
  for (int k = 0; k < a.size(); ++k) {
    if (!(std::abs(a.norms[k] - b.norms[k]) <= tolerance)) return {};
    const auto is_partner = [&](int j) {
      return b.species[j] == a.species[k] && std::abs(b.norms[j] - a.norms[k]) <= tolerance;
    };
    Range range{k, k + 1};
    while (range.first > 0 && is_partner(range.first - 1)) --range.first;
    while (range.last < b.size() && is_partner(range.last)) ++range.last;
    partners[k] = range;
  }
  return partners;
}

/// Right-handed orthonormal columns: along p, then towards q. Where p or q gives no direction any will do.
Eigen::Matrix3d frame_of(const Eigen::Vector3d& p, const Eigen::Vector3d& q) {
  constexpr double kNoDirection = 1e-12;
  Eigen::Matrix3d frame;
  frame.col(0) = p.norm() > kNoDirection ? Eigen::Vector3d(p.normalized()) : Eigen::Vector3d::UnitX();
  const Eigen::Vector3d across = q - q.dot(frame.col(0)) * frame.col(0);
  frame.col(1) = across.norm() > kNoDirection ? Eigen::Vector3d(across.normalized()) : frame.col(0).unitOrthogonal();
  frame.col(2) = frame.col(0).cross(frame.col(1));
  return frame;
}

/// Every operation that carries one structure onto another.
class Aligner {
 public:
  Aligner(const std::vector<int>& species, const Eigen::VectorXd& a, const Eigen::VectorXd& b, double tolerance)
      : a_(species, a), b_(species, b), tolerance_(tolerance), partners_(possible_partners(a_, b_, tolerance)) {
    if (partners_.empty()) return;
    choose_frame();
    partner_.resize(partners_.size());
    taken_.resize(partners_.size());
  }

  /// Calls visit(alignment) for each operation until it returns false.
  template <class Visitor>
  void for_each(const Visitor& visit) {
    if (partners_.empty()) return;
    for (int p = partners_[p_].first; p < partners_[p_].last; ++p) {
      if (linear_) {
        if (!visit_both_hands(frame_of(b_.positions[p], Eigen::Vector3d::Zero()), visit)) return;
        continue;
      }
      for (int q = partners_[q_].first; q < partners_[q_].last; ++q) {
        if (q == p || !same_angle(p, q)) continue;
        if (!visit_both_hands(frame_of(b_.positions[p], b_.positions[q]), visit)) return;
      }
    }
  }

 private:
  /// Takes the rarest atoms among those that keep the amplification bounded; q is needed unless the cluster is linear.
  void choose_frame() {
    const double radius = *std::max_element(a_.norms.begin(), a_.norms.end());
    p_ = rarest(a_.norms, kReach * radius);
    const Eigen::Vector3d axis = frame_of(a_.positions[p_], Eigen::Vector3d::Zero()).col(0);
    std::vector<double> from_axis;
    for (const Eigen::Vector3d& r : a_.positions) from_axis.push_back(axis.cross(r).norm());
    const double reach = *std::max_element(from_axis.begin(), from_axis.end());
    linear_ = reach <= tolerance_;
    if (!linear_) q_ = rarest(from_axis, kReach * reach);
    frame_ = frame_of(a_.positions[p_], linear_ ? Eigen::Vector3d::Zero() : a_.positions[q_]);
  }

  /// The atom with the fewest possible partners among those with distance ≥ least.
  int rarest(const std::vector<double>& distance, double least) const {
    int best = -1;
    for (int k = 0; k < a_.size(); ++k) {
      if (distance[k] >= least && (best < 0 || partners_[k].size() < partners_[best].size())) best = k;
    }
    return best;
  }

  bool same_angle(int p, int q) const {
    const double difference = a_.positions[p_].dot(a_.positions[q_]) - b_.positions[p].dot(b_.positions[q]);
    return std::abs(difference) <= tolerance_ * (a_.norms[p_] + a_.norms[q_] + tolerance_);
  }

  template <class Visitor>
  bool visit_both_hands(const Eigen::Matrix3d& frame, const Visitor& visit) {
    for (const double hand : {1.0, -1.0}) {
      const Eigen::Matrix3d rotation = frame_ * Eigen::Vector3d(1, 1, hand).asDiagonal() * frame.transpose();
      if (!find_partners(rotation)) continue;
      Alignment alignment;
      alignment.rotation = best_rotation(hand);
      alignment.largest_deviation = largest_deviation(alignment.rotation);
      if (!(alignment.largest_deviation <= tolerance_)) continue;
      alignment.permutation.resize(partner_.size());
      for (int k = 0; k < a_.size(); ++k) alignment.permutation[a_.atom[k]] = b_.atom[partner_[k]];
      if (!visit(std::move(alignment))) return false;
    }
    return true;
  }

  /// Fills partner_: the nearest atom of `b` for each of `a`; false unless all are near enough and different.
  bool find_partners(const Eigen::Matrix3d& rotation) {
    const double radius = kAmplification * tolerance_;
    std::fill(taken_.begin(), taken_.end(), false);
    for (int k = 0; k < a_.size(); ++k) {
      const Eigen::Vector3d here = rotation.transpose() * a_.positions[k];
      double nearest = std::numeric_limits<double>::infinity();
      for (int j = partners_[k].first; j < partners_[k].last; ++j) {
        const double distance = (b_.positions[j] - here).squaredNorm();
        if (distance >= nearest) continue;
        nearest = distance;
        partner_[k] = j;
      }
      if (!(nearest <= radius * radius) || taken_[partner_[k]]) return false;
      taken_[partner_[k]] = true;
    }
    return true;
  }

  /// The operation of the given hand that brings the partners closest in the sense of least squares (Kabsch, Acta
  /// Cryst. A 34, 827 (1978)). Planar and linear clusters leave directions free; any choice is as good.
  Eigen::Matrix3d best_rotation(double hand) const {
    Eigen::Matrix3d correlation = Eigen::Matrix3d::Zero();
    for (int k = 0; k < a_.size(); ++k) {
      correlation.noalias() += a_.positions[k] * b_.positions[partner_[k]].transpose();
    }
    const Eigen::JacobiSVD<Eigen::Matrix3d> svd(correlation, Eigen::ComputeFullU | Eigen::ComputeFullV);
    const double sign = hand * svd.matrixU().determinant() * svd.matrixV().determinant() > 0 ? 1 : -1;
    return svd.matrixU() * Eigen::Vector3d(1, 1, sign).asDiagonal() * svd.matrixV().transpose();
  }

  double largest_deviation(const Eigen::Matrix3d& rotation) const {
    double largest = 0;
    for (int k = 0; k < a_.size(); ++k) {
      largest = std::max(largest, (a_.positions[k] - rotation * b_.positions[partner_[k]]).norm());
    }
    return largest;
  }

  OrderedAtoms a_, b_;
  double tolerance_;
  std::vector<Range> partners_;
  int p_ = 0, q_ = 0;
  bool linear_ = false;
  Eigen::Matrix3d frame_ = Eigen::Matrix3d::Identity();
  std::vector<int> partner_;  ///< of the operation being tried
  std::vector<char> taken_;
};

}  // namespace

std::optional<Alignment> align(const std::vector<int>& species, const Eigen::VectorXd& a, const Eigen::VectorXd& b,
                               double tolerance) {
  assert(a.size() == 3 * static_cast<Eigen::Index>(species.size()) && b.size() == a.size());
  if (!a.allFinite() || !b.allFinite()) return std::nullopt;
  std::optional<Alignment> found;
  Aligner(species, a, b, tolerance).for_each([&](Alignment&& alignment) {
    found = std::move(alignment);
    return false;
  });
  return found;
}

std::vector<Alignment> symmetry_operations(const std::vector<int>& species, const Eigen::VectorXd& positions,
                                           double tolerance) {
  assert(positions.size() == 3 * static_cast<Eigen::Index>(species.size()));
  std::vector<Alignment> operations;
  if (!positions.allFinite()) return operations;
  Aligner(species, positions, positions, tolerance).for_each([&](Alignment&& alignment) {
    operations.push_back(std::move(alignment));
    return true;
  });
  return operations;
}

int point_group_order(const std::vector<int>& species, const Eigen::VectorXd& positions, double tolerance) {
  return static_cast<int>(symmetry_operations(species, positions, tolerance).size());
}

}  // namespace baroscape
