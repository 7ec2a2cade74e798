// Pair potentials of free clusters: an interaction, free space, and the loop over all pairs, put together at compile
// time.
#pragma once

#include "core/lanes.hpp"
#include "potentials/potential.hpp"

namespace baroscape {
inline namespace BAROSCAPE_ARCHITECTURE {

/// One interaction for every pair.
template <class Interaction>
class UniformPairs {
 public:
  static constexpr double kSlopeFactor = Interaction::kSlopeFactor;
  template <class Parameters>
  explicit UniformPairs(const Parameters& parameters) : interaction_(parameters) {}
  BAROSCAPE_INLINE const Interaction& operator()(int, int) const { return interaction_; }

 private:
  Interaction interaction_;
};

/// An interaction for each pair of species: table[species_i·species_count + species_j], copied from `parameters`.
template <class Interaction>
class SpeciesPairs {
 public:
  static constexpr double kSlopeFactor = Interaction::kSlopeFactor;
  template <class Parameters>
  SpeciesPairs(const Parameters* parameters, int species_count, const int* species, int atoms)
      : table_(species_count * species_count), row_(atoms), column_(atoms) {
    for (int k = 0; k < table_.size(); ++k) table_[k] = Interaction(parameters[k]);
    for (int i = 0; i < atoms; ++i) {
      row_[i] = species[i] * species_count;
      column_[i] = species[i];
    }
  }
  BAROSCAPE_INLINE const Interaction& operator()(int i, int j) const { return table_[row_[i] + column_[j]]; }

 private:
  LaneArray<Interaction> table_;
  LaneArray<int> row_, column_;
};

/// E = Σ_{i<j} V(|r_i − r_j|²) without cutoff. `Pairs(i, j)` gives the interaction.
template <class Real, class Pairs>
class FreePairPotential final : public Potential<Real> {
 public:
  template <class... Arguments>
  explicit FreePairPotential(int atoms, const Arguments&... pairs) : atoms_(atoms), pairs_(pairs...) {}

  int atoms() const override { return atoms_; }

  Real energy_gradient(const Real* x, Real* gradient) const override {
    const Real factor = Pairs::kSlopeFactor;
    Real energy = 0.0;
    // Of an atom whose row is still to come, what pulls it to the rows before.
    for (int k = 0; k < 3 * atoms_; ++k) gradient[k] = 0.0;
    for (int i = 0; i < atoms_; ++i) {
      const Real xi = x[3 * i], yi = x[3 * i + 1], zi = x[3 * i + 2];
      Real gx = -gradient[3 * i], gy = -gradient[3 * i + 1], gz = -gradient[3 * i + 2];
      for (int j = i + 1; j < atoms_; ++j) {
        const Real dx = xi - x[3 * j], dy = yi - x[3 * j + 1], dz = zi - x[3 * j + 2];
        const Real slope = pairs_(i, j).add_energy(fma(dz, dz, fma(dy, dy, dx * dx)), energy);
        // Three products and six sums, not six of both at once: sums have units of their own (LJ38 quench 264 → 258
        // µs).
        const Real fx = slope * dx, fy = slope * dy, fz = slope * dz;
        gx = gx + fx;
        gy = gy + fy;
        gz = gz + fz;
        gradient[3 * j] = gradient[3 * j] + fx;
        gradient[3 * j + 1] = gradient[3 * j + 1] + fy;
        gradient[3 * j + 2] = gradient[3 * j + 2] + fz;
      }
      gradient[3 * i] = factor * gx;
      gradient[3 * i + 1] = factor * gy;
      gradient[3 * i + 2] = factor * gz;
    }
    return energy;
  }

  void hessian(const Real* x, Real* hessian) const override {
    const int n = 3 * atoms_;
    for (int i = 0; i < atoms_; ++i) {
      Real* rows[3] = {hessian + 3 * i * n, hessian + (3 * i + 1) * n, hessian + (3 * i + 2) * n};
      Real own[6] = {0.0, 0.0, 0.0, 0.0, 0.0, 0.0};  // xx, yx, yy, zx, zy, zz of the atom's own block
      for (int j = 0; j < i; ++j) {
        const Real dx = x[3 * i] - x[3 * j], dy = x[3 * i + 1] - x[3 * j + 1], dz = x[3 * i + 2] - x[3 * j + 2];
        Real slope, curvature;
        pairs_(i, j).derivatives(fma(dz, dz, fma(dy, dy, dx * dx)), slope, curvature);
        const Real cx = curvature * dx, cy = curvature * dy, cz = curvature * dz;
        const Real block[6] = {fma(cx, dx, slope), cy * dx, fma(cy, dy, slope), cz * dx, cz * dy, fma(cz, dz, slope)};
        for (int a = 0; a < 3; ++a) {
          for (int b = 0; b <= a; ++b) {
            const Real element = block[a * (a + 1) / 2 + b];
            own[a * (a + 1) / 2 + b] = own[a * (a + 1) / 2 + b] + element;
            Real& other = hessian[(3 * j + a) * n + 3 * j + b];
            other = other + element;
            rows[a][3 * j + b] = -element;
            if (a != b) rows[b][3 * j + a] = -element;
          }
        }
      }
      for (int a = 0; a < 3; ++a) {
        for (int b = 0; b <= a; ++b) rows[a][3 * i + b] = own[a * (a + 1) / 2 + b];
      }
    }
  }

 private:
  int atoms_;
  Pairs pairs_;
};

}  // namespace BAROSCAPE_ARCHITECTURE
}  // namespace baroscape
