// Embedded atoms in free space: E = Σ_{i<j} φ(r_ij) + Σ_i F(ρ_i), ρ_i = Σ_{j≠i} f(r_ij) with f the density that atom j
// brings to the place of i (M. S. Daw and M. I. Baskes, Phys. Rev. B 29, 6443 (1984)).
#pragma once

#include "core/lanes.hpp"
#include "core/scratch.hpp"
#include "potentials/potential.hpp"

namespace baroscape {
inline namespace BAROSCAPE_ARCHITECTURE {

/// What a pair (i, j) brings at w = r². A slope is 2 d/dw, a curvature 4 d²/dw², as in pair_potential.hpp: the gradient
/// by r_i is slope·(r_i − r_j).
template <class Real>
struct EmbeddedPair {
  Real energy, slope, curvature;                           ///< φ
  Real density_at_i, density_slope_at_i, curvature_at_i;  ///< f, brought by j
  Real density_at_j, density_slope_at_j, curvature_at_j;  ///< f, brought by i
};

/// F(ρ) and its derivatives by ρ.
template <class Real>
struct Embedding {
  Real energy, slope, curvature;
};

/// Model offers
///   bool reaches(Real w)                        whether a pair of any lane is within the cutoff
///   EmbeddedPair<Real> pair<kOrder>(int i, int j, Real w)   all zero beyond the cutoff; curvatures if kOrder == 2
///   Embedding<Real> embed(int i, Real density)
/// It knows nothing of how pairs are found, so that cells can use it as it is.
template <class Real, class Model>
class EmbeddedPotential final : public Potential<Real> {
 public:
  template <class... Arguments>
  explicit EmbeddedPotential(int atoms, const Arguments&... model) : atoms_(atoms), model_(model...) {}

  int atoms() const override { return atoms_; }

  Real energy_gradient(const Real* x, Real* gradient) const override {
    const int pairs = atoms_ * (atoms_ - 1) / 2;
    Real* const density = static_cast<Real*>(scratch(sizeof(Real) * static_cast<unsigned long>(2 * atoms_ + 3 * pairs)));
    Real* const pull = density + atoms_;
    Real* slopes = pull + atoms_;  // of φ, and of f at i and at j, pair after pair
    for (int i = 0; i < atoms_; ++i) density[i] = 0.0;
    Real energy = 0.0;
    for (int i = 0; i < atoms_; ++i) {
      Real own = density[i];
      for (int j = i + 1; j < atoms_; ++j, slopes += 3) {
        const Real w = distance2(x, i, j);
        if (!model_.reaches(w)) {
          slopes[0] = slopes[1] = slopes[2] = 0.0;
          continue;
        }
        const EmbeddedPair<Real> pair = model_.template pair<1>(i, j, w);
        energy = energy + pair.energy;
        own = own + pair.density_at_i;
        density[j] = density[j] + pair.density_at_j;
        slopes[0] = pair.slope;
        slopes[1] = pair.density_slope_at_i;
        slopes[2] = pair.density_slope_at_j;
      }
      density[i] = own;
    }
    for (int i = 0; i < atoms_; ++i) {
      const Embedding<Real> embedding = model_.embed(i, density[i]);
      energy = energy + embedding.energy;
      pull[i] = embedding.slope;
    }
    add_pairs(x, pull, pull + atoms_, gradient);
    return energy;
  }

  void hessian(const Real* x, Real* hessian) const override {
    const int n = 3 * atoms_;
    const unsigned long numbers = static_cast<unsigned long>(2 * atoms_ + 2 * n * atoms_);
    Real* const first = static_cast<Real*>(scratch(sizeof(Real) * numbers));
    Real* const second = first + atoms_;
    Real* const by = second + atoms_;      // ∂ρ_k/∂x_p at [p·N + k]
    Real* const weighted = by + n * atoms_;  // times F″(ρ_k)
    densities(x, first, by);
    for (int k = 0; k < atoms_; ++k) {
      const Embedding<Real> embedding = model_.embed(k, first[k]);
      first[k] = embedding.slope;
      second[k] = embedding.curvature;
    }
    for (int p = 0; p < n; ++p) {
      for (int k = 0; k < atoms_; ++k) weighted[p * atoms_ + k] = second[k] * by[p * atoms_ + k];
    }
    // Σ_k F″_k ∂ρ_k ⊗ ∂ρ_k
    for (int i = 0; i < atoms_; ++i) {
      for (int j = 0; j <= i; ++j) {
        Real sum[9] = {0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0};
        const Real *left = weighted + 3 * i * atoms_, *right = by + 3 * j * atoms_;
        for (int k = 0; k < atoms_; ++k) {
          for (int e = 0; e < 9; ++e) sum[e] = fma(left[e / 3 * atoms_ + k], right[e % 3 * atoms_ + k], sum[e]);
        }
        for (int e = 0; e < 9; ++e) {
          if (i != j || e % 3 <= e / 3) hessian[(3 * i + e / 3) * n + 3 * j + e % 3] = sum[e];
        }
      }
    }
    add_pair_blocks(x, first, hessian);
  }

 private:
  BAROSCAPE_INLINE static Real distance2(const Real* x, int i, int j) {
    const Real dx = x[3 * i] - x[3 * j], dy = x[3 * i + 1] - x[3 * j + 1], dz = x[3 * i + 2] - x[3 * j + 2];
    return fma(dz, dz, fma(dy, dy, dx * dx));
  }

  /// gradient = Σ over pairs of (φ + F′_i f_i + F′_j f_j) slope·d.
  void add_pairs(const Real* x, const Real* pull, const Real* slopes, Real* gradient) const {
    for (int k = 0; k < 3 * atoms_; ++k) gradient[k] = 0.0;
    for (int i = 0; i < atoms_; ++i) {
      const Real xi = x[3 * i], yi = x[3 * i + 1], zi = x[3 * i + 2], own = pull[i];
      Real gx = gradient[3 * i], gy = gradient[3 * i + 1], gz = gradient[3 * i + 2];
      for (int j = i + 1; j < atoms_; ++j, slopes += 3) {
        const Real slope = fma(pull[j], slopes[2], fma(own, slopes[1], slopes[0]));
        const Real fx = slope * (xi - x[3 * j]), fy = slope * (yi - x[3 * j + 1]), fz = slope * (zi - x[3 * j + 2]);
        gx = gx + fx;
        gy = gy + fy;
        gz = gz + fz;
        gradient[3 * j] = gradient[3 * j] - fx;
        gradient[3 * j + 1] = gradient[3 * j + 1] - fy;
        gradient[3 * j + 2] = gradient[3 * j + 2] - fz;
      }
      gradient[3 * i] = gx;
      gradient[3 * i + 1] = gy;
      gradient[3 * i + 2] = gz;
    }
  }

  /// density[k] = ρ_k and by[p·N + k] = ∂ρ_k/∂x_p.
  void densities(const Real* x, Real* density, Real* by) const {
    for (int k = 0; k < atoms_; ++k) density[k] = 0.0;
    for (int k = 0; k < 3 * atoms_ * atoms_; ++k) by[k] = 0.0;
    for (int i = 0; i < atoms_; ++i) {
      for (int j = 0; j < i; ++j) {
        const Real w = distance2(x, i, j);
        if (!model_.reaches(w)) continue;
        const EmbeddedPair<Real> pair = model_.template pair<1>(i, j, w);
        density[i] = density[i] + pair.density_at_i;
        density[j] = density[j] + pair.density_at_j;
        for (int c = 0; c < 3; ++c) {
          const Real d = x[3 * i + c] - x[3 * j + c];
          Real *of_i = by + (3 * i + c) * atoms_, *of_j = by + (3 * j + c) * atoms_;
          const Real at_i = pair.density_slope_at_i * d, at_j = pair.density_slope_at_j * d;
          of_i[i] = of_i[i] + at_i;
          of_j[i] = -at_i;
          of_i[j] = at_j;
          of_j[j] = of_j[j] - at_j;
        }
      }
    }
  }

  /// What φ and, with F′ held, f add to the lower triangle.
  void add_pair_blocks(const Real* x, const Real* pull, Real* hessian) const {
    const int n = 3 * atoms_;
    for (int i = 0; i < atoms_; ++i) {
      for (int j = 0; j < i; ++j) {
        const Real w = distance2(x, i, j);
        if (!model_.reaches(w)) continue;
        const EmbeddedPair<Real> pair = model_.template pair<2>(i, j, w);
        const Real slope =
            fma(pull[j], pair.density_slope_at_j, fma(pull[i], pair.density_slope_at_i, pair.slope));
        const Real curvature =
            fma(pull[j], pair.curvature_at_j, fma(pull[i], pair.curvature_at_i, pair.curvature));
        Real d[3];
        for (int c = 0; c < 3; ++c) d[c] = x[3 * i + c] - x[3 * j + c];
        for (int a = 0; a < 3; ++a) {
          const Real along = curvature * d[a];
          for (int b = 0; b < 3; ++b) {
            const Real element = a == b ? fma(along, d[b], slope) : along * d[b];
            Real& across = hessian[(3 * i + a) * n + 3 * j + b];
            across = across - element;
            if (b > a) continue;
            Real &at_i = hessian[(3 * i + a) * n + 3 * i + b], &at_j = hessian[(3 * j + a) * n + 3 * j + b];
            at_i = at_i + element;
            at_j = at_j + element;
          }
        }
      }
    }
  }

  int atoms_;
  Model model_;
};

}  // namespace BAROSCAPE_ARCHITECTURE
}  // namespace baroscape
