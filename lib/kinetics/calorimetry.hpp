// Simulated differential scanning calorimetry: samples are heated at a rate, and the heat they take up is their heat
// capacity,
//
//   C_p(T) = κ + d⟨H⟩/dT,   dp/dT = K(T) p / β,   ⟨H⟩ = Σ_i H_i p_i
//
// with the κ vibrational modes' own k_B each (harmonic wells: the same for every minimum) and the heating rate β.
#pragma once

#include <Eigen/Core>
#include <optional>
#include <string>
#include <vector>

#include "kinetics/master_equation.hpp"

namespace baroscape {

struct ScanOptions {
  double rate = 0;              ///< β > 0, ε/k_B per σ√(m/ε)
  double from = 0.0, to = 0.3;  ///< ε/k_B, from < to; rates are 0 at 0
  EvolutionOptions evolution;
};

/// Several samples scanned together. Columns are samples.
struct Scan {
  double rate = 0;
  Eigen::VectorXd temperatures;  ///< at which the populations were computed, ascending, both ends included
  Eigen::MatrixXd enthalpies;    ///< ⟨H⟩ of the minima, temperatures × samples, ε
  Eigen::MatrixXd slopes;        ///< d⟨H⟩/dT there, of the cubic spline through them
  Eigen::MatrixXd populations;   ///< at the end, states × samples
  /// How far each sample is from equilibrium at the end: Σ|p − p_eq|/2, each piece of the landscape by itself.
  Eigen::VectorXd distance_from_equilibrium;
  bool finished = false;
  std::string reason;
};

/// InputError for temperatures below 0 or not ascending and for a rate that is not > 0.
Scan scan(const MasterEquation& equation, const Eigen::MatrixXd& samples, const ScanOptions& options);

/// ⟨H⟩ of a sample between the computed temperatures, by the spline.
double enthalpy_at(const Scan& scan, Eigen::Index sample, double temperature);

/// The curve an instrument draws: mean heat capacity between each two neighbours of `edges` (ascending, within the
/// scan) for each sample, (edges − 1) × samples; `modes` is κ. The sum of value × width is exactly the heat taken up.
Eigen::MatrixXd heat_capacities(const Scan& scan, const Eigen::VectorXd& edges, int modes);

/// Evenly spaced edges from the beginning of a scan to its end.
Eigen::VectorXd even_edges(const Scan& scan, Eigen::Index intervals);

/// What a treatment stored, seen by the calorimeter.
struct StoredEnthalpy {
  double delta_enthalpy = 0;      ///< ΔH_rel = ∫ (C_p,control − C_p,treated) dT; > 0 is rejuvenated
  double initial_difference = 0;  ///< ⟨H⟩ treated − control before the scan
  double final_difference = 0;    ///< the same after it: 0 when both end in equilibrium
  /// ΔH_rel − initial_difference: 0 by the sum rule when both end in equilibrium.
  double sum_rule_error = 0;
  /// Where the treated sample gives off the most heat compared to the control; nothing when it nowhere gives off more.
  std::optional<double> exotherm_peak;
  double exotherm_height = 0;  ///< C_p,control − C_p,treated there, k_B
};

/// The integral is taken over the curves as heat_capacities() gives them.
StoredEnthalpy stored_enthalpy(const Scan& scan, Eigen::Index treated, Eigen::Index control);

/// Kissinger's plot: ln(β/T_p²) falls with 1/T_p with the slope −E_a (Anal. Chem. 29, 1702 (1957)).
struct KissingerFit {
  double activation_energy = 0;  ///< ε
  double error = 0;              ///< standard error of the slope; 0 for two rates
  double log_attempts = 0;       ///< ln A of k = A exp(−E_a/T)
};

/// Least squares over heating rates and the peak temperatures seen at them; at least two different ones of each
/// (InputError).
KissingerFit kissinger(const std::vector<double>& rates, const std::vector<double>& peak_temperatures);

}  // namespace baroscape
