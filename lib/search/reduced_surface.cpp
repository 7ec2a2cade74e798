#include "search/reduced_surface.hpp"

#include <Eigen/LU>
#include <cmath>

namespace baroscape {

std::optional<Eigen::VectorXd> reduced_gradient(const Surface<double>& surface, const Eigen::VectorXd& origin,
                                                double lambda, const Eigen::MatrixXd& modes,
                                                const Eigen::VectorXd& amplitudes, Counts& counts) {
  constexpr int kSteps = 8;
  constexpr double kTolerance = 1e-12;  // of the RMS gradient across the modes, ε/σ: about what rounding leaves
  const Eigen::Index n = origin.size();
  // The structure is held against rotation where it began: away from a stationary point zero modes elsewhere differ.
  const Eigen::MatrixXd zero = existing_zero_modes(surface, origin);
  Eigen::MatrixXd held(n, modes.cols() + zero.cols());
  held << modes, zero;
  const Eigen::MatrixXd all = held.householderQr().householderQ();
  const Eigen::MatrixXd others = all.rightCols(n - held.cols());
  Eigen::VectorXd x = origin + modes * amplitudes, gradient(n);
  double before = 1e300;
  for (int step = 0; step <= kSteps; ++step) {
    surface.evaluate(x.data(), lambda, gradient.data());
    ++counts.gradients;
    const Eigen::VectorXd across = others.transpose() * gradient;
    const double rms = std::sqrt(across.squaredNorm() / static_cast<double>(n));
    if (!std::isfinite(rms)) return std::nullopt;
    // Steps go on until rounding is all that is left.
    if (rms <= kTolerance || (rms <= 1e3 * kTolerance && rms > 0.5 * before)) return modes.transpose() * gradient;
    before = rms;
    const Eigen::MatrixXd curvature = others.transpose() * hessian(surface, x, lambda) * others;
    ++counts.hessians;
    x -= others * curvature.partialPivLu().solve(across);
  }
  return std::nullopt;
}

}  // namespace baroscape
