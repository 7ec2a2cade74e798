// The kernel of potentials/single_kernel.hpp, written once for all instruction sets: eight pairs of one cluster at a
// time.
//
// Up to 32 atoms stay in registers and meet their kth neighbours round a ring of all atoms, first forwards, then, with
// the factors kept, backwards: nothing is summed across. Larger clusters take the upper triangle by blocks of four rows
// and eight columns. Plain division is faster here than estimates of a reciprocal, and one division for two pairs no
// faster than two.
#pragma once

#include "core/eight.hpp"
#include "potentials/single_kernel.hpp"

namespace baroscape {
inline namespace BAROSCAPE_ARCHITECTURE {

/// Up to this many atoms in a ring. At N = 17 and 24 a ring takes 185 and 258 ns, blocks 296 and 339.
inline constexpr int kLargestRing = 32;

/// Numbers of whole blocks of eight.
constexpr int whole_blocks(int atoms) {
  return (atoms + 7) / 8 * 8;
}

/// V = scale·(a s − b) s with s = r⁻⁶, one a = 1 and b for every pair.
class OneSpecies {
 public:
  explicit OneSpecies(const PlainPairs& plain)
      : scale_(plain.pairs[0].repulsion), half_(0.5 * plain.pairs[0].attraction / plain.pairs[0].repulsion) {}
  double scale() const { return scale_; }
  BAROSCAPE_INLINE Eight half(int, int) const { return Eight(half_); }
  BAROSCAPE_INLINE Eight excess(Eight sixth, Eight half, int, int) const { return sixth - half; }

 private:
  double scale_, half_;
};

/// The same with a and b looked up: in a ring, of atom `column` and its `row`th neighbour; in blocks, of the atoms
/// `row` and `column`, rows of one species sharing their numbers.
class SeveralSpecies {
 public:
  explicit SeveralSpecies(const PlainPairs& plain)
      : stride_(whole_blocks(plain.atoms)),
        row_(plain.atoms <= kLargestRing ? plain.atoms : whole_blocks(plain.atoms)),
        repulsion_((plain.atoms <= kLargestRing ? plain.atoms : plain.species_count) * stride_),
        half_(repulsion_.size()) {
    const bool ring = plain.atoms <= kLargestRing;
    for (int i = 0; i < plain.atoms; ++i) row_[i] = (ring ? i : plain.species[i]) * stride_;
    for (int k = 0; k < repulsion_.size(); ++k) {
      const int row = k / stride_, column = k % stride_ % plain.atoms;
      const int first = ring ? plain.species[(column + row) % plain.atoms] : row;
      const LennardJonesPair& pair = plain.pairs[first * plain.species_count + plain.species[column]];
      repulsion_[k] = pair.repulsion;
      half_[k] = 0.5 * pair.attraction;
    }
  }
  double scale() const { return 1.0; }
  BAROSCAPE_INLINE Eight half(int row, int column) const { return load_eight(half_.data() + row_[row] + column); }
  BAROSCAPE_INLINE Eight excess(Eight sixth, Eight half, int row, int column) const {
    return fma(load_eight(repulsion_.data() + row_[row] + column), sixth, -half);
  }

 private:
  int stride_;
  LaneArray<int> row_;
  LaneArray<double> repulsion_, half_;
};

template <class Pairs>
class PairsSideBySide final : public SingleKernel {
 public:
  explicit PairsSideBySide(const PlainPairs& plain) : atoms_(plain.atoms), pairs_(plain) {}

  double energy_gradient(const double* x, double* gradient) const override {
    if (atoms_ <= 8) return in_a_ring<1>(x, gradient);
    if (atoms_ <= 16) return in_a_ring<2>(x, gradient);
    if (atoms_ <= 24) return in_a_ring<3>(x, gradient);
    if (atoms_ <= kLargestRing) return in_a_ring<4>(x, gradient);
    return by_blocks(x, gradient);
  }

 private:
  struct Vector {
    Eight x, y, z;
  };

  /// Adds V/scale to `energy` and returns −slope/(12·scale), the slope being that of LennardJones.
  BAROSCAPE_INLINE Eight add_energy(Eight inverse, int row, int column, Eight& energy) const {
    const Eight sixth = inverse * inverse * inverse;
    const Eight half = pairs_.half(row, column);
    const Eight excess = pairs_.excess(sixth, half, row, column);
    energy = fma(excess - half, sixth, energy);
    return excess * (sixth * inverse);
  }

  BAROSCAPE_INLINE static Eight length2(const Vector& d) { return fma(d.z, d.z, fma(d.y, d.y, d.x * d.x)); }

  BAROSCAPE_INLINE static void add(Vector& sum, Eight factor, const Vector& d) {
    sum.x = fma(factor, d.x, sum.x);
    sum.y = fma(factor, d.y, sum.y);
    sum.z = fma(factor, d.z, sum.z);
  }

  /// The coordinates as three arrays, each `stride` long, from place `first` on.
  void spread(const double* x, double* to, int stride, int first) const {
    to += first;
    int i = 0;
    for (; i + 4 <= atoms_; i += 4) {
      Pack4 four[3];
      load_points(x + 3 * i, four[0], four[1], four[2]);
      for (int c = 0; c < 3; ++c) _mm256_storeu_pd(to + c * stride + i, four[c].value);
    }
    for (; i < atoms_; ++i) {
      for (int c = 0; c < 3; ++c) to[c * stride + i] = x[3 * i + c];
    }
  }

  /// The way back, each number times the factor.
  void gather(const double* from, int stride, double factor, double* gradient) const {
    int i = 0;
    for (; i + 4 <= atoms_; i += 4) {
      Pack4 four[3];
      for (int c = 0; c < 3; ++c) four[c] = Pack4(factor) * Pack4(_mm256_loadu_pd(from + c * stride + i));
      store_points(four[0], four[1], four[2], gradient + 3 * i);
    }
    for (; i < atoms_; ++i) {
      for (int c = 0; c < 3; ++c) gradient[3 * i + c] = factor * from[c * stride + i];
    }
  }

  template <int blocks>
  double in_a_ring(const double* x, double* gradient) const {
    constexpr int stride = 16 * blocks;  // once round for every atom, and those that fill up the last block
    alignas(64) double place[3 * stride];
    alignas(64) double factors[4 * blocks * stride];  // of the kth neighbours, once round and once more
    spread(x, place, stride, 0);
    spread(x, place, stride, atoms_);
    for (int i = 2 * atoms_; i < 8 * blocks + atoms_; ++i) {
      for (int c = 0; c < 3; ++c) place[c * stride + i] = x[3 * (i % atoms_) + c];
    }
    const auto at = [&](int i) {
      return Vector{load_eight(place + i), load_eight(place + stride + i), load_eight(place + 2 * stride + i)};
    };
    Vector own[blocks], slopes[blocks];
    Eight energies[blocks];
    for (int b = 0; b < blocks; ++b) {
      own[b] = at(8 * b);
      slopes[b] = {0.0, 0.0, 0.0};
      energies[b] = 0.0;
    }
    const auto towards = [&](int b, int k) {
      const Vector other = at(8 * b + k);
      return Vector{own[b].x - other.x, own[b].y - other.y, own[b].z - other.z};
    };
    // The neighbours across, where there are such, see each other from both sides.
    if (atoms_ % 2 == 0) {
      const int k = atoms_ / 2;
      for (int b = 0; b < blocks; ++b) {
        const Vector d = towards(b, k);
        add(slopes[b], add_energy(Eight(1.0) / length2(d), k, 8 * b, energies[b]), d);
        energies[b] = Eight(0.5) * energies[b];
      }
    }
    const int half = (atoms_ - 1) / 2;
    for (int k = 1; k <= half; ++k) {
      double* const factor = factors + k * stride;
      Eight factor_of[blocks];
      for (int b = 0; b < blocks; ++b) {
        const Vector d = towards(b, k);
        factor_of[b] = add_energy(Eight(1.0) / length2(d), k, 8 * b, energies[b]);
        add(slopes[b], factor_of[b], d);
      }
      for (int b = 0; b < blocks; ++b) store(factor_of[b], factor + 8 * b);
      for (int b = 0; b < blocks; ++b) store(factor_of[b], factor + atoms_ + 8 * b);
    }
    for (int k = 1; k <= half; ++k) {
      for (int b = 0; b < blocks; ++b) {
        add(slopes[b], load_eight(factors + k * stride + atoms_ + 8 * b - k), towards(b, atoms_ - k));
      }
    }
    // Lanes beyond the last atom have repeated the first ones.
    Eight energy = 0.0;
    for (int b = 0; b < blocks; ++b) {
      energy = energy + select(lanes_between(0, atoms_ - 8 * b), energies[b], Eight(0.0));
      store(slopes[b].x, place + 8 * b);
      store(slopes[b].y, place + stride + 8 * b);
      store(slopes[b].z, place + 2 * stride + 8 * b);
    }
    gather(place, stride, -12.0 * pairs_.scale(), gradient);
    return pairs_.scale() * sum(energy);
  }

  /// Four rows of the upper triangle against eight columns. `slope` holds what pulls a column's atom to its rows, the
  /// opposite of what `rows` hold.
  template <bool masked>
  BAROSCAPE_INLINE void add_block(int row, int column, const double* place, double* slope, Vector* rows,
                                  Eight& energy) const {
    const Vector own{load_eight(place + column), load_eight(place + kMostAtoms + column),
                     load_eight(place + 2 * kMostAtoms + column)};
    Vector columns{load_eight(slope + column), load_eight(slope + kMostAtoms + column),
                   load_eight(slope + 2 * kMostAtoms + column)};
    for (int r = 0; r < 4; ++r) {
      const int i = row + r;
      const Vector d{Eight(place[i]) - own.x, Eight(place[kMostAtoms + i]) - own.y,
                     Eight(place[2 * kMostAtoms + i]) - own.z};
      const Eight inverse =
          masked ? inverse_where(lanes_between(i + 1 - column, atoms_ - column), length2(d)) : Eight(1.0) / length2(d);
      const Eight factor = add_energy(inverse, i, column, energy);
      add(rows[r], factor, d);
      add(columns, factor, d);
    }
    store(columns.x, slope + column);
    store(columns.y, slope + kMostAtoms + column);
    store(columns.z, slope + 2 * kMostAtoms + column);
  }

  double by_blocks(const double* x, double* gradient) const {
    alignas(64) double place[3 * kMostAtoms], slope[3 * kMostAtoms];
    spread(x, place, kMostAtoms, 0);
    const int columns = whole_blocks(atoms_);
    for (int c = 0; c < 3; ++c) {
      for (int i = 0; i < columns; ++i) slope[c * kMostAtoms + i] = 0.0;
      for (int i = atoms_; i < columns; ++i) place[c * kMostAtoms + i] = 0.0;
    }
    Eight energy = 0.0;
    for (int row = 0; row < atoms_; row += 4) {
      Vector rows[4];
      for (Vector& one : rows) one = {0.0, 0.0, 0.0};
      int column = row / 8 * 8;
      add_block<true>(row, column, place, slope, rows, energy);
      for (column += 8; column + 8 <= atoms_; column += 8) {
        add_block<false>(row, column, place, slope, rows, energy);
      }
      if (column < atoms_) add_block<true>(row, column, place, slope, rows, energy);
      const Pack4 added[3] = {sums(rows[0].x, rows[1].x, rows[2].x, rows[3].x),
                              sums(rows[0].y, rows[1].y, rows[2].y, rows[3].y),
                              sums(rows[0].z, rows[1].z, rows[2].z, rows[3].z)};
      for (int c = 0; c < 3; ++c) {
        double* to = slope + c * kMostAtoms + row;
        _mm256_storeu_pd(to, (Pack4(_mm256_loadu_pd(to)) - added[c]).value);
      }
    }
    gather(slope, kMostAtoms, 12.0 * pairs_.scale(), gradient);
    return pairs_.scale() * sum(energy);
  }

  int atoms_;
  Pairs pairs_;
};

inline SingleKernel* new_pairs_side_by_side(const PlainPairs& plain) {
  if (plain.species_count == 1) return new PairsSideBySide<OneSpecies>(plain);
  return new PairsSideBySide<SeveralSpecies>(plain);
}

}  // namespace BAROSCAPE_ARCHITECTURE
}  // namespace baroscape
