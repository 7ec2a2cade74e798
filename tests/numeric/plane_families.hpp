// Families H(x, y, z; λ) whose critical points are known in closed form: what happens in the plane, and a stiff z that
// λ moves along, as pressure shrinks a cluster.
#pragma once

#include <Eigen/Core>
#include <cmath>
#include <functional>

#include "surface/surface.hpp"

namespace baroscape::numeric {

/// H = f(x, y; λ) + 2z² + λz, without symmetry that would make zero modes.
class PlaneFamily final : public Surface<double> {
 public:
  struct Value {
    double f, fx, fy, fxx, fxy, fyy;  ///< at λ
    double v, vx, vy;                 ///< ∂/∂λ of f, fx, fy at λ
    double vv = 0;                    ///< ∂²f/∂λ²: zero where f is linear in λ
  };
  using Function = std::function<Value(double x, double y, double lambda)>;

  explicit PlaneFamily(Function function) : function_(std::move(function)) {}

  int dimension() const override { return 3; }
  double evaluate(const double* x, double lambda, double* gradient) const override {
    const Value value = function_(x[0], x[1], lambda);
    gradient[0] = value.fx;
    gradient[1] = value.fy;
    gradient[2] = 4 * x[2] + lambda;
    return value.f + 2 * x[2] * x[2] + lambda * x[2];
  }
  double conjugate(const double* x, double lambda, double* gradient) const override {
    const Value value = function_(x[0], x[1], lambda);
    gradient[0] = value.vx;
    gradient[1] = value.vy;
    gradient[2] = 1;
    return value.v + x[2];
  }
  double conjugate_slope(const double* x, double lambda) const override { return function_(x[0], x[1], lambda).vv; }
  void hessian(const double* x, double lambda, double* hessian) const override {
    const Value value = function_(x[0], x[1], lambda);
    hessian[0] = value.fxx;
    hessian[3] = value.fxy;
    hessian[4] = value.fyy;
    hessian[6] = hessian[7] = 0;
    hessian[8] = 4;
  }
  int zero_mode_count() const override { return 0; }
  void zero_modes(const double*, double*) const override {}

