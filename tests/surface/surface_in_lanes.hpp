// Everything a surface computes, in lanes, on plain arrays. Compiled once for each instruction set.
#pragma once

#include "core/lanes.hpp"
#include "surface/lennard_jones_cluster.hpp"

namespace baroscape::surface_in_lanes {

/// All of one structure: H, V, ∇H, ∇V, ∇²H and the zero modes.
struct Everything {
  double enthalpy, volume;
  double *gradient, *volume_gradient;  ///< [3N]
  double* hessian;                     ///< [3N·3N]
  double* zero_modes;                  ///< [6·3N]
};

/// One structure x[l] (3N numbers) with its own pressure per lane; as many as Real has lanes.
template <class Real>
void compute(const PlainCluster& cluster, const double* const* x, const double* pressures, Everything* results) {
  constexpr int lanes = LaneTraits<Real>::lanes;
  const int n = 3 * cluster.pairs.atoms;
  const Surface<Real>* surface = new_lennard_jones_cluster<Real>(cluster);
  LaneArray<Real> position(n), gradient(n), volume_gradient(n), hessian(n * n), modes(6 * n);
  Real pressure = 0.0;
  for (int l = 0; l < lanes; ++l) {
    for (int k = 0; k < n; ++k) set_lane(position[k], l, x[l][k]);
    set_lane(pressure, l, pressures[l]);
  }
  const Real enthalpy = surface->evaluate(position.data(), pressure, gradient.data());
  const Real volume = surface->conjugate(position.data(), Real(0.0), volume_gradient.data());
  surface->hessian(position.data(), pressure, hessian.data());
  surface->zero_modes(position.data(), modes.data());
  for (int l = 0; l < lanes; ++l) {
    results[l].enthalpy = lane(enthalpy, l);
    results[l].volume = lane(volume, l);
    for (int k = 0; k < n; ++k) results[l].gradient[k] = lane(gradient[k], l);
    for (int k = 0; k < n; ++k) results[l].volume_gradient[k] = lane(volume_gradient[k], l);
    for (int k = 0; k < n * n; ++k) results[l].hessian[k] = lane(hessian[k], l);
    for (int k = 0; k < 6 * n; ++k) results[l].zero_modes[k] = lane(modes[k], l);
  }
  delete surface;
}

void compute_avx2(const PlainCluster& cluster, const double* const* x, const double* pressures, Everything* results);
void compute_avx512(const PlainCluster& cluster, const double* const* x, const double* pressures, Everything* results);

}  // namespace baroscape::surface_in_lanes
