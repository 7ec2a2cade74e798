// A family of energy surfaces H(x; λ). For clusters and cells under pressure λ is P and ∂H/∂λ the volume; under shear λ
// would be the strain and ∂H/∂λ the stress times the volume.
#pragma once

#include "core/lanes.hpp"

namespace baroscape {
inline namespace BAROSCAPE_ARCHITECTURE {

/// Searches know nothing of a surface but this. n = dimension(); vectors are x[0..n), one point per lane.
/// Calls do not change the surface, so one object serves any number of threads.
template <class Real>
class Surface {
 public:
  virtual ~Surface() = default;
  virtual int dimension() const = 0;
  /// Returns H(x; λ); overwrites gradient[n] with ∇H.
  virtual Real evaluate(const Real* x, Real lambda, Real* gradient) const = 0;
  /// Returns ∂H/∂λ; overwrites gradient[n] with ∇(∂H/∂λ).
  virtual Real conjugate(const Real* x, Real lambda, Real* gradient) const = 0;
  /// ∂²H/∂λ² at fixed x: zero where H is linear in λ, as under pressure.
  virtual Real conjugate_slope(const Real* /*x*/, Real /*lambda*/) const { return Real(0.0); }
  /// Overwrites the lower triangle of hessian[n·n], row-major, with ∇²H: half of the memory is half of the time. What
  /// stands above the diagonal is left alone.
  virtual void hessian(const Real* x, Real lambda, Real* hessian) const = 0;
  /// How many vectors zero_modes() writes.
  virtual int zero_mode_count() const = 0;
  /// Directions along which H cannot change (translations, rotations), orthonormal, mode after mode in
  /// modes[count·n]. One that does not exist here (rotation of a linear cluster about its axis) is zero.
  virtual void zero_modes(const Real* x, Real* modes) const = 0;
};

}  // namespace BAROSCAPE_ARCHITECTURE
}  // namespace baroscape
