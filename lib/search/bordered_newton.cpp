#include "search/bordered_newton.hpp"

#include <Eigen/LU>
#include <cmath>

namespace baroscape {

Eigen::VectorXd BorderedNewton::augmented(const Eigen::VectorXd& x, double lambda) const {
  Eigen::VectorXd u(x.size() + 1);
  u << x, options_.lambda_scale * lambda;
  return u;
}

AugmentedPoint BorderedNewton::solve(const Eigen::VectorXd& guess, const Eigen::VectorXd& normal, bool sharply) {
  const Eigen::Index n = guess.size() - 1;
  AugmentedPoint point;
  point.u = guess;
  point.volume_gradient.resize(n);
  Eigen::VectorXd right = Eigen::VectorXd::Zero(n + 1), gradient(n);
  Eigen::MatrixXd bordered(n + 1, n + 1);
  double before = 1e300;
  for (int step = 0; step <= options_.max_steps; ++step) {
    const Eigen::VectorXd x = point.u.head(n);
    const double lambda = lambda_of(point.u);
    point.enthalpy = surface_.evaluate(x.data(), lambda, gradient.data());
    ++counts_.gradients;
    const double rms = std::sqrt(gradient.squaredNorm() / static_cast<double>(n));
    if (!std::isfinite(rms)) return point;
    point.volume = surface_.conjugate(x.data(), lambda, point.volume_gradient.data());
    const Eigen::MatrixXd full = hessian(surface_, x, lambda);
    ++counts_.hessians;
    bordered.topLeftCorner(n, n) = lift_zero_modes(surface_, x, full);
    bordered.topRightCorner(n, 1) = point.volume_gradient / options_.lambda_scale;
    bordered.bottomRows(1) = normal.transpose();
    const Eigen::PartialPivLU<Eigen::MatrixXd> factors(bordered);
    if (rms <= options_.gradient_rms && (!sharply || rms > 0.5 * before || step == options_.max_steps)) {
      point.tangent = factors.solve(Eigen::VectorXd::Unit(n + 1, n)).normalized();
      point.spectrum = spectrum(surface_, x, full);
      point.volume_slope = surface_.conjugate_slope(x.data(), lambda);
      point.converged = point.tangent.allFinite();
      return point;
    }
    before = rms;
    right.head(n) = -gradient;
    point.u += factors.solve(right);
    if (!point.u.allFinite()) return point;
  }
  return point;
}

AugmentedPoint BorderedNewton::describe(const Eigen::VectorXd& u, const Eigen::VectorXd& tangent) {
  const Eigen::VectorXd x = u.head(u.size() - 1);
  Eigen::VectorXd gradient(x.size());
  AugmentedPoint point;
  point.u = u;
  point.tangent = tangent.normalized();
  point.enthalpy = surface_.evaluate(x.data(), lambda_of(u), gradient.data());
  ++counts_.gradients;
  point.volume_gradient.resize(x.size());
  point.volume = surface_.conjugate(x.data(), lambda_of(u), point.volume_gradient.data());
  point.volume_slope = surface_.conjugate_slope(x.data(), lambda_of(u));
  point.spectrum = spectrum(surface_, x, lambda_of(u));
  ++counts_.hessians;
  point.converged = true;
  return point;
}

AugmentedPoint BorderedNewton::solve_at(const Eigen::VectorXd& guess, double lambda) {
  const Eigen::Index n = guess.size() - 1;
  return solve(augmented(guess.head(n), lambda), Eigen::VectorXd::Unit(n + 1, n));
}

}  // namespace baroscape
