// What a potential offers: energy, gradient and Hessian of one structure per lane.
#pragma once

#include "core/lanes.hpp"

namespace baroscape {
inline namespace BAROSCAPE_ARCHITECTURE {

/// E(x) of N atoms. Coordinates are x[3i + c], atom i, Cartesian component c; every lane is a structure of its own.
/// Calls do not change the potential, so one object serves any number of threads.
template <class Real>
class Potential {
 public:
  virtual ~Potential() = default;
  virtual int atoms() const = 0;
  /// Returns E; overwrites gradient[3N] with ∂E/∂x. For a free cluster the virial tensor is Σ r_i ⊗ ∂E/∂r_i.
  virtual Real energy_gradient(const Real* x, Real* gradient) const = 0;
  /// Overwrites the lower triangle of hessian[3N·3N], row-major, with ∂²E/∂x²; leaves what stands above the diagonal.
  virtual void hessian(const Real* x, Real* hessian) const = 0;
};

}  // namespace BAROSCAPE_ARCHITECTURE
}  // namespace baroscape
