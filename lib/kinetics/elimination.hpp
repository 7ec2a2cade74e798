// Elimination of states one by one without a single subtraction: graph transformation (Trygubenko & Wales, J. Chem.
// Phys. 124, 234110 (2006); Wales, J. Chem. Phys. 130, 204111 (2009)), which is the elimination of Grassmann, Taksar
// and Heyman (Oper. Res. 33, 1107 (1985)).
//
// A walker leaves state i for j at the rate a(i→j) and ends at the rate e(i). Eliminating x leaves a network without x
// that behaves as the old one does on the other states,
//
//   S_x = e(x) + Σ_{j left} a(x→j),   a(i→j) += a(i→x) a(x→j)/S_x,   e(i) += a(i→x) e(x)/S_x,
//
// where S_x is summed and never found as 1 − something, so that every number keeps its relative accuracy however far
// the rates are apart.
#pragma once

#include <Eigen/Core>
#include <memory>
#include <vector>

#include "kinetics/elimination_order.hpp"
#include "kinetics/extended_real.hpp"

namespace baroscape {

/// Real is double or ExtendedReal. Factorise once, solve as often as wanted.
template <class Real>
class Elimination {
 public:
  explicit Elimination(std::shared_ptr<const EliminationOrder> order);

  /// Rates of each link, from its first state to its second and back, and rates of ending by state, all ≥ 0. From every
  /// state there must be a way to end.
  void factorise(const std::vector<Real>& leaving_a, const std::vector<Real>& leaving_b,
                 const std::vector<Real>& ending);

  /// Mean time spent in each state by walkers that set out distributed as `start`: y with
  /// (e_j + Σ_i a(j→i)) y_j − Σ_i a(i→j) y_i = start_j. `columns` problems at once, in rows by state.
  void solve_populations(Real* values, std::size_t columns) const;

  /// What walkers that set out from each state gather until they end, `gain` per time in each state: t with
  /// (e_i + Σ_j a(i→j)) t_i − Σ_j a(i→j) t_j = gain_i. With gain 1 the mean time to the end, with gain the rates of
  /// ending in one way the probability of ending in that way.
  void solve_times(std::vector<Real>& values) const;

 private:
  void eliminate_sparse();
  void eliminate_core();
  void gather_row(std::size_t place);

  std::shared_ptr<const EliminationOrder> order_;
  const std::vector<Real>*leaving_a_ = nullptr, *leaving_b_ = nullptr;  ///< while factorising
  std::vector<Real> ending_, outflow_;     ///< by place: e and S when the state is eliminated
  std::vector<Real> branching_, arrival_;  ///< a(x→later)/S_x by order_->later(), a(i→earlier) by order_->earlier()
  std::vector<Real> core_;  ///< core × core, row i column j: a(i→j)/S_i right of the diagonal, a(i→j) left of it
  std::vector<Real> row_;   ///< one row while it is gathered, by place
};

extern template class Elimination<double>;
extern template class Elimination<ExtendedReal>;

}  // namespace baroscape
