#include "search/lowest_mode.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "search/contact_springs.hpp"
#include "search/symmetric_eigenvalues.hpp"

namespace baroscape {
namespace {

/// The directions tried and their products, a column for each.
class RitzSpace {
 public:
  RitzSpace(Eigen::Index dimension, int most) : directions_(dimension, most), products_(dimension, most) {}

  void add(const Eigen::VectorXd& direction, const Eigen::VectorXd& product) {
    const Eigen::Index last = small_.cols();
    directions_.col(last) = direction;
    products_.col(last) = product;
    small_.conservativeResize(last + 1, last + 1);
    // Products by differences are not quite symmetric: the mean of both ways.
    small_.col(last) = 0.5 * (tried().transpose() * product + tried_products().transpose() * direction);
    small_.row(last) = small_.col(last).transpose();
  }

  /// Sets mode, curvature and residual; returns the residual as a vector.
  Eigen::VectorXd judge(LowestModeResult& result) const {
    const SymmetricEigenvalues small = symmetric_eigenvalues(small_);
    Eigen::VectorXd lowest = small.modes.col(0);
    if (lowest(0) < 0) lowest = -lowest;
    result.mode = tried() * lowest;
    result.curvature = small.values(0);
    Eigen::VectorXd residual = tried_products() * lowest - result.curvature * result.mode;
    result.residual = residual.norm();
    return residual;
  }

  /// The unit vector across all directions tried; zero when they are all there are.
  Eigen::VectorXd across(Eigen::VectorXd vector) const {
    const double before = vector.norm();
    // Twice is enough (Parlett, The Symmetric Eigenvalue Problem, ch. 6).
    for (int round = 0; round < 2; ++round) vector -= tried() * (tried().transpose() * vector);
    const double after = vector.norm();
    return after > 1e-10 * before ? Eigen::VectorXd(vector / after) : Eigen::VectorXd::Zero(vector.size());
  }

 private:
  Eigen::Block<const Eigen::MatrixXd, Eigen::Dynamic, Eigen::Dynamic, true> tried() const {
    return directions_.leftCols(small_.cols());
  }
  Eigen::Block<const Eigen::MatrixXd, Eigen::Dynamic, Eigen::Dynamic, true> tried_products() const {
    return products_.leftCols(small_.cols());
  }

  Eigen::MatrixXd directions_, products_;
  Eigen::MatrixXd small_;  ///< the Hessian among the directions
};

}  // namespace

LowestModeResult lowest_mode(const Surface<double>& surface, const Eigen::VectorXd& x, double lambda,
                             const Eigen::VectorXd& guess, const LowestModeOptions& options) {
  LowestModeResult result;
  Eigen::VectorXd here(x.size()), there(x.size());
  surface.evaluate(x.data(), lambda, here.data());
  ++result.counts.gradients;
  Eigen::MatrixXd zero_modes(x.size(), surface.zero_mode_count());
  surface.zero_modes(x.data(), zero_modes.data());
  const auto internal = [&](Eigen::VectorXd vector) -> Eigen::VectorXd {
    if (zero_modes.cols() > 0) vector -= zero_modes * (zero_modes.transpose() * vector);
    return vector;
  };
  std::optional<ContactSprings> springs;
  if (options.springs) springs.emplace(x);
  const auto softened = [&](const Eigen::VectorXd& v) { return internal(springs ? springs->solve(v) : v); };
  const int most = std::min(options.products, static_cast<int>(x.size()));
  RitzSpace space(x.size(), most);
  Eigen::VectorXd direction = softened(guess).normalized();
  for (int product = 0; product < most && direction.squaredNorm() > 0; ++product) {
    const Eigen::VectorXd moved = x + kModeDifference * direction;
    surface.evaluate(moved.data(), lambda, there.data());
    ++result.counts.gradients;
    space.add(direction, internal((there - here) / kModeDifference));
    const Eigen::VectorXd residual = space.judge(result);
    if (result.residual <= options.residual * (1 + std::abs(result.curvature))) break;
    direction = space.across(softened(residual));
  }
  return result;
}

}  // namespace baroscape
