// A branch: one stationary point as λ changes, folds included.
#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <optional>
#include <vector>

#include "core/counts.hpp"
#include "search/critical_point.hpp"

namespace baroscape {

/// Where a branch was computed. For clusters and cells λ is P, ∂H/∂λ the volume and H − λ ∂H/∂λ the energy.
struct BranchPoint {
  double lambda = 0;
  double enthalpy = 0;       ///< H
  double volume = 0;         ///< ∂H/∂λ
  int index = 0;             ///< number of negative eigenvalues; of a critical point the one before it
  Eigen::VectorXd lowest;    ///< the lowest internal eigenvalues, ascending
  Eigen::VectorXd x;         ///< [n]
  Eigen::VectorXd x_rate;    ///< dx/ds [n], s the arclength (search/bordered_newton.hpp), forward along the branch
  double lambda_rate = 0;    ///< dλ/ds
  double volume_rate = 0;    ///< d(∂H/∂λ)/ds
  bool is_critical = false;  ///< one of Branch::events lies here

  double energy() const { return enthalpy - lambda * volume; }
  /// d²H/dλ² = −∇V·A⁺·∇V along the branch, infinite at a fold, undefined where a branch is its own mirror image.
  double volume_slope() const { return volume_rate / lambda_rate; }
};

enum class BranchEnd : int {
  not_called = 0,
  range,           ///< λ reached an end of the range
  closed,          ///< back where it began
  symmetric,       ///< met a branch of higher symmetry, beyond which it is its own mirror image
  index_changed,   ///< the index changed, and that was to end it
  fell_apart,      ///< the caller's predicate turned the last point away
  no_start,        ///< the start is not on a branch
  step_too_small,  ///< no step, however short, stayed on the branch
  too_many_steps,
};

/// In a sentence.
const char* describe(BranchEnd end);

/// A critical point on the way.
struct BranchEvent {
  CriticalPoint critical;
  std::size_t point = 0;  ///< its place in Branch::points
};

struct Branch {
  std::vector<BranchPoint> points;  ///< in order along the branch, critical points included
  std::vector<BranchEvent> events;
  BranchEnd end = BranchEnd::not_called;
  double lambda_scale = 0;  ///< θ of the arclength
  Counts counts;
};

/// The point at λ on the stretch between points i and i + 1, by cubic interpolation in the arclength and Newton's
/// method. Nothing where λ lies outside of the stretch.
std::optional<BranchPoint> point_on_stretch(const Surface<double>& surface, const Branch& branch, std::size_t i,
                                            double lambda);

/// The first point at λ going along the branch from points[from], forwards or backwards.
std::optional<BranchPoint> next_point_at(const Surface<double>& surface, const Branch& branch, std::size_t from,
                                         bool forwards, double lambda);

/// Every point at λ, in order along the branch: several where it folds.
std::vector<BranchPoint> points_at(const Surface<double>& surface, const Branch& branch, double lambda);

}  // namespace baroscape
