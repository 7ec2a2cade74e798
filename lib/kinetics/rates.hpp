// Harmonic transition-state rates of a landscape, at any temperature.
//
//   k_{b←a} = (o_a/o_t) (1/2π) [Π_κ ω(a) / Π_{κ−1} ω(t)] exp(−(H_t − H_a)/T),   ln Π ω = log_product_mass / 2
//
// (design/physics.md, section 6). Rates are per reduced time, 1/(σ√(m/ε)). A transition state t stands in detailed
// balance by itself: w_a k_{b←a} = c_t = w_b k_{a←b}, with the weight w of a minimum and the conductance c of t,
//
//   ln w_a = −H_a/T − ln o_a − L_a/2,   ln c_t = −H_t/T − ln o_t − L_t/2 − ln 2π.
#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <vector>

#include "kinetics/network.hpp"
#include "landscape/landscape.hpp"

namespace baroscape {

/// A transition state between two different minima.
struct Passage {
  std::size_t transition_state = 0;               ///< index into landscape.transition_states()
  std::size_t a = 0, b = 0;                       ///< indices into landscape.minima(), a < b
  double log_attempts_a = 0, log_attempts_b = 0;  ///< ln of the rate at infinite temperature, leaving a, leaving b
  double barrier_a = 0, barrier_b = 0;            ///< H_t − H_a and H_t − H_b, ε
};

/// Two minima and the passages between them: a range of passages().
struct PassageGroup {
  std::size_t a = 0, b = 0;
  std::size_t first = 0, last = 0;
};

/// The rates of a landscape with everything that does not hang on the temperature worked out once. Holds no reference
/// to the landscape. Safe to read from several threads.
class HarmonicRates {
 public:
  /// Degenerate rearrangements lead nowhere and have no rate. A transition state without a log product (NaN; a cell
  /// whose strain has no stable complement) has none either: without_rate() lists it. A minimum without a log product
  /// is an InputError, since neither its population nor its rates are defined.
  explicit HarmonicRates(const Landscape& landscape);

  Eigen::Index states() const { return enthalpies_.size(); }
  const Eigen::VectorXd& enthalpies() const { return enthalpies_; }    ///< of the minima, ε
  const std::vector<Passage>& passages() const { return passages_; }   ///< sorted by (a, b)
  const std::vector<PassageGroup>& groups() const { return groups_; }  ///< one for each pair of minima that is joined
  const std::vector<std::int64_t>& without_rate() const { return without_rate_; }  ///< ids of transition states

  /// ln of the rate of leaving a (or b) over one transition state; T in ε/k_B, > 0.
  static double log_rate_from_a(const Passage& passage, double temperature) {
    return passage.log_attempts_a - passage.barrier_a / temperature;
  }
  static double log_rate_from_b(const Passage& passage, double temperature) {
    return passage.log_attempts_b - passage.barrier_b / temperature;
  }

  /// Rates k_{b←a} and k_{a←b} of every group, transition states summed. Those too small for a double are 0, and all
  /// are at T = 0. InputError unless T is finite and ≥ 0.
  void evaluate(double temperature, std::vector<double>& leaving_a, std::vector<double>& leaving_b) const;

  /// The network at one temperature in logarithms, where nothing is too small; weights count from the lowest minimum.
  /// InputError unless T is finite and > 0.
  Network network(double temperature) const;

 private:
  Eigen::VectorXd enthalpies_;
  std::vector<double> log_degeneracies_;  ///< −ln o − L/2 of each minimum
  std::vector<Passage> passages_;
  std::vector<PassageGroup> groups_;
  std::vector<std::int64_t> without_rate_;
};

}  // namespace baroscape
