#include "kinetics/calorimetry.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <string>

#include "core/error.hpp"
#include "kinetics/temperature.hpp"

namespace baroscape {
namespace {

/// Σ|p − p_eq|/2 by column; in equilibrium each piece of the landscape keeps what it holds.
Eigen::VectorXd distance_from_equilibrium(const MasterEquation& equation, const Eigen::MatrixXd& populations,
                                          double temperature) {
  const Network network = equation.rates().network(temperature);
  std::vector<std::vector<std::size_t>> members;
  for (std::size_t i = 0; i < network.states(); ++i) {
    members.resize(std::max(members.size(), equation.pieces()[i] + 1));
    members[equation.pieces()[i]].push_back(i);
  }
  Eigen::VectorXd distance = Eigen::VectorXd::Zero(populations.cols());
  for (const std::vector<std::size_t>& piece : members) {
    std::vector<double> log_weights;
    Eigen::RowVectorXd held = Eigen::RowVectorXd::Zero(populations.cols());
    for (const std::size_t i : piece) {
      log_weights.push_back(network.log_weight[i]);
      held += populations.row(static_cast<Eigen::Index>(i));
    }
    const double log_total = log_sum(log_weights);
    for (std::size_t k = 0; k < piece.size(); ++k) {
      const auto row = populations.row(static_cast<Eigen::Index>(piece[k]));
      distance += (row - std::exp(log_weights[k] - log_total) * held).cwiseAbs().transpose() / 2;
    }
  }
  return distance;
}

/// Slopes at the points of the twice differentiable cubic spline; at the ends those of the parabola through the last
/// three points. What dp/dT = K p/β gives is of no use where populations follow equilibrium: their small distance from
/// it, which carries the slope, is of the size of the errors of a step.
Eigen::VectorXd spline_slopes(const Eigen::VectorXd& x, const Eigen::VectorXd& y) {
  const Eigen::Index last = x.size() - 1;
  if (last < 2) return Eigen::VectorXd::Constant(last + 1, last < 1 ? 0.0 : (y[1] - y[0]) / (x[1] - x[0]));
  const auto width = [&](Eigen::Index k) { return x[k + 1] - x[k]; };
  const auto chord = [&](Eigen::Index k) { return (y[k + 1] - y[k]) / width(k); };
  const auto bend = [&](Eigen::Index k) { return (chord(k + 1) - chord(k)) / (width(k) + width(k + 1)); };
  Eigen::VectorXd slope(last + 1), factor = Eigen::VectorXd::Zero(last + 1);
  slope[0] = chord(0) - bend(0) * width(0);
  slope[last] = chord(last - 1) + bend(last - 2) * width(last - 1);
  for (Eigen::Index k = 1; k < last; ++k) {
    const double before = 1 / width(k - 1), after = 1 / width(k);
    const double pivot = 2 * (before + after) - before * factor[k - 1];
    factor[k] = after / pivot;
    slope[k] = (3 * (before * chord(k - 1) + after * chord(k)) - before * slope[k - 1]) / pivot;
  }
  for (Eigen::Index k = last - 1; k >= 1; --k) slope[k] -= factor[k] * slope[k + 1];
  return slope;
}

/// The cubic between two neighbouring temperatures with given values and slopes at both.
struct Cubic {
  double begin, width;
  double value0, value1, slope0, slope1;

