#include "atoms/identity.hpp"

#include <Eigen/LU>
#include <cmath>

#include "atoms/alignment.hpp"
#include "atoms/cell_match.hpp"
#include "atoms/structure.hpp"

namespace baroscape {

bool Identity::same(const Eigen::VectorXd& a, const Eigen::VectorXd& b) const {
  if (!a.allFinite() || !b.allFinite()) return false;
  if (!cell_) return align(species_, a, b).has_value();
  return match_cells(species_, structure_at(*cell_, a), structure_at(*cell_, b)).has_value();
}

int Identity::order(const Eigen::VectorXd& x) const {
  if (!cell_) return point_group_order(species_, x);
  return x.allFinite() ? cell_symmetry_order(species_, structure_at(*cell_, x)) : 0;
}

Eigen::VectorXd Identity::standard(const Eigen::VectorXd& x) const {
  if (!cell_) return centred(x);
  Eigen::VectorXd inside = x;
  const Eigen::Matrix3d to_fractions = cell_->lattice.inverse();
  for (Eigen::Index i = 0; i < static_cast<Eigen::Index>(species_.size()); ++i) {
    Eigen::RowVector3d s = x.segment<3>(3 * i).transpose() * to_fractions;
    s -= s.array().floor().matrix();
    inside.segment<3>(3 * i) = (s * cell_->lattice).transpose();
  }
  return inside;
}

}  // namespace baroscape
