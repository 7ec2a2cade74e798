#include "potentials/neighbour_list.hpp"

#include <Eigen/LU>
#include <Eigen/SVD>
#include <algorithm>
#include <cmath>

namespace baroscape {
namespace {

/// How far beyond the cutoff a list reaches, as a share of it: of Cu–Zr at 108 atoms 0.05 costs a fifth more pairs and
/// lasts for a few dozen steps of a relaxation.
constexpr double kSkin = 0.05;
/// Of F: what is beyond is no state of matter.
constexpr double kSmallest = 0.3, kLargest = 4.0;
/// More images of the cell along an edge than this: it is too flat to be one.
constexpr int kMostImages = 40;

/// Images around 0 in ascending order of their numbers n, and the deformed lattice vectors they are moved by.
struct Shell {
  Shell(const int (&images)[3], const Eigen::Matrix3d& deformed) {
    for (int a = -images[0]; a <= images[0]; ++a) {
      for (int b = -images[1]; b <= images[1]; ++b) {
        for (int c = -images[2]; c <= images[2]; ++c) {
          n.emplace_back(a, b, c);
          const Eigen::RowVector3d there = n.back() * deformed;
          x.push_back(there(0));
          y.push_back(there(1));
          z.push_back(there(2));
        }
      }
    }
  }
  std::size_t size() const { return x.size(); }

  std::vector<Eigen::RowVector3d> n;
  std::vector<double> x, y, z;
};

}  // namespace

bool NeighbourList::is_good(const double* u, int atoms, const Eigen::Matrix3d& f) const {
  if (u_.size() != 3 * static_cast<std::size_t>(atoms)) return false;
  // A pair outside the list was apart by more than `reach`. Moved by at most m each and deformed by G = F F_list⁻¹ it is
  // apart by more than σ_min(G)·(reach − 2m).
  double farthest2 = 0;
  Eigen::Vector3d moved;
  for (int i = 0; i < atoms; ++i) {
    for (int c = 0; c < 3; ++c) moved(c) = u[3 * i + c] - u_[static_cast<std::size_t>(3 * i + c)];
    farthest2 = std::max(farthest2, moved.squaredNorm());
  }
  const double stretch = f_.jacobiSvd().singularValues()(0);
  double shrunk = 1;
  if (f != f_) {
    const Eigen::Matrix3d g = f * f_.inverse();
    shrunk = g.jacobiSvd().singularValues()(2);
  }
  return shrunk * (reach_ - 2 * stretch * std::sqrt(farthest2)) >= cutoff_;
}

bool NeighbourList::remake(const double* u, int atoms, const Eigen::Matrix3d& lattice, const Eigen::Matrix3d& f) {
  first.clear();
  second.clear();
  shift_x.clear();
  shift_y.clear();
  shift_z.clear();
  u_.clear();
  const Eigen::Vector3d stretches = f.jacobiSvd().singularValues();
  if (!(stretches(2) > kSmallest && stretches(0) < kLargest && f.determinant() > 0)) return false;
  const Eigen::Matrix3d deformed = lattice * f.transpose();  // rows n h₀ Fᵀ
  const Eigen::Matrix3d to_fractions = deformed.inverse();
  reach_ = cutoff_ * (1 + kSkin);
  // Along edge e, images around the nearest as far as reach over the height of the cell there, which is one over the
  // length of the inverse's column; the nearest is off by half an edge at most.
  int images[3];
  for (int e = 0; e < 3; ++e) {
    const double most = std::floor(reach_ * to_fractions.col(e).norm() + 0.5);
    if (!(most < kMostImages)) return false;
    images[e] = static_cast<int>(most);
  }
  const Shell shell(images, deformed);
  const double reach2 = reach_ * reach_;
  const auto at = [&](int i) { return Eigen::Vector3d(u[3 * i], u[3 * i + 1], u[3 * i + 2]); };
  for (int i = 0; i < atoms; ++i) {
    for (int j = 0; j <= i; ++j) {
      const Eigen::Vector3d apart = f * (at(i) - at(j));
      if (!apart.allFinite()) return false;
      const Eigen::RowVector3d nearest = -(apart.transpose() * to_fractions).array().round().matrix();
      const Eigen::RowVector3d from = apart.transpose() + nearest * deformed;
      // Images in ascending order of n itself: what is within the cutoff is then summed in an order that does not
      // depend on when the list was made. Of an atom's own images the half whose n comes after 0.
      for (std::size_t k = i == j ? shell.size() / 2 + 1 : 0; k < shell.size(); ++k) {
        const double x = from(0) + shell.x[k], y = from(1) + shell.y[k], z = from(2) + shell.z[k];
        if (x * x + y * y + z * z >= reach2) continue;
        first.push_back(i);
        second.push_back(j);
        // From n, which is whole: the same numbers whichever image is the nearest.
        const Eigen::RowVector3d shift = (nearest + shell.n[k]) * lattice;
        shift_x.push_back(shift(0));
        shift_y.push_back(shift(1));
        shift_z.push_back(shift(2));
      }
    }
  }
  f_ = f;
  lattice_ = lattice;
  u_.assign(u, u + 3 * atoms);
  return true;
}

bool NeighbourList::update(const double* u, int atoms, const Eigen::Matrix3d& lattice, const Eigen::Matrix3d& f,
                           double cutoff) {
  if (cutoff == cutoff_ && lattice == lattice_ && is_good(u, atoms, f)) return true;
  cutoff_ = cutoff;
  return remake(u, atoms, lattice, f);
}

}  // namespace baroscape
