// Symmetric matrices in lanes, one per lane: reduced once to tridiagonal form, after which solving, counting
// eigenvalues and finding eigenvectors cost O(n) each (Householder; Golub & Van Loan, Matrix Computations, ch. 8).
// Full diagonalisation, twenty times dearer, is never needed in a search.
#pragma once

#include "core/narrow_lanes.hpp"

namespace baroscape {
inline namespace BAROSCAPE_ARCHITECTURE {

/// A = Q T Qᵀ with T tridiagonal. Memory is taken once; reduce() may be called any number of times.
///
/// `Element` is Real or its narrow form: what the matrix is held and reduced in. The reduction is nearly all of the
/// work and bound by how fast the matrix comes from memory, so that half the bytes take less than half the time; T is
/// then that of A with an error of some 1e-7 of its largest eigenvalue. Q is orthogonal to the precision of Real either
/// way.
template <class Real, class Element = Real>
class Tridiagonal {
 public:
  explicit Tridiagonal(int n)
      : n_(n),
        diagonal_(n),
        off_(n),
        half_square_(n),
        v_(n),
        w_(n),
        next_(n),
        product_(n),
        lower_(n),
        pivot_(n),
        lower_i_(n),
        scaled_r_(n),
        scaled_i_(n),
        residual_(n) {}

  int dimension() const { return n_; }
  const Real* diagonal() const { return diagonal_.data(); }
  /// off_diagonal()[i] joins i and i + 1; the last one is 0.
  const Real* off_diagonal() const { return off_.data(); }

  /// Reduces a[n·n] (row-major; only the lower triangle is read), whose rows then hold the reflections: `a` must stay
  /// as it is while to_tridiagonal() and from_tridiagonal() are used.
  ///
  /// Row i is reflected onto its last element, from the last row up. The update A ← A − v wᵀ − w vᵀ of one row and the
  /// product A v of the next are done in one sweep over the triangle, since the matrix of eight lanes does not fit the
  /// first-level cache.
  void reduce(Element* a) {
    matrix_ = a;
    off_[n_ - 1] = 0.0;
    for (int k = 0; k < n_; ++k) v_[k] = w_[k] = 0.0;
    for (int i = n_ - 1; i > 0; --i) {
      // v, w: of the row before (below), not applied to the rows 0 … i yet.
      Element* row = a + i * n_;
      for (int c = 0; c <= i; ++c) row[c] = fma(-v_[i], w_[c], fma(-w_[i], v_[c], row[c]));
      diagonal_[i] = as<Real>(row[i]);
      const Element norm2 = inner(row, row, i);
      const Element last = row[i - 1];
      const Element length = select(last < Element(0.0), -sqrt(norm2), sqrt(norm2));
      off_[i - 1] = as<Real>(-length);
      // v = row + length·e_last; h = |v|²/2. A row that is zero needs no reflection.
      row[i - 1] = last + length;
      for (int c = 0; c < i; ++c) next_[c] = row[c];
      half_square_[i] = inverse_half_square(row, i);
      const Element inverse = as<Element>(half_square_[i]);
      update_and_multiply(a, i);
      // w = p − (vᵀp/2h) v with p = A v/h.
      Element overlap = 0.0;
      for (int c = 0; c < i; ++c) {
        product_[c] = product_[c] * inverse;
        overlap = fma(next_[c], product_[c], overlap);
      }
      const Element half = Element(-0.5) * overlap * inverse;
      for (int c = 0; c < i; ++c) {
        v_[c] = next_[c];
        w_[c] = fma(half, next_[c], product_[c]);
      }
    }
    diagonal_[0] = as<Real>(fma(Element(-2.0) * v_[0], w_[0], a[0]));
  }

  /// x ← Qᵀ x for each of the vectors.
  template <class... Vectors>
  void to_tridiagonal(Vectors*... x) const {
    for (int i = n_ - 1; i > 0; --i) reflect(i, x...);
  }
  /// x ← Q x for each of the vectors.
  template <class... Vectors>
  void from_tridiagonal(Vectors*... x) const {
    for (int i = 1; i < n_; ++i) reflect(i, x...);
  }

  /// How many eigenvalues lie below the shift (Sylvester's law of inertia; a double that counts).
  Real count_below(Real shift) const {
    Real count = 0.0, pivot = 1.0;
    for (int i = 0; i < n_; ++i) {
      const Real e = i > 0 ? off_[i - 1] : Real(0.0);
      pivot = guarded(diagonal_[i] - shift - e * e / pivot);
      count = count + select(pivot < Real(0.0), Real(1.0), Real(0.0));
    }
    return count;
  }

  /// Factors T − shift = L D Lᵀ for solve(); returns how many eigenvalues lie below the shift. A pivot too small to
  /// divide by is replaced by a small one: the solution is then that of a matrix changed by rounding.
  Real factor(Real shift) {
    Real count = 0.0, pivot = 1.0;
    for (int i = 0; i < n_; ++i) {
      const Real e = i > 0 ? off_[i - 1] : Real(0.0);
      const Real lower = e / pivot;
      pivot = guarded(fma(-lower, e, diagonal_[i] - shift));
      lower_[i] = lower;
      pivot_[i] = Real(1.0) / pivot;
      count = count + select(pivot < Real(0.0), Real(1.0), Real(0.0));
    }
    return count;
  }
  /// Element i of D of the last factor().
  Real pivot(int i) const { return Real(1.0) / pivot_[i]; }
  /// x ← (T − shift)⁻¹ x with the last factor().
  void solve(Real* x) const {
    for (int i = 1; i < n_; ++i) x[i] = fma(-lower_[i], x[i - 1], x[i]);
    for (int i = 0; i < n_; ++i) x[i] = x[i] * pivot_[i];
    for (int i = n_ - 2; i >= 0; --i) x[i] = fma(-lower_[i + 1], x[i + 1], x[i]);
  }

  /// x ← a multiple of ((T − centre)² + width²)⁻¹ x, the imaginary part of (T − centre − i·width)⁻¹ x: brings out the
  /// modes near the centre without the singularity that inverse iteration has there. width > 0.
  void filter(Real centre, Real width, Real* x) {
    // L D Lᵀ as in factor(), with complex numbers: pivot, 1/pivot (pivot_, pivot_i_), lower (lower_, lower_i_).
    Real inverse_r = 0.0, inverse_i = 0.0, solution_r = 0.0, solution_i = 0.0;
    for (int i = 0; i < n_; ++i) {
      const Real e = i > 0 ? off_[i - 1] : Real(0.0);
      const Real lower_r = e * inverse_r, lower_i = e * inverse_i;
      const Real pivot_r = fma(-lower_r, e, diagonal_[i] - centre), pivot_i = fma(-lower_i, e, -width);
      const Real scale = Real(1.0) / fma(pivot_r, pivot_r, pivot_i * pivot_i);
      inverse_r = pivot_r * scale;
      inverse_i = -pivot_i * scale;
      const Real right_r = x[i] - fma(lower_r, solution_r, -lower_i * solution_i);
      const Real right_i = -fma(lower_r, solution_i, lower_i * solution_r);
      solution_r = right_r;
      solution_i = right_i;
      lower_[i] = lower_r;
      lower_i_[i] = lower_i;
      scaled_r_[i] = fma(right_r, inverse_r, -right_i * inverse_i);
      scaled_i_[i] = fma(right_r, inverse_i, right_i * inverse_r);
    }
    for (int i = n_ - 1; i >= 0; --i) {
      if (i + 1 < n_) {
        const Real below_r = scaled_r_[i + 1], below_i = scaled_i_[i + 1];
        scaled_r_[i] = scaled_r_[i] - fma(lower_[i + 1], below_r, -lower_i_[i + 1] * below_i);
        scaled_i_[i] = scaled_i_[i] - fma(lower_[i + 1], below_i, lower_i_[i + 1] * below_r);
      }
      x[i] = scaled_i_[i];
    }
  }

  /// xᵀ T x.
  Real quadratic_form(const Real* x) const {
    Real sum = 0.0;
    for (int i = 0; i < n_; ++i) {
      sum = fma(diagonal_[i] * x[i], x[i], sum);
      if (i + 1 < n_) sum = fma(Real(2.0) * off_[i] * x[i], x[i + 1], sum);
    }
    return sum;
  }

  /// y ← T x.
  void multiply(const Real* x, Real* y) const {
    for (int i = 0; i < n_; ++i) {
      Real sum = diagonal_[i] * x[i];
      if (i > 0) sum = fma(off_[i - 1], x[i - 1], sum);
      if (i + 1 < n_) sum = fma(off_[i], x[i + 1], sum);
      y[i] = sum;
    }
  }

  /// A number no eigenvalue lies below (Gershgorin).
  Real lower_bound() const {
    Real bound = 1e300;
    for (int i = 0; i < n_; ++i) {
      Real radius = magnitude(off_[i]);
      if (i > 0) radius = radius + magnitude(off_[i - 1]);
      const Real low = diagonal_[i] - radius;
      bound = select(low < bound, low, bound);
    }
    return bound;
  }

  /// x ← the eigenvector of the lowest eigenvalue, of length 1.
  void lowest_mode(Real* x) {
    // Bisection to a thousandth of what Gershgorin leaves open, from below; inverse iteration from there.
    Real low = lower_bound(), high = diagonal_[0];
    for (int i = 1; i < n_; ++i) high = smaller(high, diagonal_[i]);
    for (int halving = 0; halving < 12; ++halving) {
      const Real middle = Real(0.5) * (low + high);
      const auto none = count_below(middle) < Real(0.5);
      low = select(none, middle, low);
      high = select(none, high, middle);
    }
    factor(low);
    for (int k = 0; k < n_; ++k) x[k] = Real(1.0 + 0.3 * ((k * 7) % 5));  // no mode is orthogonal to all of this
    for (int round = 0; round < 4; ++round) {
      solve(x);
      normalise(x);
    }
    for (int round = 0; round < 3; ++round) sharpen(x);
  }

  /// One round of what turns x, of length 1 and near an eigenvector, into it: a filter around its Rayleigh quotient as
  /// wide as its residual. Converges like Rayleigh quotient iteration, cubically, but stays with the mode it is near.
  /// Returns the Rayleigh quotient of the x it started from.
  Real sharpen(Real* x) {
    multiply(x, residual_.data());
    const Real centre = inner(x, residual_.data(), n_);
    Real residual2 = 0.0;
    for (int k = 0; k < n_; ++k) {
      const Real residual = fma(-centre, x[k], residual_[k]);
      residual2 = fma(residual, residual, residual2);
    }
    filter(centre, larger(sqrt(residual2), Real(1e-9) * (Real(1.0) + magnitude(centre))), x);
    normalise(x);
    return centre;
  }

  void normalise(Real* x) const {
    const Real norm2 = inner(x, x, n_);
    const Real scale = Real(1.0) / sqrt(select(Real(0.0) < norm2, norm2, Real(1.0)));
    for (int k = 0; k < n_; ++k) x[k] = x[k] * scale;
  }

 private:
  static constexpr double kSmallestPivot = 1e-30;

  static Real guarded(Real pivot) {
    return select(magnitude(pivot) < Real(kSmallestPivot), Real(-kSmallestPivot), pivot);
  }

  /// 2/|v|², 0 for a vector that is zero; in full precision, since on it depends how orthogonal Q is.
  static Real inverse_half_square(const Element* v, int size) {
    Real sum[2] = {0.0, 0.0};
    int c = 0;
    for (; c + 2 <= size; c += 2) {
      for (int k = 0; k < 2; ++k) sum[k] = fma(as<Real>(v[c + k]), as<Real>(v[c + k]), sum[k]);
    }
    if (c < size) sum[0] = fma(as<Real>(v[c]), as<Real>(v[c]), sum[0]);
    const Real square = sum[0] + sum[1];
    const auto needed = Real(0.0) < square;
    return select(needed, Real(2.0) / select(needed, square, Real(1.0)), Real(0.0));
  }

  /// Several vectors share the loads of the reflection.
  template <class... Vectors>
  BAROSCAPE_INLINE void reflect(int i, Vectors*... x) const {
    constexpr int kVectors = sizeof...(Vectors);
    Real* vector[] = {x...};
    const Element* v = matrix_ + i * n_;
    // Two interleaved sums for each: one would wait for every term.
    Real sum[kVectors][2];
    for (int k = 0; k < kVectors; ++k) sum[k][0] = sum[k][1] = 0.0;
    int c = 0;
    for (; c + 2 <= i; c += 2) {
      const Real even = as<Real>(v[c]), odd = as<Real>(v[c + 1]);
      for (int k = 0; k < kVectors; ++k) {
        sum[k][0] = fma(even, vector[k][c], sum[k][0]);
        sum[k][1] = fma(odd, vector[k][c + 1], sum[k][1]);
      }
    }
    for (int k = 0; k < kVectors; ++k) {
      if (c < i) sum[k][0] = fma(as<Real>(v[c]), vector[k][c], sum[k][0]);
      sum[k][0] = -(sum[k][0] + sum[k][1]) * half_square_[i];
    }
    for (c = 0; c < i; ++c) {
      const Real element = as<Real>(v[c]);
      for (int k = 0; k < kVectors; ++k) vector[k][c] = fma(sum[k][0], element, vector[k][c]);
    }
  }

  /// On the leading m × m triangle: a ← a − v wᵀ − w vᵀ and product = a · next, in one sweep. Several rows at a time
  /// share the loads of the column's elements; the order of every sum is that of one row at a time.
  void update_and_multiply(Element* a, int m) {
    constexpr int kRows = LaneTraits<Real>::lanes == 8 ? 4 : 2;
    for (int c = 0; c < m; ++c) product_[c] = 0.0;
    int first = 0;
    for (; first + kRows <= m; first += kRows) rows<kRows>(a, first);
    for (; first < m; ++first) rows<1>(a, first);
  }

  template <int kRows>
  BAROSCAPE_INLINE void rows(Element* a, int first) {
    // Plain pointers: the compiler must not think that a store to the matrix could move the arrays.
    const Element *v = v_.data(), *w = w_.data(), *next = next_.data();
    Element* product = product_.data();
    Element* row[kRows];
    Element vr[kRows], wr[kRows], nr[kRows], sum[kRows];
    for (int r = 0; r < kRows; ++r) {
      row[r] = a + (first + r) * n_;
      vr[r] = -v[first + r];
      wr[r] = -w[first + r];
      nr[r] = next[first + r];
      sum[r] = product[first + r];
    }
    for (int c = 0; c < first; ++c) {
      const Element vc = v[c], wc = w[c], nc = next[c];
      Element pc = product[c];
      for (int r = 0; r < kRows; ++r) {
        const Element value = fma(vr[r], wc, fma(wr[r], vc, row[r][c]));
        row[r][c] = value;
        sum[r] = fma(value, nc, sum[r]);
        pc = fma(value, nr[r], pc);
      }
      product[c] = pc;
    }
    for (int r = 0; r < kRows; ++r) {
      for (int c = 0; c <= r; ++c) {
        const Element value = fma(vr[r], w[first + c], fma(wr[r], v[first + c], row[r][first + c]));
        row[r][first + c] = value;
        sum[r] = fma(value, nr[c], sum[r]);
        if (c < r) sum[c] = fma(value, nr[r], sum[c]);
      }
    }
    for (int r = 0; r < kRows; ++r) product[first + r] = sum[r];
  }

  int n_;
  const Element* matrix_ = nullptr;  ///< row i holds the reflection of row i in its first i elements
  LaneArray<Real> diagonal_, off_;
  LaneArray<Real> half_square_;                    ///< 1/h of each reflection 1 − v vᵀ/h, 0 for none
  LaneArray<Element> v_, w_, next_, product_;      ///< of reduce()
  LaneArray<Real> lower_, pivot_;                  ///< of factor(): L below its diagonal, 1/D
  LaneArray<Real> lower_i_, scaled_r_, scaled_i_;  ///< of filter(), imaginary parts and solutions
  LaneArray<Real> residual_;
};

}  // namespace BAROSCAPE_ARCHITECTURE
}  // namespace baroscape
