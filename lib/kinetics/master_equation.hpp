// Populations in time: dp/dt = K(T) p at a fixed temperature or while it rises or falls at a rate.
#pragma once

#include <Eigen/Core>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "kinetics/elimination_order.hpp"
#include "kinetics/rates.hpp"

namespace baroscape {

/// The temperature goes from one value to another at a steady rate, or stays.
struct TemperatureRamp {
  double from = 0, to = 0;  ///< ε/k_B, ≥ 0
  double duration = 0;      ///< σ√(m/ε), 0 to 1e250
};

/// Stays at a temperature for a time.
TemperatureRamp hold(double temperature, double duration);
/// From one temperature to another at `rate` (> 0, temperature per time; InputError otherwise), up or down.
TemperatureRamp ramp(double from, double to, double rate);

struct EvolutionOptions {
  /// Largest Σ|error| of a population that one step may make, 1e-11 to 0.1.
  double tolerance = 1e-7;
  /// At a fixed temperature, networks of up to this many states go in one leap by exp(K t), right to rounding. 200
  /// states for 1e9 of time units take 0.1 s that way.
  Eigen::Index leap_up_to = 200;
};

/// What an observer sees at the beginning and after every step. Columns are the populations that evolve side by side.
struct EvolutionPoint {
  double time = 0;         ///< since the ramp began
  double temperature = 0;  ///< now
  const Eigen::MatrixXd& populations;
};
using EvolutionObserver = std::function<void(const EvolutionPoint&)>;

struct EvolutionResult {
  Eigen::MatrixXd populations;  ///< at the end, or as far as it came
  bool finished = false;
  std::string reason = "was not called";  ///< a sentence
  int steps = 0, rejected = 0;            ///< taken; tried, found too long and repeated shorter
};

/// The master equation of a landscape. Populations are ≥ 0, and what a connected piece of the landscape holds it keeps
/// to rounding.
///
/// Steps are backward differences of order 1 to 5 with lengths and orders chosen by their errors
/// (backward_differences.hpp); each solves a resolvent (1 − τK)⁻¹ by elimination without subtraction, so that rates may
/// span any number of decades, and damps fast modes altogether (all eigenvalues are real). No method of an order above
/// one keeps populations positive at any step; what comes out negative, less than the tolerance, is set to 0 and its
/// piece of the landscape scaled back to what it held.
class MasterEquation {
 public:
  explicit MasterEquation(HarmonicRates rates);

  const HarmonicRates& rates() const { return rates_; }

  /// Populations (states × any number of columns, ≥ 0) after the ramp. InputError for temperatures below 0, for times
  /// that are not finite and for a tolerance out of its range.
  EvolutionResult evolve(const Eigen::MatrixXd& populations, const TemperatureRamp& ramp,
                         const EvolutionOptions& options = {}, const EvolutionObserver& observer = {}) const;

  /// dp/dt at a temperature, ≥ 0. Summed link by link, so that what a piece of the landscape holds does not change.
  Eigen::MatrixXd flows(const Eigen::MatrixXd& populations, double temperature) const;

  /// Connected piece of each state, over transition states that have rates.
  const std::vector<std::size_t>& pieces() const { return pieces_; }

 private:
  HarmonicRates rates_;
  std::shared_ptr<const EliminationOrder> order_;
  std::vector<std::size_t> pieces_;
};

}  // namespace baroscape
