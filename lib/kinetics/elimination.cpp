#include "kinetics/elimination.hpp"

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <type_traits>

namespace baroscape {
namespace {

/// Pivots of the core that are eliminated together, so that the rest is changed by one product of matrices (O'Leary &
/// Wu, SIAM J. Matrix Anal. Appl. 17, 470 (1996)).
constexpr std::size_t kBlock = 32;

using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Block = Eigen::Map<RowMajor, 0, Eigen::OuterStride<>>;

Block block(double* first, std::size_t rows, std::size_t columns, std::size_t stride) {
  return {first, static_cast<Eigen::Index>(rows), static_cast<Eigen::Index>(columns),
          Eigen::OuterStride<>(static_cast<Eigen::Index>(stride))};
}

/// to[k] += factor · from[k]
template <class Real>
void add_multiple(Real* to, Real factor, const Real* from, std::size_t count) {
  for (std::size_t k = 0; k < count; ++k) to[k] += factor * from[k];
}

}  // namespace

template <class Real>
Elimination<Real>::Elimination(std::shared_ptr<const EliminationOrder> order)
    : order_(std::move(order)),
      outflow_(order_->size()),
      branching_(order_->later().all().size()),
      arrival_(order_->earlier().all().size()),
      core_(order_->core() * order_->core()),
      row_(order_->size(), Real(0.0)) {}

template <class Real>
void Elimination<Real>::factorise(const std::vector<Real>& leaving_a, const std::vector<Real>& leaving_b,
                                  const std::vector<Real>& ending) {
  assert(leaving_a.size() == order_->links() && leaving_b.size() == order_->links());
  leaving_a_ = &leaving_a;
  leaving_b_ = &leaving_b;
  ending_.resize(order_->size());
  for (std::size_t state = 0; state < order_->size(); ++state) ending_[order_->place(state)] = ending[state];
  eliminate_sparse();
  eliminate_core();
}

/// Leaves in row_ the rates of leaving `place` for later places once all earlier ones below sparse() are eliminated.
template <class Real>
void Elimination<Real>::gather_row(std::size_t place) {
  for (const Departure& departure : order_->departures()[place]) {
    row_[departure.to] += departure.from_a ? (*leaving_a_)[departure.link] : (*leaving_b_)[departure.link];
  }
  const auto& later = order_->later();
  std::size_t slot = order_->earlier().begin(place);
  for (const std::uint32_t x : order_->earlier()[place]) {
    const Real arriving = row_[x];
    row_[x] = Real(0.0);
    arrival_[slot++] = arriving;
    const Real* share = branching_.data() + later.begin(x);
    for (const std::uint32_t j : later[x]) row_[j] += arriving * *share++;
    ending_[place] += arriving * (ending_[x] / outflow_[x]);
  }
  row_[place] = Real(0.0);  // returns to where it left: no departure at all
}

template <class Real>
void Elimination<Real>::eliminate_sparse() {
  for (std::size_t place = 0; place < order_->sparse(); ++place) {
    gather_row(place);
    Real* share = branching_.data() + order_->later().begin(place);
    Real outflow = ending_[place];
    for (const std::uint32_t j : order_->later()[place]) outflow += row_[j];
    for (const std::uint32_t j : order_->later()[place]) {
      *share++ = row_[j] / outflow;
      row_[j] = Real(0.0);
    }
    outflow_[place] = outflow;
  }
  const std::size_t sparse = order_->sparse(), core = order_->core();
  for (std::size_t i = 0; i < core; ++i) {
    gather_row(sparse + i);
    for (std::size_t j = 0; j < core; ++j) {
      core_[i * core + j] = row_[sparse + j];
      row_[sparse + j] = Real(0.0);
    }
  }
}

template <class Real>
void Elimination<Real>::eliminate_core() {
  const std::size_t sparse = order_->sparse(), core = order_->core();
  Real* const ending = ending_.data() + sparse;
  const auto at = [&](std::size_t i, std::size_t j) { return core_.data() + i * core + j; };
  for (std::size_t begin = 0; begin < core; begin += kBlock) {
    const std::size_t end = std::min(begin + kBlock, core);
    for (std::size_t x = begin; x < end; ++x) {
      Real outflow = ending[x];
      for (std::size_t j = x + 1; j < core; ++j) outflow += *at(x, j);
      outflow_[sparse + x] = outflow;
      for (std::size_t j = x + 1; j < core; ++j) *at(x, j) = *at(x, j) / outflow;
      const Real end_share = ending[x] / outflow;
      for (std::size_t i = x + 1; i < core; ++i) {
        const Real arriving = *at(i, x);
        // Rows of the block are brought up to date to their ends, rows below it as far as the block's columns.
        add_multiple(at(i, x + 1), arriving, at(x, x + 1), (i < end ? core : end) - (x + 1));
        ending[i] += arriving * end_share;
      }
    }
    if (end == core) break;
    const std::size_t rest = core - end, width = end - begin;
    if constexpr (std::is_same_v<Real, double>) {
      block(at(end, end), rest, rest, core).noalias() +=
          block(at(end, begin), rest, width, core) * block(at(begin, end), width, rest, core);
    } else {
      for (std::size_t i = end; i < core; ++i) {
        for (std::size_t x = begin; x < end; ++x) add_multiple(at(i, end), *at(i, x), at(x, end), rest);
      }
    }
  }
}

template <class Real>
void Elimination<Real>::solve_populations(Real* values, std::size_t columns) const {
  const std::size_t sparse = order_->sparse(), core = order_->core();
  std::vector<Real> sorted(order_->size() * columns);
  const auto row = [&](std::size_t place) { return sorted.data() + place * columns; };
  for (std::size_t state = 0; state < order_->size(); ++state) {
    std::copy_n(values + state * columns, columns, row(order_->place(state)));
  }
  // Each state hands on what it was given ...
  for (std::size_t x = 0; x < sparse; ++x) {
    const Real* share = branching_.data() + order_->later().begin(x);
    for (const std::uint32_t j : order_->later()[x]) add_multiple(row(j), *share++, row(x), columns);
  }
  for (std::size_t x = 0; x < core; ++x) {
    for (std::size_t j = x + 1; j < core; ++j) {
      add_multiple(row(sparse + j), core_[x * core + j], row(sparse + x), columns);
    }
  }
  // ... and then, last first, is given what returns to it.
  for (std::size_t i = core; i-- > 0;) {
    for (std::size_t c = 0; c < columns; ++c) row(sparse + i)[c] = row(sparse + i)[c] / outflow_[sparse + i];
    for (std::size_t x = 0; x < i; ++x) add_multiple(row(sparse + x), core_[i * core + x], row(sparse + i), columns);
    const Real* arrival = arrival_.data() + order_->earlier().begin(sparse + i);
    for (const std::uint32_t x : order_->earlier()[sparse + i]) {
      add_multiple(row(x), *arrival++, row(sparse + i), columns);
    }
  }
  for (std::size_t i = sparse; i-- > 0;) {
    for (std::size_t c = 0; c < columns; ++c) row(i)[c] = row(i)[c] / outflow_[i];
    const Real* arrival = arrival_.data() + order_->earlier().begin(i);
    for (const std::uint32_t x : order_->earlier()[i]) add_multiple(row(x), *arrival++, row(i), columns);
  }
  for (std::size_t state = 0; state < order_->size(); ++state) {
    std::copy_n(row(order_->place(state)), columns, values + state * columns);
  }
}

template <class Real>
void Elimination<Real>::solve_times(std::vector<Real>& values) const {
  const std::size_t sparse = order_->sparse(), core = order_->core();
  std::vector<Real> sorted(order_->size());
  for (std::size_t state = 0; state < order_->size(); ++state) sorted[order_->place(state)] = values[state];
  for (std::size_t i = 0; i < order_->size(); ++i) {
    const Real* arrival = arrival_.data() + order_->earlier().begin(i);
    for (const std::uint32_t x : order_->earlier()[i]) sorted[i] += *arrival++ * sorted[x];
    if (i >= sparse) {
      const Real* rates = core_.data() + (i - sparse) * core;
      for (std::size_t x = 0; x < i - sparse; ++x) sorted[i] += rates[x] * sorted[sparse + x];
    }
    sorted[i] = sorted[i] / outflow_[i];
  }
  for (std::size_t x = core; x-- > 0;) {
    const Real* shares = core_.data() + x * core;
    for (std::size_t j = x + 1; j < core; ++j) sorted[sparse + x] += shares[j] * sorted[sparse + j];
  }
  for (std::size_t x = sparse; x-- > 0;) {
    const Real* share = branching_.data() + order_->later().begin(x);
    for (const std::uint32_t j : order_->later()[x]) sorted[x] += *share++ * sorted[j];
  }
  for (std::size_t state = 0; state < order_->size(); ++state) values[state] = sorted[order_->place(state)];
}

template class Elimination<double>;
template class Elimination<ExtendedReal>;

}  // namespace baroscape
