// The enthalpy surface of a free cluster, H(x; P) = E(x) + P·V(x).
#pragma once

#include "core/lanes.hpp"
#include "potentials/potential.hpp"
#include "surface/gyration_sphere.hpp"
#include "surface/surface.hpp"

namespace baroscape {
inline namespace BAROSCAPE_ARCHITECTURE {

/// Owns its potential (a value of type `PotentialType`), so that the pair loop is called without indirection.
template <class Real, class PotentialType>
class ClusterSurface final : public Surface<Real> {
 public:
  template <class... Arguments>
  ClusterSurface(double atom_radius, const Arguments&... potential)
      : potential_(potential...), volume_(potential_.atoms(), atom_radius) {}

  int dimension() const override { return 3 * potential_.atoms(); }

  Real evaluate(const Real* x, Real pressure, Real* gradient) const override {
    const Real energy = potential_.energy_gradient(x, gradient);
    if (!any(Real(0.0) < magnitude(pressure))) return energy;
    const auto sphere = volume_.at(x);
    volume_.add_gradient(sphere, x, pressure, gradient);
    return fma(pressure, sphere.volume, energy);
  }

  Real conjugate(const Real* x, Real /*pressure*/, Real* gradient) const override {
    for (int k = 0; k < dimension(); ++k) gradient[k] = 0.0;
    const auto sphere = volume_.at(x);
    volume_.add_gradient(sphere, x, Real(1.0), gradient);
    return sphere.volume;
  }

  void hessian(const Real* x, Real pressure, Real* hessian) const override {
    potential_.hessian(x, hessian);
    if (any(Real(0.0) < magnitude(pressure))) volume_.add_hessian(volume_.at(x), x, pressure, hessian);
  }

  int zero_mode_count() const override { return 6; }

  void zero_modes(const Real* x, Real* modes) const override {
    const int atoms = potential_.atoms(), n = 3 * atoms;
    const auto sphere = volume_.at(x);
    const Real unit = sqrt(Real(1.0 / atoms));
    for (int k = 0; k < 6 * n; ++k) modes[k] = 0.0;
    for (int c = 0; c < 3; ++c) {
      const int first = (c + 1) % 3, second = (c + 2) % 3;
      Real* translation = modes + c * n;
      Real* rotation = modes + (3 + c) * n;
      for (int i = 0; i < atoms; ++i) {
        translation[3 * i + c] = unit;
        rotation[3 * i + first] = -(x[3 * i + second] - sphere.centre[second]);
        rotation[3 * i + second] = x[3 * i + first] - sphere.centre[first];
      }
      // Rotations about the centroid are orthogonal to translations but not to each other.
      const Real before = dot(rotation, rotation, n);
      for (int other = 0; other < c; ++other) {
        const Real* earlier = modes + (3 + other) * n;
        const Real overlap = dot(rotation, earlier, n);
        for (int k = 0; k < n; ++k) rotation[k] = fma(-overlap, earlier[k], rotation[k]);
      }
      const Real norm2 = dot(rotation, rotation, n);
      // What is left of a rotation about a linear cluster's own axis is rounding, 1e-16 of its length: squared, far
      // below this; a cluster bent by 1e-7 radians already counts as bent.
      const auto exists = Real(1e-16) * (before + Real(1.0)) < norm2;
      const Real scale = select(exists, Real(1.0) / sqrt(select(exists, norm2, Real(1.0))), Real(0.0));
      for (int k = 0; k < n; ++k) rotation[k] = rotation[k] * scale;
    }
  }

 private:
  PotentialType potential_;
  GyrationSphere<Real> volume_;
};

}  // namespace BAROSCAPE_ARCHITECTURE
}  // namespace baroscape
