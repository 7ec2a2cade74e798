// One step of the master equation: five resolvents, their combination and an estimate of its error.
#pragma once

#include <Eigen/Core>
#include <array>
#include <memory>
#include <vector>

#include "kinetics/elimination.hpp"
#include "kinetics/rates.hpp"

namespace baroscape {

/// Populations in rows by state, so that whatever is done to one state is done to all columns at once.
using PopulationRows = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Workspace of one evolution; the method is named in master_equation.hpp.
class ImplicitStep {
 public:
  ImplicitStep(const HarmonicRates& rates, std::shared_ptr<const EliminationOrder> order, int threads);

  /// A step of length `step` from `populations`, with the temperature going steadily from `from` to `to`. Leaves the
  /// results in end() and error().
  void take(const PopulationRows& populations, double from, double to, double step);

  const PopulationRows& end() const { return stages_.back(); }  ///< entries may be slightly negative
  double error() const { return error_; }                          ///< largest Σ|error| of a column

 private:
  static constexpr std::size_t kStages = 5;

  void factorise(std::size_t stage, double temperature, double step);

  const HarmonicRates& rates_;
  std::size_t states_;
  int threads_;
  std::vector<Elimination<double>> eliminations_;
  std::vector<double> ones_;
  std::array<std::vector<double>, kStages> leaving_a_, leaving_b_;
  double held_temperature_ = -1, held_step_ = -1;  ///< what the first elimination is of, when all stages share it
  std::array<PopulationRows, kStages> stages_, gains_;  ///< populations, and step × dp/dt
  PopulationRows given_;
  double error_ = 0;
};

}  // namespace baroscape
