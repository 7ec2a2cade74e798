// The volume of a finite cluster: the uniform sphere that has the cluster's radius of gyration, atoms being spheres of
// radius r_at:  Rg² = (1/N) Σ|r_i − c|²,  s = (5/3) Rg² + r_at²,  V = (4π/3) s^{3/2}   (design: physics, section 2).
#pragma once

#include "core/lanes.hpp"

namespace baroscape {
inline namespace BAROSCAPE_ARCHITECTURE {

inline constexpr double kSphere = 4.18879020478639098;  // 4π/3

template <class Real>
class GyrationSphere {
 public:
  GyrationSphere(int atoms, double atom_radius) : atoms_(atoms), radius2_(atom_radius * atom_radius) {}

  struct Point {
    Real centre[3];
    Real root;    ///< s^{1/2}
    Real volume;  ///< V
  };

  Point at(const Real* x) const {
    Point point;
    const Real inverse = Real(1.0 / atoms_);
    for (int c = 0; c < 3; ++c) {
      Real sum = 0.0;
      for (int i = 0; i < atoms_; ++i) sum = sum + x[3 * i + c];
      point.centre[c] = sum * inverse;
    }
    // One sum for each component: a single one would wait for itself, 40 of 290 ns at N = 13.
    Real gyration[3] = {0.0, 0.0, 0.0};
    for (int i = 0; i < atoms_; ++i) {
      for (int c = 0; c < 3; ++c) {
        const Real d = x[3 * i + c] - point.centre[c];
        gyration[c] = fma(d, d, gyration[c]);
      }
    }
    const Real s = fma((gyration[0] + gyration[1]) + gyration[2], Real(5.0 / (3.0 * atoms_)), Real(radius2_));
    point.root = sqrt(s);
    point.volume = Real(kSphere) * s * point.root;
    return point;
  }

  /// gradient += factor · ∂V/∂x, with ∂V/∂r_i = (4π/3)(5/N) s^{1/2} (r_i − c).
  void add_gradient(const Point& point, const Real* x, Real factor, Real* gradient) const {
    const Real scale = factor * Real(kSphere * 5.0 / atoms_) * point.root;
    for (int i = 0; i < atoms_; ++i) {
      for (int c = 0; c < 3; ++c) {
        gradient[3 * i + c] = fma(scale, x[3 * i + c] - point.centre[c], gradient[3 * i + c]);
      }
    }
  }

  /// The lower triangle of hessian += factor · ∂²V/∂x², (4π/3)(5/N)[s^{1/2}(δ_ij − 1/N) 1 + (5/(3N)) s^{-1/2} (r_i −
  /// c)⊗(r_j − c)].
  void add_hessian(const Point& point, const Real* x, Real factor, Real* hessian) const {
    const int n = 3 * atoms_;
    const Real scale = factor * Real(kSphere * 5.0 / atoms_);
    const Real diagonal = scale * point.root;
    const Real off = diagonal * Real(-1.0 / atoms_);
    const Real outer = scale * Real(5.0 / (3.0 * atoms_)) / point.root;
    for (int i = 0; i < n; ++i) {
      const Real left = x[i] - point.centre[i % 3];
      for (int j = 0; j <= i; ++j) {
        Real value = fma(outer, left * (x[j] - point.centre[j % 3]), hessian[i * n + j]);
        if (i % 3 == j % 3) value = value + off;
        if (i == j) value = value + diagonal;
        hessian[i * n + j] = value;
      }
    }
  }

 private:
  int atoms_;
  double radius2_;
};

}  // namespace BAROSCAPE_ARCHITECTURE
}  // namespace baroscape