  double value(double temperature) const {
    const double s = (temperature - begin) / width, r = 1 - s;
    return r * r * (1 + 2 * s) * value0 + s * s * (1 + 2 * r) * value1 + width * s * r * (r * slope0 - s * slope1);
  }
  /// At the share s of the way.
  double slope(double s) const {
    const double chord = (value1 - value0) / width;
    return 6 * s * (1 - s) * chord + (1 - s) * (1 - 3 * s) * slope0 + s * (3 * s - 2) * slope1;
  }
  /// Where the slope, a parabola, has its vertex, as a share of the way.
  double vertex() const {
    const double chord = (value1 - value0) / width;
    return (3 * chord - 2 * slope0 - slope1) / (3 * (2 * chord - slope0 - slope1));
  }
};

Cubic cubic_of(const Scan& scan, const Eigen::VectorXd& values, const Eigen::VectorXd& slopes, Eigen::Index k) {
  return {scan.temperatures[k], scan.temperatures[k + 1] - scan.temperatures[k], values[k], values[k + 1], slopes[k],
          slopes[k + 1]};
}

}  // namespace

Scan scan(const MasterEquation& equation, const Eigen::MatrixXd& samples, const ScanOptions& options) {
  require_temperature_or_zero(options.from);
  require_temperature(options.to);
  if (!(options.from < options.to)) {
    throw InputError("scan: from " + std::to_string(options.from) + " to " + std::to_string(options.to) +
                     " is not allowed; a scan heats, to > from");
  }
  Scan result;
  result.rate = options.rate;
  const TemperatureRamp heating = ramp(options.from, options.to, options.rate);
  // From the lowest minimum, so that what is small beside the enthalpies is not lost.
  const double lowest = equation.rates().enthalpies().minCoeff();
  const Eigen::RowVectorXd excess = (equation.rates().enthalpies().array() - lowest).matrix().transpose();
  std::vector<double> temperatures;
  std::vector<Eigen::RowVectorXd> enthalpies;
  const EvolutionResult end = equation.evolve(samples, heating, options.evolution, [&](const EvolutionPoint& point) {
    temperatures.push_back(point.temperature);
    enthalpies.push_back(excess * point.populations);
  });
  const auto count = static_cast<Eigen::Index>(temperatures.size());
  result.temperatures = Eigen::Map<const Eigen::VectorXd>(temperatures.data(), count);
  result.enthalpies.resize(count, samples.cols());
  result.slopes.resize(count, samples.cols());
  for (Eigen::Index k = 0; k < count; ++k) {
    result.enthalpies.row(k) = enthalpies[static_cast<std::size_t>(k)];
  }
  for (Eigen::Index sample = 0; sample < samples.cols(); ++sample) {
    result.slopes.col(sample) = spline_slopes(result.temperatures, result.enthalpies.col(sample));
  }
  result.enthalpies.array() += lowest;
  result.populations = end.populations;
  result.finished = end.finished;
  result.reason = end.reason;
  result.distance_from_equilibrium = distance_from_equilibrium(equation, end.populations, options.to);
  return result;
}

double enthalpy_at(const Scan& scan, Eigen::Index sample, double temperature) {
  const auto begin = scan.temperatures.begin(), end = scan.temperatures.end();
  assert(scan.temperatures.size() > 1);
  const auto above = std::clamp<std::ptrdiff_t>(std::upper_bound(begin, end, temperature) - begin, 1, end - begin - 1);
  return cubic_of(scan, scan.enthalpies.col(sample), scan.slopes.col(sample), above - 1).value(temperature);
}

Eigen::MatrixXd heat_capacities(const Scan& scan, const Eigen::VectorXd& edges, int modes) {
  Eigen::MatrixXd result(std::max<Eigen::Index>(edges.size() - 1, 0), scan.enthalpies.cols());
  for (Eigen::Index sample = 0; sample < result.cols(); ++sample) {
    for (Eigen::Index k = 0; k < result.rows(); ++k) {
      const double heat = enthalpy_at(scan, sample, edges[k + 1]) - enthalpy_at(scan, sample, edges[k]);
      result(k, sample) = modes + heat / (edges[k + 1] - edges[k]);
    }
  }
  return result;
}

Eigen::VectorXd even_edges(const Scan& scan, Eigen::Index intervals) {
  const double from = scan.temperatures[0], to = scan.temperatures[scan.temperatures.size() - 1];
  return Eigen::VectorXd::LinSpaced(intervals + 1, from, to);
}

StoredEnthalpy stored_enthalpy(const Scan& scan, Eigen::Index treated, Eigen::Index control) {
  StoredEnthalpy result;
  const Eigen::Index last = scan.temperatures.size() - 1;
  const Eigen::VectorXd values = scan.enthalpies.col(control) - scan.enthalpies.col(treated);
  const Eigen::VectorXd slopes = scan.slopes.col(control) - scan.slopes.col(treated);
  result.initial_difference = -values[0];
  result.final_difference = -values[last];
  for (Eigen::Index k = 0; k < last; ++k) {
    const Cubic cubic = cubic_of(scan, values, slopes, k);
    // Simpson's rule, exact for the parabola that the difference of the curves is here.
    result.delta_enthalpy += cubic.width * (cubic.slope0 + 4 * cubic.slope(0.5) + cubic.slope1) / 6;
    for (const double s : {0.0, cubic.vertex(), 1.0}) {
      if (!(s >= 0 && s <= 1) || cubic.slope(s) <= result.exotherm_height) continue;
      result.exotherm_height = cubic.slope(s);
      result.exotherm_peak = cubic.begin + s * cubic.width;
    }
  }
  result.sum_rule_error = result.delta_enthalpy - result.initial_difference;
  return result;
}

KissingerFit kissinger(const std::vector<double>& rates, const std::vector<double>& peak_temperatures) {
  const auto count = static_cast<Eigen::Index>(rates.size());
  if (rates.size() < 2 || rates.size() != peak_temperatures.size()) {
    throw InputError("Kissinger: " + std::to_string(rates.size()) + " rates and " +
                     std::to_string(peak_temperatures.size()) + " peaks are not allowed; at least two of each are");
  }
  Eigen::ArrayXd x(count), y(count);
  for (std::size_t k = 0; k < rates.size(); ++k) {
    require_temperature(peak_temperatures[k]);
    ramp(0, 1, rates[k]);  // a rate that cannot be one of heating is refused there
    x[static_cast<Eigen::Index>(k)] = 1 / peak_temperatures[k];
    y[static_cast<Eigen::Index>(k)] = std::log(rates[k] / peak_temperatures[k] / peak_temperatures[k]);
  }
  const double spread = (x - x.mean()).square().sum();
  if (!(spread > 0)) throw InputError("Kissinger: all peaks are at one temperature; different ones are needed");
  const double slope = ((x - x.mean()) * (y - y.mean())).sum() / spread;
  const double intercept = y.mean() - slope * x.mean();
  KissingerFit fit;
  fit.activation_energy = -slope;
  fit.log_attempts = intercept + std::log(std::max(-slope, 0.0));  // ln(β/T_p²) = ln(A/E_a) − E_a/T_p
  if (count > 2)
    fit.error = std::sqrt((y - intercept - slope * x).square().sum() / static_cast<double>(count - 2) / spread);
  return fit;
}

}  // namespace baroscape
