// Embedded atoms from tables: a model for EmbeddedPotential. φ(r) = z(r)/r with z, f and F cubic in every interval of
// their tables (potentials/eam_tables.hpp makes them).
#pragma once

#include "core/cubic_table.hpp"
#include "potentials/embedded_potential.hpp"

namespace baroscape {

/// Plain view of tables. Tables over r begin at 0, as do those over ρ; an interval is a row.
struct PlainEam {
  /// Doubles in a row over r of two like species: four coefficients of z, four of f.
  static constexpr int kLikeRow = 8;
  /// Of species a and b: z, the f that b brings to a, the f that a brings to b.
  static constexpr int kMixedRow = 12;
  static constexpr int kEmbeddingRow = 4;  ///< of F

  int species_count = 1;
  double cutoff2 = 0;                             ///< r_c²
  double inverse_step = 0;                        ///< intervals over r in a unit of length
  int last_interval = 0;                          ///< over r
  double inverse_density_step = 0;                ///< intervals over ρ in a unit of density
  int last_density_interval = 0;                  ///< over ρ
  const double* const* pair_tables = nullptr;     ///< [a·species_count + b], seen from a
  const double* const* embeddings = nullptr;      ///< [a]
  const void* owner = nullptr;                    ///< keeps the tables: what retain_tables() takes
};

/// Keeps the tables of a view until release_tables() of what it returns. Any thread.
void* retain_tables(const PlainEam& eam);
void release_tables(void* retained);

inline namespace BAROSCAPE_ARCHITECTURE {

/// kAlike: one species only.
template <class Real, bool kAlike>
class Eam {
 public:
  Eam(const PlainEam& plain, const int* species, int atoms)
      : plain_(plain),
        retained_(retain_tables(plain)),
        cutoff2_(plain.cutoff2),
        scale_(plain.inverse_step),
        density_scale_(plain.inverse_density_step),
        species_(kAlike ? 0 : atoms) {
    for (int i = 0; i < species_.size(); ++i) species_[i] = species[i];
  }
  Eam(const Eam&) = delete;
  Eam& operator=(const Eam&) = delete;
  ~Eam() { release_tables(retained_); }

  BAROSCAPE_INLINE bool reaches(Real w) const { return any(w < cutoff2_); }

  template <int kOrder>
  BAROSCAPE_INLINE EmbeddedPair<Real> pair(int i, int j, Real w) const {
    EmbeddedPair<Real> pair;
    const auto within = w < cutoff2_;
    const Real r = sqrt(w), inverse = Real(1.0) / r;
    const TablePlace<Real> place = place_in_table(r * scale_, plain_.last_interval);
    const int a = kAlike ? 0 : species_[i], b = kAlike ? 0 : species_[j];
    const double* const table = plain_.pair_tables[a * plain_.species_count + b];
    const bool alike = kAlike || a == b;
    const int row = alike ? PlainEam::kLikeRow : PlainEam::kMixedRow;
    Real c[4];
    load_cubic(table, row, place, c);
    const Real energy = cubic(c, place.t) * inverse;
    const Real slope = (fma(cubic_slope(c, place.t), scale_, -energy)) * inverse;  // dφ/dr
    pair.energy = select(within, energy, Real(0.0));
    pair.slope = select(within, slope * inverse, Real(0.0));
    if constexpr (kOrder == 2) {
      const Real second = fma(Real(-2.0), slope, cubic_curvature(c, place.t) * scale_ * scale_) * inverse;
      pair.curvature = select(within, fma(-slope, inverse, second) * inverse * inverse, Real(0.0));
    }
    load_cubic(table + 4, row, place, c);
    density<kOrder>(c, place.t, inverse, within, pair.density_at_i, pair.density_slope_at_i, pair.curvature_at_i);
    if (alike) {
      pair.density_at_j = pair.density_at_i;
      pair.density_slope_at_j = pair.density_slope_at_i;
      if constexpr (kOrder == 2) pair.curvature_at_j = pair.curvature_at_i;
    } else {
      load_cubic(table + 8, row, place, c);
      density<kOrder>(c, place.t, inverse, within, pair.density_at_j, pair.density_slope_at_j, pair.curvature_at_j);
    }
    return pair;
  }

  /// Beyond its table F goes on along its last tangent.
  BAROSCAPE_INLINE Embedding<Real> embed(int i, Real density) const {
    const TablePlace<Real> place = place_in_table(density * density_scale_, plain_.last_density_interval);
    Real c[4];
    load_cubic(plain_.embeddings[kAlike ? 0 : species_[i]], PlainEam::kEmbeddingRow, place, c);
    const Real t = select(Real(1.0) < place.t, Real(1.0), place.t);
    const Real slope = cubic_slope(c, t);
    return {fma(place.t - t, slope, cubic(c, t)), slope * density_scale_,
            select(Real(1.0) < place.t, Real(0.0), cubic_curvature(c, t) * density_scale_ * density_scale_)};
  }

 private:
  template <int kOrder, class Mask>
  BAROSCAPE_INLINE void density(const Real* c, Real t, Real inverse, Mask within, Real& value, Real& slope,
                                Real& curvature) const {
    const Real first = cubic_slope(c, t) * scale_;
    value = select(within, cubic(c, t), Real(0.0));
    slope = select(within, first * inverse, Real(0.0));
    if constexpr (kOrder == 2) {
      const Real second = cubic_curvature(c, t) * scale_ * scale_;
      curvature = select(within, fma(-first, inverse, second) * inverse * inverse, Real(0.0));
    }
  }

  PlainEam plain_;
  void* retained_;
  Real cutoff2_, scale_, density_scale_;
  LaneArray<int> species_;
};

}  // namespace BAROSCAPE_ARCHITECTURE
}  // namespace baroscape
