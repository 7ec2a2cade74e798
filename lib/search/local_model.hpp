// The surface around a point in every lane, to second order: H, gradient, and the Hessian in tridiagonal form.
#pragma once

#include "core/lanes.hpp"
#include "core/tridiagonal.hpp"
#include "surface/surface.hpp"

namespace baroscape {
inline namespace BAROSCAPE_ARCHITECTURE {

/// The directions along which H cannot change are lifted out of the way: s Σ z zᵀ is added to the Hessian, with s its
/// mean eigenvalue, so that no step goes along them and none counts as soft. `Element`: the precision of the second
/// order (core/tridiagonal.hpp). Memory is taken once.
template <class Real, class Element = Real>
class LocalModel {
 public:
  explicit LocalModel(const Surface<Real>& surface)
      : surface_(surface),
        n_(surface.dimension()),
        zero_modes_(surface.zero_mode_count()),
        hessian_(n_ * n_),
        lifted_(__is_same(Real, Element) ? 0 : n_ * n_),
        modes_(zero_modes_ * n_),
        gradient_(n_),
        tridiagonal_(n_) {}

  /// At x[n], parameter λ.
  void expand(const Real* x, Real lambda) {
    enthalpy_ = surface_.evaluate(x, lambda, gradient_.data());
    gradient_rms_ = sqrt(inner(gradient_.data(), gradient_.data(), n_) * Real(1.0 / n_));
    surface_.hessian(x, lambda, hessian_.data());
    lift_zero_modes(x);
    tridiagonal_.reduce(lifted());
  }

  const Real& enthalpy() const { return enthalpy_; }
  const Real& gradient_rms() const { return gradient_rms_; }
  const Real* gradient() const { return gradient_.data(); }
  /// What the eigenvalues of the zero modes were lifted to.
  const Real& lift() const { return lift_; }
  Tridiagonal<Real, Element>& tridiagonal() { return tridiagonal_; }
  const Tridiagonal<Real, Element>& tridiagonal() const { return tridiagonal_; }

 private:
  /// The matrix that is reduced.
  Element* lifted() {
    if constexpr (__is_same(Real, Element)) {
      return hessian_.data();
    } else {
      return lifted_.data();
    }
  }

  void lift_zero_modes(const Real* x) {
    Real trace = 0.0;
    for (int i = 0; i < n_; ++i) trace = trace + hessian_[i * n_ + i];
    lift_ = magnitude(trace) * Real(1.0 / n_) + Real(1.0);
    surface_.zero_modes(x, modes_.data());
    // Six modes of a cluster, three of a cell.
    if (zero_modes_ == 6) {
      add_modes<6>();
    } else if (zero_modes_ == 3) {
      add_modes<3>();
    } else {
      add_modes<0>();
    }
  }

  /// lifted ← hessian + s Σ z zᵀ, all modes in one sweep over the triangle. kModes of them, 0 if that is known only
  /// now.
  template <int kModes>
  void add_modes() {
    const int n = n_, count = kModes > 0 ? kModes : zero_modes_;
    const Real* modes = modes_.data();
    for (int i = 0; i < n; ++i) {
      Real scaled[kMostZeroModes];
      for (int m = 0; m < count; ++m) scaled[m] = lift_ * modes[m * n + i];
      const Real* row = hessian_.data() + i * n;
      Element* to = lifted() + i * n;
      for (int j = 0; j <= i; ++j) {
        Real element = row[j];
        for (int m = 0; m < count; ++m) element = fma(scaled[m], modes[m * n + j], element);
        to[j] = as<Element>(element);
      }
    }
  }

  static constexpr int kMostZeroModes = 6;  ///< three translations, three rotations
  const Surface<Real>& surface_;
  int n_, zero_modes_;
  LaneArray<Real> hessian_;
  LaneArray<Element> lifted_;  ///< where Element is not Real
  LaneArray<Real> modes_, gradient_;
  Tridiagonal<Real, Element> tridiagonal_;
  Real enthalpy_ = 0.0, gradient_rms_ = 0.0, lift_ = 0.0;
};

}  // namespace BAROSCAPE_ARCHITECTURE
}  // namespace baroscape
