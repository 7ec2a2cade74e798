#include "kinetics/propagator.hpp"

#include <algorithm>
#include <cmath>

#include "kinetics/temperature.hpp"

namespace baroscape {
namespace {

/// Off-diagonal parts keep their relative accuracy when they are squared, and columns that sum to 1 keep the diagonal
/// right: without this its rounding would double with every squaring.
void normalise_columns(Eigen::MatrixXd& chances) {
  for (auto column : chances.colwise()) column /= column.sum();
}

}  // namespace

Eigen::MatrixXd transition_probabilities(const HarmonicRates& rates, double temperature, double duration) {
  require_duration(duration);
  std::vector<double> leaving_a, leaving_b;
  rates.evaluate(temperature, leaving_a, leaving_b);
  const Eigen::Index states = rates.states();
  Eigen::MatrixXd jumps = Eigen::MatrixXd::Zero(states, states);
  for (std::size_t g = 0; g < leaving_a.size(); ++g) {
    const auto a = static_cast<Eigen::Index>(rates.groups()[g].a), b = static_cast<Eigen::Index>(rates.groups()[g].b);
    jumps(b, a) = leaving_a[g];
    jumps(a, b) = leaving_b[g];
  }
  const Eigen::VectorXd outflow = jumps.colwise().sum();
  const double fastest = states > 0 ? outflow.maxCoeff() : 0.0;
  Eigen::MatrixXd chances = Eigen::MatrixXd::Identity(states, states);
  if (fastest == 0 || duration == 0) return chances;

  // exp(K h) = exp(−x) Σ xᵐ/m! (1 + K h/x)ᵐ with x = 2 · fastest · h ≤ 1, so that the diagonal of 1 + K h/x is ≥ 1/2.
  int squarings = 0;
  std::frexp(2 * fastest * duration, &squarings);
  squarings = std::max(squarings, 0);
  const double h = std::ldexp(duration, -squarings), x = 2 * fastest * h;
  Eigen::MatrixXd step = jumps / (2 * fastest);
  step.diagonal() = (1 - (outflow / (2 * fastest)).array()).matrix();
  // Horner's rule from the last term; 1/20! is below rounding.
  Eigen::MatrixXd next(states, states);
  for (int m = 20; m >= 1; --m) {
    next.noalias() = step * chances;
    chances = next * (x / m);
    chances.diagonal().array() += 1;
  }
  normalise_columns(chances);
  for (int k = 0; k < squarings; ++k) {
    next.noalias() = chances * chances;
    normalise_columns(next);
    chances.swap(next);
  }
  return chances;
}

}  // namespace baroscape