 private:
  Function function_;
};

/// The stationary point of a family that has x, y in its plane at λ.
inline Eigen::Vector3d in_plane(double x, double y, double lambda) {
  return {x, y, -lambda / 4};
}

inline constexpr double kCritical = 1.7;  ///< λ_c of the families below

/// f = x³/3 − μx + y²/2, μ = λ_c − λ: minimum at x = √μ, saddle at −√μ.
inline PlaneFamily fold_family() {
  return PlaneFamily([](double x, double y, double lambda) {
    const double mu = kCritical - lambda;
    return PlaneFamily::Value{x * x * x / 3 - mu * x + y * y / 2, x * x - mu, y, 2 * x, 0, 1, x, 1, 0};
  });
}

/// f = μx²/2 + sx⁴/4 + y²/2 + λy + x²y/4, μ = λ_c − λ: y = −λ − x²/4 relaxes, which leaves
/// (μ − λ/2)x²/2 + (s − 1/8)x⁴/4: critical at λ = 2λ_c/3, supercritical for s > 1/8.
inline PlaneFamily pitchfork_family(double s) {
  return PlaneFamily([s](double x, double y, double lambda) {
    const double mu = kCritical - lambda;
    return PlaneFamily::Value{mu * x * x / 2 + s * x * x * x * x / 4 + y * y / 2 + lambda * y + x * x * y / 4,
                              mu * x + s * x * x * x + x * y / 2,
                              y + lambda + x * x / 4,
                              mu + 3 * s * x * x + y / 2,
                              x / 2,
                              1,
                              -x * x / 2 + y,
                              -x,
                              1};
  });
}

/// f = μx²/2 − x⁴/4 + ax⁵/5 + x⁶/6 + y²/2, μ = λ_c − λ: the minimum at x = 0 is lost at λ_c, where x² goes to a zero
/// slope without a symmetry that says so. At μ = 0 the minima on both sides are at x² + ax − 1 = 0.
inline PlaneFamily lopsided_family(double a) {
  return PlaneFamily([a](double x, double y, double lambda) {
    const double mu = kCritical - lambda, x2 = x * x;
    return PlaneFamily::Value{mu * x2 / 2 - x2 * x2 / 4 + a * x2 * x2 * x / 5 + x2 * x2 * x2 / 6 + y * y / 2,
                              mu * x - x2 * x + a * x2 * x2 + x2 * x2 * x,
                              y,
                              mu - 3 * x2 + 4 * a * x2 * x + 5 * x2 * x2,
                              0,
                              1,
                              -x2 / 2,
                              -x,
                              0};
  });
}

/// f = μr²/2 + (x³ − 3xy²)/3 + r⁴/4: three saddles pass through the origin at μ = 0; on y = 0, μ = −x − x², so that
/// they fold with three minima at x = −1/2, μ = 1/4.
inline PlaneFamily threefold_family() {
  return PlaneFamily([](double x, double y, double lambda) {
    const double mu = kCritical - lambda, r2 = x * x + y * y;
    return PlaneFamily::Value{mu * r2 / 2 + (x * x * x - 3 * x * y * y) / 3 + r2 * r2 / 4,
                              mu * x + x * x - y * y + r2 * x,
                              mu * y - 2 * x * y + r2 * y,
                              mu + 2 * x + r2 + 2 * x * x,
                              -2 * y + 2 * x * y,
                              mu - 2 * x + r2 + 2 * y * y,
                              -r2 / 2,
                              -x,
                              -y};
  });
}

/// f = μr²/2 + (x⁴ + y⁴)/4 + ex²y²/2, a mode of a fourfold axis: for |e| < 1 the origin gives way to four minima on
/// the diagonals at r² = −2μ/(1 + e), with four saddles on the axes at r² = −μ between them.
inline PlaneFamily fourfold_family(double e) {
  return PlaneFamily([e](double x, double y, double lambda) {
    const double mu = kCritical - lambda, x2 = x * x, y2 = y * y;
    return PlaneFamily::Value{mu * (x2 + y2) / 2 + (x2 * x2 + y2 * y2) / 4 + e * x2 * y2 / 2,
                              x * (mu + x2 + e * y2),
                              y * (mu + y2 + e * x2),
                              mu + 3 * x2 + e * y2,
                              2 * e * x * y,
                              mu + 3 * y2 + e * x2,
                              -(x2 + y2) / 2,
                              -x,
                              -y};
  });
}

/// f = x³/3 − (1 − λ²)x + y²/2, not linear in λ: stationary on the circle x² + λ² = 1, minimum for x > 0.
inline PlaneFamily circle_family() {
  return PlaneFamily([](double x, double y, double lambda) {
    const double mu = 1 - lambda * lambda;
    return PlaneFamily::Value{
        x * x * x / 3 - mu * x + y * y / 2, x * x - mu, y, 2 * x, 0, 1, 2 * lambda * x, 2 * lambda, 0, 2 * x};
  });
}

/// f = −cos x − λ² sin²x/2 + y²/2: a bead at the angle x on a hoop that turns at the rate λ about its upright diameter.
/// From λ = 1 on it leaves the bottom for cos x = 1/λ².
inline PlaneFamily hoop_family() {
  return PlaneFamily([](double x, double y, double lambda) {
    const double s = std::sin(x), c = std::cos(x), rate2 = lambda * lambda;
    return PlaneFamily::Value{-c - rate2 * s * s / 2 + y * y / 2,
                              s - rate2 * s * c,
                              y,
                              c - rate2 * (c * c - s * s),
                              0,
                              1,
                              -lambda * s * s,
                              -2 * lambda * s * c,
                              0,
                              -s * s};
  });
}

/// f = x²y + y³/3 − y + λx: stationary on the unit circle, where λ = −2xy, so that the branch is closed; four folds, at
/// λ = ±1.
inline PlaneFamily closed_family() {
  return PlaneFamily([](double x, double y, double lambda) {
    return PlaneFamily::Value{x * x * y + y * y * y / 3 - y + lambda * x,
                              2 * x * y + lambda,
                              x * x + y * y - 1,
                              2 * y,
                              2 * x,
                              2 * y,
                              x,
                              1,
                              0};
  });
}

}  // namespace baroscape::numeric
