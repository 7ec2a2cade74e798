// One step of the master equation by backward differences of order 1 to 5 at steps of any length (Gear; Hairer, Nørsett
// & Wanner, Solving Ordinary Differential Equations I, section III.5), with what is needed to choose the next.
//
// The polynomial through the new populations and the last q ones has, at the new time, the slope K p:
//
//   (d₀ − K) p = −Σ_i d_i p_i,   d₀ = Σ_i 1/(t − t_i)
//
// One resolvent a step, whatever the order, and no loss of order where fast states follow an equilibrium that moves
// with the temperature: there the stages of Runge–Kutta methods are of low order, and one of order 4 (SDIRK4) took four
// times the steps at five resolvents each for a scan of LJ9.
#pragma once

#include <Eigen/Core>
#include <memory>
#include <vector>

#include "kinetics/elimination.hpp"
#include "kinetics/rates.hpp"

namespace baroscape {

/// Populations in rows by state, so that whatever is done to one state is done to all columns at once.
using PopulationRows = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

class BackwardDifferences {
 public:
  static constexpr int kHighestOrder = 5;

  BackwardDifferences(const HarmonicRates& rates, std::shared_ptr<const EliminationOrder> order, PopulationRows start);

  /// Tries a step of length `step` and of an order up to highest_order(), to a time when the temperature is
  /// `temperature`. The result is in end(), entries may be slightly negative.
  void attempt(double temperature, double step, int order);
  const PopulationRows& end() const { return end_; }
  int highest_order() const;

  /// Largest Σ|error| of a column had the attempt been of this order; nothing (infinity) where the history is too
  /// short.
  double error(int order) const;

  /// Takes the attempt, with its populations as corrected by whoever calls.
  void accept(PopulationRows populations);
  const PopulationRows& populations() const { return past_.front(); }

 private:
  const HarmonicRates& rates_;
  Elimination<double> elimination_;
  std::vector<double> ones_, leaving_a_, leaving_b_;
  std::vector<PopulationRows> past_;  ///< latest first
  std::vector<double> lengths_;       ///< of the steps between them, latest first
  std::vector<double> ago_;           ///< how long before the attempt's time each of past_ was, in steps
  double step_ = 0;
  PopulationRows end_;
  mutable PopulationRows difference_;
};

}  // namespace baroscape
