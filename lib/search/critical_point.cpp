#include "search/critical_point.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace baroscape {
namespace {

/// Eigenvalues below this share of the mean magnitude vanish at a critical point that is located to 1e-8 of it.
constexpr double kVanishing = 1e-4;
/// Step of the finite differences along a vanishing mode, σ: with bonds that change over 0.1 σ the next term is 1e-3 of
/// the one measured, and rounding of the gradient, 1e-13, less.
constexpr double kAmplitude = 0.004;
/// A cubic term below this share of what the anharmonicity of a contact would make, |mean eigenvalue| per σ, is zero.
constexpr double kCubicZero = 1e-4;

/// Numbers of the vanishing eigenvalues, nearest to zero first.
std::vector<Eigen::Index> vanishing(const Eigen::VectorXd& values) {
  std::vector<Eigen::Index> order(static_cast<std::size_t>(values.size()));
  for (std::size_t k = 0; k < order.size(); ++k) order[k] = static_cast<Eigen::Index>(k);
  std::sort(order.begin(), order.end(),
            [&](Eigen::Index a, Eigen::Index b) { return std::abs(values(a)) < std::abs(values(b)); });
  const double limit = kVanishing * values.cwiseAbs().mean();
  std::size_t count = 1;
  while (count < order.size() && std::abs(values(order[count])) <= limit) ++count;
  order.resize(count);
  return order;
}

/// Terms of the reduced surface along d, f(a) = ½λa² + ⅙ cubic a³ + 1/24 quartic a⁴ + …, all other modes relaxed.
struct Terms {
  double cubic = 0, quartic = 0;
};

/// The quartic term is ∇⁴H[d,d,d,d] − 3 w·A⁺w with the pull w = ∇³H[d,d,·] on the other modes.
Terms terms_along(const Surface<double>& surface, const AugmentedPoint& there, const CriticalPoint& critical,
                  const Eigen::VectorXd& d, Counts& counts) {
  const double h = kAmplitude;
  const auto gradient_at = [&](double amplitude) {
    const Eigen::VectorXd x = critical.x + amplitude * d;
    Eigen::VectorXd gradient(x.size());
    surface.evaluate(x.data(), critical.lambda, gradient.data());
    ++counts.gradients;
    return gradient;
  };
  const Eigen::VectorXd plus = gradient_at(h), minus = gradient_at(-h);
  const Eigen::VectorXd far_plus = gradient_at(2 * h), far_minus = gradient_at(-2 * h);
  // At a critical point ∇H = 0, and what is left of the linear term cancels in both.
  const Eigen::VectorXd pull = (plus + minus) / (h * h);
  const double straight = 0.5 * d.dot((far_plus - far_minus) - 2 * (plus - minus)) / (h * h * h);
  const Eigen::VectorXd along = there.spectrum.modes.transpose() * pull;
  double relaxed = 0;
  for (Eigen::Index k = 0; k < along.size(); ++k) {
    if (std::abs(there.spectrum.values(k)) >= critical.gap) relaxed += along(k) * along(k) / there.spectrum.values(k);
  }
  return {d.dot(pull), straight - 3 * relaxed};
}

}  // namespace

const char* describe(CriticalKind kind) {
  switch (kind) {
    case CriticalKind::fold:
      return "fold";
    case CriticalKind::subcritical_pitchfork:
      return "subcritical pitchfork";
    case CriticalKind::supercritical_pitchfork:
      return "supercritical pitchfork";
    case CriticalKind::threefold:
      return "threefold event of a degenerate mode";
    case CriticalKind::multiple:
      return "event of a degenerate mode without cubic term";
  }
  return "unknown kind";
}

CriticalPoint classify(BorderedNewton& newton, const AugmentedPoint& there, bool turning, int index_before,
                       int index_after) {
  CriticalPoint critical;
  const Eigen::Index n = there.u.size() - 1;
  critical.lambda = newton.lambda_of(there.u);
  critical.x = there.u.head(n);
  critical.enthalpy = there.enthalpy;
  critical.volume = there.volume;
  critical.turning = turning;
  critical.index_before = index_before;
  critical.index_after = index_after;
  const std::vector<Eigen::Index> modes = vanishing(there.spectrum.values);
  critical.modes.resize(n, static_cast<Eigen::Index>(modes.size()));
  Eigen::VectorXd others = there.spectrum.values.cwiseAbs();
  for (std::size_t k = 0; k < modes.size(); ++k) {
    critical.modes.col(static_cast<Eigen::Index>(k)) = there.spectrum.modes.col(modes[k]);
    others(modes[k]) = 1e300;
  }
  critical.gap = others.minCoeff();
  const double slope = there.volume_gradient.norm();
  // Relative to 1 as well: where the whole gradient vanishes by symmetry there is nothing to be relative to.
  critical.coupling = (critical.modes.transpose() * there.volume_gradient).norm() / std::max(slope, 1e-6);
  Counts& counts = newton.counts();
  if (critical.modes.cols() == 1) {
    const Terms terms = terms_along(newton.surface(), there, critical, critical.modes.col(0), counts);
    critical.cubic = terms.cubic;
    critical.quartic = terms.quartic;
    critical.kind = turning && critical.coupling > kSymmetryZero ? CriticalKind::fold
                    : terms.quartic < 0                          ? CriticalKind::subcritical_pitchfork
                                                                 : CriticalKind::supercritical_pitchfork;
    return critical;
  }
  // A cubic form of two variables that is invariant under a threefold axis is c cos 3(θ − θ₀): its largest value
  // follows from two directions a right angle apart.
  double squares = 0;
  for (Eigen::Index k = 0; k < critical.modes.cols(); ++k) {
    const double cubic = terms_along(newton.surface(), there, critical, critical.modes.col(k), counts).cubic;
    squares += cubic * cubic;
  }
  critical.cubic = std::sqrt(squares);
  const bool threefold =
      critical.modes.cols() == 2 && critical.cubic > kCubicZero * there.spectrum.values.cwiseAbs().mean();
  critical.kind = threefold ? CriticalKind::threefold : CriticalKind::multiple;
  return critical;
}

}  // namespace baroscape
