// S(q): what X-rays or neutrons would see if all atoms scattered alike.
#pragma once

#include <Eigen/Core>
#include <optional>

#include "atoms/structure.hpp"

namespace baroscape {

/// S(q) at each q (> 0, 1/σ). Of a cluster by Debye's sum, 1 + (2/N) Σ_{i<j} sin(qr)/(qr) (P. Debye, Ann. Phys. 351,
/// 809 (1915)). Of a periodic structure the same sum over images up to `reach`, less what an even density would give,
/// under E. Lorch's window sin(πr/reach)/(πr/reach) (J. Phys. C 2, 229 (1969)), which takes away the ripples of the
/// cut and nothing sharper than 2π/reach can be seen through. `reach` is not used for clusters.
Eigen::VectorXd structure_factor(const Structure& structure, const Eigen::VectorXd& q, double reach);

/// What is read off a curve S(q): peak A and the area B beyond it.
struct PeakA {
  double position = 0;  ///< of the highest point, 1/σ, by a parabola through three
  double height = 0;    ///< S there
  double width = 0;     ///< between the points at which S − 1 is half as high, 1/σ
  /// ∫(S − 1) dq over the second maximum: from where S comes above 1 beyond A to where it falls below again, 1/σ.
  double area_beyond = 0;
};

/// Nothing when S has no peak above 1 with both flanks in the range, or no second one. q ascending, evenly spaced.
std::optional<PeakA> peak_a(const Eigen::VectorXd& q, const Eigen::VectorXd& s);

}  // namespace baroscape
